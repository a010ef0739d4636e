"""What an utterance adds: gaps, turns, fifths, questions and acknowledgments."""

from itertools import pairwise

import polars as pl
import pytest

from analysis.core.dialogues.steps import ACKNOWLEDGED, ASKED, steps
from data.corpus import Corpus
from tests.analysis import naive


@pytest.mark.parametrize(
    ("text", "question", "acknowledgment"),
    [
        ("はい。", False, True),
        ("なるほど、そうなんですね。", False, True),
        ("はい、昨日から眠れません。", False, False),
        ("いつからですか。", True, False),
        ("静かな部屋にいます。", False, False),
    ],
)
def test_japanese_questions_and_acknowledgments(text: str, question: bool, acknowledgment: bool):
    said = pl.Series([text])
    assert said.str.contains(ASKED["ja"]).to_list() == [question]
    assert said.str.contains(ACKNOWLEDGED["ja"]).to_list() == [acknowledgment]


def test_each_utterance_of_a_dialogue_stands_in_order(demo_ja: Corpus):
    number, record = next(iter(naive.japanese().items()))
    rows = steps(demo_ja).filter(pl.col("dialogue_id") == number)
    roles = [line["role"] for line in record["dialogue"]]
    times = naive.times(record)
    assert rows["role"].to_list() == roles
    assert rows["before"].to_list() == [None, *roles[:-1]]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    assert rows["gap"].to_list() == [None, *gaps]
    assert rows["opens"].sum() == naive.runs(roles)
    assert rows["fifth"].to_list() == [5 * place // len(roles) + 1 for place in range(len(roles))]
