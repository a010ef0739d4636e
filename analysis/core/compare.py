"""Cohort A against cohort B: the same table of both, and the differences with interval and effect size."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import polars as pl

from analysis.core.errors import Absent, Mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import TABLES, Table
from analysis.core.samples import Row, Sample, TextKey, persons_apart
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, Sides

DIFFERENCE = {
    "a": pl.Float64,
    "b": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "effect": pl.Float64,
    "effect_kind": pl.String,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
}
FACT = "fact"
NO_EFFECT = "none"  # no effect size is defined
WIDER = 10
KEYS = ("ngram", "lemma", "pos")


def both(function: Callable[..., pl.DataFrame], a: Selection, b: Selection, **options: Any) -> pl.DataFrame:
    """The table of A and of B below each other, with a first column ``cohort``; B's rows in A's order.

    A table that is itself a comparison is made once, of both.
    """
    _need_one_corpus(function, a, b)
    if TABLES[function.__name__].compares:
        return function(a, other=b, **options)
    first, second = _as_long(function, a, b, options)
    keys = [name for name, dtype in first.schema.items() if not dtype.is_numeric()]
    if keys:
        order = pl.concat([first.select(keys), second.select(keys)]).unique(maintain_order=True)
        second = order.join(second, on=keys, how="inner", nulls_equal=True, maintain_order="left")
        second = second.select(first.columns)
    return pl.concat(
        frame.select(pl.lit(name).alias("cohort"), pl.all()) for name, frame in (("A", first), ("B", second))
    )


def _as_long(
    function: Callable[..., pl.DataFrame], a: Selection, b: Selection, options: dict[str, Any]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both tables; where a table lists the first of many, each also has the rows the other lists.

    They are looked for among ten times as many: a row that is missing would read as nothing.
    """
    table = TABLES[function.__name__]
    longest = table.options.get("top")
    if longest is None or not table.lists_both:
        return function(a, **options), function(b, **options)
    top = int(options.get("top", longest.default))
    wider = {**options, "top": WIDER * top}
    first, second = function(a, **wider), function(b, **wider)
    keys = [name for name in KEYS if name in first.columns]
    listed = pl.concat([first.head(top).select(keys), second.head(top).select(keys)]).unique()
    return tuple(one.join(listed, on=keys, how="semi", maintain_order="left") for one in (first, second))  # type: ignore[return-value]


def differences(function: Callable[..., pl.DataFrame], a: Selection, b: Selection, **options: Any) -> pl.DataFrame:
    """How B differs from A in each row of a table.

    Columns: key (the row's codes, a space between, words in quotation marks); a, b (means, shares,
    correlations); difference (b - a) with low, high (95 % interval, two-way clustered by the persons
    behind both cohorts; null below 5 clusters in either, or where a share is 0 or 1); effect,
    effect_kind (hedges_g for means, cohen_h for shares, cohen_q for correlations, log_ratio for rates,
    log2 where the difference is itself a logarithm, per_sd for slopes and others that are divided by a
    standard deviation, ks_d for the largest gap of two distributions; fact for a number that only
    describes its cohort, without interval); p (two-sided, t on the clustered standard error);
    p_adjusted (Benjamini-Hochberg over the rows of this table); n_a, n_b. Empty where the table has
    nothing to subtract.
    """
    _need_one_corpus(function, a, b)
    table = TABLES[function.__name__]
    if table.samples is None:
        return pl.DataFrame(schema={"key": pl.String, **DIFFERENCE})
    of_both = CohortPersons(persons_apart(a, b))
    rows = [_row(first, second, of_both) for first, second in _pairs(table, a, b, options)]
    frame = pl.DataFrame(rows, schema={"key": pl.String, **DIFFERENCE}, orient="row")
    adjusted = inference.benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None))


def _need_one_corpus(function: Callable[..., pl.DataFrame], a: Selection, b: Selection) -> None:
    if TABLES[function.__name__].within_corpus and a.corpus.id != b.corpus.id:
        raise OtherMap(function.__name__, a.corpus.id, b.corpus.id)


class OtherMap(Absent):
    """A table whose rows mean something within one corpus only, asked for two."""

    def __init__(self, table: str, a: str, b: str) -> None:
        Mistake.__init__(self, "other_map", table=table, a=a, b=b)
        self.what = "own"


