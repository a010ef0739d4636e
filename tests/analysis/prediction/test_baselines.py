"""Baselines know nothing of the persons they predict, except where they are marked as leaky."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.prediction.baselines import BASELINES, FEATURES, LEAKY, Nested, baseline, material
from data.core.problems import UserError
from data.corpus import Corpus
from data.predictions.store import SUM, TARGETS
from tests.analysis.prediction.material import whole


@pytest.mark.parametrize("name", [name for name in BASELINES if name not in ("boosting", "ridge")])
def test_every_rating_is_predicted_on_its_scale(demo_ja: Corpus, name: str):
    made = baseline(whole(demo_ja), name, curve=False)
    assert made["trained_on"].null_count() == made.height == 66 * len(TARGETS)
    items = made.filter(~pl.col("target").is_in(["score", SUM]))
    assert items["value"].is_between(0, 5).all() and made["value"].is_between(0, 100).all()


def test_boosting_predicts_from_length_and_interaction(demo_ja: Corpus, monkeypatch):
    monkeypatch.setattr("data.annotations.predictions.boosting.MOST", 3)
    monkeypatch.setattr("analysis.prediction.baselines.TARGETS", (SUM,))
    assert baseline(whole(demo_ja), "boosting").height == 66


@pytest.mark.parametrize("unseen", ["client", "both"])
def test_folds_keep_persons_apart(demo_ja: Corpus, unseen: str):
    made = material(whole(demo_ja), unseen, 1)
    roles = ("client_id",) if unseen == "client" else ("client_id", "counselor_id")
    persons = made.dialogues.select(roles).to_numpy()
    for split in Nested(made.codes).splits():
        assert not set(persons[split.test].ravel()) & set(persons[split.train].ravel())


def test_the_leaky_mean_is_that_of_the_clients_other_dialogues(demo_ja: Corpus):
    made = baseline(whole(demo_ja), "client_mean").filter(target=SUM)
    known = made.join(demo_ja.dialogues.select("dialogue_id", "client_id", SUM), on="dialogue_id")
    for number, client, value in known.select("dialogue_id", "client_id", "value").head(9).iter_rows():
        others = known.filter((pl.col("client_id") == client) & (pl.col("dialogue_id") != number))
        assert value == pytest.approx(others[SUM].mean())
    assert LEAKY == ("client_mean",)


def test_the_curve_learns_from_more_and_more_clients(demo_ja: Corpus, monkeypatch):
    monkeypatch.setattr("analysis.prediction.baselines.CURVE", (0.1,))
    monkeypatch.setitem(FEATURES, "ridge", ("length",))
    curve = baseline(whole(demo_ja), "ridge", unseen="both").drop_nulls("trained_on")
    assert curve["system"].unique().to_list() == ["ridge+both"] and curve["trained_on"].n_unique() > 1
    assert np.isfinite(curve["value"].to_numpy()).all()


def test_few_clients_and_unknown_names_are_mistakes(demo_ja: Corpus):
    few = select(demo_ja, Filter(score=(95, 100)))
    with pytest.raises(UserError, match="widen the selection"):
        baseline(few, "mean")
    with pytest.raises(UserError, match="no baseline 'magic'"):
        baseline(few, "magic")
