"""Which topics are rated differently: every pair, corrected for their number."""

from itertools import combinations
from math import sqrt

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, rated
from analysis.core.measure import Measure, measured
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.inference.methods import HEDGES, HOLM, TWO_WAY
from analysis.topics.counts import rated_topics, topic_score_samples

SCHEMA = {
    "topic_a": pl.String,
    "topic_b": pl.String,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "effect": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_tests": pl.UInt32,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
    "measure": pl.String,
}


def _n_of_pair(row: Row) -> int:
    return int(row["n_a"] + row["n_b"])


def _of_pair(row: Row, selection: Selection) -> RowTarget:
    topics = tuple(sorted((row["topic_a"], row["topic_b"])))
    return RowTarget(rated(selection, row["measure"]).having(topics=topics))


def topic_pair_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each pair, by name: how far apart its two topics are rated, dialogue by dialogue."""
    samples = sorted(topic_score_samples(selection, measure=measure), key=lambda sample: sample.key)
    return [_difference_sample(a, b) for a, b in combinations(samples, 2)]


def _difference_sample(a: Sample, b: Sample) -> Sample:
    """Values whose mean is b's mean minus a's, beside their pooled standard deviation."""
    sides = [(side.values, side.values.mean(), len(side.values)) for side in (a, b)]
    n = sum(size for _, _, size in sides)
    difference = sides[1][1] - sides[0][1]
    added = [sign * n / size * (values - mean) for sign, (values, mean, size) in zip((-1, 1), sides, strict=True)]
    squares = sum(float(((values - mean) ** 2).sum()) for values, mean, _ in sides)
    spread = sqrt(squares / (n - 2)) if n > 2 else None
    values = difference + np.concatenate(added)
    key = (*a.key, *b.key)
    if a.clients is None or b.clients is None or a.counselors is None or b.counselors is None:
        return Sample(key, values, None, None, "statistic", "per_sd", spread)
    clients, counselors = np.concatenate([a.clients, b.clients]), np.concatenate([a.counselors, b.counselors])
    return Sample(key, values, clients, counselors, "statistic", "per_sd", spread)


@table(
    methods=(TWO_WAY, HEDGES, HOLM),
    samples=topic_pair_samples,
    drilldown=Leads(_of_pair, _n_of_pair, named=("topic_a", "topic_b")),
    basis=of_dialogues(rated_topics),
)
def topic_pairs(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How the mean rating differs between every two topics, the smallest p first.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        topic_a, topic_b
        difference (mean of b minus mean of a, points)
        low, high (95 % interval, two-way clustered by client and counselor, persons in both topics accounted for;
            null below 5 clusters in either; not widened for the number of pairs)
        effect (Hedges' g)
        p (two-sided)
        p_adjusted (Holm over all pairs with a p)
        n_tests (how many these are)
        n_a, n_b (dialogues)
        measure (item_sum, or score where there is none)

    Exploratory.
    """
    samples = topic_score_samples(selection, measure=measure)
    named = measured(selection, measure)
    rows = [(*_pair(a, b), named) for a, b in combinations(samples, 2)]
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    adjusted = inference.holm(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None), n_tests=pl.col("p").count()
    ).sort("p", "topic_a", "topic_b", nulls_last=True)


def _pair(a: Sample, b: Sample) -> tuple[object, ...]:
    difference = inference.difference(a.values, b.values, _clusters(a, b))
    return (
        *a.key,
        *b.key,
        difference.value,
        difference.low,
        difference.high,
        difference.effect,
        difference.p,
        None,
        None,
        difference.n_a,
        difference.n_b,
    )


def _clusters(a: Sample, b: Sample) -> Clusters | None:
    if a.clients is None or b.clients is None or a.counselors is None or b.counselors is None:
        return None
    return Clusters.from_ids(np.concatenate([a.clients, b.clients]), np.concatenate([a.counselors, b.counselors]))
