"""What of a score is left when topic, year, client and counselor are taken out, once for a corpus."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.models.crossed import Model
from analysis.core.text.lexicon import Array
from analysis.core.text.per_corpus import once_per_corpus
from data.core.problems import UserError
from data.core.schema import ITEMS
from data.corpus import Corpus

Outcome = Literal["item_sum", "score", "general_factor"]
OUTCOMES = ("item_sum", "score", "general_factor")
LEAST = 30


def outcome_values(corpus: Corpus, outcome: str) -> Array:
    """(n_dialogues,) an outcome; nan where it is unknown. Raises UserError for one there is not."""
    if outcome in ("item_sum", "score"):
        return corpus.dialogues[outcome].cast(pl.Float64).fill_null(np.nan).to_numpy()
    if outcome in ITEMS:
        return corpus.items[outcome].cast(pl.Float64).fill_null(np.nan).to_numpy()
    if outcome != "general_factor":
        raise UserError.of("no_outcome", outcome=outcome[:40], known=", ".join((*OUTCOMES, *ITEMS[:2], "…")))
    ratings = corpus.items.select(ITEMS).cast(pl.Float64).fill_null(np.nan).to_numpy()
    whole = np.isfinite(ratings).all(axis=1)
    values = np.full(len(ratings), np.nan)
    if whole.sum() > len(ITEMS):
        standard = (ratings[whole] - ratings[whole].mean(axis=0)) / np.maximum(ratings[whole].std(axis=0), 1e-9)
        _, vectors = np.linalg.eigh(np.corrcoef(standard.T))
        leading = vectors[:, -1] * np.sign(vectors[:, -1].sum() or 1.0)
        first = standard @ leading
        values[whole] = first / first.std()
    return values


def residuals(corpus: Corpus, outcome: str) -> Array:
    """(n_dialogues,) what is left of an outcome; nan where it or a person is unknown.

    The residual of a model with topic and year as fixed and client and counselor as crossed random effects;
    where the corpus lacks topics or times these are left out, and where it names no persons the mean alone is
    taken out. Raises Absent without scores.
    """
    return _residuals(corpus, outcome)


@once_per_corpus
def _residuals(corpus: Corpus, outcome: str) -> Array:
    values = outcome_values(corpus, outcome)
    dialogues = corpus.dialogues
    known = np.isfinite(values)
    left = np.full(len(values), np.nan)
    if known.sum() < LEAST:
        return left
    persons = not (dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls())
    left[known] = values[known] - values[known].mean()
    if not persons:
        return left
    part = dialogues.filter(pl.Series(known))
    fixed: dict[str, Array] = {}
    for name, code in (("topic", pl.col("topic_main")), ("year", pl.col("started_at").dt.year().cast(pl.String))):
        codes = part.select(code.fill_null("")).to_series()
        ranked = codes.rename("level").value_counts(name="n").sort("n", "level", descending=[True, False])
        levels = ranked["level"].to_list()
        fixed |= {f"{name}:{level}": (codes == level).to_numpy().astype(float) for level in levels[1:]}
    groups = {
        name: np.unique(part[f"{name}_id"].to_numpy(), return_inverse=True)[1] for name in ("client", "counselor")
    }
    if min(len(np.unique(codes)) for codes in groups.values()) < 2 or len(part) < 3 * (2 + len(fixed)):
        return left
    fit = Model(values[known], fixed, groups).result()
    if not fit.saturated:
        left[known] = fit.residuals
    return left


def source_of(outcome: str) -> str:
    """What a corpus must hold for an outcome."""
    return "score" if outcome == "score" else "feedback"


def need_outcome(selection: Selection, outcome: str) -> None:
    """Raise Absent where the corpus holds no such outcome."""
    need(selection, source_of(outcome))
