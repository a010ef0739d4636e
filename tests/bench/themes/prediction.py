"""Predicted scores: ridge regression and length for unseen clients over the whole corpus, and a page's tables."""

from collections.abc import Callable, Iterator
from datetime import datetime

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection, select
from analysis.prediction.baselines import baseline
from analysis.prediction.calibration import prediction_bias, prediction_calibration
from analysis.prediction.scores import prediction_items, prediction_pairs, prediction_scores
from data.annotations.predictions.importing import keep
from data.predictions.store import SUM
from tests.bench.material import Material
from tests.bench.row import Row, median, seconds

NAMES = ("mean", "length", "ridge_interaction", "ridge_vectors", "ridge")
GOAL_RIDGE_S, GOAL_TABLE_MS = 60.0, 1_000.0
TABLES: tuple[Callable[[Selection], object], ...] = (
    prediction_scores,
    prediction_pairs,
    prediction_items,
    prediction_calibration,
    prediction_bias,
)


def rows(material: Material) -> Iterator[Row]:
    """Five baselines with nested folds of clients; what ridge explains beside length; the tables of the five."""
    corpus = material.corpus()
    whole = select(corpus)
    explained = {}
    for name in NAMES:
        made: list[pl.DataFrame] = []
        took = seconds(lambda n=name, m=made: m.append(baseline(whole, n, curve=False)))
        goal = GOAL_RIDGE_S if name == "ridge" else float("nan")
        yield Row(f"prediction: {name}, 22 outcomes of {whole.n_dialogues:,} dialogues", took, "s", goal=goal)
        explained[name] = _explained(whole, made[0])
        asked = {"library": material.library, "now": datetime(2026, 1, 1), "name": name, "key": ("bench", name)}
        keep(made[0], corpus, **asked, made_by=name)
    yield Row(
        "prediction: error of the item sum left by ridge",
        100 * (1 - explained["ridge"]),
        "%",
        "by length",
        100 * (1 - explained["length"]),
        goal=1.0 if material.is_real else float("nan"),  # 66 dialogues are too few to learn from
        goal_is_ratio=True,
    )
    for table in TABLES:
        table(whole)
        yield Row(
            f"prediction: {table.__name__}", 1000 * median(lambda t=table: t(whole)), "ms", goal=GOAL_TABLE_MS
        )


def _explained(selection: Selection, predictions: pl.DataFrame) -> float:
    """R² of the item sum."""
    known = predictions.filter(target=SUM).join(selection.dialogues.select("dialogue_id", SUM), on="dialogue_id")
    y = known[SUM].to_numpy().astype(np.float64)
    return float(1 - ((y - known["value"].to_numpy()) ** 2).sum() / ((y - y.mean()) ** 2).sum())
