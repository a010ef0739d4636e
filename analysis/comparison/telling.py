"""By what a classifier tells two corpora apart."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import polars as pl

from analysis.comparison.methods import SAMPLED, SEPARATION
from analysis.comparison.pairs import OWN, Pair, pairs_of
from analysis.comparison.separations import separation
from analysis.comparison.sides import of_all, sides
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import unrecorded
from data.core.problems import Missing

By = Literal["words", "form"]
TELLING: Types = {
    "corpus_name": pl.String,
    "told_by": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "telling_weight": pl.Float64,
    "value_a": pl.Float64,
    "value_b": pl.Float64,
    "held_a": pl.Float64,
    "held_b": pl.Float64,
}


@table(
    methods=(SAMPLED, SEPARATION),
    compares=True,
    drilldown="a row is a feature of two corpora",
    basis=of_all,
)
def telling_features(
    selection: Selection, *, beside: str = "", by: By = "words", top: int = 15, other: Selection | None = None
) -> pl.DataFrame:
    """Which words or measures tell each further corpus from the first, the strongest of each side first.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version
        by: words (content words), or form (lengths and balance)
        top: how many for each side

    Columns:
        corpus_name (the corpus beside the first; own_halves where there is no other)
        told_by (a lemma, or the name of a measure), form (as people write it: とても for 迚も), pos
        telling_weight (of the classifier, by one standard deviation: above 0 speaks for the further corpus, below
            for the first; it describes the classifier and has no test)
        value_a, value_b (of a word how many of 1,000 content words it is in the first and in the further corpus,
            of a measure its mean)
        held_a, held_b (share of the dialogues that hold the word, 0-1; null for a measure)
    """
    corpora = sides(selection, other, beside)
    if any(side.selection.is_empty for side in corpora):
        return pl.DataFrame(schema=TELLING)
    pairs = [pair for pair in pairs_of(corpora) if pair.name != OWN or len(corpora) == 1]
    with unrecorded():
        rows = [row for pair in pairs for row in _rows(pair, by, max(1, int(top)))]
    return pl.DataFrame(rows, schema=TELLING, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))


def _rows(pair: Pair, by: By, top: int) -> Iterator[tuple[object, ...]]:
    try:
        features = separation(pair, by)
    except Missing:
        return
    if features is None:
        return
    names, x, y, result = features
    order = np.argsort(result.weights, kind="stable")
    chosen = [*order[::-1][:top], *order[:top][::-1]] if len(order) > 2 * top else order[::-1]
    written = _written(pair, {names[place] for place in chosen}) if by == "words" else {}
    for place in chosen:
        word, pos = names[place]
        if not result.weights[place]:
            continue
        values = [x[y == side, place] for side in (0, 1)]
        means = [1_000 * float((side**2).mean()) if by == "words" else _measure(word, side) for side in values]
        held = [float((side > 0).mean()) if by == "words" else None for side in values]
        yield pair.name, word, written.get((word, pos)), pos or None, float(result.weights[place]), *means, *held


def _written(pair: Pair, words: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """How people write words: in the first corpus, else in the further one."""
    forms: dict[tuple[str, str], str] = {}
    for drawn in (pair.b, pair.a):
        lemmas = drawn.lexicon.lemmas.select(pl.col("lemma", "pos").cast(pl.String)).rows()
        named = zip(lemmas, drawn.lexicon.written, strict=True)
        forms |= {lemma: form for lemma, form in named if lemma in words}
    return forms


def _measure(name: str, values: np.ndarray) -> float:
    """The mean of a measure; of one whose logarithm is a feature the geometric mean."""
    return float(values.mean() if name in ("counselor_share", "same_speaker_pairs") else np.expm1(values.mean()))
