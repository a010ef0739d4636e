"""Selections and scales that a model cannot be made of: the right value, or the reason with what to do."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from analysis.core import kept
from analysis.core.errors import Absent
from analysis.core.not_fitted import NotFitted, check_crossed
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.scores import interaction_adjusted, interaction_scores
from analysis.psychometrics import scale as scales
from analysis.psychometrics.change import experience_change, experience_effects
from analysis.psychometrics.dimensions import factor_loadings, scale_eigenvalues
from analysis.psychometrics.item_functioning import item_functioning
from analysis.psychometrics.item_response import graded_items
from analysis.psychometrics.predictors import available
from analysis.psychometrics.reliability import item_statistics, scale_reliability
from analysis.psychometrics.response_styles import response_styles
from analysis.psychometrics.scale import Scale, scale_names, scale_of
from analysis.psychometrics.social_relations import social_relations
from analysis.psychometrics.variance import variance_shares
from analysis.statistics.models.crossed import Model
from data.corpus import Corpus


def rated(monkeypatch: pytest.MonkeyPatch, demo: Corpus, ratings: np.ndarray) -> Scale:
    """The demo's first dialogues with other ratings of the scale."""
    real = scale_of(select(demo))
    n, k = ratings.shape
    made = replace(real, items=real.items[:k], ratings=ratings.astype(float), dialogues=real.dialogues[:n])
    monkeypatch.setattr(kept, "_recent", {})
    for module in (scales, *MODULES):
        monkeypatch.setattr(module, "scale_of", lambda selection, name="": made)
    return made


def _modules() -> list:
    from analysis.psychometrics import dimensions, item_functioning, item_response, reliability, response_styles

    return [dimensions, item_functioning, item_response, reliability, response_styles]


MODULES = _modules()


def test_one_client_has_pooled_coefficients_without_interval_and_nothing_between(demo_ja: Corpus):
    client = demo_ja.dialogues["client_id"].mode()[0]
    of_one = select(demo_ja, Filter(client=((int(client), int(client)),)))
    assert of_one.dialogues["client_id"].n_unique() == 1 and of_one.n_dialogues > 5
    found = scale_reliability(of_one)
    pooled = found.filter((pl.col("kind") == "pooled") & (pl.col("coefficient") == "alpha")).row(0, named=True)
    ratings = scale_of(of_one).ratings
    covariance = np.cov(ratings.T)
    k = ratings.shape[1]
    assert pooled["estimate"] == pytest.approx(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))
    assert pooled["low"] is None and pooled["n_clients"] == 1
    between = found.filter(pl.col("kind") == "between_clients")
    assert between["estimate"].null_count() == between.height
    with pytest.raises(NotFitted, match="widen the selection"):
        variance_shares(of_one)


def test_two_items_are_no_scale(demo_en: Corpus):
    two = demo_en.ratings.filter(pl.col("scale") == "wellbeing")["item"].n_unique()
    assert two == 2 and "wellbeing" not in scale_names(select(demo_en))
    with pytest.raises(Absent):
        scale_reliability(select(demo_en), scale="wellbeing")


def test_items_all_alike_have_no_coefficient_and_say_why(demo_ja: Corpus, monkeypatch):
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    whole = select(demo_ja)
    assert scale_reliability(whole)["estimate"].null_count() == 9
    assert item_statistics(whole)["r_rest"].null_count() == 60
    assert scale_eigenvalues(whole).is_empty() and factor_loadings(whole).is_empty()
    styles = dict(response_styles(whole).select("style", "mean").iter_rows())
    assert (styles["all_alike"], styles["spread"], styles["level"]) == (1, 0, 3)
    with pytest.raises(NotFitted) as raised:
        graded_items(whole)
    assert raised.value.what == "alike"


def test_one_item_that_does_not_vary_leaves_alpha_of_the_rest(demo_ja: Corpus, monkeypatch):
    ratings = scale_of(select(demo_ja)).ratings[:40].copy()
    ratings[:, 3] = 4
    made = rated(monkeypatch, demo_ja, ratings)
    found = scale_reliability(select(demo_ja)).filter(pl.col("kind") == "pooled")
    values = dict(found.select("coefficient", "estimate").iter_rows())
    covariance = np.cov(made.ratings.T)
    assert values["alpha"] == pytest.approx(20 / 19 * (1 - np.trace(covariance) / covariance.sum()))
    assert values["omega_total"] is None, "a correlation with a constant is none"


def test_missing_items_are_counted_and_left_out(demo_ja: Corpus, monkeypatch):
    whole = select(demo_ja)
    complete = scale_of(whole)
    assert complete.incomplete + len(complete.ratings) <= whole.n_dialogues
    items = whole.items.with_columns(
        pl.when(pl.int_range(pl.len()) < 7).then(None).otherwise(pl.col("felt_respected")).alias("felt_respected")
    )
    gone = int((whole.items["felt_respected"].is_not_null() & items["felt_respected"].is_null()).sum())
    monkeypatch.setattr(type(whole), "items", property(lambda self: items))
    left = scales._twenty(whole)
    assert len(left.ratings) == len(complete.ratings) - gone
    assert left.incomplete == complete.incomplete + gone
    assert left.ratings.shape[1] == 20 and not np.isnan(left.ratings).any()


def test_a_variance_of_nothing_is_told(demo_ja: Corpus):
    rng = np.random.default_rng(1)
    groups = {"client": np.repeat(np.arange(20), 6), "counselor": np.tile(np.arange(12), 10)}
    noise = rng.normal(size=120)
    for codes in groups.values():  # no two groups differ: their means are taken off
        noise -= (np.bincount(codes, noise) / np.bincount(codes))[codes]
    fit = Model(noise, {}, groups).result()
    assert fit.singular and fit.variances["client"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("outcome", "levels", "what"),
    [
        (np.arange(20.0), {"client": 4, "counselor": 8}, "few_persons"),
        (np.full(20, 7.0), {"client": 8, "counselor": 8}, "no_spread"),
        (np.arange(20.0), {"client": 20, "counselor": 8}, "no_repeats"),
        (np.zeros(0), {"client": 0, "counselor": 0}, "few_persons"),
    ],
)
def test_a_crossed_model_says_what_it_lacks(outcome, levels, what):
    with pytest.raises(NotFitted) as raised:
        check_crossed(outcome, levels, 2)
    assert raised.value.what == what


def test_pairs_that_never_meet_again_have_no_relations(demo_ja: Corpus):
    with pytest.raises(NotFitted, match="pairs met again"):
        social_relations(select(demo_ja, Filter(id=((1, 40),))))


def test_a_corpus_without_times_has_no_change_and_no_year(demo_en: Corpus):
    whole = select(demo_en)
    for function in (experience_change, experience_effects):
        with pytest.raises(Absent, match="times"):
            function(whole)
    with pytest.raises(Absent, match="times"):
        item_functioning(whole, by="year")
    assert not {"year", "experience", "duration_min", "reply_s_client"} & set(available(demo_en))


def test_a_corpus_without_scores_has_nothing_to_go_with(demo_en: Corpus):
    for function in (interaction_scores, interaction_adjusted, variance_shares):
        with pytest.raises(Absent, match="score"):
            function(select(demo_en))
