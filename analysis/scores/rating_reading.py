"""Ratings beside their dialogues: one value a dialogue, whoever and however many rated it."""

from typing import Literal

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.samples import ONE_SIDE, STANDING_ALONE, one_side

SCALE = ("scale", "item", "moment")
By = Literal["rater_kind", "system", "topic"]
COLUMNS = {"rater_kind": "rater_kind", "system": "system", "topic": "topic_main"}
_OF_SIDES = [pl.coalesce(f"{side}_system", "system") for side in ("counselor", "client")]
#: Who wrote a dialogue: one system, or that of the counselor and that of the client.
SYSTEM = pl.when(pl.any_horizontal(one.is_not_null() for one in _OF_SIDES)).then(
    pl.concat_str(
        _OF_SIDES[0],
        pl.when(_OF_SIDES[1].ne_missing(_OF_SIDES[0])).then(_OF_SIDES[1]),
        separator=" / ",
        ignore_nulls=True,
    )
)
ABOUT = ("client_id", "counselor_id", "system", "topic_main", "score", "item_sum")


def rated(selection: Selection) -> pl.DataFrame:
    """One row a rating with what is known of its dialogue. Raises Absent without ratings.

    In a corpus that names no persons each dialogue stands alone: the dialogue is the unit of intervals. Where one
    side alone is persons (the other is a system, or nobody is named), these are. The system is the dialogue's,
    else the one that wrote a side.
    """
    need(selection, "ratings")
    about = selection.dialogues.with_columns(system=SYSTEM).select("dialogue_id", *ABOUT)
    if not selection.corpus.has("persons"):
        numbers = selection.corpus.dialogues.select("dialogue_id").with_row_index(STANDING_ALONE)
        about = about.join(numbers, on="dialogue_id", how="left", maintain_order="left")
    elif side := one_side(selection.corpus):
        about = about.with_columns(pl.lit(side).alias(ONE_SIDE))
    words = pl.col("moment", "rater_kind").cast(pl.String)
    return selection.ratings.with_columns(words).join(about, on="dialogue_id", how="inner", maintain_order="left")


def per_dialogue(ratings: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """One row a dialogue and key: the mean of its ratings, with what is known of the dialogue."""
    grouped = ratings.group_by("dialogue_id", *keys, maintain_order=True)
    about = [name for name in (*ABOUT, STANDING_ALONE, ONE_SIDE) if name in ratings.columns and name not in keys]
    firsts = [pl.col(name).first() for name in about]
    return grouped.agg(pl.col("value").mean(), *firsts, n_ratings=pl.len())
