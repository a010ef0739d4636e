"""One client's ratings compared with the ratings of the same items in the selection."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.estimates import BOUNDS, Types, row
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import of_values
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.reader.dialogue import dialogue_of
from data.core.schema import IMPRESSION_ITEMS, ITEM_HIGH, ITEM_LOW, ITEMS

SHARES = tuple(f"share_{rating}" for rating in range(ITEM_LOW, ITEM_HIGH + 1))
COLUMNS: Types = {
    "item": pl.String,
    "half": pl.String,
    "rating": pl.Int8,
    "percentile": pl.Float64,
    **BOUNDS,
    "cohort_mean": pl.Float64,
    **dict.fromkeys(SHARES, pl.Float64),
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_counselors": pl.UInt32,
    "largest_share": pl.Float64,
}


def _others(selection: Selection, *, dialogue: str) -> pl.DataFrame:
    """The other selected dialogues that have a rating."""
    record = dialogue_of(selection, dialogue)
    rated = selection.items.select(pl.any_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    dialogues = selection.dialogues.filter(rated)
    return dialogues if record is None else dialogues.filter(pl.col("dialogue_id") != record.id)


@table(
    methods=(TWO_WAY,),
    not_comparable="one",
    drilldown="its rows are of the one dialogue that is read",
    basis=of_dialogues(_others),
)
def item_percentiles(selection: Selection, *, dialogue: str = "") -> pl.DataFrame:
    """Where one dialogue's 20 ratings stand among those of the selected dialogues.

    Options:
        dialogue: an id; empty: the first that is selected

    Columns:
        item
        half (impression, skills)
        rating (0-5, of this dialogue)
        percentile (mid-rank: per cent of the other selected dialogues rated lower, and half of those rated alike,
            0-100)
        low, high (its 95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        cohort_mean (0-5)
        share_0, share_1, share_2, share_3, share_4, share_5 (of the others rated so, 0-1)
        n_dialogues (others with a rating)
        n_clients, n_counselors, largest_share (of one person) among them
    """
    need(selection, "feedback")
    record = dialogue_of(selection, dialogue)
    if record is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    own = selection.corpus.items.row(record.row, named=True)
    rest = (selection.dialogues["dialogue_id"] != record.id).to_numpy()
    dialogues, items = selection.dialogues.filter(rest), selection.items.filter(rest)
    rows = []
    for item in ITEMS:
        has_rating = items[item].is_not_null()
        others, rating = items[item].drop_nulls().to_numpy(), own[item]
        ranks = np.full(len(others), np.nan)
        if rating is not None:
            ranks = 100 * ((others < rating) + 0.5 * (others == rating))
        estimate = row(of_values(dialogues.filter(has_rating), ranks).estimate())
        shares = [float(np.mean(others == value)) if len(others) else None for value in range(6)]
        mean = float(np.mean(others)) if len(others) else None
        half = "impression" if item in IMPRESSION_ITEMS else "skills"
        bounds = tuple(None if bound is None else min(100.0, max(0.0, bound)) for bound in estimate[1:3])
        rows.append((item, half, rating, estimate[0], *bounds, mean, *shares, *estimate[3:]))
    return pl.DataFrame(rows, schema=dict(COLUMNS), orient="row")
