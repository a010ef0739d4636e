"""Items that are rated otherwise in a year or for a topic at the same rating of the rest (DIF)."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.grouping import codes
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.inference.methods import BENJAMINI, INFLUENCE, TWO_WAY
from analysis.core.statistics.models.item_functioning import functioning, strata_of
from analysis.psychometrics.methods import FUNCTIONING
from analysis.psychometrics.scale import Scale, scale_of

By = Literal["year", "topic"]
NEEDS = {"year": "times", "topic": "topics"}
FEWEST = 30
SMALL, LARGE = 0.17, 0.25


def _in_group(row: Row, selection: Selection, *, scale: str, by: By, **options: Any) -> RowTarget:
    dialogues = _grouped(scale_of(selection, scale), by)
    return RowTarget(Filter(), those(selection, dialogues.filter(pl.col("group") == row["group"])))


def _compared(selection: Selection, *, scale: str = "", by: By = "year", **options: Any) -> pl.DataFrame:
    """The dialogues with a complete rating and a group, each once."""
    grouped = _grouped(scale_of(selection, scale), by)
    return grouped.filter(pl.col("group").is_not_null()).unique("dialogue_id", maintain_order=True)


@table(
    methods=(FUNCTIONING, TWO_WAY, INFLUENCE, BENJAMINI),
    not_comparable="refit",
    basis=of_dialogues(_compared),
    drilldown=Leads(_in_group, named=("item", "group")),
)
def item_functioning(
    selection: Selection, *, scale: str = "", by: By = "year", fewest: int = FEWEST
) -> pl.DataFrame:
    """Which items are rated higher or lower in a group than the rest of the scale lets expect (DIF).

    Each group with enough dialogues is compared with all other dialogues at the same mean of the other
    items.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is
        by: year, topic
        fewest: dialogues that a group and all others must have, to be compared

    Columns:
        by
        group
        item
        dif (points at the same rest of the scale, group minus all others)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        p
        p_adjusted (Benjamini-Hochberg over this table)
        n_tests
        standardized (difference in standard deviations of the item)
        dif_size (negligible below 0.17; moderate; large above 0.25)
        nonuniform (how the difference changes with one standard deviation of the rest: non-uniform DIF)
        nonuniform_p_adjusted
        n_dialogues in the group
        n_clients, n_counselors (behind all that are compared)
        largest_share (of one person)

    Source: Dorans and Schmitt (1991); Zwick, Thayer and Mazzeo (1997).
    """
    need(selection, NEEDS[by])
    scale_data = scale_of(selection, scale)
    dialogues = _grouped(scale_data, by)
    there = dialogues["group"].is_not_null().to_numpy()
    ratings, dialogues = scale_data.ratings[there], dialogues.filter(pl.col("group").is_not_null())
    clusters = Clusters.of(dialogues) if dialogues.height else None
    total = ratings.sum(axis=1)
    items = max(1, len(scale_data.items) - 1)
    rests = [(total - ratings[:, place]) / items for place in range(len(scale_data.items))]
    strata = [strata_of(rest) for rest in rests]
    rows = []
    for group in codes(dialogues, by) if dialogues.height else []:
        member = (dialogues["group"] == group).to_numpy()
        if not fewest <= member.sum() <= len(member) - fewest:
            continue
        for place, item in enumerate(scale_data.items):
            seen = functioning(ratings[:, place], rests[place], member, strata[place])
            estimate, p = inference.plain(seen.uniform, clusters)
            slope, slope_p = inference.plain(seen.slope, clusters)
            value, low, high, _, *behind = row(estimate)
            standardized = None if value is None or not seen.spread > 0 else value / seen.spread
            rows.append(
                (
                    *(by, group, item, value, low, high, p, standardized, _size(standardized)),
                    *(slope.value, slope_p, int(member.sum()), *behind),
                )
            )
    numbers = {
        "dif": pl.Float64,
        **BOUNDS,
        "p": pl.Float64,
        "standardized": pl.Float64,
        "dif_size": pl.String,
    }
    keys = {"by": pl.String, "group": pl.String, "item": pl.String}
    schema = {**keys, **numbers, "nonuniform": pl.Float64, "slope_p": pl.Float64, **SAMPLE_SIZES}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        pl.col("p", "nonuniform", "slope_p").fill_nan(None)
    )
    return _adjusted(frame)


def _adjusted(frame: pl.DataFrame) -> pl.DataFrame:
    adjusted = {
        name: pl.Series(
            inference.benjamini_hochberg(frame[p].fill_null(np.nan).to_numpy()), dtype=pl.Float64
        ).fill_nan(None)
        for name, p in (("p_adjusted", "p"), ("nonuniform_p_adjusted", "slope_p"))
    }
    frame = frame.with_columns(**adjusted, n_tests=pl.col("p").count())
    order = (
        "by",
        "group",
        "item",
        "dif",
        *BOUNDS,
        "p",
        "p_adjusted",
        "n_tests",
        "standardized",
        "dif_size",
    )
    return frame.select(*order, "nonuniform", "nonuniform_p_adjusted", *SAMPLE_SIZES)


def _size(standardized: float | None) -> str | None:
    if standardized is None:
        return None
    return "negligible" if abs(standardized) < SMALL else "moderate" if abs(standardized) <= LARGE else "large"


def _grouped(scale_data: Scale, by: By) -> pl.DataFrame:
    """The scale's dialogues with their group, as a code."""
    group = pl.col("started_at").dt.year().cast(pl.String) if by == "year" else pl.col("topic_main")
    return scale_data.dialogues.with_columns(group=group)
