"""Which words go together more in one cohort than in another: the network of differences."""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import LEVEL, benjamini_hochberg
from analysis.core.statistics.inference.client_weights import groups_of, weights
from analysis.core.statistics.inference.methods import BENJAMINI, record
from analysis.core.statistics.multivariate.association import association, strongest
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import CO_OCCURRENCE, WORDS
from analysis.core.text.segments import SPAN, Within, presence
from analysis.relations.counting.pair_counts import PairCounts, pair_counts
from analysis.relations.counting.word_choice import most_frequent
from analysis.relations.methods import DIFFERENCE
from analysis.relations.networks.parts import EDGES, MINIMUM, RESAMPLES, Network, NetworkSettings, places
from analysis.relations.word_network import holding_both, lemma_id
from analysis.words.contrasts import subcorpora
from analysis.words.keyness import keyness_basis

TOP = 80
DIFFERENCES: Types = {
    "lemma_1": pl.String,
    "form_1": pl.String,
    "pos_1": pl.String,
    "lemma_2": pl.String,
    "form_2": pl.String,
    "pos_2": pl.String,
    "a_minus_b": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "survival": pl.Float64,
    "weight_a": pl.Float64,
    "weight_b": pl.Float64,
    "both_a": pl.UInt32,
    "both_b": pl.UInt32,
    "n_tests": pl.UInt32,
    **dict.fromkeys(("x_1", "y_1", "x_2", "y_2"), pl.Float64),
    "cohort_a": pl.String,
    "cohort_b": pl.String,
}


def of_difference(
    row: Row,
    selection: Selection,
    *,
    against: str,
    role: Role,
    within: Within,
    span: int,
    unit: Unit,
    other: Selection | None,
    **options: object,
) -> RowTarget:
    """The dialogues with both words, of the side in which they go together more."""
    a, b = subcorpora(selection, against, role, other, unit)
    side = a if row["a_minus_b"] > 0 else b
    lex = lexicon(selection.corpus, unit)
    ids = [lemma_id(lex, row[f"lemma_{end}"], row[f"pos_{end}"]) for end in (1, 2)]
    own = replace(side.selection, mask=side.mask)
    are = holding_both(own, *ids, role=side.role, within=within, span=span, unit=unit)
    return RowTarget(mask=are, of_b=side is b and other is not None)


def _words_of_sides(selection: Selection, **options: Any) -> tuple[Basis, Basis]:
    """The words of each side, with the dialogues that they are in."""
    return keyness_basis(selection, **options, templates=True)


