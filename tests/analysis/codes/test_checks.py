"""Precision, recall and F1 of a corpus' machine labels are scikit-learn's, weighted as the sample was drawn."""

import polars as pl
import pytest
from sklearn.metrics import precision_recall_fscore_support

from analysis.codes.checks import label_checks
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import coded_corpus, plain


def theirs(corpus: Corpus, places: list, code: str, weight=None) -> tuple[float, ...]:
    machine, gold = (plain(corpus, "tag", coder) for coder in ("keywords", "adjudicated"))
    truth, said = [gold[at] == code for at in places], [machine[at] == code for at in places]
    return precision_recall_fscore_support(truth, said, average="binary", sample_weight=weight)[:3]


@pytest.mark.parametrize("split", ["all", "dev", "test"])
def test_each_code_and_split(everything: Selection, split: str):
    found = label_checks(everything, split=split)
    gold = plain(everything.corpus, "tag", "adjudicated")
    places = [at for at in gold if split == "all" or (at[0] % 2 == 0) == (split == "dev")]
    assert found["n_units"].unique().to_list() == [len(places)]
    for (code,), rows in found.partition_by("label_code", as_dict=True).items():
        assert rows["estimate"].to_list() == pytest.approx(theirs(everything.corpus, places, code))
        assert rows["n_settled"][0] == sum(gold[at] == code for at in places)
    assert (found["low"] <= found["estimate"]).all() and (found["estimate"] <= found["high"]).all()


def test_what_was_drawn_rarely_counts_for_more(everything: Selection):
    corpus = everything.corpus
    rare = pl.when(pl.col("dialogue_id") < 30).then(0.1).otherwise(0.8)
    unequal = coded_corpus(corpus, corpus.labels, corpus.samples.with_columns(probability=rare))
    found = label_checks(select(unequal))
    places = list(plain(corpus, "tag", "adjudicated"))
    weight = [10 if dialogue < 30 else 1.25 for dialogue, _ in places]
    rows = found.filter(label_code="Reflection")["estimate"].to_list()
    assert rows == pytest.approx(theirs(corpus, places, "Reflection", weight))
