"""How alike two corpora are: shared words, places in a space of meaning, and how well they are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.comparison.differences import opening_points
from analysis.comparison.drawn_words import Drawn
from analysis.comparison.form import IN_CHARACTERS, form_measures
from analysis.comparison.methods import CLUSTERED, HALVES, JENSEN, MANIFOLDS, OPENINGS, SAMPLED, SEPARATION
from analysis.comparison.sides import SAMPLE, SEED, Side, of_all, same_language, sides
from analysis.core.estimates import Types
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.statistics.comparison.diversity import divergence
from analysis.statistics.comparison.manifolds import overlap
from analysis.statistics.comparison.separation import FOLDS, Separation, area, person_folds, separate
from analysis.statistics.inference import Array, Clusters
from analysis.statistics.inference.clusters import LEVEL, MIN_CLUSTERS, quantile
from analysis.statistics.inference.differences import Sides
from analysis.statistics.inference.methods import record, unrecorded
from data.problems import Missing

OWN = "own_halves"
TOP = 300
FEWEST, FEWEST_TESTED = 10, 50
TRIED = 50
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


@dataclass(frozen=True, eq=False)
class Pair:
    """Equally many dialogues of two corpora; of A's own two halves where ``name`` is ``OWN``."""

    name: str
    a: Drawn
    b: Drawn

    @property
    def persons(self) -> Array:
        """(n_a + n_b, 2) ids of client and counselor of each dialogue."""
        both = [np.column_stack(drawn.side.persons(drawn.rows)) for drawn in (self.a, self.b)]
        return np.concatenate(both)

    def bounds(self, value: float, rows: Array, influence: Array) -> tuple[float | None, float | None]:
        """The 95 % interval of what some rows (A's, then B's from ``len(a.rows)`` on) each add to."""
        n_a = len(self.a.rows)
        persons = self.persons[rows]
        of_a = rows < n_a
        clusters = Clusters.from_ids(persons[:, 0].copy(), persons[:, 1].copy())
        if of_a.all() or not of_a.any():
            fewest = min(clusters.groups[:2])
            error = Sides(clusters, len(rows)).error(influence) if fewest >= MIN_CLUSTERS else 0.0
        else:
            both = Sides(clusters, int(of_a.sum()))
            fewest = both.fewest
            error = both.error(influence) if fewest >= MIN_CLUSTERS else 0.0
        if not error > 0:
            return None, None
        half = quantile(LEVEL, fewest - 1) * error
        return max(0.0, value - half), min(1.0, value + half)


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
    found = sides(selection, other, beside)
    if any(side.selection.is_empty for side in found):
        return pl.DataFrame(schema=LIKENESS)
    rows = []
    with unrecorded():
        for pair in pairs_of(found):
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


def pairs_of(found: list[Side]) -> list[Pair]:
    """The first corpus with each further one, and with itself: its two halves."""
    first = found[0]
    pairs = []
    for side in found[1:]:
        n = min(SAMPLE, first.selection.n_dialogues, side.selection.n_dialogues)
        rows = side.order if side.corpus is not first.corpus else side.order[~np.isin(side.order, first.order[:n])]
        n = min(n, len(rows))
        pairs.append(Pair(side.name, Drawn(first, first.drawn(n)), Drawn(side, np.sort(rows[:n]))))
    halves = _halves(first)
    wanted = min([len(pair.a.rows) for pair in pairs], default=SAMPLE)
    n = min(wanted, *(len(half) for half in halves))
    pairs.append(Pair(OWN, *(Drawn(first, np.sort(half[:n])) for half in halves)))
    return [pair for pair in pairs if len(pair.a.rows)]


def _halves(side: Side) -> tuple[Array, Array]:
    """Rows of two halves without a common person, in an order of chance; rows across both are left out.

    Of many drawn divisions the one whose smaller half is largest.
    """
    persons = np.column_stack(side.persons(side.order))
    tried = [person_folds(persons, 2, seed) for seed in range(TRIED)]
    fold = max(tried, key=lambda one: min((one == half).all(axis=1).sum() for half in (0, 1)))
    first, second = (side.order[(fold == half).all(axis=1)] for half in (0, 1))
    return first, second


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


