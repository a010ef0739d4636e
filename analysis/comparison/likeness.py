"""How alike two corpora are: shared words, places in a space of meaning, and how well they are told apart."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from analysis.comparison.differences import opening_points
from analysis.comparison.methods import CLUSTERED, HALVES, JENSEN, MANIFOLDS, OPENINGS, SAMPLED, SEPARATION
from analysis.comparison.pairs import Pair, content, pairs_of
from analysis.comparison.separations import separation
from analysis.comparison.sides import of_all, same_language, sides
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.comparison.diversity import divergence
from analysis.core.statistics.comparison.manifolds import overlap
from analysis.core.statistics.comparison.separation import area
from analysis.core.statistics.inference.methods import record, unrecorded
from data.core.problems import Missing

FEWEST_TESTED = 50
LIKENESS: Types = {
    "aspect": pl.String,
    "compared": pl.String,
    "corpus_name": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
    "comparable": pl.Boolean,
}


Found = tuple[str, str, float, tuple[float | None, float | None]]


@table(
    methods=(CLUSTERED, SAMPLED, HALVES, JENSEN, OPENINGS, MANIFOLDS, SEPARATION),
    compares=True,
    drilldown="a row measures two corpora",
    basis=of_all,
)
def corpus_likeness(selection: Selection, *, beside: str = "", other: Selection | None = None) -> pl.DataFrame:
    """How alike each further corpus is to the first, in words and meaning, and how well the two are told apart.

    What two halves of the first corpus without a common client or counselor give stands beside it: so alike are
    dialogues that differ by chance alone.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version

    Columns:
        aspect (words, meaning, told_apart)
        compared (known_words: share of the content words of the corpus that the first also has, and
            known_words_back the other way; word_divergence: Jensen-Shannon, in bits; precision: share of its
            openings that lie among those of the first, recall the other way, coverage: share of the first's
            openings that have one of its near; auc_form, auc_words, auc_meaning: area under the ROC of a
            classifier that sees lengths and balance, content words, or openings: 0.5 cannot, 1 always tells;
            from 50 dialogues of each on)
        corpus_name (the corpus beside the first; own_halves: the first with itself)
        estimate (0-1)
        low, high (95 % interval, clustered by the persons of both, or by dialogue where a corpus names none; null
            below 5)
        n_a, n_b (dialogues of the first and of the other, equally many drawn by chance, at most 1,000)
        comparable (whether the two are of one language: the embedding also tells languages apart)

    Words are compared within one language only, and so is what a classifier makes of words and openings.
    """
    corpora = sides(selection, other, beside)
    if any(side.selection.is_empty for side in corpora):
        return pl.DataFrame(schema=LIKENESS)
    rows = []
    with unrecorded():
        for pair in pairs_of(corpora):
            sizes = (len(pair.a.rows), len(pair.b.rows))
            fits = pair.a.side.language == pair.b.side.language
            rows += [
                (aspect, name, pair.name, value, *ends, *sizes, fits or aspect != "meaning")
                for aspect, name, value, ends in _likeness(pair)
            ]
    frame = pl.DataFrame(rows, schema=LIKENESS, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    if frame["low"].count():
        record(CLUSTERED)
    order = {name: place for place, name in enumerate(MEASURES)}
    ranked = frame.with_columns(rank=pl.col("compared").replace_strict(order, return_dtype=pl.Int8))
    return ranked.sort("rank", maintain_order=True).drop("rank")


MEASURES = (
    "known_words",
    "known_words_back",
    "word_divergence",
    "precision",
    "recall",
    "coverage",
    "auc_form",
    "auc_words",
    "auc_meaning",
)


def _likeness(pair: Pair) -> Iterator[Found]:
    """Every measure that both corpora have data for."""
    for measures in (_words, _meaning, _apart):
        try:
            yield from measures(pair)
        except Missing:  # the words or the vectors of a corpus are not made
            continue


def _words(pair: Pair) -> Iterator[Found]:
    if not same_language(pair.a.side, pair.b.side):
        return
    a, b, _ = content(pair)
    n_a = a.shape[0]
    of_a, of_b = (np.asarray(side.sum(axis=0)).ravel() for side in (a, b))
    if not of_a.sum() or not of_b.sum():
        return
    for name, rows, counts, known in (
        ("known_words", np.arange(n_a, n_a + b.shape[0]), b, of_a > 0),
        ("known_words_back", np.arange(n_a), a, of_b > 0),
    ):
        part, whole = counts @ known.astype(float), np.asarray(counts.sum(axis=1)).ravel()
        value = float(part.sum() / whole.sum())
        yield "words", name, value, pair.bounds(value, rows, (part - value * whole) / whole.sum())
    value, slope_a, slope_b = divergence(of_a, of_b)
    influence = []
    for counts, total, slope in ((a, of_a, slope_a), (b, of_b, slope_b)):
        size = np.asarray(counts.sum(axis=1)).ravel()
        influence.append((counts @ slope - size * float(total / total.sum() @ slope)) / size.sum())
    rows = np.arange(n_a + b.shape[0])
    yield "words", "word_divergence", value, pair.bounds(value, rows, np.concatenate(influence))


def _meaning(pair: Pair) -> Iterator[Found]:
    (a, rows_a), (b, rows_b) = (opening_points(drawn.side, drawn.rows) for drawn in (pair.a, pair.b))
    overlaps = overlap(a, b)
    if overlaps is None:
        return
    places = np.searchsorted(pair.a.rows, rows_a), len(pair.a.rows) + np.searchsorted(pair.b.rows, rows_b)
    for name, hits, rows in (
        ("precision", overlaps.precision, places[1]),
        ("recall", overlaps.recall, places[0]),
        ("coverage", overlaps.coverage, places[0]),
    ):
        value = float(hits.mean())
        yield "meaning", name, value, pair.bounds(value, rows, (hits - value) / len(hits))


def _apart(pair: Pair) -> Iterator[Found]:
    if min(len(pair.a.rows), len(pair.b.rows)) < FEWEST_TESTED:
        return
    kinds = ("form", "words", "meaning") if pair.a.side.language == pair.b.side.language else ("form",)
    for kind in kinds:
        try:
            made = separation(pair, kind)
        except Missing:
            continue
        if made is None:
            continue
        y, features = made[2:]
        known = np.isfinite(features.scores)
        value, added = area(features.scores[known], y[known])
        if value == value:
            sizes = np.where(y[known] == 1, (y[known] == 1).sum(), (y[known] == 0).sum())
            yield "told_apart", f"auc_{kind}", value, pair.bounds(value, np.flatnonzero(known), added / sizes)
