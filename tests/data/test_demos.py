"""The invented corpora are what they are meant to be."""

from itertools import combinations
from pathlib import Path

import polars as pl

from data.building.prepare import prepare
from data.checks.check import check
from data.checks.quality import MIN_MINUTES, MIN_UTTERANCES
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from tests.conftest import NOW

GREETING = 6
OPENINGS = ("こんにちは", "こんばんは", "おはよう", "よろしく", "ありがとう", "はじめまして", "ようこそ", "お願い")


def test_size_and_span(demo_ja: Corpus):
    assert demo_ja.manifest.card.invented and "demo" in demo_ja.manifest.card.title_en.lower()
    assert demo_ja.dialogues.height >= 60
    assert demo_ja.dialogues["n_utterances"].min() >= MIN_UTTERANCES
    assert demo_ja.dialogues["duration_min"].min() >= MIN_MINUTES
    assert demo_ja.dialogues["topic_main"].n_unique() == 11
    assert demo_ja.dialogues["started_at"].dt.year().n_unique() == 5


def test_persons_are_crossed(demo_ja: Corpus):
    pairs = demo_ja.dialogues.group_by("client_id", "counselor_id").len()
    assert demo_ja.manifest.counts["counselors"] >= 10
    assert demo_ja.manifest.counts["clients"] >= 12
    assert (pairs["len"] > 1).any()
    assert (demo_ja.dialogues.group_by("client_id").len()["len"] >= 4).any()
    assert set(demo_ja.dialogues["client_id"]) & set(demo_ja.dialogues["counselor_id"])


def test_feedback_obeys_the_rule_in_all_regimes(demo_ja: Corpus):
    assert set(demo_ja.dialogues["regime"]) == {"sum", "halved", "zero"}
    assert check(demo_ja).invariants["breaches"].sum() == 0


def test_quirks_of_the_real_data_are_there(demo_ja: Corpus):
    found = dict(check(demo_ja).quirks.select("name", "n").iter_rows())
    wanted = "ideographic_space emoji zero_width_joiner word_joiner control_character same_role_pairs zero_gaps"
    assert all(found[name] > 0 for name in wanted.split())
    assert (demo_ja.texts == "はい").sum() > 1


def test_lines_are_distinct(demo_ja: Corpus):
    assert demo_ja.texts.n_unique() >= 0.85 * len(demo_ja.texts)


def test_no_two_dialogues_share_more_than_a_tenth(demo_ja: Corpus):
    lines = pl.DataFrame({"id": demo_ja.utterances["dialogue_id"], "text": demo_ja.texts}).filter(
        pl.col("text").str.len_chars() > GREETING, ~pl.col("text").str.contains("|".join(OPENINGS))
    )
    sets = [set(part["text"]) for part in lines.partition_by("id")]
    assert max(len(a & b) / min(len(a), len(b)) for a, b in combinations(sets, 2)) <= 0.1


def test_english_demo_shows_what_a_corpus_lacks(demo_en: Corpus):
    assert (demo_en.manifest.card.invented, demo_en.dialogues.height, demo_en.manifest.languages) == (
        True,
        6,
        ("en",),
    )
    assert not any(demo_en.has(what) for what in ("times", "feedback", "score", "originals"))
    assert all(demo_en.has(what) for what in ("ratings", "labels", "topics", "persons"))
    assert demo_en.dialogues.group_by("client_id").len()["len"].to_list() == [2, 2, 2]
    assert set(demo_en.ratings["scale"]) == {"ctrs", "wellbeing"}
    assert set(demo_en.ratings["moment"]) == {"session", "before", "after"}
    ctrs = demo_en.ratings.filter(pl.col("scale") == "ctrs")
    assert (ctrs["low"].unique().to_list(), ctrs["high"].unique().to_list()) == ([0], [6])
    assert check(demo_en).invariants["breaches"].sum() == 0


def test_a_third_is_coded_by_two_and_settled_and_all_by_a_rule(demo_ja: Corpus):
    labels = demo_ja.labels
    counted = labels.group_by("coder").agg(pl.col("dialogue_id").n_unique())
    n_dialogues = dict(counted.iter_rows())
    assert n_dialogues == {"コーダーA": 24, "コーダーB": 24, "確定": 24, "ルール": 66}
    assert set(labels["scheme"]) == {"tag", "distress_level", "disclosure_depth"}
    assert labels.filter(scheme="tag")["code"].n_unique() == 10
    assert demo_ja.samples["probability"].unique().round(3).to_list() == [0.364]


def test_demos_of_systems_without_public_data(tmp_path: Path):
    found = {}
    for name in ("thoughts", "socratic"):
        source, library = PROJECT / "data" / "demo" / name, Library(tmp_path)
        manifest, _ = prepare(source, name, library=library, now=NOW, words=False, utterances=False)
        assert manifest.card.invented and manifest.problems == {"set_aside": 0, "noted": 0}
        found[name] = Corpus.open(name, library)
    thoughts, socratic = found["thoughts"], found["socratic"]
    counselor = thoughts.utterances["role"].eq("counselor").sum()
    steps = thoughts.utterance_labels["scheme"].value_counts().sort("scheme").rows()
    assert steps == [("emotion", counselor), ("need", counselor), ("strategy", counselor)]
    assert socratic.dialogues["counselor_system"].n_unique() == 4
    moments = socratic.ratings.filter(scale="mood").group_by("moment").len().sort("moment").rows()
    assert moments == [("before", 8), ("after", 8)]
    assert socratic.utterance_labels["label"].n_unique() == 5
