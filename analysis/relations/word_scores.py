"""Words, and pairs of words side by side, against scores: slopes, tests, and whether two halves agree."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Role, Unit, Words, language, lexicon
from analysis.relations.methods import SCORED
from analysis.relations.scoring.score_residuals import need_outcome, residuals
from analysis.relations.scoring.score_slopes import RESAMPLES, SLOPE, ranked, score_slopes
from analysis.words.drilldown import of_word
from analysis.words.ngrams import bigram_counts
from analysis.words.occurrences import hits

TOP, MINIMUM = 10_000, 20
TOP_PAIRS, MINIMUM_PAIR = 5_000, 50
SCORES: Types = {"lemma": pl.String, "form": pl.String, "pos": pl.String, **SLOPE}
PAIR_SCORES: Types = {"ngram": pl.String, **SLOPE}


@table(
    methods=SCORED,
    drilldown=Leads(of_word, named=("lemma", "pos")),
    not_comparable="relations",
)
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
    found = score_slopes(
        counts[:, often],
        size[rows],
        left[rows],
        selection.corpus.dialogues[rows],
        resamples=int(resamples),
        seed=int(seed),
    )
    lemmas = lex.lemmas[ids[often].tolist()].select("lemma", "pos", form=lex.written.gather(ids[often].tolist()))
    return ranked(pl.concat([lemmas, found], how="horizontal"), SCORES)


def of_bigram(row: Row, selection: Selection, *, role: Role, unit: Unit) -> RowTarget:
    """The dialogues in which the role says the two words side by side."""
    query = " ".join(f'lemma:"{lemma}"' for lemma in row["ngram"].split(" "))
    found = hits(selection, query, role, unit)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[found.lex.dialogue_of[found.utterances]] = True
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
    found = score_slopes(
        counts[rows],
        size[rows],
        left[rows],
        selection.corpus.dialogues[rows],
        resamples=int(resamples),
        seed=int(seed),
    )
    return ranked(found.with_columns(ngram=spelt), PAIR_SCORES)
