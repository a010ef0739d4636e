"""What a classifier makes of two corpora, by one kind of features."""

from dataclasses import dataclass

import numpy as np

from analysis.comparison.form import IN_CHARACTERS, form_measures
from analysis.comparison.pairs import Pair, content
from analysis.comparison.sides import SEED, same_language
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.statistics.comparison.separation import FOLDS, Separation, person_folds, separate
from analysis.core.statistics.inference import Array

FEWEST, TOP = 10, 300
#: Follow from other measures: beside those they would share a weight, and either could have the wrong sign.
FOLLOWING = ("turns", "characters")

Features = tuple[list[tuple[str, str]], Array, Array, Separation]


def separation(pair: Pair, kind: str) -> Features | None:
    """What a classifier makes of one kind of features; None where there are too few or no common ones.

    Returns:
        (word, part of speech or "") of each feature; (n, n_features); (n,) 1 for the second corpus; the result.
    """
    if min(len(pair.a.rows), len(pair.b.rows)) < FEWEST:
        return None
    key = (pair.name, kind, pair.a.rows.tobytes(), pair.b.rows.tobytes(), pair.b.side.shift)
    features: Features | None = _separated(pair.a.side.selection, _Settings(key, pair, kind))
    return features


@dataclass(frozen=True, eq=False)
class _Settings:
    key: tuple[object, ...]
    pair: Pair
    kind: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Settings) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@once_per_selection
def _separated(selection: Selection, settings: _Settings) -> Features | None:
    pair = settings.pair
    y = np.repeat([0.0, 1.0], [len(pair.a.rows), len(pair.b.rows)])
    features = {"form": _form_features, "words": _word_features, "meaning": _meaning_features}[settings.kind](pair)
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
        if name in FOLLOWING or (name in IN_CHARACTERS and pair.a.side.language != pair.b.side.language):
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
