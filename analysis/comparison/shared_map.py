"""Dialogues of several corpora on one plane."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from analysis.comparison.differences import opening_points
from analysis.comparison.methods import OPENINGS
from analysis.comparison.sides import Side, equally_many, sides
from analysis.core.basis import Basis
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.comparison.manifolds import plane

MOST_POINTS = 600
POINTS: Types = {
    "corpus_name": pl.String,
    "dialogue_id": pl.UInt32,
    "x": pl.Float64,
    "y": pl.Float64,
    "topic_main": pl.String,
    "held": pl.Float64,
}


def _shown(selection: Selection, *, other: Selection | None, beside: str) -> tuple[Basis, ...]:
    """The dialogues that are drawn: equally many of each corpus."""
    corpora = sides(selection, other, beside)
    rows = ((side, opening_points(side, side.drawn(_n(corpora)))[1]) for side in corpora)
    return tuple(Basis.of(side.selection, side.corpus.dialogues[shown]) for side, shown in rows)


def _n(corpora: Sequence[Side]) -> int:
    return min(MOST_POINTS, equally_many(corpora))


@table(methods=(OPENINGS,), compares=True, drilldown="points of several corpora", basis=_shown)
def shared_map(selection: Selection, *, beside: str = "", other: Selection | None = None) -> pl.DataFrame:
    """Where what clients say first lies, dialogues of every corpus on one plane.

    The plane holds the first two principal components of all openings, each corpus counting the same; distances on
    it are those of the openings as far as two dimensions hold them.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version

    Columns:
        corpus_name (the corpus)
        dialogue_id (in its corpus)
        x, y (without unit)
        topic_main
        held (share of the variance that the plane holds, 0-1)

    At most 600 dialogues of each corpus, drawn by chance. Raises Missing where the first corpus has no vectors.
    """
    corpora = sides(selection, other, beside)
    points, frames = [], []
    n = _n(corpora)
    for side in corpora:
        vectors, rows = opening_points(side, side.drawn(n))
        about = side.corpus.dialogues[rows].select("dialogue_id", "topic_main")
        points.append(vectors)
        frames.append(about.with_columns(corpus_name=pl.lit(side.name)))
    if not n:
        return pl.DataFrame(schema=POINTS)
    places, held = plane(np.concatenate(points).astype(np.float64))
    frame = pl.concat(frames).with_columns(
        x=pl.Series(places[:, 0]), y=pl.Series(places[:, 1]), held=pl.lit(held, dtype=pl.Float64).fill_nan(None)
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in POINTS.items())
