"""Two cohorts on the map of utterances: in which cells one says more of what it says than the other."""

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.conditions.score_halves import sides
from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, Spoken, box_of, spoken
from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import persons
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Array, Clusters, Sides
from analysis.core.statistics.inference.methods import BENJAMINI, LINEARIZED, TWO_WAY, record
from analysis.utterances.methods import THEMES, UTTERANCE_LAYOUT

GRID, FINEST, MIDDLE = 24, 40, 2
LEAST = 20
"""Of fewer utterances of both together in a cell there is no test."""
CLEAR, PER = 0.05, 100.0
CELL: Types = {
    "x": pl.Float64,
    "y": pl.Float64,
    "cell_width": pl.Float64,
    "cell_height": pl.Float64,
    "share_a": pl.Float64,
    "share_b": pl.Float64,
    "points_difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "clear": pl.Boolean,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
    "n_tests": pl.UInt32,
    "theme": pl.String,
    "theme_name": pl.String,
}


def _behind(row: Row, selection: Selection, *, speaker: Speaker) -> RowTarget:
    """The dialogues with an utterance in the cell."""
    w, h, x, y = row["cell_width"] / 2, row["cell_height"] / 2, row["x"], row["y"]
    corners = tuple((round(x + dx, 3), round(y + dy, 3)) for dx, dy in ((-w, -h), (w, -h), (w, h), (-w, h)))
    return RowTarget(Filter(region=corners, role="" if speaker == "both" else speaker))


def _both(selection: Selection, *, other: Selection | None = None, **options: object) -> tuple[Basis, Basis]:
    a, b = _cohorts(selection, other)
    return Basis.of(a, a.dialogues), Basis.of(b, b.dialogues)


def _cohorts(selection: Selection, other: Selection | None) -> tuple[Selection, Selection]:
    """Both cohorts; without B the dialogues that are not selected, and where all are, those by their score."""
    if other is not None or selection.is_whole:
        return sides(selection, other)
    return selection, Selection(selection.corpus, Filter(), ~selection.mask, {}, (), None)


