"""Measures of one dialogue against plain Python, straight from the demo's files."""

import statistics

import polars as pl
import pytest

from analysis.core.dialogues.measures import dialogue_measures
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus
from tests.analysis import naive


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
        assert row["reply_s client"] == statistics.median(naive.replies(record, "client"))
        roles = [line["role"] for line in record["dialogue"]]
        assert row["turns_per_10"] == pytest.approx(10 * naive.runs(roles) / len(roles))
    assert dialogue_measures(select(demo_ja, Filter(id=((0, 0),)))).is_empty()
