"""Known values of the published corpus, and what is said of selections that a model cannot be fitted to."""

import numpy as np
import polars as pl
import pytest

from analysis.core.not_fitted import NotFitted
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.measures import dialogue_measures
from analysis.psychometrics.crossed_model import Asked, fitted
from analysis.psychometrics.dimensions import factor_loadings, scale_eigenvalues
from analysis.psychometrics.generalizability import session_reliability
from analysis.psychometrics.item_response import graded_items
from analysis.psychometrics.predictors import available, chosen, formula, with_predictors
from analysis.psychometrics.reliability import scale_reliability
from analysis.psychometrics.scale import scale_names, scale_of
from analysis.psychometrics.variance import group_iccs, variance_shares
from data.corpus import Corpus
from data.problems import UserError


def column(frame: pl.DataFrame, by: str, value: str) -> dict:
    return dict(frame.select(by, value).iter_rows())


@pytest.mark.corpus
def test_reliability_and_dimensions_of_the_published_items(real: Corpus):
    whole = select(real)
    alpha = scale_reliability(whole, draws=20).filter(pl.col("coefficient") == "alpha").row(0, named=True)
    assert alpha["kind"] == "pooled"
    assert round(alpha["estimate"], 3) == 0.978
    assert (round(alpha["low"], 3), round(alpha["high"], 3)) == (0.976, 0.980)
    found = scale_eigenvalues(whole, draws=10)
    pooled = found.filter(pl.col("kind") == "pooled")["eigenvalue"]
    assert [round(value, 2) for value in pooled[:3]] == [14.12, 0.84, 0.69]
    first = found.filter(pl.col("number") == 1)
    sizes = column(first, "kind", "eigenvalue")
    assert round(sizes["within_client"], 1) == 12.9
    assert round(sizes["between_clients"], 1) == 17.6


@pytest.mark.corpus
def test_variance_shares_of_the_published_scores(real: Corpus):
    whole = select(real)
    shares = column(variance_shares(whole), "component", "share")
    assert shares["client"] == pytest.approx(0.315, abs=1e-3)
    assert shares["counselor"] == pytest.approx(0.095, abs=1e-3)
    iccs = column(group_iccs(whole), "component", "icc")
    assert [round(iccs[name], 2) for name in ("client", "counselor")] == [0.33, 0.12]
    assert iccs["topic"] == pytest.approx(0.015, abs=2e-3)
    curve = session_reliability(whole).filter(pl.col("role") == "counselor")
    assert column(curve, "sessions", "reliability")[12] == pytest.approx(0.56, abs=0.01)


def test_another_scale_is_read_from_the_ratings(demo_en: Corpus):
    whole = select(demo_en)
    assert scale_names(whole) == ("ctrs",)
    found = scale_of(whole)
    assert len(found.items) >= 3 and found.ratings.shape == (len(found.dialogues), len(found.items))
    assert scale_reliability(whole)["low"].null_count() == 9


def test_too_few_dialogues_are_a_reason_with_what_to_do(demo_ja: Corpus):
    few = select(demo_ja, Filter(id=((1, 3),)))
    with pytest.raises(NotFitted, match="a crossed model needs 5 of each: widen the selection"):
        variance_shares(few)
    with pytest.raises(NotFitted, match="complete ratings"):
        graded_items(few)
    assert factor_loadings(select(demo_ja, Filter(id=((1, 1),)))).is_empty()


def test_predictors_are_named_and_written_as_lme4_does(demo_ja: Corpus):
    whole = select(demo_ja)
    names = chosen(whole, "year, topic,duration_min")
    assert names == ("topic", "year", "duration_min")
    assert formula("item_sum", names) == "item_sum ~ topic + year + duration_min + (1 | client) + (1 | counselor)"
    assert formula("score", ()) == "score ~ 1 + (1 | client) + (1 | counselor)"
    with pytest.raises(UserError, match="no predictor 'weather'"):
        chosen(whole, "weather")
    fit = fitted(whole, Asked(predictors="topic")).fit
    assert sum(fit.shares.values()) == pytest.approx(1)


def test_features_interaction_and_labels_can_be_predictors(demo_ja: Corpus, demo_en: Corpus):
    whole = select(demo_ja)
    asked = Asked(predictors="duration_min,reply_s_counselor,char_share_counselor")
    found = fitted(whole, asked)
    assert found.formula.startswith("item_sum ~ duration_min + reply_s_counselor + char_share_counselor + (1")
    raw = dialogue_measures(whole).filter(pl.Series(np.isin(whole.dialogue_ids, found.dialogues["dialogue_id"])))
    logged = np.log1p(raw["reply_s counselor"].to_numpy())
    column = found.dialogues["reply_s_counselor"].to_numpy()
    assert column == pytest.approx(logged), "seconds are taken as logarithms, as on the interaction page"
    assert "labels:move:feeling" in available(demo_en)
    assert "reply_s_counselor" not in available(demo_en), "a corpus without times"
    of_label = with_predictors(select(demo_en), ("labels:move:feeling",))
    first = demo_en.utterance_labels.filter(pl.col("dialogue_id") == of_label["dialogue_id"][0])
    share = (first["label"] == "feeling").mean()
    assert of_label["labels:move:feeling"][0] == pytest.approx(share)
    assert formula("score", ("labels:move:feeling",)).startswith("score ~ `labels:move:feeling` + (1")
