"""Correspondence analysis: which words belong to which topics, bands, years, roles, fifths or persons."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.grouping import condition
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.client_weights import weights
from analysis.core.statistics.inference.methods import Method, record
from analysis.core.statistics.multivariate.correspondence_analysis import Correspondence, correspondence, ellipses
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.counting.group_counts import By, GroupCounts, group_counts
from analysis.relations.counting.word_choice import most_frequent
from analysis.relations.methods import CORRESPONDENCE, ELLIPSES
from analysis.words.drilldown import of_word

TOP, RESAMPLES, MOST_WORDS = 150, 200, 2_000
ELLIPSE = ("centre_x", "centre_y", "half_long", "half_short", "angle")
POINTS: Types = {
    "by": pl.String,
    "group": pl.String,
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n": pl.UInt32,
    "x": pl.Float64,
    "y": pl.Float64,
    "mass": pl.Float64,
    "contribution_x": pl.Float64,
    "contribution_y": pl.Float64,
    "quality": pl.Float64,
    "survival": pl.Float64,
    **dict.fromkeys(ELLIPSE, pl.Float64),
    "inertia_x": pl.Float64,
    "inertia_y": pl.Float64,
}
AXES: Types = {"axis": pl.UInt32, "inertia": pl.Float64, "share": pl.Float64, "cumulative_share": pl.Float64}
METHODS = (WORDS, CORRESPONDENCE, ELLIPSES)
Made = tuple[GroupCounts, Correspondence, Array]


def correspondence_methods(options: Mapping[str, Any]) -> tuple[Method, ...]:
    """The methods of the points."""
    return METHODS


@lru_cache(maxsize=4)
def made(selection: Selection, by: By, role: Role, words: Words, stop: str, unit: Unit, top: int) -> Made | None:
    """The analysis that was asked for, kept: two tables ask for the same."""
    return analysed(selection, by, role, words, stop, unit, top)


def analysed(
    selection: Selection, by: By, role: Role, words: Words, stop: str, unit: Unit, top: int, least: int = 1
) -> Made | None:
    """(counts, analysis, ids of the words); None where there are fewer than two groups or two words.

    ``least``: how often a word must occur.
    """
    spoken: Role = "both" if by == "role" else role
    ids = most_frequent(selection, role=spoken, words=words, stop=stop, top=top, unit=unit, limit=MOST_WORDS)
    counts = group_counts(selection, ids, by=by, role=spoken, unit=unit)
    whole = counts.table
    there = whole.sum(axis=0) >= max(1, least)
    groups = whole[:, there].sum(axis=1) > 0  # a group may hold rarer words alone
    if groups.sum() < 2 or there.sum() < 2:
        return None
    counts = counts.kept(groups, there)
    return counts, correspondence(counts.table), ids[there]


def of_point(row: Row, selection: Selection, *, by: By, role: Role, unit: Unit) -> RowTarget | None:
    """The dialogues of a group, or those that hold a word."""
    if row["group"] is None:
        return of_word(row, selection, role="both" if by == "role" else role, unit=unit)
    if by in ("topic", "band", "year"):
        return RowTarget(condition(by, row["group"]))
    if by == "counselor":
        return RowTarget(Filter(counselor=((int(row["group"]),) * 2,)))
    return RowTarget(Filter(client=((int(row["group"]),) * 2,))) if by == "client" else None


@table(
    methods=correspondence_methods,
    drilldown=Leads(of_point, n="", named=("group", "lemma")),
    not_comparable="points",
)
def correspondence_points(
    selection: Selection,
    *,
    by: By = "topic",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    first_axis: int = 1,
    second_axis: int = 2,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words belong to which groups: the points of a correspondence analysis.

    Options:
        by: the groups: topic, score band, year, role, fifth of the dialogue, or the 20 counselors or clients with
            the most dialogues
        top: so many of the most frequent words
        first_axis, second_axis: which axes are x and y
        resamples: how often clients are drawn anew, with ``seed``
        role, words, stop, unit: as in word_network
        seed: seed of the random draws

    Columns:
        by
        group (null for a word)
        lemma, form (how it is written), pos (null for a group)
        n (occurrences of the word, or words counted in the group)
        x, y (principal coordinates, of words and groups alike; y null where there is one axis)
        mass (share of all counts)
        contribution_x, contribution_y (share of the axis' inertia, 0-1)
        quality (share of the point's inertia that x and y show, 0-1)
        survival (of a word: share of the resamples in which the group nearest to it is the same, 0-1)
        centre_x, centre_y, half_long, half_short, angle (95 % confidence ellipse over resamples of clients placed
            on the axes, angle in radians; null below 5 clients)
        inertia_x, inertia_y (share of the inertia of the axes)

    Raises UserError above 2,000 words.
    """
    plane = made(selection, by, role, words, stop, unit, int(top))
    if plane is None:
        return pl.DataFrame(schema=POINTS)
    record(CORRESPONDENCE)
    counts, analysis, ids = plane
    axes = [number for number in (int(first_axis) - 1, int(second_axis) - 1) if number < len(analysis.inertia)]
    drawn = _drawn(counts, analysis, axes, int(resamples), int(seed))
    if len(drawn.words):
        record(ELLIPSES)
    lex = lexicon(selection.corpus, unit)
    lemmas = lex.lemmas[ids.tolist()].select("lemma", "pos", form=lex.written.gather(ids.tolist()))
    nothing = pl.lit(None, dtype=pl.String)
    whole = counts.table
    groups = _points(analysis.rows, analysis.row_mass, analysis.row_contributions(), axes, whole.sum(axis=1))
    words_of = _points(
        analysis.columns, analysis.column_mass, analysis.column_contributions(), axes, whole.sum(axis=0)
    )
    groups = groups.with_columns(group=pl.Series(counts.groups), lemma=nothing, pos=nothing, survival=pl.lit(None))
    words_of = words_of.with_columns(
        lemmas["lemma"], lemmas["form"], lemmas["pos"], group=nothing, survival=drawn.survival
    )
    frame = pl.concat(
        [
            groups.with_columns(**drawn.ellipses(drawn.groups)),
            words_of.with_columns(**drawn.ellipses(drawn.words)),
        ],
        how="diagonal_relaxed",
    )
    shares = analysis.shares[axes]
    frame = frame.with_columns(
        by=pl.lit(by),
        inertia_x=pl.lit(float(shares[0])),
        inertia_y=pl.lit(float(shares[1]) if len(axes) > 1 else None, dtype=pl.Float64),
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in POINTS.items())
    return typed.with_columns(pl.col(pl.Float64).fill_nan(None).round_sig_figs(10))


