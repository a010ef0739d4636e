"""One page of differences against counting by hand."""

from collections import Counter

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.comparison.differences import corpus_differences
from analysis.core.query.selection import Selection
from analysis.core.question import Question
from analysis.export.comparison_shapes import corpora_by_measures
from analysis.export.result import Result
from analysis.labels import Labels
from tests.analysis.comparison.material import generated
from tests.analysis.naive import JAPANESE


@pytest.fixture(scope="module")
def found(first: Selection) -> pl.DataFrame:
    return corpus_differences(first, beside="made,demo-en")


def row(found: pl.DataFrame, measure: str, corpus: str) -> dict:
    return found.filter(pl.col("compared") == measure, pl.col("corpus_name") == corpus).row(0, named=True)


def test_lengths_are_means_with_intervals_of_persons_or_of_dialogues(found: pl.DataFrame):
    lengths = [len(record["dialogue"]) for record in JAPANESE.values()]
    assert row(found, "utterances", "demo-ja")["mean"] == pytest.approx(np.mean(lengths))
    texts = [[line["content"] for line in generated(n)["messages"]] for n in range(60)]
    chars = [sum(map(len, lines)) for lines in texts]
    made = row(found, "characters", "made")
    assert made["mean"] == pytest.approx(np.mean(chars))
    half = stats.t.ppf(0.975, 59) * np.std(chars, ddof=1) / np.sqrt(60)  # each dialogue by itself
    assert made["high"] - made["mean"] == pytest.approx(half)


def test_differences_are_from_the_first(found: pl.DataFrame):
    first, made = row(found, "utterances", "demo-ja"), row(found, "utterances", "made")
    assert made["from_first"] == pytest.approx(made["mean"] - first["mean"])
    assert made["difference_low"] < made["from_first"] < made["difference_high"] < 0
    assert made["p_adjusted"] < 0.001 and first["from_first"] is None


def test_what_another_language_measures_otherwise_is_not_subtracted(found: pl.DataFrame):
    english = found.filter(pl.col("corpus_name") == "demo-en")
    apart = set(english.filter(~pl.col("comparable"))["compared"])
    assert {"characters", "mtld_client", "distinct_1", "repeated_client"} <= apart
    assert english.filter(pl.col("compared").is_in(list(apart)))["from_first"].count() == 0
    assert row(found, "utterances", "demo-en")["from_first"] is not None


def test_repetition_is_counted_among_equally_many_dialogues(first: Selection):
    found = corpus_differences(first, beside="made")
    assert row(found, "repeated_counselor", "made")["n_dialogues"] == 60
    texts = [
        [line["content"] for line in generated(n)["messages"] if line["role"] == "assistant"] for n in range(60)
    ]
    held = Counter(text for lines in texts for text in set(lines))
    share = np.mean([held[text] > 1 for lines in texts for text in lines])
    assert row(found, "repeated_counselor", "made")["mean"] == pytest.approx(share)
    assert row(found, "template_counselor", "made")["mean"] > 0.9
    assert row(found, "near_duplicates", "made")["mean"] > 0.5
    assert row(found, "mean_distance", "made")["mean"] < row(found, "mean_distance", "demo-ja")["mean"]
    assert row(found, "distinct_2", "made")["mean"] < row(found, "distinct_2", "demo-ja")["mean"]


def test_entropy_of_topics_is_that_of_scipy(found: pl.DataFrame, first: Selection):
    counts = first.dialogues["topic_main"].drop_nulls().value_counts()["count"].to_numpy()
    assert row(found, "topic_entropy", "demo-ja")["mean"] == pytest.approx(stats.entropy(counts, base=2))


def test_the_paper_s_table_has_a_column_for_each_corpus(first: Selection, found: pl.DataFrame):
    result = Result(None, Question.of(corpus_differences, first), found)
    table = corpora_by_measures(result, Labels("en"))
    assert [column.heading for column in table.columns] == ["Measure", "demo-ja", "made", "demo-en"]
    assert len(table.rows) == found["compared"].n_unique() and len(table.notes) == 2
    lengths = next(line for line in table.rows if line[0].text == "Utterances per dialogue")
    assert lengths[2].text == "4.00" and lengths[2].suffix.startswith("*")
    characters = next(line for line in table.rows if line[0].text == "Characters per dialogue")
    assert "°" in characters[3].suffix and "°" not in characters[2].suffix