@table(
    methods=(STATIC_VECTORS, UTTERANCE_LAYOUT, THEMES, LINEARIZED, TWO_WAY, BENJAMINI),
    compares=True,
    within_corpus=True,
    basis=_both,
    drilldown=Leads(_behind, n="", named=("x", "y")),
)
def utterance_plane_difference(
    selection: Selection,
    *,
    other: Selection | None = None,
    box: str = "",
    grid: int = GRID,
    speaker: Speaker = "both",
    templates: bool = True,
) -> pl.DataFrame:
    """Which parts of the map of utterances hold more of what A says than of what B says.

    Options:
        other: cohort B; without one the dialogues of the corpus that are not selected; where all are selected, B
            is those that score above the median and A the others
        box: a part of the map as x0,x1,y0,y1; empty: all of it
        grid: cells on each side, 4 to 40
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        x, y (middle of the cell), cell_width, cell_height
        share_a, share_b (of all utterances of the cohort, 0-1)
        points_difference (share_b - share_a in percentage points) with low, high (95 % interval, two-way clustered
            by client and counselor; null below 5 clusters)
        p (two-sided, Student's t), p_adjusted (Benjamini-Hochberg over n_tests cells)
        clear (whether p_adjusted is below .05)
        n_a, n_b (utterances in the cell)
        n_tests
        theme, theme_name (of the second level, the most frequent there)

    Cells with fewer than 20 utterances of both are not shown. Raises Absent where all is
    selected and there are no scores.
    """
    cohorts = _cohorts(selection, other)
    if any(one.is_empty for one in cohorts):
        return pl.DataFrame(schema=CELL)
    said = [spoken(one, speaker, templates) for one in cohorts]
    ends = box_of(box) or _ends(said)
    if ends is None:
        return pl.DataFrame(schema=CELL)
    number = int(np.clip(grid, 4, FINEST))
    parts = [_counts(side, one, ends, number) for side, one in zip(said, cohorts, strict=True)]
    size = ((ends[1] - ends[0]) / number or 1.0, (ends[3] - ends[2]) / number or 1.0)
    ns = [part.sum(axis=0) for part, _ in parts]
    cells = np.flatnonzero(ns[0] + ns[1] >= LEAST)
    clusters = _sides(*cohorts)
    themes = _themes(said, ends, number)
    rows = []
    record(LINEARIZED)
    for cell in cells.tolist():
        values = [_influence(part[:, cell], whole) for part, whole in parts]
        apart = inference.difference(values[0], values[1], clusters)
        tested = bool(ns[0][cell] and ns[1][cell])
        share = [float(one.mean()) if len(one) else None for one in values]
        numbers = (PER * apart.low, PER * apart.high, apart.p) if tested else (None, None, None)
        place = (ends[0] + (cell % number + 0.5) * size[0], ends[2] + (cell // number + 0.5) * size[1], *size)
        rows.append(
            (
                *place,
                *share,
                PER * apart.value,
                *numbers,
                None,
                False,
                int(ns[0][cell]),
                int(ns[1][cell]),
                0,
                *_named(selection, themes[cell]),
            )
        )
    frame = pl.DataFrame(rows, schema=CELL, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    adjusted = inference.benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None),
        clear=pl.Series(np.nan_to_num(adjusted, nan=1.0) < CLEAR),
        n_tests=pl.lit(frame["p"].count(), dtype=pl.UInt32),
    )


def _named(selection: Selection, theme: int) -> tuple[str | None, str | None]:
    return (key_of(MIDDLE, theme), theme_name(selection.corpus, MIDDLE, theme)) if theme else (None, None)


def _themes(said: list[Spoken], ends: tuple[float, float, float, float], number: int) -> Array:
    """(cells,) the theme that most utterances of a cell have, 0 for none."""
    theme = np.concatenate([one.theme(MIDDLE) for one in said]).astype(np.int64)
    cell, inside = _cell(np.concatenate([one.places for one in said]), ends, number)
    width = int(theme.max(initial=0)) + 1
    counts = np.bincount(cell[inside] * width + theme[inside], minlength=number * number * width)
    counts = counts.reshape(-1, width)
    counts[:, 0] = 0
    return np.asarray(counts.argmax(axis=1))


def _cell(places: Array, ends: tuple[float, float, float, float], number: int) -> tuple[Array, Array]:
    """(n,) in which cell each lies, row by row from below, and whether it lies in the part at all."""
    x, y = places.T
    inside = (x >= ends[0]) & (x <= ends[1]) & (y >= ends[2]) & (y <= ends[3])
    column = np.clip(((x - ends[0]) / (ends[1] - ends[0] or 1) * number).astype(np.int64), 0, number - 1)
    row = np.clip(((y - ends[2]) / (ends[3] - ends[2] or 1) * number).astype(np.int64), 0, number - 1)
    return row * number + column, inside


def _ends(said: list[Spoken]) -> tuple[float, float, float, float] | None:
    places = np.concatenate([side.places for side in said])
    if not len(places):
        return None
    (x0, y0), (x1, y1) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return x0, x1 + 1e-6, y0, y1 + 1e-6


def _counts(
    side: Spoken, one: Selection, ends: tuple[float, float, float, float], number: int
) -> tuple[Array, Array]:
    """(dialogues, cells) utterances of each selected dialogue in each cell, and (dialogues,) all of them."""
    place = np.cumsum(one.mask) - 1
    dialogue = place[side.dialogue]
    n = int(one.mask.sum())
    own, inside = _cell(side.places, ends, number)
    cell = dialogue * number * number + own
    counts = np.bincount(cell[inside], minlength=n * number * number).reshape(n, number * number)
    return counts, np.bincount(dialogue, minlength=n)


def _influence(part: Array, whole: Array) -> Array:
    """Values beside dialogues whose mean is the ratio of two sums, and whose error is that of the ratio."""
    if not whole.sum():
        return np.zeros(0)
    ratio = part.sum() / whole.sum()
    values: Array = ratio + (part - ratio * whole) / whole.mean()
    return values


def _sides(a: Selection, b: Selection) -> Sides | None:
    of_a, of_b = persons(a.dialogues), persons(b.dialogues)
    if any(ids is None for ids in (*of_a, *of_b)):
        return None
    clients, counselors = (np.concatenate([one, two]) for one, two in zip(of_a, of_b, strict=True))
    return Sides(Clusters.from_ids(clients, counselors), int(a.mask.sum()))
