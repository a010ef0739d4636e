"""The map of utterances: how many lie where, which share of them has something, and what is said there."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import By, Speaker, Spoken, box_of, has_value, required, spoken
from analysis.core.dialogues.theme_names import key_of
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.utterances.methods import THEMES, UTTERANCE_LAYOUT
from analysis.utterances.plane_names import names

CELLS, MOST_POINTS, MOST_HITS = 110, 20_000, 2_000
LEAST = 5
"""Of fewer utterances in a cell no share is told."""
COLUMNS: Types = {
    "kind": pl.String,
    "x": pl.Float64,
    "y": pl.Float64,
    "n": pl.UInt32,
    "n_distinct": pl.UInt32,
    "n_hits": pl.UInt32,
    "share": pl.Float64,
    "theme": pl.String,
    "text": pl.String,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "is_hit": pl.Boolean,
    "coloured_by": pl.String,
    "cell_width": pl.Float64,
    "cell_height": pl.Float64,
    "overall": pl.Float64,
}


def _behind(row: Row, selection: Selection, *, speaker: Speaker, templates: bool) -> RowTarget | None:
    """The dialogues with an utterance in the cell or of the theme, or that of the point; of a place none."""
    if row["kind"] == "name":
        level, _, theme = row["theme"].partition(".")
        if not theme:
            return None
        lines = spoken(selection, speaker, templates)
        mask = np.zeros(len(selection.mask), dtype=bool)
        mask[lines.dialogue[lines.theme(int(level)) == int(theme)]] = True
        return RowTarget(mask=mask)
    if row["kind"] == "point":
        number = row["dialogue_id"]
        return RowTarget(Filter(id=((number, number),)), at=row["position"])
    w, h = row["cell_width"] / 2, row["cell_height"] / 2
    x, y = row["x"], row["y"]
    corners = tuple((round(x + dx, 3), round(y + dy, 3)) for dx, dy in ((-w, -h), (w, -h), (w, h), (-w, h)))
    return RowTarget(Filter(region=corners, role="" if speaker == "both" else speaker))


@table(
    methods=(STATIC_VECTORS, UTTERANCE_LAYOUT, THEMES),
    quotes=True,
    not_comparable="rows",
    within_corpus=True,
    drilldown=Leads(_behind, n="", named=("kind", "theme", "dialogue_id", "position")),
)
def utterance_plane(
    selection: Selection,
    *,
    box: str = "",
    by: By = "density",
    value: str = "",
    speaker: Speaker = "both",
    templates: bool = True,
) -> pl.DataFrame:
    """Where the utterances of a selection lie on the map of utterances: cells, and few enough as points.

    Near on the map means alike in words and meaning; gaps, distances and sizes say nothing. An utterance that is
    said word for word more often is one point with that weight.

    Options:
        box: a part of the map as x0,x1,y0,y1; empty: all of it
        by: what shares are of: density (none), role, phase (fifth of the dialogue), topic, band or code
        value: which role, fifth, topic, band, or code (scheme:code); empty: the first
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        kind (cell, point: one distinct utterance, or name: where most of a theme lies)
        x, y (without unit; the middle of a cell)
        n (utterances), n_distinct (different ones), n_hits (utterances that meet the filter's search)
        share (of the utterances there that are of the value, 0-1; null below 5 utterances in a cell)
        theme (of a point: its finest; of a name: the theme, or place where it is named for this box alone)
        text (of a point: what is said; of a name: its words)
        dialogue_id, position (of a point: where it is first said)
        is_hit (of a point: whether it meets the filter's search)
        coloured_by (``by``)
        cell_width, cell_height
        overall (the share in all of the selection, 0-1)

    Points where at most 20,000 distinct utterances lie in the box, else cells. Names are of two levels of themes,
    finer ones in a smaller part: of the themes that are more frequent there than in all of the selection.
    """
    required(selection, by)
    lines = spoken(selection, speaker, templates)
    marked = None if by == "density" else has_value(lines, by, value)
    overall = float(marked.mean()) if marked is not None and len(marked) else None
    ends = box_of(box) or _ends(lines)
    if ends is None:
        return pl.DataFrame(schema=COLUMNS)
    x, y = lines.places.T
    there = (x >= ends[0]) & (x <= ends[1]) & (y >= ends[2]) & (y <= ends[3])
    inside = lines.where(there)
    marked = None if marked is None else marked[there]
    hits = _hits(selection, inside)
    first, of = inside.distinct
    size = ((ends[1] - ends[0]) / CELLS or 1.0, (ends[3] - ends[2]) / CELLS or 1.0)
    common = {"coloured_by": by, "cell_width": size[0], "cell_height": size[1], "overall": overall}
    if len(first) <= MOST_POINTS:
        made = [_points(inside, first, of, marked, hits)]
    else:
        made = [_cells(inside, ends, size, marked, hits)]
        if hits is not None and hits.any():
            shown = np.flatnonzero(hits)
            shown = shown[:: max(1, -(-len(shown) // MOST_HITS))]
            part = inside.where(shown)
            own = None if marked is None else marked[shown]
            made.append(_points(part, *part.distinct, own, np.ones(len(shown), dtype=bool)))
    made.append(names(lines, inside, ends))
    frames = [pl.DataFrame({**one, **common}, strict=False) for one in made if len(one["x"])]
    if not frames:
        return pl.DataFrame(schema=COLUMNS)
    whole = pl.concat(frames, how="diagonal_relaxed")
    missing = [pl.lit(None, dtype=kind).alias(name) for name, kind in COLUMNS.items() if name not in whole.columns]
    return whole.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


def _ends(lines: Spoken) -> tuple[float, float, float, float] | None:
    """The whole map of the corpus, whatever is selected, so that two selections have one frame."""
    places = lines.corpus.utterance_map.points.select("x", "y").to_numpy()
    places = places[np.isfinite(places[:, 0])]
    if not len(places) or not len(lines.rows):
        return None
    (x0, y0), (x1, y1) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    edge_x, edge_y = 0.02 * (x1 - x0) + 0.01, 0.02 * (y1 - y0) + 0.01
    return x0 - edge_x, x1 + edge_x, y0 - edge_y, y1 + edge_y


def _hits(selection: Selection, inside: Spoken) -> Array | None:
    """(n,) which meet the filter's search; None where it has none."""
    mask = selection.matching_utterances
    return None if mask is None else np.asarray(mask)[inside.rows]


def _cells(
    inside: Spoken,
    ends: tuple[float, float, float, float],
    size: tuple[float, float],
    marked: Array | None,
    hits: Array | None,
) -> dict[str, Any]:
    x, y = inside.places.T
    column = np.clip(((x - ends[0]) / size[0]).astype(np.int64), 0, CELLS - 1)
    row = np.clip(((y - ends[2]) / size[1]).astype(np.int64), 0, CELLS - 1)
    cell = row * CELLS + column
    n = np.bincount(cell, minlength=CELLS * CELLS)
    there = np.flatnonzero(n)
    once, _ = inside.distinct
    made: dict[str, Any] = {
        "kind": np.full(len(there), "cell"),
        "x": np.round(ends[0] + (there % CELLS + 0.5) * size[0], 4),
        "y": np.round(ends[2] + (there // CELLS + 0.5) * size[1], 4),
        "n": n[there],
        "n_distinct": np.bincount(cell[once], minlength=CELLS * CELLS)[there],
    }
    if hits is not None:
        made["n_hits"] = np.bincount(cell, hits, CELLS * CELLS)[there].astype(np.int64)
    if marked is not None:
        shares = np.bincount(cell, marked, CELLS * CELLS)[there] / n[there]
        made["share"] = [
            share if of >= LEAST else None for share, of in zip(shares.tolist(), n[there], strict=True)
        ]
    return made


def _points(inside: Spoken, first: Array, of: Array, marked: Array | None, hits: Array | None) -> dict[str, Any]:
    """One row a distinct utterance; ``first``: where each is first among these; ``of``: which each one is."""
    n = np.bincount(of, minlength=len(first))
    rows = inside.rows[first]
    said = inside.corpus.utterances[rows]
    themes = inside.theme(3)[first]
    made: dict[str, Any] = {
        "kind": np.full(len(first), "point"),
        "x": np.round(inside.places[first, 0].astype(np.float64), 3),
        "y": np.round(inside.places[first, 1].astype(np.float64), 3),
        "n": n,
        "n_distinct": np.ones(len(first), dtype=np.int64),
        "theme": [key_of(3, theme) for theme in themes.tolist()],
        "text": inside.corpus.texts.gather(rows),
        "dialogue_id": said["dialogue_id"],
        "position": said["position"],
    }
    if hits is not None:
        hit = np.bincount(of, hits, len(first))
        made |= {"n_hits": hit.astype(np.int64), "is_hit": hit > 0}
    if marked is not None:
        made["share"] = np.bincount(of, marked, len(first)) / np.maximum(1, n)
    return made
