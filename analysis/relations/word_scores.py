"""Words, and pairs of words side by side, against scores: slopes, tests, two halves, and other options."""

from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.scoring.methods import RESIDUAL, SCORED
from analysis.core.scoring.score_grid import SCORE_OPTIONS, WORD_OPTIONS, score_grid
from analysis.core.scoring.score_residuals import need_outcome, residuals
from analysis.core.scoring.score_slopes import RESAMPLES, SLOPE, ranked, score_slopes
from analysis.core.statistics.inference.methods import record, unrecorded
from analysis.core.statistics.inference.option_grid import OptionGrid
from analysis.core.text.lexicon import Role, Unit, Words, language, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.methods import SCORE_GRID
from analysis.words.drilldown import of_word
from analysis.words.ngrams import bigram_counts
from analysis.words.occurrences import hits

TOP, MINIMUM = 10_000, 20
TOP_PAIRS, MINIMUM_PAIR = 5_000, 50
SCORES: Types = {"lemma": pl.String, "form": pl.String, "pos": pl.String, **SLOPE}
PAIR_SCORES: Types = {"ngram": pl.String, **SLOPE}
CLEAREST = 40
ANALYSED = (WORDS, RESIDUAL, SCORE_GRID)


@table(methods=SCORED, drilldown=Leads(of_word, named=("lemma", "pos")), not_comparable="relations")
def word_scores(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    minimum: int = MINIMUM,
    top: int = TOP,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words go with higher and which with lower scores, persons, topic and year accounted for.

    Options:
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        minimum: in how many dialogues a word must occur at least
        top: how many of the most frequent words
        resamples: how often clients are drawn anew for the survival of a word; 0: not at all
        seed: of what is drawn by chance

    Columns:
        lemma
        form (how it is written)
        pos
        n_dialogues (in which the role says it)
        points_per_sd (change of the outcome for one standard deviation more of the word's rate, the length of the
            dialogue held)
        low, high (95 % interval, two-way clustered by client and counselor, null where fewer than 5 of either say
            the word)
        p (two-sided, Student's t)
        p_adjusted (Benjamini-Hochberg over n_tests)
        survival (share of the resamples of clients in which the word is as clear again as the correction asks,
            with the same sign, its error held, 0-1; where p < .05, null for the others)
        first_half, second_half (the same slope among clients of either half)
        replicates (both have the same sign and p below .05)
        per_thousand (rate among all words)
        n_tests

    Raises Absent without scores, UserError for an outcome there is not.
    """
    need_outcome(selection, outcome)
    lex = lexicon(selection.corpus, unit)
    left = residuals(selection.corpus, outcome)
    size = lex.sizes[role]
    rows = np.flatnonzero(selection.mask & np.isfinite(left) & (size > 0))
    ids = np.flatnonzero(lex.listed(words, stop, language(selection.corpus)) & (lex.total[role] >= minimum))
    counts = lex.narrowed(role, ids)[rows]
    holding = np.bincount(counts.indices, minlength=len(ids))
    often = np.flatnonzero(holding >= max(2, minimum))
    often = np.sort(often[np.argsort(-holding[often], kind="stable")[: int(top)]])
    if len(rows) < 3 or not len(often):
        return pl.DataFrame(schema=SCORES)
    slopes = score_slopes(
        counts[:, often],
        size[rows],
        left[rows],
        selection.corpus.dialogues[rows],
        resamples=int(resamples),
        seed=int(seed),
    )
    lemmas = lex.lemmas[ids[often].tolist()].select("lemma", "pos", form=lex.written.gather(ids[often].tolist()))
    return ranked(pl.concat([lemmas, slopes], how="horizontal"), SCORES)


def of_bigram(row: Row, selection: Selection, *, role: Role, unit: Unit) -> RowTarget:
    """The dialogues in which the role says the two words side by side."""
    query = " ".join(f'lemma:"{lemma}"' for lemma in row["ngram"].split(" "))
    matches = hits(selection, query, role, unit)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[matches.lex.dialogue_of[matches.utterances]] = True
    return RowTarget(mask=there)


@table(
    methods=SCORED,
    drilldown=Leads(of_bigram, n="", named=("ngram",)),
    not_comparable="relations",
)
def bigram_scores(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    minimum: int = MINIMUM_PAIR,
    top: int = TOP_PAIRS,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which pairs of words side by side go with higher and which with lower scores, persons accounted for.

    Options:
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        role: whose words count: both, counselor or client
        words: content keeps pairs that hold a content word that is no stop word
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        minimum: in how many dialogues a pair must occur at least
        top: how many pairs, those of most dialogues
        resamples: how often clients are drawn anew for the survival of a pair; 0: not at all
        seed: of what is drawn by chance

    Columns:
        ngram (the lemmas, a space between)
        n_dialogues (in which the role says it)
        points_per_sd (change of the outcome for one standard deviation more of the pair's rate, the length of the
            dialogue held)
        low, high (95 % interval, two-way clustered by client and counselor, null where fewer than 5 of either say
            it)
        p (two-sided, Student's t)
        p_adjusted (Benjamini-Hochberg over n_tests)
        survival (share of the resamples of clients in which the pair is as clear again as the correction asks,
            with the same sign, its error held, 0-1; where p < .05, null for the others)
        first_half, second_half (the same slope among clients of either half)
        replicates (both have the same sign and p below .05)
        per_thousand (occurrences in a thousand words)
        n_tests

    Raises Absent without scores, UserError for an outcome there is not.
    """
    need_outcome(selection, outcome)
    size = lexicon(selection.corpus, unit).sizes[role]
    left = residuals(selection.corpus, outcome)
    rows = np.flatnonzero(selection.mask & np.isfinite(left) & (size > 0))
    counts, spelt = bigram_counts(
        selection, role=role, words=words, stop=stop, unit=unit, minimum=max(2, int(minimum)), top=int(top)
    )
    if len(rows) < 3 or not len(spelt):
        return pl.DataFrame(schema=PAIR_SCORES)
    slopes = score_slopes(
        counts[rows],
        size[rows],
        left[rows],
        selection.corpus.dialogues[rows],
        resamples=int(resamples),
        seed=int(seed),
    )
    return ranked(slopes.with_columns(ngram=spelt), PAIR_SCORES)


@lru_cache(maxsize=4)
def _under_options(
    selection: Selection,
    options: tuple[tuple[str, Any], ...],
    outcome: str,
    minimum: int,
    unit: Unit,
    clearest: int,
) -> tuple[pl.DataFrame, OptionGrid]:
    def scored(of: str, least: int, in_unit: Unit) -> pl.DataFrame:
        return word_scores(selection, outcome=of, minimum=least, unit=in_unit, resamples=0, **dict(options))

    return score_grid(selection.corpus, scored, outcome, minimum, unit, clearest)


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
    options = (("role", role), ("words", words), ("stop", stop))
    need_outcome(selection, outcome)
    with unrecorded():
        own, grid = _under_options(selection, options, outcome, int(minimum), unit, int(clearest))
    if own.is_empty():
        return pl.DataFrame(schema=SCORE_OPTIONS)
    record(*ANALYSED[1:])
    frame = pl.DataFrame(grid.settings).with_columns(shared=pl.Series(grid.shared, dtype=pl.Float64))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in SCORE_OPTIONS.items())


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
        outcome: as in word_score_options
        role: as in word_score_options
        words: as in word_score_options
        stop: as in word_score_options
        unit: as in word_score_options
        minimum: as in word_score_options
        clearest: as in word_score_options

    Columns:
        lemma, form (as people write it), pos
        n_dialogues (in which the role says it)
        points_per_sd, as in word_scores
        grid_survival (share of the settings of word_score_options in which the word is clear with the same sign,
            among those that test it, 0-1)
        n_settings (that test it)

    Raises Absent without scores, UserError for an outcome there is not.
    """
    options = (("role", role), ("words", words), ("stop", stop))
    need_outcome(selection, outcome)
    with unrecorded():
        own, grid = _under_options(selection, options, outcome, int(minimum), unit, int(clearest))
    if own.is_empty():
        return pl.DataFrame(schema=WORD_OPTIONS)
    record(*ANALYSED[1:])
    frame = own.with_columns(
        grid_survival=pl.Series(grid.survival, dtype=pl.Float64), n_settings=pl.Series(grid.n_settings)
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in WORD_OPTIONS.items())
    return typed.sort("grid_survival", "lemma")
