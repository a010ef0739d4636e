"""What of the words that go with scores hangs on options: the outcome, the least count, the unit of words."""

from functools import lru_cache
from typing import Any, get_args

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Role, Unit, Words
from analysis.core.text.methods import WORDS
from analysis.relations.methods import RESIDUAL, SCORE_GRID, SLOPES
from analysis.relations.scoring.score_residuals import OUTCOMES, need_outcome, source_of
from analysis.relations.word_scores import MINIMUM, word_scores
from analysis.statistics.inference.methods import BENJAMINI, record, unrecorded
from analysis.statistics.inference.option_grid import OptionGrid, around
from analysis.statistics.inference.survival import CLEAR
from analysis.words.drilldown import of_word

CLEAREST = 40
ANALYSED = (WORDS, RESIDUAL, SLOPES, BENJAMINI, SCORE_GRID)
OPTIONS: Types = {
    "against_outcome": pl.String,
    "least_dialogues": pl.UInt32,
    "word_unit": pl.String,
    "shared": pl.Float64,
}
WORD: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n_dialogues": pl.UInt32,
    "points_per_sd": pl.Float64,
    "p_adjusted": pl.Float64,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
}


@lru_cache(maxsize=4)
def made(
    selection: Selection,
    asked: tuple[tuple[str, Any], ...],
    outcome: str,
    minimum: int,
    unit: Unit,
    clearest: int,
) -> tuple[pl.DataFrame, OptionGrid]:
    """The words that are clear after correction, the clearest first, and which are so in every setting."""

    def scored(of: str, least: int, in_unit: Unit) -> pl.DataFrame:
        return word_scores(selection, outcome=of, minimum=least, unit=in_unit, resamples=0, **dict(asked))

    found = scored(outcome, minimum, unit)
    own = found.filter(pl.col("p_adjusted") < CLEAR).sort("p", "lemma").head(clearest)
    settings: list[dict[str, Any]] = []
    kept = []
    there = [of for of in OUTCOMES if selection.corpus.has(source_of(of))]
    for of in dict.fromkeys((outcome, *there)):
        for least in around(minimum, 2):
            for in_unit in get_args(Unit):
                slopes = scored(of, least, in_unit).select("lemma", "pos", "points_per_sd", "p_adjusted").rows()
                theirs = {(lemma, pos): (slope, p) for lemma, pos, slope, p in slopes}
                settings.append({"against_outcome": of, "least_dialogues": least, "word_unit": in_unit})
                kept.append([_again(row, theirs) for row in own.iter_rows(named=True)])
    return own, OptionGrid(settings, np.array(kept, dtype=float).reshape(len(settings), own.height))


def _again(row: dict[str, Any], slopes: dict[tuple[str, str], tuple[float, float | None]]) -> float:
    """Whether a word is as clear with the same sign; nan where it is too rare to be tested."""
    if (row["lemma"], row["pos"]) not in slopes:
        return np.nan
    slope, p = slopes[row["lemma"], row["pos"]]
    return float(p is not None and p < CLEAR and slope * row["points_per_sd"] > 0)


@table(
    methods=ANALYSED,
    drilldown="a row is a choice of options, not dialogues",
    not_comparable="relations",
)
def word_score_options(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    minimum: int = MINIMUM,
    clearest: int = CLEAREST,
) -> pl.DataFrame:
    """How many of the words that go with an outcome do so with other outcomes, least counts and units of words.

    Options:
        outcome: as in word_scores
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        minimum: in how many dialogues a word must occur at least, in the analysis that is asked about
        clearest: so many words, those with the smallest p among the words that are clear after correction

    Columns:
        against_outcome (the one asked about, and each of item_sum, score and general_factor that there is)
        least_dialogues (half, as many, twice the minimum)
        word_unit (short words, compound nouns)
        shared (share of the words asked about that are clear here with the same sign, among those tested, 0-1)

    Raises Absent without scores, UserError for an outcome there is not.

    Source: Steegen et al. (2016).
    """
    asked = (("role", role), ("words", words), ("stop", stop))
    need_outcome(selection, outcome)
    with unrecorded():
        own, grid = made(selection, asked, outcome, int(minimum), unit, int(clearest))
    if own.is_empty():
        return pl.DataFrame(schema=OPTIONS)
    record(*ANALYSED[1:])
    frame = pl.DataFrame(grid.settings).with_columns(shared=pl.Series(grid.shared, dtype=pl.Float64))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in OPTIONS.items())


@table(
    methods=ANALYSED,
    drilldown=Leads(of_word, named=("lemma", "pos")),
    not_comparable="relations",
)
def word_score_word_options(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    minimum: int = MINIMUM,
    clearest: int = CLEAREST,
) -> pl.DataFrame:
    """Which of the words that go with an outcome hang on options, those that hang on them most first.

    Options:
        outcome: as in word_scores
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        minimum: in how many dialogues a word must occur at least
        clearest: so many words, those with the smallest p among the words that are clear after correction

    Columns:
        lemma, form (as people write it), pos
        n_dialogues (in which the role says it)
        points_per_sd, p_adjusted, as in word_scores
        grid_survival (share of the settings of word_score_options in which the word is clear with the same sign,
            among those that test it, 0-1)
        n_settings (that test it)

    Raises Absent without scores, UserError for an outcome there is not.
    """
    asked = (("role", role), ("words", words), ("stop", stop))
    need_outcome(selection, outcome)
    with unrecorded():
        own, grid = made(selection, asked, outcome, int(minimum), unit, int(clearest))
    if own.is_empty():
        return pl.DataFrame(schema=WORD)
    record(*ANALYSED[1:])
    frame = own.with_columns(
        grid_survival=pl.Series(grid.survival, dtype=pl.Float64), n_settings=pl.Series(grid.n_settings)
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in WORD.items())
    return typed.sort("grid_survival", "p_adjusted", "lemma")
