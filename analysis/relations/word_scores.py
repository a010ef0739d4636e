"""Words against scores: each word's slope, its test, and whether it holds in two halves of the clients."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Array, Role, Unit, Words, language, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.counting.pair_counts import groups_of
from analysis.relations.methods import HALVES, RESIDUAL, SLOPES
from analysis.relations.score_residuals import need_outcome, residuals
from analysis.statistics.inference import LEVEL, Clusters, benjamini_hochberg, quantile
from analysis.statistics.inference.methods import BENJAMINI, record
from analysis.statistics.multivariate.ridge import folds_of
from analysis.statistics.multivariate.slopes import Slopes, slopes
from analysis.words.drilldown import of_word

TOP, MINIMUM, CLEAR, PER = 10_000, 20, 0.05, 1_000.0
SCORES: Types = {
    "lemma": pl.String,
    "pos": pl.String,
    "n_dialogues": pl.UInt32,
    "points_per_sd": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "first_half": pl.Float64,
    "second_half": pl.Float64,
    "replicates": pl.Boolean,
    "per_thousand": pl.Float64,
    "n_tests": pl.UInt32,
}


@table(
    methods=(WORDS, RESIDUAL, SLOPES, BENJAMINI, HALVES),
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
        seed: of what is drawn by chance

    Columns:
        lemma
        pos
        n_dialogues (in which the role says it)
        points_per_sd (change of the outcome for one standard deviation more of the word's rate, the length of the
            dialogue held)
        low, high (95 % interval, two-way clustered by client and counselor, null where fewer than 5 of either say
            the word)
        p (two-sided, Student's t)
        p_adjusted (Benjamini-Hochberg over n_tests)
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
    counts, ids, holding = counts[:, often], ids[often], holding[often]
    rates = counts.copy().astype(np.float64)
    rates.data *= np.repeat(PER / size[rows], np.diff(rates.indptr))
    controls = np.column_stack([np.ones(len(rows)), np.log(size[rows])])
    dialogues = selection.corpus.dialogues[rows]
    clusters = Clusters.of(dialogues)
    found = slopes(rates, left[rows], controls, clusters)
    record(RESIDUAL)
    per_sd = found.slope * found.spread
    half = np.full(len(ids), np.nan)
    if (sure := found.degrees > 0).any():
        record(SLOPES, BENJAMINI)
        steps, place = np.unique(found.degrees[sure], return_inverse=True)
        quantiles = np.array([quantile(LEVEL, int(degrees)) for degrees in steps])[place]
        half[sure] = quantiles * (found.error * found.spread)[sure]
    halves = [_half(rates, left[rows], controls, dialogues, there) for there in _split(dialogues, seed)]
    record(HALVES)
    slopes_of = [part.slope * found.spread for part in halves]
    replicates = (np.sign(slopes_of[0]) == np.sign(slopes_of[1])) & (halves[0].p < CLEAR) & (halves[1].p < CLEAR)
    lemmas = lex.lemmas[ids.tolist()]
    frame = lemmas.select("lemma", "pos").with_columns(
        n_dialogues=pl.Series(holding),
        points_per_sd=pl.Series(per_sd),
        low=pl.Series(per_sd - half),
        high=pl.Series(per_sd + half),
        p=pl.Series(found.p),
        p_adjusted=pl.Series(benjamini_hochberg(found.p)),
        first_half=pl.Series(slopes_of[0]),
        second_half=pl.Series(slopes_of[1]),
        replicates=pl.Series(replicates),
        per_thousand=pl.Series(PER * np.asarray(counts.sum(axis=0)).ravel() / size[rows].sum()),
        n_tests=pl.lit(len(ids)),
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in SCORES.items())
    known = typed.with_columns(pl.col(pl.Float64).fill_nan(None)).filter(pl.col("points_per_sd").is_not_null())
    return known.sort("p", pl.col("points_per_sd").abs(), descending=[False, True], nulls_last=True)


def _split(dialogues: pl.DataFrame, seed: int) -> tuple[Array, Array]:
    """(n,) masks of two halves without a common client, about equally many dialogues each."""
    fold = folds_of(groups_of(dialogues)[0], 2, seed)
    return fold == 0, fold == 1


def _half(rates: Array, left: Array, controls: Array, dialogues: pl.DataFrame, there: Array) -> Slopes:
    """The slopes among some dialogues."""
    if there.sum() < 3:
        nothing = np.full(rates.shape[1], np.nan)
        return Slopes(nothing, nothing, nothing, np.zeros(len(nothing), dtype=np.int64))
    clusters = Clusters.of(dialogues.filter(pl.Series(there)))
    return slopes(rates[there], left[there], controls[there], clusters)
