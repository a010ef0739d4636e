"""Multiple correspondence analysis: how topic, score band, year and length go together, and words among them."""

from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.grouping import NEEDS, By, condition, grouped
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.client_weights import groups_of, weights
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.multivariate.correspondence_analysis import (
    MultipleCorrespondence,
    ellipses,
    multiple,
)
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.correspondence import ELLIPSE, POINTS, RESAMPLES
from analysis.relations.counting.word_choice import most_frequent
from analysis.relations.methods import ELLIPSES, MULTIPLE
from analysis.words.drilldown import of_word

VARIABLES: tuple[By, ...] = ("topic", "band", "year", "utterances")
TOP, LEAST = 60, 5
Made = tuple[Array, list[tuple[By, str]], Array, MultipleCorrespondence]


def variables(selection: Selection) -> list[By]:
    """The variables that the corpus has."""
    return [by for by in VARIABLES if by not in NEEDS or selection.corpus.has(NEEDS[by])]


@lru_cache(maxsize=4)
def _made(selection: Selection) -> Made | None:
    """(rows of the dialogues, (variable, code) of each category, 0-1 matrix, analysis); None with too little.

    Dialogues in which all variables are known; categories of fewer than five dialogues are left out with them.
    """
    columns = []
    for by in variables(selection):
        frame = grouped(selection, by).select("dialogue_id", pl.col("group").alias(by))
        columns.append((by, frame))
    known = selection.dialogues.select("dialogue_id")
    for _, frame in columns:
        known = known.join(frame, on="dialogue_id", how="inner", maintain_order="left")
    for by, _ in columns:
        often = known.group_by(by).len().filter(pl.col("len") >= LEAST)[by]
        known = known.filter(pl.col(by).is_in(often.implode()))
    categories = [(by, str(code)) for by, _ in columns for code in known[by].unique().sort()]
    varied = [by for by, _ in columns if known[by].n_unique() > 1]
    categories = [(by, code) for by, code in categories if by in varied]
    if len(varied) < 2 or known.height < 2 * LEAST:
        return None
    matrix = np.column_stack([(known[by] == code).to_numpy() for by, code in categories]).astype(float)
    rows = np.flatnonzero(
        selection.corpus.dialogues["dialogue_id"].is_in(known["dialogue_id"].implode()).to_numpy()
    )
    return rows, categories, matrix, multiple(matrix, len(varied))


def of_point(row: Row, selection: Selection, *, role: Role, unit: Unit) -> RowTarget | None:
    """The dialogues of a category, or those that hold a word."""
    if row["group"] is None:
        return of_word(row, selection, role=role, unit=unit)
    return RowTarget(condition(row["by"], row["group"]))


@table(
    methods=(WORDS, MULTIPLE, ELLIPSES),
    drilldown=Leads(of_point, n="", named=("by", "group", "lemma")),
    not_comparable="points",
)
def variable_points(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """How topic, score band, year and number of utterances go together, and which words lie among them.

    Multiple correspondence analysis of dialogues; words are supplementary points, each at the mean of the
    dialogues that hold it, and do not shape the axes.

    Options:
        top: so many of the most frequent words
        resamples: how often clients are drawn anew, with ``seed``
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        seed: seed of the random draws

    Columns:
        by (the variable; null for a word)
        group (the category)
        lemma, form (how it is written), pos (null for a category)
        n (dialogues)
        x, y (principal coordinates on the first two axes)
        mass (of a category: share of all; null for a word)
        contribution_x, contribution_y (of a category: share of the axis' inertia, 0-1)
        quality (of a category: share of its inertia that x and y show, 0-1)
        survival (null)
        centre_x, centre_y, half_long, half_short, angle (95 % confidence ellipse of a category over resamples of
            clients placed on the axes, angle in radians; null below 5 clients)
        inertia_x, inertia_y (share of the adjusted inertia of the axes)
    """
    made = _made(selection)
    if made is None:
        return pl.DataFrame(schema=POINTS)
    record(MULTIPLE, ELLIPSES)
    rows, categories, matrix, plane = made
    analysis = plane.analysis
    axes = list(range(min(2, len(analysis.inertia))))
    scale = np.sqrt(np.maximum(analysis.inertia[axes], 1e-12))
    n_variables = len({by for by, _ in categories})
    standard = matrix @ analysis.column_axes[:, axes] / n_variables / scale  # rows of unit variance
    contributions = analysis.column_contributions()
    frame: dict[str, Any] = {
        "by": [by for by, _ in categories],
        "group": [code for _, code in categories],
        "n": matrix.sum(axis=0),
        "mass": analysis.column_mass,
        "quality": analysis.quality(analysis.columns)[:, axes].sum(axis=1),
        **_ellipses(selection, rows, matrix, standard, int(resamples), int(seed)),
    }
    for name, axis in zip("xy", axes, strict=False):
        frame |= {name: analysis.columns[:, axis], f"contribution_{name}": contributions[:, axis]}
    lex = lexicon(selection.corpus, unit)
    ids = most_frequent(selection, role=role, words=words, stop=stop, top=int(top), unit=unit)
    held = (lex.narrowed(role, ids)[rows] > 0).astype(float)
    n = np.asarray(held.sum(axis=0)).ravel()
    places = np.asarray(held.T @ standard) / np.maximum(n, 1)[:, None]
    lemmas = lex.lemmas[ids.tolist()].select("lemma", "pos", form=lex.written.gather(ids.tolist()))
    spoken = lemmas.with_columns(
        n=pl.Series(n), **{a: pl.Series(places[:, i]) for i, a in enumerate("xy"[: len(axes)])}
    )
    shares = plane.adjusted_shares
    every = pl.concat([pl.DataFrame(frame), spoken.filter(pl.col("n") > 0)], how="diagonal_relaxed").with_columns(
        inertia_x=pl.lit(float(shares[0])), inertia_y=pl.lit(float(shares[1]) if len(axes) > 1 else None)
    )
    missing = [name for name in POINTS if name not in every.columns]
    every = every.with_columns(pl.lit(None).alias(name) for name in missing)
    typed = every.select(pl.col(name).cast(dtype) for name, dtype in POINTS.items())
    rounded: pl.DataFrame = typed.with_columns(pl.col(pl.Float64).fill_nan(None).round_sig_figs(10))
    return rounded


def _ellipses(
    selection: Selection, rows: Array, matrix: Array, standard: Array, resamples: int, seed: int
) -> dict[str, pl.Series]:
    """The columns of the ellipse of each category: its place in resamples of clients, on the axes of the whole."""
    n = matrix.shape[1]
    client = np.unique(groups_of(selection.corpus.dialogues)[0][rows], return_inverse=True)[1]
    drawn = weights(int(client.max()) + 1, resamples, seed)
    if drawn is None or standard.shape[1] < 2:
        return {name: pl.Series([None] * n, dtype=pl.Float64) for name in ELLIPSE}
    sums = np.zeros((int(client.max()) + 1, n, 3))
    for axis, values in enumerate((np.ones(len(rows)), *standard.T)):
        np.add.at(sums[:, :, axis], client, matrix * values[:, None])
    totals = np.tensordot(drawn, sums, axes=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        places = np.where(totals[:, :, :1] > 0, totals[:, :, 1:] / totals[:, :, :1], np.nan)
    ellipse_of = ellipses(places)
    return {name: pl.Series(ellipse_of[:, i]) for i, name in enumerate(ELLIPSE)}
