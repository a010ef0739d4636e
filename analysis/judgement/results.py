"""The result as papers print it: systems by metrics, measured and judged, each with interval and letters."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import MIN_CLUSTERS, holm, quantile
from analysis.core.statistics.inference.methods import (
    BOOTSTRAP,
    BY_DIALOGUE,
    HOLM,
    RANDOMIZATION,
    record,
    unrecorded,
)
from analysis.core.statistics.preference.paired import clustered, sign_test
from analysis.core.statistics.preference.separation import letters
from analysis.judgement.kept import once_per_judgements, or_empty
from analysis.judgement.methods import LETTERS, PREFERENCE
from analysis.judgement.pairs import SURE, compared
from analysis.judgement.reading import EVERYONE, MODELS, PEOPLE, judged, judged_attributes
from analysis.judgement.scored import scored
from analysis.responses.answers import answered
from analysis.responses.methods import BLEU, CHRF, ROUGE
from analysis.responses.metrics import METRICS, Metric
from analysis.responses.pairs import compared_pairs
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import basis_of, comparable, estimates
from data.core.problems import Missing

SEED = 1
SHOWN: tuple[Metric, ...] = ("bleu_1", "bleu_4", "chrf_segment", "rouge_l")
RESULT: Types = {
    "result": pl.String,
    "source": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "is_best": pl.Boolean,
    "letters": pl.String,
    "score_kind": pl.String,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_tests": pl.UInt32,
}
Row = tuple[Any, ...]


def _basis(selection: Selection, *, systems: str, responses: str, **options: Any) -> Basis:
    """The responses that were measured, or the judgements where there are no responses."""
    try:
        answers = comparable(selection, systems, responses, "shared")
    except Missing:
        from analysis.judgement.reading import judged_basis

        return judged_basis(selection, attribute="", raters=EVERYONE, systems=systems)
    return basis_of(selection, answers)


@table(
    methods=(BLEU, CHRF, ROUGE, PREFERENCE, BOOTSTRAP, BY_DIALOGUE, RANDOMIZATION, HOLM, LETTERS),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=_basis,
)
@or_empty(RESULT)
def judgement_results(
    selection: Selection, *, systems: str = "", responses: str = "", seed: int = SEED
) -> pl.DataFrame:
    """Systems beside each other by what was measured here and what people and models judged.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        seed: of the random numbers

    Columns:
        result (bleu_1, bleu_4, chrf_segment, rouge_l, or judged: and an attribute)
        source (measured: here, on the targets that every system answered; people, models: who judged)
        system
        estimate (0-100 of what was measured; the mean rating; points of pairs 0-1)
        low, high (95 %: percentile interval of 1,000 draws of dialogues of what was measured, else clustered by
            dialogue with Student's t; null below 5 dialogues)
        is_best (highest estimate of its column)
        letters (systems that share one do not differ at 5 %: randomization by dialogue, Holm over the pairs of a
            column)
        score_kind (metric, rating, points)
        n (responses, ratings, or judgements that the system was part of)
        n_dialogues
        n_tests (pairs of systems that were tested in the column)

    Numbers that others report are not among them.
    """
    key = ("results", selection.filter, systems, responses, seed)
    with unrecorded():  # what the tables behind it apply besides is not shown here
        frame = _cached(selection, key, systems, responses, seed)
    record(BOOTSTRAP, BY_DIALOGUE, RANDOMIZATION, HOLM)
    return frame


def _cached(selection: Selection, key: tuple[Any, ...], systems: str, responses: str, seed: int) -> pl.DataFrame:
    return once_per_judgements(selection.corpus, key, lambda: _results(selection, systems, responses, seed))


def _results(selection: Selection, systems: str, responses: str, seed: int) -> pl.DataFrame:
    rows = _measured(selection, systems, responses, seed)
    if not selection.corpus.judging.judgements().is_empty():
        for attribute in judged_attributes(selection.corpus):
            for source in (PEOPLE, MODELS):
                rows += _judged(selection, attribute, source, systems, seed)
    if not rows:
        raise Absent("judgements", selection.corpus.id)
    return pl.DataFrame(rows, schema=RESULT, orient="row")


def _measured(selection: Selection, systems: str, responses: str, seed: int) -> list[Row]:
    try:
        answered(selection, systems, responses)
        answers = comparable(selection, systems, responses, "shared")
    except Missing:
        return []
    if answers.measures.is_empty():
        return []
    rows: list[Row] = []
    per_system = {
        name: estimates(answers.of(name), [METRICS[one] for one in SHOWN], seed) for name in answers.systems
    }
    for place, metric in enumerate(SHOWN):
        values = {name: own[place] for name, own in per_system.items()}
        pairs = compared_pairs(answers, metric, seed) if len(answers.systems) > 1 else None
        tested = [] if pairs is None else pairs.select("system_a", "system_b", "p_adjusted").rows()
        facts = [(name, *one[:3], one[5], one[6]) for name, one in values.items()]
        rows += _column(metric, "measured", "metric", facts, tested)
    return rows


def _judged(selection: Selection, attribute: str, source: str, systems: str, seed: int) -> list[Row]:
    try:
        scores = scored(selection, attribute, source, systems)
    except Absent:
        return []
    sums = scores.rows.group_by("system", "dialogue_id", maintain_order=True).agg(
        pl.col("value").sum(), n=pl.len()
    )
    facts = []
    for (system,), part in sorted(sums.group_by("system")):
        mean, error, groups = clustered(part.select("value").to_numpy(), part.select("n").to_numpy().astype(float))
        size, value = int(groups[0]), float(mean[0])
        half = quantile(0.95, size - 1) * float(error[0]) if size >= MIN_CLUSTERS else float("nan")
        bounds = (value - half, value + half) if half == half else (None, None)
        facts.append((system, value, *bounds, int(part["n"].sum()), part.height))
    if scores.is_rating:
        tested = rating_tests(scores.rows, seed)
    else:
        pairs = compared(judged(selection, attribute, source, systems), margin=0.1, seed=seed)
        tested = pairs.select("system_a", "system_b", "p_adjusted").rows()
    return _column(f"judged:{attribute}", source, "rating" if scores.is_rating else "points", facts, tested)


def rating_tests(rows: pl.DataFrame, seed: int) -> list[tuple[str, str, float | None]]:
    """(system, system, adjusted p) of every two systems' ratings of the same turns; dialogues change sides."""
    key = ["dialogue_id", "position"]
    wide = (
        rows.group_by(*key, "system", maintain_order=True)
        .agg(pl.col("value").mean())
        .sort("system")
        .pivot("system", values="value")
    )
    names = [name for name in wide.columns if name not in key]
    values, codes = (
        wide.select(names).to_numpy(),
        np.unique(wide["dialogue_id"].to_numpy(), return_inverse=True)[1],
    )
    pairs = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names))]
    if not pairs:
        return []
    gaps = np.stack([np.nan_to_num(values[:, i] - values[:, j]) for i, j in pairs], axis=1)
    sums = np.zeros((int(codes.max()) + 1, len(pairs)))
    np.add.at(sums, codes, gaps)
    adjusted = holm(sign_test(sums, seed=seed))
    return [(names[i], names[j], None if p != p else float(p)) for (i, j), p in zip(pairs, adjusted, strict=True)]


def _column(
    metric: str, source: str, scale: str, facts: Sequence[Row], tested: Sequence[tuple[str, str, float | None]]
) -> list[Row]:
    """The rows of one column of the table: facts are (system, estimate, low, high, n, dialogues)."""
    ranked = sorted(facts, key=lambda one: (-one[1] if one[1] is not None else np.inf, one[0]))
    place = {one[0]: at for at, one in enumerate(ranked)}
    apart = {
        (place[a], place[b]) for a, b, p in tested if p is not None and p < SURE and a in place and b in place
    }
    n_tests = sum(p is not None for _, _, p in tested)
    named = letters(list(range(len(ranked))), apart) if n_tests else dict.fromkeys(range(len(ranked)), "")
    best = ranked[0][1] if len(ranked) > 1 else None
    return [
        (metric, source, system, value, low, high, best is not None and value == best, named[place[system]], scale,
         n, dialogues, n_tests)
        for system, value, low, high, n, dialogues in facts
    ]  # fmt: skip
