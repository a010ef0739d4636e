"""Whether automatic metrics say what judges say: rank correlations, and how often both prefer the same one."""

import numpy as np
import polars as pl

from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import MIN_CLUSTERS, Array
from analysis.core.statistics.inference.methods import BOOTSTRAP, record
from analysis.core.statistics.inference.resampling import bootstrap, interval
from analysis.judgement.kept import once_per_judgements, or_empty
from analysis.judgement.measured import METRICS, measures, of_pairs
from analysis.judgement.methods import RANKED
from analysis.judgement.reading import judged, judged_attributes, judged_basis
from analysis.judgement.scored import scored
from analysis.responses.reasons import SYSTEMS

SEED = 1
FEWEST_SYSTEMS = 4
CORRELATED: Types = {
    "metric": pl.String,
    "over": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}


@table(methods=(RANKED, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(CORRELATED)
def judgement_metrics(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = "", seed: int = SEED
) -> pl.DataFrame:
    """Whether automatic metrics go with judgements: over responses, between two responses, and over systems.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all
        seed: of the dialogues that are drawn anew

    Columns:
        metric (of the response against the gold one: bleu, chrf, rouge_1, rouge_2, rouge_l; of its text: chars,
            question, backchannel, empathy, repetition, copied)
        over (responses: Spearman's rank correlation with the response's mean rating or mean points; pairs: of the
            pairs with a preference the share in which the metric prefers the same less the share in which it
            prefers the other; systems: Spearman's rank correlation of the systems' means, from 4 systems)
        estimate (-1 to 1)
        low, high (95 % percentile interval of 1,000 draws of dialogues, ranks of responses as in the whole; null
            below 5 dialogues)
        n (responses, pairs or systems)
        n_dialogues
        attribute
    """
    known = ("metrics", selection.filter, attribute, raters, systems, seed)
    record(BOOTSTRAP)
    return once_per_judgements(
        selection.corpus, known, lambda: _metrics(selection, attribute, raters, systems, seed)
    )


def _metrics(selection: Selection, attribute: str, raters: str, systems: str, seed: int) -> pl.DataFrame:
    scores = scored(selection, attribute, raters, systems)
    key = ["system", "dialogue_id", "position"]
    means = scores.rows.group_by(key, maintain_order=True).agg(judged=pl.col("value").mean())
    joined = means.join(measures(selection), on=key, how="inner").sort(key)
    if joined.is_empty():
        raise Absent("judged_responses", selection.corpus.id)
    named = attribute or judged_attributes(selection.corpus)[0]
    pairs = judged(selection, attribute, raters, systems) if _has_pairs(scores.rows) else None
    both = of_pairs(selection, pairs, METRICS) if pairs is not None else None
    rows: list[tuple[object, ...]] = []
    for place, metric in enumerate(METRICS):
        own = joined.select(*key, "judged", pl.col(metric).alias("metric")).drop_nulls()
        if own["metric"].n_unique() > 1 and own["judged"].n_unique() > 1:
            rows.append((metric, "responses", *_over_responses(own, seed), named))
        if pairs is not None and both is not None:
            gap = np.sign(both[:, 0, place] - both[:, 1, place])
            agreed = _over_pairs(gap, pairs.value, pairs.dialogue, seed)
            if agreed is not None:
                rows.append((metric, "pairs", *agreed, named))
        per_system = own.group_by("system", maintain_order=True).agg(
            pl.col("judged").mean(), pl.col("metric").mean()
        )
        if per_system.height >= FEWEST_SYSTEMS and per_system["metric"].n_unique() > 1:
            value = per_system.select(pl.corr("judged", "metric", method="spearman")).item()
            known = None if value is None or value != value else value
            bounds = _over_systems(own, seed)
            rows.append(
                (metric, "systems", known, *bounds, per_system.height, own["dialogue_id"].n_unique(), named)
            )
    return pl.DataFrame(rows, schema=CORRELATED, orient="row")


def _has_pairs(rows: pl.DataFrame) -> bool:
    return bool(rows["system"].n_unique() > 1)


def _over_responses(own: pl.DataFrame, seed: int) -> tuple[float | None, float | None, float | None, int, int]:
    ranks = own.select("dialogue_id", x=pl.col("judged").rank(), y=pl.col("metric").rank()).with_columns(
        pl.col("x", "y") - pl.col("x", "y").mean()
    )
    x, y = pl.col("x"), pl.col("y")
    sums = ranks.group_by("dialogue_id", maintain_order=True).agg(
        n=pl.len().cast(pl.Float64), x=x.sum(), y=y.sum(), xy=(x * y).sum(), xx=(x * x).sum(), yy=(y * y).sum()
    )
    parts = sums.drop("dialogue_id").to_numpy()
    low, high = interval(parts, _correlation, seed=seed)
    numbers = [float(_correlation(parts.sum(axis=0))), float(low), float(high)]
    known = [None if one != one else one for one in numbers]
    return known[0], known[1], known[2], own.height, len(parts)


def _over_systems(own: pl.DataFrame, seed: int) -> tuple[float | None, float | None]:
    """Bounds of the correlation of the systems' means, dialogues drawn anew for all systems together."""
    from scipy.stats import rankdata

    dialogue, system = (np.unique(own[name].to_numpy(), return_inverse=True) for name in ("dialogue_id", "system"))
    shape = (len(dialogue[0]), len(system[0]))
    cell = dialogue[1] * shape[1] + system[1]
    values = [None, own["judged"].to_numpy(), own["metric"].to_numpy()]
    sums = np.hstack([np.bincount(cell, one, shape[0] * shape[1]).reshape(shape) for one in values])

    def value(drawn: Array) -> Array:
        n, judged, metric = np.split(drawn, 3, axis=-1)
        with np.errstate(invalid="ignore", divide="ignore"):
            x, y = (rankdata(part / n, axis=-1) for part in (judged, metric))
            x, y = x - x.mean(axis=-1, keepdims=True), y - y.mean(axis=-1, keepdims=True)
            return np.asarray((x * y).sum(axis=-1) / np.sqrt((x**2).sum(axis=-1) * (y**2).sum(axis=-1)))

    if len(sums) < MIN_CLUSTERS:
        return None, None
    record(BOOTSTRAP)
    drawn = bootstrap(sums, value, seed=seed)
    if not np.isfinite(drawn).any():
        return None, None
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def _correlation(sums: Array) -> Array:
    n, x, y, xy, xx, yy = np.moveaxis(sums, -1, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((xy - x * y / n) / np.sqrt((xx - x * x / n) * (yy - y * y / n)))


def _over_pairs(
    gap: Array, value: Array, dialogue: Array, seed: int
) -> tuple[float | None, float | None, float | None, int, int] | None:
    there = np.isfinite(gap) & (value != 0.5)
    if not there.any():
        return None
    codes = np.unique(dialogue[there], return_inverse=True)[1]
    same = gap[there] * np.sign(value[there] - 0.5)
    sums = np.column_stack([np.bincount(codes, same), np.bincount(codes)]).astype(float)

    def share(part: Array) -> Array:
        return np.asarray(part[..., 0] / np.maximum(part[..., 1], 1))

    low, high = interval(sums, share, seed=seed)
    numbers = [float(share(sums.sum(axis=0))), float(low), float(high)]
    known = [None if one != one else one for one in numbers]
    return known[0], known[1], known[2], int(there.sum()), len(sums)
