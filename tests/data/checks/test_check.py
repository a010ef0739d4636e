"""Each invariant finds its breach, and nothing else does; each quirk counts what it says."""

import dataclasses
from datetime import datetime

import polars as pl
import pytest

from data.checks.check import INVARIANTS, check
from data.checks.report import to_text
from data.core import schema
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import opened, record, write

TABLES = ("dialogues", "utterances", "texts", "normalized", "feedback", "ratings", "utterance_labels", "speakers")


@pytest.fixture
def corpus(tmp_path, library: Library) -> Corpus:
    """Three dialogues with one other rating and one label each, all as it should be."""
    found = opened(write(tmp_path / "in", [record(n) for n in (1, 2, 4)]), library)
    for name in TABLES:
        getattr(found, name)
    ids = pl.Series("dialogue_id", [1, 2, 4], dtype=schema.ID)
    ratings = pl.DataFrame(
        {"dialogue_id": ids, "scale": "mood", "moment": "after", "value": 3, "low": 0, "high": 5}
    )
    labels = pl.DataFrame({"dialogue_id": ids, "position": 0, "scheme": "act", "label": "greeting"})
    found.__dict__["ratings"] = schema.RATINGS.conform(ratings)
    found.__dict__["utterance_labels"] = schema.UTTERANCE_LABELS.conform(labels)
    return found


def second(column: str, value: object) -> pl.Expr:
    """The column with ``value`` in the rows of dialogue 2."""
    return pl.when(pl.col("dialogue_id") == 2).then(pl.lit(value)).otherwise(column).alias(column)


def at(position: int, column: str, value: object) -> pl.Expr:
    here = (pl.col("dialogue_id") == 2) & (pl.col("position") == position)
    return pl.when(here).then(pl.lit(value)).otherwise(column).alias(column)


