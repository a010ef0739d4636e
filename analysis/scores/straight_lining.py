"""Clients who rate all 20 items alike."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import SHARE_INTERVAL, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from data.core.schema import ITEM_HIGH, ITEM_LOW, ITEMS

ANY = "any"
VALUES = (ANY, *(str(value) for value in range(ITEM_LOW, ITEM_HIGH + 1)))


def straight_lining_samples(selection: Selection) -> list[Sample]:
    """For any value and each: 1 where a dialogue's items are all rated so, 0 elsewhere."""
    rated = _rated(selection)
    hits = {
        v: rated["alike"].is_not_null() if v == ANY else (rated["alike"] == v).fill_null(False) for v in VALUES
    }
    return [of_values(rated, hit.to_numpy().astype(float), (v,), is_share=True) for v, hit in hits.items()]


def _rated_alike(row: Row, selection: Selection) -> RowTarget:
    alike = pl.col("alike").is_not_null() if row["alike"] == ANY else pl.col("alike") == row["alike"]
    return RowTarget(mask=those(selection, _rated(selection).filter(alike)))


def _rated(selection: Selection) -> pl.DataFrame:
    """The dialogues with all 20 items, and ``alike``: the one value they were rated with, or null."""
    need(selection, "feedback")
    items = selection.items
    complete = items.select(pl.all_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    lowest, highest = pl.min_horizontal(ITEMS), pl.max_horizontal(ITEMS)
    alike = items.filter(complete).select(pl.when(lowest == highest).then(lowest.cast(pl.String)).alias("alike"))
    return pl.concat([selection.dialogues.filter(complete), alike], how="horizontal")


@table(
    methods=(TWO_WAY, LOGIT),
    samples=straight_lining_samples,
    drilldown=Leads(_rated_alike, named=("alike",)),
    basis=of_dialogues(_rated),
)
def straight_lining(selection: Selection) -> pl.DataFrame:
    """How many dialogues have all 20 items rated alike, with which value, and from how few clients.

    Columns:
        alike (any, or the value 0-5)
        share (of the dialogues with all 20 items, 0-1)
        low, high (95 % interval of the share, two-way clustered by client and counselor, on the logit scale; null
            where fewer than 5 clients or counselors are behind them)
        n_dialogues rated so
        n_clients behind them
        largest_client_share (of these, that the client with the most holds, 0-1; null without any)
    """
    rated = _rated(selection)
    shares = in_rows(straight_lining_samples(selection), {"alike": pl.String}, SHARE_INTERVAL)
    flat = rated.filter(pl.col("alike").is_not_null()).select("alike", "client_id")
    own = pl.concat([flat.with_columns(alike=pl.lit(ANY)), flat]).group_by("alike")
    counts = own.agg(
        n_dialogues=pl.len(),
        n_clients=pl.col("client_id").drop_nulls().n_unique(),
        largest_client_share=pl.col("client_id").drop_nulls().unique_counts().max() / pl.len(),
    )
    joined = shares.select("alike", "share", "low", "high").join(
        counts, on="alike", how="left", maintain_order="left"
    )
    return joined.with_columns(pl.col("n_dialogues", "n_clients").fill_null(0))
