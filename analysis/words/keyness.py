"""Keyness: which words two cohorts differ in."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.drilldown import Leads
from analysis.core.query.selection import Selection
from analysis.core.registry import Options, table
from analysis.core.samples import persons_apart
from analysis.core.statistics.comparison.log_odds import PRIOR, Prior, log_likelihood, log_odds, log_ratio
from analysis.core.statistics.inference import LEVEL, Array, benjamini_hochberg, quantile
from analysis.core.statistics.inference.methods import AGAIN, BENJAMINI, Method, unrecorded
from analysis.core.statistics.inference.survival import CLEAR, cut, survival
from analysis.core.text.lexicon import PER, Role, Unit, Words, language
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import words_in
from analysis.words.contrasts import Subcorpus, pair, sides
from analysis.words.drilldown import n_of_side, of_keyness
from analysis.words.measures.count_matrix import Pair
from analysis.words.measures.dispersion import deviation_of_proportions, holding
from analysis.words.measures.rate_errors import clustered_error, resampled
from analysis.words.methods import DISPERSION, LOG_LIKELIHOOD, LOG_ODDS, ODDS_CLUSTERED, ODDS_RESAMPLED

Interval = Literal["analytic", "resampled"]
MINIMUM, TIMES, RESAMPLES, SEED = 10, 400, 200, 1
COUNTS = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
    "per_million_a": pl.Float64,
    "per_million_b": pl.Float64,
    "dialogues_a": pl.UInt32,
    "dialogues_b": pl.UInt32,
}
TESTS = {
    "dispersion": pl.Float64,
    "log_odds": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "z": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "survival": pl.Float64,
    "log_ratio": pl.Float64,
    "log_likelihood": pl.Float64,
    "tested": pl.UInt32,
    "cohort_a": pl.String,
    "cohort_b": pl.String,
}


def keyness_methods(options: Options) -> tuple[Method, ...]:
    """The log-odds, and how sure they are: linearized, or by drawing clients."""
    error = ODDS_RESAMPLED if options["interval"] == "resampled" else ODDS_CLUSTERED
    again = (AGAIN,) if options["resamples"] else ()
    return WORDS, LOG_ODDS, error, BENJAMINI, *again, DISPERSION, LOG_LIKELIHOOD


def keyness_basis(
    selection: Selection,
    *,
    against: str,
    role: Role,
    unit: Unit,
    templates: bool,
    other: Selection | None = None,
    **options: Any,
) -> tuple[Basis, Basis]:
    """The words of each side."""
    a, b = (
        words_in(half.selection, half.mask, half.role, half.lex)
        for half in sides(selection, against, role, other, unit, templates)
    )
    return a, b


@table(
    methods=keyness_methods,
    compares=True,
    drilldown=Leads(of_keyness, n_of_side, named=("lemma", "pos")),
    basis=keyness_basis,
)
def keyness(
    selection: Selection,
    *,
    against: str = "",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    minimum: int = MINIMUM,
    prior: int = PRIOR,
    interval: Interval = "analytic",
    resamples: int = RESAMPLES,
    seed: int = SEED,
    unit: Unit = "short",
    templates: bool = True,
    other: Selection | None = None,
) -> pl.DataFrame:
    """Which words two cohorts differ in: weighted log-odds with an informative prior, first those of A.

    Options:
        against: score (at least 70 against below; the default where there are scores), roles, rest, FIELD:VALUE
            (with against without), a filter query, which is B, or coded:SCHEME:CODE@CODER (utterances with this
            label against those with another of the scheme)
        minimum: a word's least count in both together, and in the corpus
        prior: the weight of the prior, in words, spread as the corpus' own frequencies are (Monroe, Colaresi and
            Quinn 2008)
        unit: short words, or compound nouns as one
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        interval: analytic (linearized) or resampled (clients drawn 400 times)
        resamples: how often clients are drawn anew for the survival of a word; 0: not at all
        seed: seed of the random draws
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        lemma
        form (as people write it: とても for 迚も, 感じる for 感ずる)
        pos (part of speech)
        n_a, n_b (occurrences in A and B)
        per_million_a, per_million_b (of all words, punctuation left out)
        dialogues_a, dialogues_b (dialogues that hold it)
        dispersion (Gries' DP over the dialogues of both, 0 even to 1 in one dialogue)
        log_odds (A over B, natural log, shrunken to 0 by the prior)
        low, high (95 % interval: analytic is linearised, two-way clustered by client and counselor; resampled
            draws clients 400 times)
        z (log_odds over its error if every word were drawn by itself, Monroe et al. eq. 22; ranks the words,
            tests nothing)
        p (two-sided, of the clustered or resampled error, Student's t)
        p_adjusted (Benjamini-Hochberg over all words tested)
        survival (share of the resamples of clients in which the word is as clear again as the correction asks, on
            the same side, its error held, 0-1; of words with p < .05, null for the others)
        log_ratio (binary log of the ratio of the rates)
        log_likelihood (Dunning's G2, negative where rarer in A)
        tested (how many words)
        cohort_a, cohort_b (the two sides as queries)
    """
    a, b = sides(selection, against, role, other, unit, templates)
    apart = other is not None and persons_apart(selection, other)
    lemmas, columns = _shared(a, b, words, stop, minimum)
    counted = pair(a, b, columns, apart=apart)
    enough = counted.a.count + counted.b.count >= max(1, minimum)
    if not enough.any():
        return pl.DataFrame(schema={**COUNTS, **TESTS})
    lemmas, columns = lemmas.filter(enough), (columns[0][enough], columns[1][enough])
    counted = counted.only(enough)
    informed = Prior(_share(a, b, columns, apart) * prior, prior)
    with ThreadPoolExecutor(1) as pool:  # numpy and scipy leave Python alone while they work
        even = pool.submit(deviation_of_proportions, counted.whole.matrix, counted.whole.sizes)
        tests = _tests(counted, informed, interval, int(resamples), seed)
    return (
        _counts(lemmas, a.lex.written[columns[0]], counted)
        .with_columns(
            dispersion=pl.Series(even.result()).fill_nan(None),
            **tests,
            tested=pl.lit(len(lemmas), dtype=pl.UInt32),
            cohort_a=pl.lit(a.name),
            cohort_b=pl.lit(b.name),
        )
        .sort("z", "lemma", descending=[True, False])
    )


def _shared(
    a: Subcorpus, b: Subcorpus, words: Words, stop: str, minimum: int
) -> tuple[pl.DataFrame, tuple[Array, Array]]:
    """The lemmas that may be compared, often enough in the corpus, and their ids in A's corpus and in B's."""
    lex, lex_b = a.whole, b.whole
    if not (a.mask.any() and b.mask.any()):
        nothing = np.zeros(0, dtype=np.int64)
        return lex.lemmas.clear(), (nothing, nothing)
    wanted = lex.listed(words, stop, language(a.selection.corpus))
    if lex_b is lex:
        ids = np.flatnonzero(wanted & (lex.total["both"] >= minimum))
        return lex.lemmas[ids], (ids, ids)
    both = lex.lemmas.filter(wanted).join(
        lex_b.lemmas.select("lemma", "pos", id_b="lemma_id"), on=["lemma", "pos"], maintain_order="left"
    )
    ids, ids_b = (both[name].to_numpy().astype(np.int64) for name in ("lemma_id", "id_b"))
    return both, (ids, ids_b)


def _share(a: Subcorpus, b: Subcorpus, columns: tuple[Array, Array], apart: bool) -> Array:
    """(n_words,) each word's share of what is said in the corpus, or in both corpora, by these roles."""
    count, total = np.zeros(len(columns[0])), 0.0
    once = (a,) if not apart and a.role == b.role else (a, b)
    for half, ids in zip(once, columns, strict=False):
        count += half.whole.total[half.role][ids]
        total += half.whole.sizes[half.role].sum()
    return count / total


def _counts(lemmas: pl.DataFrame, forms: pl.Series, pair: Pair) -> pl.DataFrame:
    values: dict[str, pl.Series] = {"lemma": lemmas["lemma"], "form": forms, "pos": lemmas["pos"]}
    for name, part in (("a", pair.a), ("b", pair.b)):
        values[f"n_{name}"] = pl.Series(part.count)
        values[f"per_million_{name}"] = pl.Series(PER * part.count / part.total)
        values[f"dialogues_{name}"] = pl.Series(holding(part.matrix))
    return pl.DataFrame(values).select(pl.col(name).cast(dtype) for name, dtype in COUNTS.items())


def _tests(pair: Pair, prior: Prior, interval: Interval, resamples: int, seed: int) -> dict[str, pl.Series]:
    """Estimates, intervals and tests of every word."""
    table = pair.a.count, pair.a.total, pair.b.count, pair.b.total
    delta, variance = log_odds(*table, prior)
    degrees: int | None = None
    if interval == "resampled":
        low, high, error = _drawn(len(delta), resampled(pair, prior, seed=seed, times=TIMES))
    else:
        error, degrees = clustered_error(pair, prior)
        half = (quantile(LEVEL, degrees) if degrees else np.nan) * error
        low, high = delta - half, delta + half
    p = _p(delta, error, degrees)
    adjusted = benjamini_hochberg(p)
    columns = {
        "log_odds": delta,
        "low": low,
        "high": high,
        "z": delta / np.sqrt(variance),
        "p": p,
        "p_adjusted": adjusted,
        "survival": _survival(pair, prior, delta, error, _least(p, adjusted, degrees), resamples, seed),
        "log_ratio": log_ratio(*table),
        "log_likelihood": log_likelihood(*table),
    }
    return {name: pl.Series(name, values, dtype=pl.Float64).fill_nan(None) for name, values in columns.items()}


def _least(p: Array, adjusted: Array, degrees: int | None) -> tuple[Array, float]:
    """(which words stand out before the correction, how many errors from 0 a word is clear after it)."""
    from scipy.special import ndtri, stdtrit

    tail = 1 - cut(p, adjusted) / 2
    return np.nan_to_num(p, nan=1.0) < CLEAR, float(
        ndtri(tail) if degrees is None else stdtrit(degrees or 1, tail)
    )


def _survival(
    pair: Pair, prior: Prior, delta: Array, error: Array, least: tuple[Array, float], resamples: int, seed: int
) -> Array:
    """How often the words that stand out are clear again when clients are drawn anew; nan for the others."""
    some, errors = least
    shares = np.full(len(delta), np.nan)
    if resamples > 0 and some.any():
        with unrecorded():  # the interval is not of these draws
            drawn = resampled(pair.only(some), Prior(prior.counts[some], prior.weight), seed=seed, times=resamples)
        if drawn is not None:
            shares[some] = survival(drawn, delta[some], error[some], errors)
    return shares


def _drawn(n: int, drawn: Array | None) -> tuple[Array, Array, Array]:
    """Percentile interval and standard error of the draws."""
    if drawn is None:
        nothing = np.full(n, np.nan)
        return nothing, nothing, nothing
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0)
    return low, high, drawn.std(axis=0, ddof=1).astype(float)


def _p(delta: Array, error: Array, degrees: int | None) -> Array:
    """Two-sided p of each word; normal where there are no degrees of freedom."""
    from scipy.special import ndtr, stdtr

    with np.errstate(divide="ignore", invalid="ignore"):
        t = -np.abs(delta / np.where(error > 0, error, np.nan))
    if degrees == 0:
        return np.full(len(delta), np.nan)
    return np.asarray(2 * (ndtr(t) if degrees is None else stdtr(degrees, t)))