def doubled(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([frame, frame.filter(pl.col("dialogue_id") == 2).head(1)])


def without(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("dialogue_id") != 2)


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """All dialogues as the sessions of one client, in order."""
    return frame.with_columns(
        client_id=pl.lit(1, dtype=schema.ID), session_number=pl.int_range(1, pl.len() + 1, dtype=pl.UInt16)
    )


BREACHES = {
    "score_rule": ("dialogues", lambda f: f.with_columns(second("score", 61))),
    "score_in_range": ("dialogues", lambda f: f.with_columns(second("score", 101))),
    "item_sum_is_sum": ("dialogues", lambda f: f.with_columns(second("item_sum", 59))),
    "items_in_range": ("feedback", lambda f: f.with_columns(second("rating", 6))),
    "twenty_items": ("feedback", lambda f: pl.concat([without(f), f.filter(pl.col("dialogue_id") == 2)[1:]])),
    "keys_unique": ("ratings", doubled),
    "positions_without_gap": ("utterances", lambda f: f.with_columns(at(3, "position", 5))),
    "dialogues_have_utterances": ("dialogues", lambda f: f.with_columns(second("n_utterances", 5))),
    "rows_have_dialogue": ("dialogues", without),
    "times_complete": ("utterances", lambda f: f.with_columns(at(1, "said_at", None))),
    "times_forward": ("utterances", lambda f: f.with_columns(at(1, "said_at", datetime(2020, 1, 1)))),
    "texts_not_empty": ("texts", lambda s: s.scatter(5, "　 ")),
    "roles_known": ("utterances", lambda f: f.with_columns(at(3, "role", "other").cast(schema.ROLE))),
    "persons_known": ("dialogues", lambda f: f.with_columns(second("client_id", 999))),
    "topics_known": ("dialogues", lambda f: f.with_columns(second("topic_main", "gardening"))),
    "ratings_in_range": ("ratings", lambda f: f.with_columns(second("value", 6))),
    "sessions_in_order": (
        "dialogues",
        lambda f: numbered(f).with_columns(second("started_at", datetime(2000, 1, 1))),
    ),
    "labels_on_utterances": ("utterance_labels", lambda f: f.with_columns(second("position", 9))),
}


def breaches(corpus: Corpus) -> dict[str, tuple[int, list[int]]]:
    rows = check(corpus).invariants.iter_rows()
    return {name: (n, ids) for name, n, ids in rows if n}


def test_all_is_well(corpus: Corpus):
    assert breaches(corpus) == {}


@pytest.mark.parametrize("name", BREACHES)
def test_breach_is_found(name, corpus: Corpus):
    table, change = BREACHES[name]
    corpus.__dict__[table] = change(getattr(corpus, table))
    found = breaches(corpus)
    assert found[name][1] == [2]
    if name not in ("items_in_range", "rows_have_dialogue"):
        assert found[name][0] == 1


def test_counts_of_the_manifest(corpus: Corpus):
    manifest = dataclasses.replace(corpus.manifest, counts={**corpus.manifest.counts, "utterances": 1})
    wrong = Corpus(manifest, corpus.folder)
    assert breaches(wrong) == {"manifest_counts": (1, [])}


def test_every_invariant_has_a_breach_here():
    assert {*BREACHES, "manifest_counts"} == set(INVARIANTS)


@pytest.mark.parametrize(
    ("marks", "score", "regime"),
    [
        ({}, 59, "sum"),
        ({"unwilling_to_continue": "チェックあり"}, 29, "halved"),
        ({"harmful_due_to_ignorance": "チェックあり"}, 0, "zero"),
        ({"other_potentially_unethical": "チェックあり", "unwilling_to_continue": "チェックあり"}, 0, "zero"),
    ],
)
def test_score_rule_in_each_regime(marks, score, regime, tmp_path, library: Library):
    corpus = opened(write(tmp_path / "in", [record(1, felt_respected=2, score=score, **marks)]), library)
    assert breaches(corpus) == {}
    assert corpus.manifest.problems["noted"] == 0
    assert corpus.dialogues.select("item_sum", "regime").row(0) == (59, regime)


def test_first_ten_ids(tmp_path, library: Library):
    corpus = opened(write(tmp_path / "in", [record(n, score=1) for n in range(1, 13)]), library)
    report = check(corpus)
    assert breaches(corpus) == {"score_rule": (12, list(range(1, 11)))}
    assert report.breaches == 12 and "10, …" in to_text(report)


def test_quirks(tmp_path, library: Library):
    value = record(3)
    texts = [
        "a\u3000b",
        "𠮷",
        "👨\u200d👩 ok",
        "❤\ufe0f",
        "a\u0008",
        "\u2060\u2060",
        "1 < 2",
        "www.example.org",
        "①",
        "①",
    ]
    value["dialogue"] = [{"role": "client", "time": "2021-05-06T07:00:00", "utterance": text} for text in texts]
    corpus = opened(write(tmp_path / "in", [record(1), value]), library)
    found = {name: (n, unit) for name, n, unit, _ in check(corpus).quirks.iter_rows()}
    assert found == {
        "same_role_pairs": (10, "pairs"),
        "zero_gaps": (9, "pairs"),
        "longest_gap": (60, "seconds"),
        "ideographic_space": (2, "utterances"),
        "beyond_bmp": (3, "utterances"),
        "emoji": (3, "utterances"),
        "zero_width_joiner": (1, "utterances"),
        "control_character": (1, "utterances"),
        "angle_bracket": (1, "utterances"),
        "url": (1, "utterances"),
        "word_joiner": (2, "characters"),
        "nfkc_changes": (4, "utterances"),
        "distinct_texts": (13, "utterances"),
        "score_halved": (0, "dialogues"),
        "score_zero": (0, "dialogues"),
        "straight_lining": (2, "dialogues"),
        "few_utterances": (2, "dialogues"),
        "short_session": (2, "dialogues"),
        "missing_numbers": (1, "ids"),
    }


def test_shares(corpus: Corpus):
    share = dict(check(corpus).quirks.select("name", "share").iter_rows())
    assert share["same_role_pairs"] == pytest.approx(3 / 9)
    assert share["straight_lining"] == 1
    assert share["missing_numbers"] == pytest.approx(1 / 4)
    assert share["longest_gap"] is None
