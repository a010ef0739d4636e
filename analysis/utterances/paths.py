"""Dialogues as paths: where their fifths lie, and how far they move."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, spoken
from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection, select
from analysis.core.registry import table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.utterances.methods import THEMES, UTTERANCE_LAYOUT
from analysis.utterances.plane_names import Ends, of_level
from data.core.turns import FIFTHS
from data.encoders import unit

POINT: Types = {
    "path": pl.String,
    "phase": pl.String,
    "x": pl.Float64,
    "y": pl.Float64,
    "theme": pl.String,
    "theme_name": pl.String,
    "n": pl.UInt32,
    "dialogue_id": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_utterances": pl.UInt32,
}
MOVE: Types = {"fifths": pl.String}
MAP, CELLS = "map", 40
LEAST = 3
"""Utterances that a fifth needs to have a mean."""


@once_per_selection
def _means(selection: Selection, settings: tuple[str, bool]) -> tuple[Array, Array]:
    """(selected dialogues, fifths, dim) mean direction, zeros where too little is said; and how much is said."""
    import scipy.sparse as sp

    lines = spoken(selection, *settings)
    matrix = selection.corpus.utterance_map.matrix
    n = int(selection.mask.sum())
    place = (np.cumsum(selection.mask) - 1)[lines.dialogue] * FIFTHS + lines.phase - 1
    counts = np.bincount(place, minlength=n * FIFTHS)
    sums = np.zeros((n * FIFTHS, matrix.shape[1]), dtype=np.float32)
    for first in range(0, len(lines.rows), 100_000):
        part = slice(first, first + 100_000)
        ones = np.ones(len(place[part]), dtype=np.float32)
        picks = sp.csr_matrix((ones, (place[part], np.arange(len(ones)))), shape=(n * FIFTHS, len(ones)))
        sums += np.asarray(picks @ np.asarray(matrix[lines.of[part]]))
    means = np.where(counts[:, None] >= LEAST, unit(sums), 0).astype(np.float32)
    return means.reshape(n, FIFTHS, matrix.shape[1]), counts.reshape(n, FIFTHS)


def _behind(row: Row, selection: Selection, *, speaker: Speaker, templates: bool) -> RowTarget | None:
    """The dialogue of a path, or all that have a mean in the fifth; of the map behind, nobody."""
    if row["path"] == MAP:
        return None
    if row["dialogue_id"] is not None:
        return of_dialogue(row, selection)
    means, _ = _means(selection, (speaker, templates))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[np.flatnonzero(selection.mask)[np.abs(means[:, int(row["phase"]) - 1]).sum(axis=1) > 0]] = True
    return RowTarget(mask=mask)


@table(
    methods=(STATIC_VECTORS, UTTERANCE_LAYOUT, THEMES),
    not_comparable="rows",
    within_corpus=True,
    drilldown=Leads(_behind, named=("path", "phase")),
)
def utterance_paths(
    selection: Selection, *, dialogue: int = 0, speaker: Speaker = "both", templates: bool = True
) -> pl.DataFrame:
    """Where the fifths of a dialogue, and of all selected dialogues on average, lie on the map of utterances.

    The mean direction of the utterances of a fifth is put on the map among its nearest utterances; so a path leads
    through what its fifths are most like, not through the middle of the map.

    Options:
        dialogue: id of one dialogue of the selection that is shown beside the mean; 0: none
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        path (mean, one: the dialogue, or map: a cell of the map of the whole corpus, or where a coarse theme lies)
        phase (fifth of the dialogue, 1-5; null for the map)
        x, y (without unit)
        theme, theme_name (the coarse theme that most of its utterances have; of a cell null)
        n (utterances of the path)
        dialogue_id (of one dialogue)
        n_dialogues (with at least three utterances there; null for the map)
        n_utterances (of the map alone: of the whole corpus in the cell, or of the theme)
    """
    means, counts = _means(selection, (speaker, bool(templates)))
    spoken_map = selection.corpus.utterance_map
    lines = spoken(selection, speaker, bool(templates))
    place = (np.cumsum(selection.mask) - 1)[lines.dialogue]
    themes = lines.theme(1)
    paths: list[tuple[str, Array, Array, Array, int | None]] = []
    if len(means):
        paths.append(("mean", means.sum(axis=0), np.ones(len(means), dtype=bool), counts, None))
    if dialogue:
        at = selection.dialogue_ids.index_of(dialogue) if 0 <= dialogue < 2**32 else None
        if at is not None:
            own = np.arange(len(means)) == at
            paths.append(("one", means[at], own, counts * own[:, None], dialogue))
    rows: list[tuple[Any, ...]] = []
    for name, vectors, own, said, number in paths:
        places = spoken_map.place(unit(vectors))
        for phase in range(1, FIFTHS + 1):
            if not np.abs(vectors[phase - 1]).sum() > 0:
                continue
            in_phase = themes[own[place] & (lines.phase == phase)]
            theme = int(np.bincount(in_phase[in_phase > 0], minlength=1).argmax()) if (in_phase > 0).any() else 0
            has = int((np.abs(means[own, phase - 1]).sum(axis=1) > 0).sum())
            x, y = places[phase - 1].tolist()
            called = theme_name(selection.corpus, 1, theme) if theme else None
            key = key_of(1, theme) if theme else None
            rows.append((name, str(phase), x, y, key, called, int(said[:, phase - 1].sum()), number, has, None))
    return pl.DataFrame(rows + (_map(selection) if rows else []), schema=POINT, orient="row")


def _map(selection: Selection) -> list[tuple[Any, ...]]:
    """The map that paths lead through: cells of all utterances of the corpus, then its coarse themes."""
    lines = spoken(select(selection.corpus))
    ends: Ends = (*_span(lines.places[:, 0]), *_span(lines.places[:, 1]))
    n, x, y = np.histogram2d(lines.places[:, 0], lines.places[:, 1], bins=CELLS, range=(ends[:2], ends[2:]))
    at = (x[:-1] + np.diff(x) / 2, y[:-1] + np.diff(y) / 2)
    cells = [
        (MAP, None, float(at[0][i]), float(at[1][j]), None, None, None, None, None, int(n[i, j]))
        for i, j in np.argwhere(n > 0).tolist()
    ]
    named = of_level(lines, lines, ends, 1)
    return cells + [(MAP, None, x, y, key, text, None, None, None, n) for key, text, x, y, n in named]


def _span(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return low, max(high, low + 1e-6)


def _moves(selection: Selection, speaker: str, templates: bool) -> dict[str, Array]:
    """For each step (selected dialogues,) one minus the cosine of the means of two fifths; nan without them."""
    means, _ = _means(selection, (speaker, templates))
    there = np.abs(means).sum(axis=2) > 0
    steps = [(f"{a}-{a + 1}", a - 1, a) for a in range(1, FIFTHS)] + [(f"1-{FIFTHS}", 0, FIFTHS - 1)]
    return {
        name: np.where(there[:, a] & there[:, b], 1 - (means[:, a] * means[:, b]).sum(axis=1), np.nan)
        for name, a, b in steps
    }


def path_length_samples(selection: Selection, *, speaker: Speaker, templates: bool) -> list[Sample]:
    """For each step: how far each dialogue moves."""
    made = []
    for step, values in _moves(selection, speaker, bool(templates)).items():
        rows = np.flatnonzero(np.isfinite(values))
        if len(rows):
            made.append(of_values(selection.dialogues[rows.tolist()], values[rows].astype(float), (step,)))
    return made


def _moving(row: Row, selection: Selection, *, speaker: Speaker, templates: bool) -> RowTarget:
    values = _moves(selection, speaker, bool(templates))[row["fifths"]]
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[np.flatnonzero(selection.mask)[np.isfinite(values)]] = True
    return RowTarget(mask=mask)


@table(
    methods=(STATIC_VECTORS, TWO_WAY),
    samples=path_length_samples,
    within_corpus=True,
    drilldown=Leads(_moving, named=("fifths",)),
)
def path_lengths(selection: Selection, *, speaker: Speaker = "both", templates: bool = True) -> pl.DataFrame:
    """How far dialogues move in what is said, from one fifth to the next and from the first to the last.

    Options:
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        fifths (from which to which, as 1-2)
        mean (over dialogues, of one minus the cosine of the mean vectors of both fifths; 0: the same, 2: opposite)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues (with at least three utterances in both)
        n_clients, n_counselors, largest_share
    """
    return in_rows(path_length_samples(selection, speaker=speaker, templates=templates), MOVE, INTERVAL)
