"""What each rater made of each response as numbers: ratings, or points in the pairs it was part of."""

from dataclasses import dataclass

import polars as pl

from analysis.core.errors import Absent
from analysis.core.query.selection import Selection
from analysis.judgement.kept import once_per_judgements
from analysis.judgement.reading import EVERYONE, rows_of


@dataclass(frozen=True, eq=False)
class Scored:
    """What each rater made of each response, as numbers: ratings, or points in the pairs it was part of.

    ``rows``: dialogue_id, position, system, unit (what several raters judge alike), rater, kind, value.
    ``is_rating``: on the scale of the ratings, else 0 to 1.
    """

    rows: pl.DataFrame
    is_rating: bool


def scored(selection: Selection, attribute: str = "", raters: str = EVERYONE, systems: str = "") -> Scored:
    """Ratings of responses; where pairs were judged, each judgement gives points to both (1, 0.5 or 0).

    Raises:
        Absent: nothing was judged here.
    """
    key = ("scored", selection.filter, attribute, raters, systems)
    return once_per_judgements(selection.corpus, key, lambda: _scored(selection, attribute, raters, systems))


def _scored(selection: Selection, attribute: str, raters: str, systems: str) -> Scored:
    rows = rows_of(selection, attribute, raters, systems)
    if rows.is_empty():
        raise Absent("judgements", selection.corpus.id)
    key = ("dialogue_id", "position")
    ratings = rows.filter(pl.col("second").is_null())
    if ratings.height:
        return Scored(
            ratings.select(*key, system="first", unit="first", rater="rater", kind="kind", value="value"), True
        )
    unit = pl.concat_str(
        pl.min_horizontal("first", "second"), pl.max_horizontal("first", "second"), separator="\x1f"
    )
    both = [
        rows.select(*key, system="first", unit=unit, rater="rater", kind="kind", value="value"),
        rows.select(*key, system="second", unit=unit, rater="rater", kind="kind", value=1 - pl.col("value")),
    ]
    return Scored(pl.concat(both), False)