def _pairs(table: Table, a: Selection, b: Selection, options: dict[str, Any]) -> Iterator[tuple[Sample, Sample]]:
    """The samples of each row of both; what only one cohort has is 0 in the other where it is a part."""
    of_a, of_b = table.sampled(a, options, b), table.sampled(b, options, a)
    remaining = {sample.key: sample for sample in of_b}
    wholes = [{sample.whole: sample for sample in side if sample.is_part} for side in (of_a, of_b)]
    for sample in of_a:
        if sample.key in remaining:
            yield sample, remaining.pop(sample.key)
        elif sample.is_part and (other := wholes[1].get(sample.whole)):
            yield sample, other.nothing(sample.key)
    for key, sample in remaining.items():
        if sample.is_part and (other := wholes[0].get(sample.whole)):
            yield other.nothing(key), sample


def _row(a: Sample, b: Sample, persons: "CohortPersons") -> tuple[Any, ...]:
    if a.sampled == "curve":
        return _gap(a, b, persons)
    means = [float(np.mean(sample.values)) if len(sample.values) else None for sample in (a, b)]
    if a.sampled == FACT:
        value = None if None in means else means[1] - means[0]  # type: ignore[operator]
        return _key(a.key), *means, value, None, None, None, FACT, None, None, None, None
    difference = inference.difference(a.values, b.values, persons.of(a, b), is_share=a.is_share)
    bounded = not (a.sampled == "ratio" and any(mean in (0.0, None) for mean in means))
    low, high, p = (difference.low, difference.high, difference.p) if bounded else (None, None, None)
    numbers = _known(difference.value, low, high, _effect(a, b, difference))
    return _key(a.key), *means, *numbers, a.effect or NO_EFFECT, *_known(p), None, difference.n_a, difference.n_b


def _effect(a: Sample, b: Sample, difference: inference.Difference) -> float | None:
    if not len(a.values) or not len(b.values):
        return None
    if a.effect in ("hedges_g", None):
        return difference.effect if a.effect else None
    if a.effect == "log2":
        return difference.value
    if a.effect == "per_sd":
        pooled = np.sqrt(np.mean([(side.spread or np.nan) ** 2 for side in (a, b)]))
        return float(difference.value / pooled)
    scales = {"cohen_h": inference.cohen_h, "cohen_q": inference.cohen_q, "log_ratio": inference.log_ratio}
    return scales[a.effect](float(np.mean(a.values)), float(np.mean(b.values)))


def _gap(a: Sample, b: Sample, persons: "CohortPersons") -> tuple[Any, ...]:
    gap = inference.largest_gap(a.values, b.values, persons.of(a, b))
    key = _key((*a.key, "" if gap.at != gap.at else f"{gap.at:g}"))
    numbers = _known(gap.share_a, gap.share_b, gap.value, gap.low, gap.high, abs(gap.value))
    return key, *numbers, a.effect, *_known(gap.p), None, len(a.values), len(b.values)


def _key(codes: Row) -> str:
    """The codes, a space between; what is said stands in quotation marks."""
    parts = (f'"{part.replace(chr(34), "”")}"' if isinstance(part, TextKey) else str(part) for part in codes)
    return " ".join(part for part in parts if part and part != "None")


def _known(*values: float | None) -> tuple[float | None, ...]:
    return tuple(None if value is None or value != value else value for value in values)


class CohortPersons:
    """The persons behind the rows of A and then of B, worked out once for rows that share them."""

    def __init__(self, apart: bool) -> None:
        self._shift = np.uint64(1 << 31) if apart else np.uint64(0)
        self._known: dict[tuple[int, ...], tuple[Sides, Sample, Sample]] = {}

    def of(self, a: Sample, b: Sample) -> Sides | None:
        """Ids of another corpus are other persons; None where a corpus names none.

        Dialogues that stand alone, or of which one side is persons, are compared with such dialogues only.
        """
        if (a.alone, a.side) != (b.alone, b.side):
            return None
        if a.clients is None or a.counselors is None or b.clients is None or b.counselors is None:
            return None
        ids = (a.clients, a.counselors, b.clients, b.counselors)
        memory = tuple(part for array in ids for part in (array.__array_interface__["data"][0], len(array)))
        if memory not in self._known:
            clients = np.concatenate([a.clients.astype(np.uint64), b.clients.astype(np.uint64) + self._shift])
            counselors = clients
            if not a.side:
                parts = [a.counselors.astype(np.uint64), b.counselors.astype(np.uint64) + self._shift]
                counselors = np.concatenate(parts)
            clusters = Clusters.from_ids(clients, counselors, alone=a.alone, side=a.side)
            self._known[memory] = Sides(clusters, len(a.clients)), a, b  # a and b keep their memory's place
        return self._known[memory][0]
