"""The metrics of responses: each made of sums over segments, so that one machinery serves them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.statistics.inference import Array
from data.responses.measures.overlap import SCORES

Metric = Literal[
    "bleu_1", "bleu_2", "bleu_3", "bleu_4", "chrf", "chrf_segment", "rouge_1", "rouge_2", "rouge_l", "nearness"
]
Segment = Literal[
    "chrf",
    "bleu",
    "rouge_l",
    "rouge_1",
    "rouge_2",
    "length",
    "question",
    "backchannel",
    "empathy",
    "copied",
    "repetition",
    "edits",
    "outcome",
    "nearness",
]
ORDERS = 6
BETA = 2


@dataclass(frozen=True)
class Made:
    """How a metric is made: what each segment adds, and the value of the sums, (…, parts) to (…)."""

    parts: tuple[pl.Expr, ...]
    value: Callable[[Array], Array]


def bleu(order: int) -> Made:
    """SacreBLEU's corpus BLEU up to an order, with its exponential smoothing (Post 2018)."""
    orders = range(1, order + 1)
    totals = ((pl.col("bleu_hyp").cast(pl.Int64) - n + 1).clip(0) for n in orders)
    matched = (pl.col(f"bleu_c{n}") for n in orders)
    parts = (pl.col("bleu_hyp"), pl.col("bleu_ref"), *matched, *totals)
    return Made(parts, lambda sums: bleu_value(sums, order))


def bleu_value(sums: Array, order: int, *, effective: bool = False) -> Array:
    """BLEU, 0-100, of (…, 2 + 2 * order): tokens of both, n-grams found, n-grams there."""
    sums = np.asarray(sums, dtype=np.float64)
    hypothesis, reference = sums[..., 0], sums[..., 1]
    matched, total = sums[..., 2 : 2 + order], sums[..., 2 + order : 2 + 2 * order]
    missed = np.cumsum(matched == 0, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        smoothed = np.where(matched > 0, matched, 0.5**missed) / total
        counted = total > 0
        logs = np.where(counted, np.log(np.where(counted, smoothed, 1.0)), 0.0 if effective else -np.inf)
        orders = np.maximum(counted.sum(axis=-1), 1) if effective else order
        brevity = np.where(hypothesis < reference, np.exp(1 - reference / hypothesis), 1.0)
        value = 100 * brevity * np.exp(logs.sum(axis=-1) / orders)
    return np.where((matched > 0).any(axis=-1) & (hypothesis > 0), value, 0.0)


CHRF = Made(
    tuple(pl.col(f"chrf_{kind}{n}") for n in range(1, ORDERS + 1) for kind in ("h", "r", "m")),
    lambda sums: chrf_value(sums),
)


def chrf_value(sums: Array) -> Array:
    """chrF2 as sacreBLEU counts it (Popović 2015), 0-100, of (…, 18): n-grams here, there, shared; n = 1-6."""
    sums = np.asarray(sums, dtype=np.float64)
    hypothesis, reference, shared = (sums[..., kind::3] for kind in range(3))
    both = (hypothesis > 0) & (reference > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(both, shared / hypothesis, 0.0).sum(axis=-1)
        recall = np.where(both, shared / reference, 0.0).sum(axis=-1)
        orders = np.maximum(both.sum(axis=-1), 1)
        precision, recall = precision / orders, recall / orders
        value = 100 * (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)
    return np.where(precision + recall > 0, value, 0.0)


def together(metrics: Sequence[Made]) -> Made:
    """Several metrics as one, whose value is (…, n): their sums are added up and drawn once."""
    ends = np.cumsum([len(one.parts) for one in metrics])
    spans = [slice(end - len(one.parts), end) for end, one in zip(ends, metrics, strict=True)]
    parts = tuple(part for one in metrics for part in one.parts)

    def value(sums: Array) -> Array:
        return np.stack([one.value(sums[..., span]) for one, span in zip(metrics, spans, strict=True)], axis=-1)

    return Made(parts, value)


def mean_of(part: pl.Expr, scale: float = 1.0) -> Made:
    """The mean over segments; one without a value does not count."""
    return Made((part.fill_null(0).cast(pl.Float64), part.is_not_null()), lambda sums: scale * ratio(sums))


def ratio(sums: Array) -> Array:
    """The first sum over the second; nan where that is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(sums[..., 1] > 0, sums[..., 0] / sums[..., 1], np.nan))


METRICS: dict[str, Made] = {
    **{f"bleu_{order}": bleu(order) for order in range(1, 5)},
    "chrf": CHRF,
    "chrf_segment": mean_of(pl.col("chrf")),
    **{name: mean_of(pl.col(name), 100) for name in SCORES},
}
MADE = {**METRICS, "nearness": mean_of(pl.col("nearness"), 100)}
SCALE = {"chrf": 1, "bleu": 1, **dict.fromkeys(SCORES, 100)}
"""What a response's own score is multiplied by to lie between 0 and 100, for each score that it has."""

SEGMENT = ("bleu", "chrf", *SCORES)


def by_segment(measures: pl.DataFrame) -> pl.DataFrame:
    """The measures with each segment's own bleu (sacreBLEU's sentence BLEU) and chrf, 0-100; null without gold."""
    counts = measures.select(part.alias(str(i)) for i, part in enumerate(bleu(4).parts)).to_numpy()
    grams = measures.select(CHRF.parts).to_numpy()
    computed = {"bleu": bleu_value(counts, 4, effective=True), "chrf": chrf_value(grams)}
    compared = pl.col("bleu_ref").is_not_null()
    return measures.with_columns(
        pl.when(compared).then(pl.Series(values, dtype=pl.Float64)).alias(name)
        for name, values in computed.items()
    )


def sums(rows: pl.DataFrame, metric: Made, group: str, groups: pl.Series | None = None) -> Array:
    """(groups, parts) what each group adds, groups in order; ``groups``: those to be there, in their order."""
    named = [part.sum().cast(pl.Float64).alias(str(i)) for i, part in enumerate(metric.parts)]
    per_group = rows.group_by(group).agg(named).sort(group)
    if groups is not None:
        per_group = (
            groups.to_frame(group).join(per_group, on=group, how="left", maintain_order="left").fill_null(0)
        )
    return per_group.drop(group).to_numpy()
