"""Corrected shares are the mean of corrected values, utterance by utterance; topics dialogue by dialogue."""

import numpy as np
import polars as pl
import pytest

from analysis.codes.corrected import corrected_shares, corrected_topics
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.coding.scheme import Code, Scheme
from data.corpus import Corpus
from tests.analysis.codes.invented import DRAWN, coded_corpus, plain, rows


@pytest.mark.parametrize("chosen", [Filter(), Filter(score=(0, 70))], ids=["whole", "part"])
def test_a_share_is_the_mean_of_corrected_values(everything: Selection, chosen: Filter):
    selection = select(everything.corpus, chosen)
    inside = set(selection.dialogue_ids)
    machine, gold = (plain(everything.corpus, "tag", coder) for coder in ("keywords", "adjudicated"))
    own = [at for at in machine if at[0] in inside]
    found = corrected_shares(selection)
    for code in ("OpenQuestion", "Suggest"):
        values = [
            (machine[at] == code) + (((gold[at] == code) - (machine[at] == code)) / DRAWN if at in gold else 0)
            for at in own
        ]
        naive, corrected = found.filter(label_code=code)["estimate"]
        assert naive == pytest.approx(np.mean([machine[at] == code for at in own]))
        assert corrected == pytest.approx(np.mean(values))
    coded = sum(at in gold for at in own)
    assert found["n_coded"][0] == coded and found["n_units"][0] == len(own)
    assert found["stands_for"][0] == pytest.approx(min(1, coded / DRAWN / len(own)))


def test_without_a_random_sample_nothing_is_corrected(everything: Selection):
    corpus = coded_corpus(everything.corpus, everything.corpus.labels)
    found = corrected_shares(select(corpus)).filter(estimator="corrected")
    assert found["estimate"].null_count() == found.height and found["n_coded"].sum() == 0


def test_numbers_have_a_corrected_mean(everything: Selection):
    corpus = everything.corpus
    labels = corpus.labels.filter(pl.col("scheme") == "distress_level")
    machine = labels.filter(coder="Aoi").with_columns(
        coder=pl.lit("m"), kind=pl.lit("model"), value=pl.col("value") + 1
    )
    both = pl.concat([labels.filter(coder="Aoi"), machine.cast(labels.schema)])
    sample = labels.filter(coder="Aoi").select(
        "dialogue_id",
        "position",
        queue=pl.lit("q"),
        probability=pl.lit(1.0),
        stratum=pl.lit(""),
        split=pl.lit("dev"),
    )
    found = corrected_shares(select(coded_corpus(corpus, both, sample)))
    naive, corrected = found["estimate"]
    assert naive == pytest.approx(corrected + 1) and found["label_code"].to_list() == ["", ""]


def test_topics_are_corrected_by_coded_dialogues(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    uncoded = corrected_topics(select(demo_ja))
    assert uncoded.filter(estimator="corrected")["estimate"].null_count() == uncoded.height // 2
    first = demo_ja.dialogues.select("dialogue_id", "topic_main", position=pl.lit(0)).head(40)
    truth = ["workplace" if place % 4 == 0 else topic for place, topic in enumerate(first["topic_main"])]
    sample = first.select("dialogue_id", "position").with_columns(
        queue=pl.lit("t"), probability=pl.lit(40 / 66), stratum=pl.lit(""), split=pl.lit("test")
    )
    corpus = coded_corpus(demo_ja, rows(first, "topic", "A", "person", truth), sample)
    scheme = Scheme("topic", codes=tuple(map(Code, sorted(set(truth)))))
    monkeypatch.setattr(type(corpus.coding), "schemes", lambda self: {"topic": scheme})
    found = corrected_topics(select(corpus)).filter(topic_main="workplace")
    naive, corrected = found["estimate"]
    was = (demo_ja.dialogues["topic_main"] == "workplace").to_numpy()
    moved = sum(
        (one == "workplace") - (old == "workplace") for one, old in zip(truth, first["topic_main"], strict=True)
    )
    assert naive == pytest.approx(was.mean())
    assert corrected == pytest.approx(was.mean() + moved * (66 / 40) / 66)
    assert found["stands_for"].to_list() == pytest.approx([1.0, 1.0])