def _points(coordinates: Array, mass: Array, contributions: Array, axes: list[int], n: Array) -> pl.DataFrame:
    quality = Correspondence.quality(coordinates)[:, axes].sum(axis=1)
    columns = {"n": n, "mass": mass, "quality": quality}
    for name, axis in zip("xy", axes, strict=False):
        columns |= {name: coordinates[:, axis], f"contribution_{name}": contributions[:, axis]}
    frame = pl.DataFrame(columns)
    missing = [name for name in ("y", "contribution_y") if name not in columns]
    return frame.with_columns(pl.lit(None, dtype=pl.Float64).alias(name) for name in missing)


class _Drawn:
    """Groups and words placed on the axes by each resample, (n_draws, n, n_axes); empty without resamples."""

    def __init__(self, groups: Array, words: Array, reference: Array) -> None:
        self.groups, self.words, self._reference = groups, words, reference

    @property
    def survival(self) -> pl.Series:
        """(n_words,) share of the draws in which the nearest group is the same."""
        if not len(self.words):
            return pl.Series([None] * len(self._reference), dtype=pl.Float64)
        return pl.Series((nearest(self.words, self.groups) == self._reference).mean(axis=0))

    @staticmethod
    def ellipses(placed: Array) -> dict[str, pl.Series]:
        """The columns of the ellipse of each point."""
        if not len(placed) or placed.shape[2] < 2:
            empty = pl.Series([None] * placed.shape[1], dtype=pl.Float64)
            return dict.fromkeys(ELLIPSE, empty)
        ellipse_of = ellipses(placed)
        return {name: pl.Series(ellipse_of[:, i]) for i, name in enumerate(ELLIPSE)}


def nearest(words: Array, groups: Array) -> Array:
    """(…, n_words) the nearest group of each word; ``words``, ``groups``: (…, n, n_axes)."""
    axes = [np.ascontiguousarray(words[..., axis]) for axis in range(words.shape[-1])]
    closest = np.zeros(words.shape[:-1], dtype=np.int16)
    least = np.full(words.shape[:-1], np.inf, dtype=words.dtype)
    for group in range(groups.shape[-2]):
        gap = sum((along - groups[..., group, axis, None]) ** 2 for axis, along in enumerate(axes))
        np.copyto(closest, group, where=gap < least)
        np.fmin(least, gap, out=least)
    return closest


def _drawn(counts: GroupCounts, analysis: Correspondence, axes: list[int], resamples: int, seed: int) -> _Drawn:
    """Resamples of clients as further points on the axes of the whole (partial bootstrap)."""
    n_groups, n_words = len(counts.groups), len(analysis.columns)
    reference = nearest(analysis.columns[:, axes], analysis.rows[:, axes])
    drawn = weights(len(counts.counts), resamples, seed)
    if drawn is None:
        return _Drawn(np.zeros((0, n_groups, len(axes))), np.zeros((0, n_words, len(axes))), reference)
    n_clients = len(counts.counts)
    held = (drawn @ counts.counts.reshape(n_clients, -1)).reshape(len(drawn), n_groups, n_words)
    groups = held.reshape(-1, n_words) @ analysis.column_axes[:, axes].astype(np.float32)
    words = np.einsum("dgw,ga->daw", held, analysis.row_axes[:, axes].astype(np.float32), optimize=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        groups = groups.reshape(len(drawn), n_groups, -1) / held.sum(axis=2)[:, :, None]
        words = np.swapaxes(words / held.sum(axis=1)[:, None, :], 1, 2)
    return _Drawn(groups, words, reference)


@table(
    methods=(WORDS, CORRESPONDENCE),
    drilldown="a row is an axis of the analysis, not dialogues",
    not_comparable="points",
)
def correspondence_axes(
    selection: Selection,
    *,
    by: By = "topic",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
) -> pl.DataFrame:
    """How much of the differences between groups each axis of the correspondence analysis shows.

    Options as in correspondence_points.

    Options:
        by: what the dialogues are grouped by: topic, band, year, role, fifth, counselor, client
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        top: so many of the most frequent words

    Columns:
        axis (from 1)
        inertia (principal inertia; their sum is chi-square over n)
        share (of the total inertia, 0-1)
        cumulative_share
    """
    plane = made(selection, by, role, words, stop, unit, int(top))
    if plane is None:
        return pl.DataFrame(schema=AXES)
    record(CORRESPONDENCE)
    inertia, shares = plane[1].inertia, plane[1].shares
    columns = {
        "axis": np.arange(1, len(inertia) + 1),
        "inertia": inertia,
        "share": shares,
        "cumulative_share": np.cumsum(shares),
    }
    return pl.DataFrame(columns).select(pl.col(name).cast(dtype) for name, dtype in AXES.items())
