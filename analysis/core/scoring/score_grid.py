"""What of the words that go with scores hangs on options: the outcome, the least count, the unit of words."""

from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.scoring.score_residuals import OUTCOMES, source_of
from analysis.core.statistics.inference.option_grid import OptionGrid, around
from analysis.core.statistics.inference.survival import CLEAR
from analysis.core.text.lexicon import Unit
from data.corpus import Corpus

SCORE_OPTIONS: Types = {
    "against_outcome": pl.String,
    "least_dialogues": pl.UInt32,
    "word_unit": pl.String,
    "shared": pl.Float64,
}
WORD_OPTIONS: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n_dialogues": pl.UInt32,
    "points_per_sd": pl.Float64,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
}

Scored = Callable[[str, int, Unit], pl.DataFrame]


def score_grid(
    corpus: Corpus, scored: Scored, outcome: str, minimum: int, unit: Unit, clearest: int
) -> tuple[pl.DataFrame, OptionGrid]:
    """The words that are clear after correction, the clearest first, and which are so in every setting.

    Args:
        corpus: whose outcomes there are.
        scored: words against an outcome, with a least number of dialogues, in a unit of words.
        outcome: that is asked about, with ``minimum`` and ``unit``.
        minimum: the least number of dialogues; half of it and twice it are other settings.
        unit: the unit of words.
        clearest: how many words at most.
    """
    own = scored(outcome, minimum, unit).filter(pl.col("p_adjusted") < CLEAR).sort("p", "lemma").head(clearest)
    there = [of for of in OUTCOMES if corpus.has(source_of(of))]
    settings: list[dict[str, Any]] = []
    kept = []
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