def content(pair: Pair) -> tuple[Any, Any, list[tuple[str, str]]]:
    """CSR counts of the content words of both, and the word of each column."""
    vocabulary: dict[tuple[str, str], int] = {}
    a = pair.a.content(vocabulary)
    b = pair.b.content(vocabulary)
    a.resize(a.shape[0], len(vocabulary))
    return a, b, list(vocabulary)


def _meaning(pair: Pair) -> Iterator[Found]:
    (a, rows_a), (b, rows_b) = (opening_points(drawn.side, drawn.rows) for drawn in (pair.a, pair.b))
    found = overlap(a, b)
    if found is None:
        return
    places = np.searchsorted(pair.a.rows, rows_a), len(pair.a.rows) + np.searchsorted(pair.b.rows, rows_b)
    for name, hits, rows in (
        ("precision", found.precision, places[1]),
        ("recall", found.recall, places[0]),
        ("coverage", found.coverage, places[0]),
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
        y, found = made[2:]
        known = np.isfinite(found.scores)
        value, added = area(found.scores[known], y[known])
        if value == value:
            sizes = np.where(y[known] == 1, (y[known] == 1).sum(), (y[known] == 0).sum())
            yield "told_apart", f"auc_{kind}", value, pair.bounds(value, np.flatnonzero(known), added / sizes)


Features = tuple[list[tuple[str, str]], Array, Array, Separation]


def separation(pair: Pair, kind: str) -> Features | None:
    """What a classifier makes of one kind of features; None where there are too few or no common ones.

    Returns:
        (word, part of speech or "") of each feature; (n, n_features); (n,) 1 for the second corpus; the result.
    """
    if min(len(pair.a.rows), len(pair.b.rows)) < FEWEST:
        return None
    key = (pair.name, kind, pair.a.rows.tobytes(), pair.b.rows.tobytes(), pair.b.side.shift)
    found: Features | None = _separated(pair.a.side.selection, _Asked(key, pair, kind))
    return found


@dataclass(frozen=True, eq=False)
class _Asked:
    key: tuple[object, ...]
    pair: Pair
    kind: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@once_per_selection
def _separated(selection: Selection, asked: _Asked) -> Features | None:
    pair = asked.pair
    y = np.repeat([0.0, 1.0], [len(pair.a.rows), len(pair.b.rows)])
    features = {"form": _form_features, "words": _word_features, "meaning": _meaning_features}[asked.kind](pair)
    if features is None or not features[0]:
        return None
    names, x = features
    return names, x, y, separate(x, y, person_folds(pair.persons, FOLDS, SEED), FOLDS)


Matrix = tuple[list[tuple[str, str]], Array] | None


def _form_features(pair: Pair) -> Matrix:
    """Lengths as logarithms, balance as it is; characters within a language, times where both have some."""
    sides = [form_measures(drawn.side, drawn.rows) for drawn in (pair.a, pair.b)]
    names, columns = [], []
    for name in sides[0]:
        if name in IN_CHARACTERS and pair.a.side.language != pair.b.side.language:
            continue
        values = np.concatenate([side[name] for side in sides])
        if not all(np.isfinite(side[name]).any() for side in sides):
            continue
        if name not in ("counselor_share", "same_speaker_pairs"):
            values = np.log1p(np.maximum(values, 0))
        columns.append(np.where(np.isfinite(values), values, np.nanmean(values)))
        names.append((name, ""))
    return names, np.column_stack(columns)


def _word_features(pair: Pair) -> Matrix:
    """Roots of the rates of the content words that most dialogues hold."""
    if not same_language(pair.a.side, pair.b.side):
        return None
    from scipy import sparse

    a, b, order = content(pair)

    counts = sparse.vstack([a, b]).tocsr()
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    ids = np.sort(np.argsort(-held, kind="stable")[:TOP])
    size = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1)
    return [order[place] for place in ids], np.sqrt(counts[:, ids].toarray() / size[:, None])


def _meaning_features(pair: Pair) -> Matrix:
    points = np.concatenate([drawn.side.corpus.vectors.openings[drawn.rows] for drawn in (pair.a, pair.b)])
    return [(str(place), "") for place in range(points.shape[1])], points.astype(np.float64)
