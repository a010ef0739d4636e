"""How much better predictions become with more clients to learn from."""

import polars as pl

from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import BOOTSTRAP_CLIENTS
from analysis.prediction.methods import AGREEMENT, UNSEEN
from analysis.prediction.metrics import MADE, Metric
from analysis.prediction.predicted import basis_of, predictions_of, with_ratings
from analysis.prediction.scores import NUMBERS, SEED, SYSTEMS, Types, counts_of, numbers_of
from data.predictions.store import SUM

LEARNING: Types = {"system": pl.String, "metric": pl.String, "trained_on": pl.UInt32, **NUMBERS}


def _learned_basis(selection: Selection, *, predictions: str, **options: object) -> Basis:
    return basis_of(selection, _curves(selection, predictions))


@table(
    methods=(AGREEMENT, UNSEEN, BOOTSTRAP_CLIENTS),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=_learned_basis,
)
def prediction_learning(
    selection: Selection, *, metric: Metric = "pearson", predictions: str = "", seed: int = SEED
) -> pl.DataFrame:
    """How near ridge regression comes to the item sum, by the number of clients that it learned from.

    The same dialogues are predicted each time; the clients to learn from are drawn by chance once, each part
    within the next. Empty where no baseline with a curve was made.

    Options:
        metric: acc, soft_acc, mae, pearson, spearman or qwk
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        seed: of the random draws

    Columns:
        system
        metric
        trained_on (clients in the dialogues that were learned from, the mean over folds)
        estimate (see prediction_scores)
        low, high (95 % percentile interval, 1,000 draws of the clients that are predicted; null below 5. It does
            not hold the chance of which clients were learned from)
        n (predictions)
        n_dialogues
        n_clients (that are predicted)
    """
    ranked = _curves(selection, predictions).with_columns(
        pl.col(name).rank().over("system", "trained_on").alias(f"rank_{name}") for name in ("value", "truth")
    )
    rows = []
    for key, part in ranked.partition_by("system", "trained_on", as_dict=True, maintain_order=True).items():
        [numbers] = numbers_of(part, MADE[metric], [SUM], MADE[metric].value, seed)
        rows.append((key[0], metric, key[1], *numbers, *counts_of(part)))
    return pl.DataFrame(rows, schema=LEARNING, orient="row").sort("system", "trained_on", maintain_order=True)


def _curves(selection: Selection, predictions: str) -> pl.DataFrame:
    """The predictions of learning curves that have a rating."""
    curves = predictions_of(selection.corpus, predictions).drop_nulls("trained_on")
    inside = curves.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    return with_ratings(selection.corpus, inside)