@table(
    methods=(WORDS, CO_OCCURRENCE, DIFFERENCE, BENJAMINI),
    drilldown=Leads(of_difference, n="", named=("lemma_1", "lemma_2")),
    compares=True,
    within_corpus=True,
    basis=_words_of_sides,
)
def network_difference(
    selection: Selection,
    *,
    other: Selection | None = None,
    against: str = "",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "utterance",
    span: int = SPAN,
    top: int = TOP,
    edges: int = EDGES,
    minimum: int = MINIMUM,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which pairs of words go together more in one cohort than in the other.

    Differences of Jaccard coefficients; clients are drawn anew in both cohorts at once.

    Options:
        other: a second cohort of the same corpus
        against: without one, how the selection is split, as in keyness
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        within: what two words must share: an utterance, a turn, a window or a dialogue
        span: utterances in a window
        top: how many of the most frequent words of either cohort
        edges: how many of the clearest differences
        minimum: in how many segments of either cohort a pair must occur at least
        resamples: how often clients are drawn anew
        seed: of what is drawn by chance

    Columns:
        lemma_1, form_1, pos_1, lemma_2, form_2, pos_2 (the two words, and how they are written)
        a_minus_b (Jaccard coefficient of A minus that of B)
        low, high (95 % percentile interval, null below 5 clients)
        p (two-sided, normal on the resampled standard error)
        p_adjusted (Benjamini-Hochberg over n_tests)
        survival (share of the resamples in which the difference has the same sign, 0-1)
        weight_a, weight_b (Jaccard coefficients)
        both_a, both_b (segments with both words)
        n_tests (pairs compared)
        x_1, y_1, x_2, y_2 (places of the two words in the figure)
        cohort_a, cohort_b (the two sides as queries)
    """
    sides = subcorpora(selection, against, role, other, unit)
    chosen = [replace(side.selection, mask=side.mask) for side in sides]
    if not all(one.mask.any() for one in chosen):
        return pl.DataFrame(schema=DIFFERENCES)
    ids = np.unique(
        np.concatenate(
            [
                most_frequent(one, role=side.role, words=words, stop=stop, top=int(top), unit=unit)
                for one, side in zip(chosen, sides, strict=True)
            ]
        )
    )
    groups, _ = groups_of(selection.corpus.dialogues)
    held = [
        presence(one, ids, role=side.role, within=within, span=int(span), unit=unit, words=words)
        for one, side in zip(chosen, sides, strict=True)
    ]
    counts = [pair_counts(present, groups) for present in held]
    jaccard = [_jaccard(part) for part in counts]
    often = np.maximum(counts[0].n_pairs, counts[1].n_pairs)
    tested = np.flatnonzero((often >= max(1, int(minimum))) & np.isfinite(jaccard[0]) & np.isfinite(jaccard[1]))
    if not len(tested):
        return pl.DataFrame(schema=DIFFERENCES)
    gap = (jaccard[0] - jaccard[1])[tested]
    low, high, p, same = _resampled([part.of_pairs(tested) for part in counts], gap, int(resamples), int(seed))
    record(CO_OCCURRENCE)
    if np.isfinite(p).any():
        record(DIFFERENCE, BENJAMINI)
    adjusted = benjamini_hochberg(p)
    clear = np.where(np.isfinite(p), -np.log10(np.maximum(p, 1e-300)), np.abs(gap))
    best = strongest(clear, often[tested], int(edges), 1)
    settings = NetworkSettings(
        role, words, stop, unit, within, int(span), "jaccard", int(top), int(edges), int(minimum)
    )
    drawn = Network(ids, counts[0], tested[best], np.abs(gap[best]), settings)
    where = places(selection, drawn)
    lex = lexicon(selection.corpus, unit)
    lemmas, forms = lex.lemmas[ids.tolist()].select("lemma", "pos"), lex.written.gather(ids.tolist())
    columns: dict[str, object] = {
        "a_minus_b": gap[best],
        "low": low[best],
        "high": high[best],
        "p": p[best],
        "p_adjusted": adjusted[best],
        "survival": same[best],
    }
    for name, values, part in zip("ab", jaccard, counts, strict=True):
        columns[f"weight_{name}"] = values[tested][best]
        columns[f"both_{name}"] = part.n_pairs[tested][best]
    for number, (ends, at) in enumerate(zip((drawn.a, drawn.b), drawn.ends, strict=True), 1):
        columns[f"lemma_{number}"] = lemmas["lemma"].gather(ends)
        columns[f"form_{number}"] = forms.gather(ends)
        columns[f"pos_{number}"] = lemmas["pos"].gather(ends)
        columns[f"x_{number}"], columns[f"y_{number}"] = where[at].T
    frame = pl.DataFrame(columns).with_columns(
        n_tests=pl.lit(len(tested)), cohort_a=pl.lit(sides[0].name), cohort_b=pl.lit(sides[1].name)
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in DIFFERENCES.items())
    return typed.with_columns(pl.col(pl.Float64).fill_nan(None))


def _jaccard(part: PairCounts) -> Array:
    return association("jaccard", part.n_pairs, part.n_words[part.a], part.n_words[part.b], part.n_segments)


def _resampled(
    parts: list[PairCounts], gap: Array, resamples: int, seed: int
) -> tuple[Array, Array, Array, Array]:
    """(low, high, p, share of the same sign) of each difference; nan below five clients on either side."""
    from scipy.special import ndtr

    nothing = np.full(len(gap), np.nan)
    drawn = weights(len(parts[0].segments), resamples, seed)
    if drawn is None or min(np.count_nonzero(part.segments) for part in parts) < 5:
        return nothing, nothing, nothing, nothing
    strengths = [association("jaccard", *part.draws(drawn)) for part in parts]
    differences = strengths[0] - strengths[1]
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(differences, [tail, 1 - tail], axis=0)
    error = np.nanstd(differences, axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * ndtr(-np.abs(gap / np.where(error > 0, error, np.nan)))
    return low, high, p, (np.sign(differences) == np.sign(gap)).mean(axis=0)
