"""Every two systems that were judged beside each other: win, tie, lose, and what can be said of the difference."""

from math import isfinite

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array, holm
from analysis.core.statistics.inference.methods import EQUIVALENCE, HOLM
from analysis.core.statistics.inference.resampling import interval
from analysis.core.statistics.preference.bradley_terry import OUTCOMES, pairs_of
from analysis.core.statistics.preference.paired import clustered, equal_by_ties, equivalence, needed, sign_test
from analysis.judgement.kept import or_empty
from analysis.judgement.methods import FIRST_TWO_SIDED, IMPLIED, PREFERENCE, drawn_by
from analysis.judgement.reading import Cluster, Judged, judged, judged_basis
from analysis.responses.reasons import SYSTEMS

SEED = 1
SURE = 0.05
PAIR: Types = {
    "system_a": pl.String,
    "system_b": pl.String,
    "wins_a": pl.Float64,
    "ties": pl.Float64,
    "wins_b": pl.Float64,
    "preference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "p_equivalent": pl.Float64,
    "verdict": pl.String,
    "n_needed": pl.UInt32,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_raters": pl.UInt32,
    "n_tests": pl.UInt32,
    "attribute": pl.String,
}


@table(
    methods=lambda options: (
        PREFERENCE,
        IMPLIED,
        *drawn_by(options["cluster"]),
        HOLM,
        EQUIVALENCE,
        FIRST_TWO_SIDED,
    ),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=judged_basis,
)
@or_empty(PAIR)
def judgement_pairs(
    selection: Selection,
    *,
    attribute: str = "",
    raters: str = "",
    systems: str = "",
    cluster: Cluster = "dialogue",
    margin: float = 0.1,
    seed: int = SEED,
) -> pl.DataFrame:
    """Which of two systems is preferred, how often, whether that is sure, or whether both are alike.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all
        cluster: what is drawn anew and changes sides as a whole, dialogue or client
        margin: how far from 50 % a preference may lie for two systems to count as equivalent, 0 to 0.5
        seed: of the random numbers

    Columns:
        system_a, system_b
        wins_a, ties, wins_b (shares of the judgements, 0-1)
        preference (points of a, a tie counting half, 0-1) with low, high (95 % percentile interval, 1,000 draws of
            dialogues or clients; null below 5)
        p (two-sided, by changing sides 1,999 times)
        p_adjusted (Holm over all pairs)
        p_equivalent (two one-sided tests that the preference lies within the margin around 0.5; of ties only the
            chance of as many dialogues of ties at the margin)
        verdict (a, b: preferred, adjusted p below 5 %; alike: equivalent, Holm over all pairs; open: neither;
            few: fewer than 5 dialogues; ties: nothing but ties, in too few dialogues to be equivalent)
        n_needed (judgements more until a preference as large as this one would be found with a power of 80 % by
            one test; null where both have equal points)
        n (judgements)
        n_dialogues
        n_raters
        n_tests (pairs that were tested)
        attribute
    """
    judgements = judged(selection, attribute, raters, systems, cluster)
    return compared(judgements, margin=margin, seed=seed, cluster=cluster)


def compared(comparison: Judged, *, margin: float, seed: int, cluster: Cluster = "dialogue") -> pl.DataFrame:
    """Every pair that was judged, as in ``judgement_pairs``."""
    draws, swaps = drawn_by(cluster)
    n = comparison.counts
    there = np.flatnonzero(n.sum(axis=0) > 0)
    sums = comparison.outcomes.reshape(len(n), -1, OUTCOMES)[:, there]
    shares = sums.sum(axis=0) / n[:, there].sum(axis=0)[:, None]
    mean, error, groups = clustered(comparison.points[:, there], n[:, there])
    bounds = interval(
        np.concatenate([comparison.points[:, there], n[:, there]], axis=1), preferences, seed=seed, method=draws
    )
    p = sign_test(comparison.points[:, there] - n[:, there] / 2, seed=seed, method=swaps)
    p = np.where(groups >= 5, p, np.nan)
    adjusted = holm(p)
    alike = np.array(
        [equivalence(*facts, margin) for facts in zip(mean.tolist(), error.tolist(), groups.tolist(), strict=True)]
    )
    bounds = np.where(np.isfinite(error), bounds, np.nan)
    ties_only = sums.sum(axis=0)[:, 1] == n[:, there].sum(axis=0)
    alike = np.where(ties_only, [equal_by_ties(int(size), margin) for size in groups], alike)
    alike_adjusted = holm(alike)
    every = pairs_of(len(comparison.systems))
    rows = []
    for place, pair in enumerate(there):
        first, second = every[pair]
        own = comparison.pair == pair
        total = int(n[:, pair].sum())
        tested = isfinite(p[place])
        low, high = bounds[:, place] if groups[place] >= 5 else (np.nan, np.nan)
        verdict = "few" if not tested else "open"
        if tested and adjusted[place] < SURE:
            verdict = "a" if mean[place] > 0.5 else "b"
        elif tested and alike_adjusted[place] < SURE:
            verdict = "alike"
        elif tested and ties_only[place]:
            verdict = "ties"
        more = needed(float(mean[place]), float(error[place]), total, int(groups[place]))
        numbers = [mean[place], low, high, p[place], adjusted[place], alike[place]]
        rows.append(
            (comparison.systems[first], comparison.systems[second], *shares[place].tolist(),
             *(float(one) if isfinite(one) else None for one in numbers), verdict, more, total,
             len(np.unique(comparison.dialogue[own])), len(np.unique(comparison.rater[own])),
             int(np.isfinite(p).sum()), comparison.attribute)
        )  # fmt: skip
    return pl.DataFrame(rows, schema=PAIR, orient="row")


def preferences(sums: Array) -> Array:
    """(…, m) points over judgements, from (…, 2 m) of both; 0.5 where a draw has no judgement of the pair."""
    half = sums.shape[-1] // 2
    points, n = sums[..., :half], sums[..., half:]
    return np.asarray(np.where(n > 0, points / np.maximum(n, 1), 0.5))
