"""Where predictions are off: ratings at each predicted value, and the mean error by item and by score band."""

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.conditions.score_bands import BANDS
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one, those
from analysis.core.errors import mistake
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_values
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.prediction.methods import CALIBRATION, UNSEEN
from analysis.prediction.predicted import EVERY_ITEM, Items, predicted, predicted_basis
from data.core.schema import ITEMS
from data.predictions.store import SUM, TOTALS

By = Literal["item", "band"]
Sort = Literal["far", "over", "under"]
STEP = 10
ERRORS: Types = {
    "dialogue_id": pl.UInt32,
    "topic_main": pl.String,
    "system": pl.String,
    "target": pl.String,
    "rating": pl.Float64,
    "prediction": pl.Float64,
    "miss": pl.Float64,
}


def _bins(target: str) -> pl.Expr:
    """The start of the bin that a prediction falls in: ten points of a total, a whole point of an item."""
    if target in TOTALS:
        return (pl.col("value") / STEP).floor().clip(0, 9).cast(pl.Int64) * STEP
    return pl.col("whole").cast(pl.Int64)


def _of_bins(
    selection: Selection, target: str, systems: str, predictions: str, items: Items
) -> Iterator[tuple[tuple[str, int], pl.DataFrame]]:
    scored = predicted(selection, target, systems, predictions, items)
    for system in scored.systems:
        binned = scored.of(system).with_columns(predicted_from=_bins(target))
        for key, part in sorted(binned.partition_by("predicted_from", as_dict=True).items()):
            yield (system, int(key[0])), part


def calibration_samples(
    selection: Selection, *, target: str, systems: str, predictions: str, items: Items
) -> list[Sample]:
    """For each system and bin of its predictions the ratings."""
    return [
        of_values(part, part["truth"].to_numpy(), (TextKey(system), number))
        for (system, number), part in _of_bins(selection, target, systems, predictions, items)
    ]


def _in_bin(
    row: Row, selection: Selection, *, target: str, systems: str, predictions: str, items: Items
) -> RowTarget | None:
    wanted = (row["system"], row["predicted_from"])
    bins = dict(_of_bins(selection, target, systems, predictions, items))
    return RowTarget(Filter(), those(selection, bins[wanted])) if wanted in bins else None


@table(
    methods=(CALIBRATION, UNSEEN, TWO_WAY),
    samples=calibration_samples,
    drilldown=Leads(_in_bin, named=("system", "predicted_from")),
    basis=predicted_basis,
)
def prediction_calibration(
    selection: Selection,
    *,
    target: str = SUM,
    systems: str = "",
    predictions: str = "",
    items: Items = "shared",
) -> pl.DataFrame:
    """What dialogues were rated on average for which a system predicted so many points.

    Options:
        target: item_sum, score, or one of the 20 items
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        items: shared: only what every chosen system predicted; all: whatever each predicted

    Columns:
        system
        predicted_from (its first predicted point: ten points wide of a total, one whole point of an item)
        predicted (mean prediction, points)
        mean (mean rating, points)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients
        n_counselors
        largest_share (of one person, 0-1)
    """
    _one_target(target)
    bins = list(_of_bins(selection, target, systems, predictions, items))
    samples = [of_values(part, part["truth"].to_numpy(), key) for key, part in bins]
    frame = in_rows(samples, {"system": pl.String, "predicted_from": pl.Int64}, INTERVAL)
    means = pl.Series("predicted", [part["value"].mean() for _, part in bins], dtype=pl.Float64)
    return frame.insert_column(2, means)


def _groups(
    selection: Selection, by: By, target: str, systems: str, predictions: str, items: Items
) -> Iterator[tuple[tuple[str, str, str], pl.DataFrame]]:
    scored = predicted(selection, EVERY_ITEM if by == "item" else target, systems, predictions, items)
    column, codes = ("target", ITEMS) if by == "item" else ("band", tuple(BANDS))
    for code in codes:
        for system in scored.systems:
            part = scored.of(system).filter(pl.col(column) == code)
            if part.height:
                yield (by, code, system), part


def _errors(part: pl.DataFrame) -> np.ndarray:
    return np.asarray((part["value"] - part["truth"]).to_numpy())


