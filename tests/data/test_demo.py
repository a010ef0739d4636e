"""The invented corpora are what they are meant to be."""

from itertools import combinations

import polars as pl

from data.check import check
from data.corpus import Corpus
from data.quirks import MIN_MINUTES, MIN_UTTERANCES

GREETING = 6
OPENINGS = ("こんにちは", "こんばんは", "おはよう", "よろしく", "ありがとう", "はじめまして", "ようこそ", "お願い")


def test_size_and_span(ja: Corpus):
    assert ja.manifest.card.invented and "demo" in ja.manifest.card.title_en.lower()
    assert ja.dialogues.height >= 60
    assert ja.dialogues["n_utterances"].min() >= MIN_UTTERANCES
    assert ja.dialogues["duration_min"].min() >= MIN_MINUTES
    assert ja.dialogues["topic_main"].n_unique() == 11
    assert ja.dialogues["started_at"].dt.year().n_unique() == 5


def test_persons_are_crossed(ja: Corpus):
    pairs = ja.dialogues.group_by("client_id", "counselor_id").len()
    assert ja.manifest.counts["counselors"] >= 10
    assert ja.manifest.counts["clients"] >= 12
    assert (pairs["len"] > 1).any()
    assert (ja.dialogues.group_by("client_id").len()["len"] >= 4).any()
    assert set(ja.dialogues["client_id"]) & set(ja.dialogues["counselor_id"])


def test_feedback_obeys_the_rule_in_all_regimes(ja: Corpus):
    assert set(ja.dialogues["regime"]) == {"sum", "halved", "zero"}
    assert check(ja).invariants["breaches"].sum() == 0


def test_quirks_of_the_real_data_are_there(ja: Corpus):
    found = dict(check(ja).quirks.select("name", "n").iter_rows())
    wanted = "ideographic_space emoji zero_width_joiner word_joiner control_character same_role_pairs zero_gaps"
    assert all(found[name] > 0 for name in wanted.split())
    assert (ja.texts == "はい").sum() > 1


def test_lines_are_distinct(ja: Corpus):
    assert ja.texts.n_unique() >= 0.85 * len(ja.texts)


def test_no_two_dialogues_share_more_than_a_tenth(ja: Corpus):
    lines = pl.DataFrame({"id": ja.utterances["dialogue_id"], "text": ja.texts}).filter(
        pl.col("text").str.len_chars() > GREETING, ~pl.col("text").str.contains("|".join(OPENINGS))
    )
    sets = [set(part["text"]) for part in lines.partition_by("id")]
    assert max(len(a & b) / min(len(a), len(b)) for a, b in combinations(sets, 2)) <= 0.1


def test_english_demo_shows_what_a_corpus_lacks(en: Corpus):
    assert (en.manifest.card.invented, en.dialogues.height, en.manifest.languages) == (True, 6, ("en",))
    assert not any(en.has(what) for what in ("times", "feedback", "score", "originals"))
    assert all(en.has(what) for what in ("ratings", "labels", "topics", "persons"))
    assert en.dialogues.group_by("client_id").len()["len"].to_list() == [2, 2, 2]
    assert set(en.ratings["scale"]) == {"ctrs", "wellbeing"}
    assert set(en.ratings["moment"]) == {"session", "before", "after"}
    ctrs = en.ratings.filter(pl.col("scale") == "ctrs")
    assert (ctrs["low"].unique().to_list(), ctrs["high"].unique().to_list()) == ([0], [6])
    assert check(en).invariants["breaches"].sum() == 0
