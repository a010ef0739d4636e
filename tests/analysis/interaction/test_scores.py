"""How interaction goes with a score, against scipy."""

import polars as pl
import pytest
from scipy import stats

from analysis.core.dialogues.measures import dialogue_measures, values_of
from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.interaction.scores import interaction_adjusted, interaction_points, interaction_scores
from analysis.psychometrics.variance import variance_shares
from data.corpus import Corpus


def test_a_measure_s_correlation_is_scipy_s_and_its_points_are_the_dialogues(demo_ja: Corpus):
    whole = select(demo_ja)
    measures = dialogue_measures(whole)
    known = whole.dialogues["item_sum"].is_not_null()
    x = values_of(measures.filter(known), "char_share counselor")
    y = whole.dialogues["item_sum"].drop_nulls().to_numpy()
    row = interaction_scores(whole).row(
        by_predicate=(pl.col("measure_name") == "char_share")
        & (pl.col("role") == "counselor")
        & (pl.col("kind") == "pooled"),
        named=True,
    )
    assert row["r"] == pytest.approx(stats.pearsonr(x, y).statistic)
    points = interaction_points(whole, of="char_share counselor")
    assert points["score"].to_list() == y.tolist()
    with pytest.raises(Absent):
        interaction_points(whole, of="char_share")


def test_a_corpus_without_scores_has_nothing_to_go_with(demo_en: Corpus):
    for function in (interaction_scores, interaction_adjusted, variance_shares):
        with pytest.raises(Absent, match="score"):
            function(select(demo_en))