def bias_samples(
    selection: Selection, *, by: By, target: str, systems: str, predictions: str, items: Items
) -> list[Sample]:
    """For each group and system the errors of its predictions."""
    return [
        of_values(part, _errors(part), (kind, code, TextKey(system)))
        for (kind, code, system), part in _groups(selection, by, target, systems, predictions, items)
    ]


def _of_group(
    row: Row, selection: Selection, *, by: By, target: str, systems: str, predictions: str, items: Items
) -> RowTarget | None:
    wanted = (row["by"], row["group"], row["system"])
    groups = dict(_groups(selection, by, target, systems, predictions, items))
    return RowTarget(Filter(), those(selection, groups[wanted])) if wanted in groups else None


def _of_groups(selection: Selection, *, by: By, target: str, **options: Any) -> Basis:
    """The predictions of the items, or of what the bands are of."""
    return predicted_basis(selection, target=EVERY_ITEM if by == "item" else target, **options)


@table(
    methods=(CALIBRATION, UNSEEN, TWO_WAY),
    samples=bias_samples,
    drilldown=Leads(_of_group, named=("group", "system")),
    basis=_of_groups,
)
def prediction_bias(
    selection: Selection,
    *,
    by: By = "item",
    target: str = SUM,
    systems: str = "",
    predictions: str = "",
    items: Items = "shared",
) -> pl.DataFrame:
    """By how many points a system predicts too high or too low, item by item or in each band of scores.

    Options:
        by: item: each of the 20; band: low, high and top scores
        target: of bands: item_sum, score, or one of the 20 items
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        items: shared: only what every chosen system predicted; all: whatever each predicted

    Columns:
        by
        group (the item or the score band)
        system
        mean (of prediction - rating, points: above zero predicts too high)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        calibration_slope (of the rating on the prediction: 1 where they are calibrated, below 1 where predictions
            are too far apart)
        n_dialogues
        n_clients
        n_counselors
        largest_share (of one person, 0-1)

    A prediction that regresses to the mean is too high in the low band and too low in the high one.
    """
    if by == "band":
        _one_target(target)
    groups = list(_groups(selection, by, target, systems, predictions, items))
    samples = [of_values(part, _errors(part), key) for key, part in groups]
    frame = in_rows(samples, {"by": pl.String, "group": pl.String, "system": pl.String}, INTERVAL)
    slopes = pl.Series("calibration_slope", [_slope(part) for _, part in groups], dtype=pl.Float64)
    return frame.insert_column(frame.columns.index("high") + 1, slopes)


def _slope(part: pl.DataFrame) -> float | None:
    values, truth = part["value"].to_numpy(), part["truth"].to_numpy()
    spread = ((values - values.mean()) ** 2).sum()
    return float(((values - values.mean()) * (truth - truth.mean())).sum() / spread) if spread > 1e-9 else None


def _one_target(target: str) -> None:
    if target == EVERY_ITEM:
        raise mistake("not_a_choice", name="target", choices=", ".join((*TOTALS, *ITEMS)), text=target)


@table(
    methods=(),
    not_comparable="list",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "system", "target")),
    basis=predicted_basis,
)
def prediction_errors(
    selection: Selection,
    *,
    target: str = SUM,
    sort: Sort = "far",
    systems: str = "",
    predictions: str = "",
    items: Items = "all",
) -> pl.DataFrame:
    """Dialogues whose rating a system missed by most.

    Options:
        target: item_sum, score, one of the 20 items, or items: any of them
        sort: far: by distance; over: predicted too high first; under: too low first
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        items: all: whatever each system predicted; shared: only what every chosen system predicted

    Columns:
        dialogue_id
        topic_main
        system
        target
        rating (points)
        prediction (points)
        miss (prediction - rating, points)
    """
    scored = predicted(selection, target, systems, predictions, items)
    worded = scored.rows.rename({"truth": "rating", "value": "prediction"})
    rows = worded.with_columns(miss=pl.col("prediction") - pl.col("rating")).select(
        pl.col(name).cast(kind) for name, kind in ERRORS.items()
    )
    keys = {"far": -pl.col("miss").abs(), "over": -pl.col("miss"), "under": pl.col("miss")}
    return rows.sort(keys[sort], "dialogue_id", "system", maintain_order=True)
