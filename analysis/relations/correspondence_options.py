"""What of a correspondence analysis hangs on options: number of words, least count, short or compound words."""

from functools import lru_cache
from typing import Any, get_args

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.inference.option_grid import OptionGrid, around, combinations
from analysis.core.text.lexicon import Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.correspondence import MOST_WORDS, TOP, Made, analysed, nearest
from analysis.relations.counting.group_counts import By
from analysis.relations.methods import CORRESPONDENCE_GRID
from analysis.words.drilldown import of_word

LEAST = (1, 10, 100)
OPTIONS: Types = {
    "top_words": pl.UInt32,
    "least_count": pl.UInt32,
    "word_unit": pl.String,
    "shared": pl.Float64,
    "inertia_shown": pl.Float64,
}
WORD: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "by": pl.String,
    "group": pl.String,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
}
Key = tuple[str, str]


@lru_cache(maxsize=4)
def made(
    selection: Selection, by: By, role: Role, words: Words, stop: str, unit: Unit, top: int, axes: tuple[int, int]
) -> tuple[dict[Key, str], OptionGrid] | None:
    """The group nearest to each word, and whether it is that in every setting; None where there is no analysis."""
    own = analysed(selection, by, role, words, stop, unit, top)
    if own is None:
        return None
    groups = _groups(selection, own, unit, axes)
    settings: list[dict[str, Any]] = []
    kept = []
    units = get_args(Unit)
    sizes = around(top, 2, MOST_WORDS)
    for chosen in combinations({"top_words": sizes, "least_count": LEAST, "word_unit": units}):
        size, least, of = chosen.values()
        other = analysed(selection, by, role, words, stop, of, size, least)
        if other is None:
            continue
        theirs = _groups(selection, other, of, axes)
        shares = other[1].shares[[axis - 1 for axis in axes if axis <= len(other[1].shares)]]
        settings.append({**chosen, "inertia_shown": float(shares.sum())})
        kept.append([float(theirs[key] == group) if key in theirs else np.nan for key, group in groups.items()])
    return groups, OptionGrid(settings, np.array(kept).reshape(len(settings), len(groups)))


def _groups(selection: Selection, made_plane: Made, unit: Unit, axes: tuple[int, int]) -> dict[Key, str]:
    """The group nearest to each word in the plane of two axes."""
    counts, analysis, ids = made_plane
    plane = [axis - 1 for axis in axes if axis <= len(analysis.inertia)]
    near = nearest(analysis.columns[:, plane], analysis.rows[:, plane])
    lemmas = lexicon(selection.corpus, unit).lemmas[ids.tolist()].select("lemma", "pos")
    return {key: counts.groups[group] for key, group in zip(lemmas.iter_rows(), near.tolist(), strict=True)}


def _of_word(row: Row, selection: Selection, *, by: By, role: Role, unit: Unit) -> RowTarget:
    """The dialogues that hold the word."""
    return of_word(row, selection, role="both" if by == "role" else role, unit=unit)


@table(
    methods=(WORDS, CORRESPONDENCE_GRID),
    drilldown="a row is a choice of options, not dialogues",
    not_comparable="points",
)
def correspondence_options(
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
) -> pl.DataFrame:
    """How many words stay nearest to their group with other numbers of words, least counts and units of words.

    Options:
        by: the groups, as in correspondence_points
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word, in the analysis that is asked about
        top: so many of the most frequent words
        first_axis, second_axis: the plane in which a group is nearest

    Columns:
        top_words (of this setting: half, as many, twice)
        least_count (a word's least count: 1, 10 or 100)
        word_unit (short or compound)
        shared (share of the words of both analyses whose nearest group is the same, 0-1)
        inertia_shown (share of the inertia that the two axes show, 0-1)
    """
    plane = made(selection, by, role, words, stop, unit, int(top), (int(first_axis), int(second_axis)))
    if plane is None:
        return pl.DataFrame(schema=OPTIONS)
    record(CORRESPONDENCE_GRID)
    frame = pl.DataFrame(plane[1].settings).with_columns(shared=pl.Series(plane[1].shared))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in OPTIONS.items())


@table(
    methods=(WORDS, CORRESPONDENCE_GRID),
    drilldown=Leads(_of_word, n="", named=("lemma", "pos")),
    not_comparable="points",
)
def correspondence_word_options(
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
) -> pl.DataFrame:
    """Which words change their nearest group with the options of a correspondence analysis, those that do first.

    Options:
        by: the groups, as in correspondence_points
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        top: so many of the most frequent words
        first_axis, second_axis: the plane in which a group is nearest

    Columns:
        lemma, form (how it is written), pos
        by, group (the group that is nearest to the word)
        grid_survival (share of the settings of correspondence_options in which it is the same, 0-1)
        n_settings (that hold the word)
    """
    plane = made(selection, by, role, words, stop, unit, int(top), (int(first_axis), int(second_axis)))
    if plane is None:
        return pl.DataFrame(schema=WORD)
    record(CORRESPONDENCE_GRID)
    groups, grid = plane
    lex = lexicon(selection.corpus, unit)
    frame = pl.DataFrame([(*key, group) for key, group in groups.items()], ["lemma", "pos", "group"], orient="row")
    forms = lex.lemmas.select("lemma", "pos").with_columns(form=lex.written)
    frame = frame.with_columns(
        by=pl.lit(by), grid_survival=pl.Series(grid.survival), n_settings=pl.Series(grid.n_settings)
    ).join(forms, on=["lemma", "pos"], how="left", maintain_order="left")
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in WORD.items())
    return typed.sort("grid_survival", "lemma")
