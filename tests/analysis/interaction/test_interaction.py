"""Interaction against plain Python, straight from the demo's files."""

import statistics
from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.alignment import alignment_shuffles
from analysis.interaction.lags import turn_lags
from analysis.interaction.matching import alignment_of, matching
from analysis.interaction.matching import replies as replies_of
from analysis.interaction.measures import dialogue_measures
from analysis.interaction.overview import interaction_means, reply_times
from analysis.interaction.shared_words import SharedWords, Shuffle
from data.corpus import Corpus
from tests.analysis import naive


def replies(record: dict, role: str) -> list[float]:
    """Seconds until a role answers the other."""
    said = list(zip(naive.times(record), (line["role"] for line in record["dialogue"]), strict=True))
    return [(b - a).total_seconds() for (a, before), (b, after) in pairwise(said) if after == role != before]


def test_reply_times_are_the_medians_of_all_gaps(demo_ja: Corpus):
    found = reply_times(select(demo_ja)).filter(pl.col("gap_kind") == "reply")
    for role, median, n in found.select("role", "median", "n").iter_rows():
        gaps = [gap for record in naive.japanese().values() for gap in replies(record, role)]
        assert (median, n) == (statistics.median(gaps), len(gaps))


def test_measures_of_a_dialogue_are_those_of_plain_python(demo_ja: Corpus):
    frame = dialogue_measures(select(demo_ja))
    for number, record in naive.japanese().items():
        row = frame.filter(pl.col("dialogue_id") == number).row(0, named=True)
        lengths = {role: [] for role in ("counselor", "client")}
        for line in record["dialogue"]:
            lengths[line["role"]].append(len(line["utterance"]))
        total = sum(map(sum, lengths.values()))
        assert row["char_share counselor"] == pytest.approx(sum(lengths["counselor"]) / total)
        assert row["message_chars client"] == pytest.approx(statistics.fmean(lengths["client"]))
        assert row["reply_s client"] == statistics.median(replies(record, "client"))
        roles = [line["role"] for line in record["dialogue"]]
        assert row["turns_per_10"] == pytest.approx(10 * naive.runs(roles) / len(roles))


def test_shares_of_the_counselor_lie_between_0_and_1(demo_ja: Corpus):
    found = interaction_means(select(demo_ja)).filter(pl.col("measure_name").str.ends_with("share"))
    assert found["mean"].is_between(0, 1).all()


def test_style_matching_is_1_where_both_speak_alike_and_low_where_not():
    alike = np.array([[0.2, 0.1]])
    assert matching(alike, alike) == pytest.approx(1)
    assert matching(np.array([[0.2, 0.0]]), np.array([[0.0, 0.2]])) == pytest.approx(0, abs=1e-3)


def test_shuffles_are_seeded_and_keep_the_observed_value(demo_ja: Corpus):
    whole = select(demo_ja)
    first, again = (alignment_shuffles(whole, draws=20, seed=3) for _ in range(2))
    assert first.equals(again)
    values = alignment_of(demo_ja)["overlap counselor"]
    row = first.filter((pl.col("measure_name") == "overlap") & (pl.col("role") == "counselor")).row(0, named=True)
    assert row["mean"] == pytest.approx(np.nanmean(values))
    assert (first["low"] <= first["chance"]).all() and (first["chance"] <= first["high"]).all()


def test_shuffled_means_are_those_of_sets_of_words(demo_ja: Corpus):
    turns = replies_of(demo_ja)
    said, heard = (
        [set(part.indices[part.indptr[i] : part.indptr[i + 1]]) for i in range(part.shape[0])]
        for part in (turns.said, turns.heard)
    )
    for group in (turns.dialogue * 2 + turns.role, turns.fifth.astype(np.int64)):
        order = Shuffle(group, np.random.default_rng(2)).order()
        assert sorted(order) == list(range(len(order)))
        assert (group[order] == group).all(), "rows stay within their group"
        means = SharedWords(turns).means(order)
        for place, mean in enumerate(means):
            shares: dict[int, list[float]] = {}
            for row in np.flatnonzero(turns.role == place):
                share = len(said[row] & heard[order[row]]) / len(said[row])
                shares.setdefault(int(turns.dialogue[row]), []).append(share)
            expected = statistics.fmean(statistics.fmean(of) for of in shares.values())
            assert mean == pytest.approx(expected, rel=1e-6)


def test_a_corpus_without_times_keeps_what_needs_none(demo_en: Corpus):
    found = interaction_means(select(demo_en))
    assert "reply_s" not in found["measure_name"].to_list()
    assert "char_share" in found["measure_name"].to_list()
    assert turn_lags(select(demo_en))["measure_name"].unique().to_list() == ["turn_chars"]


def test_nothing_selected_is_an_empty_table(demo_ja: Corpus):
    nothing = select(demo_ja, Filter(id=((0, 0),)))
    assert reply_times(nothing).is_empty()
    assert dialogue_measures(nothing).is_empty()


@pytest.mark.corpus
def test_reply_times_of_the_published_dialogues(real: Corpus):
    found = reply_times(select(real)).filter(pl.col("gap_kind") == "reply")
    assert dict(found.select("role", "median").iter_rows()) == {"client": 30, "counselor": 44}
