"""How strong each system is over all pairs, which ranks are left open, and where judgements go in circles."""

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, Array, holm
from analysis.core.statistics.inference.methods import HOLM, MAX_T, RANDOMIZATION, record, unrecorded
from analysis.core.statistics.inference.resampling import bootstrap
from analysis.core.statistics.preference.bradley_terry import (
    OUTCOMES,
    cycles,
    expected,
    is_finite,
    pairs_of,
    parts,
    strengths,
)
from analysis.core.statistics.preference.paired import FLAT
from analysis.core.statistics.preference.separation import letters, max_t, ranks
from analysis.judgement.kept import once_per_judgements, or_empty
from analysis.judgement.methods import BRADLEY_TERRY, IMPLIED, LETTERS, RANK_SETS, drawn_by
from analysis.judgement.pairs import SEED, SURE, compared
from analysis.judgement.reading import Cluster, Judged, judged, judged_basis
from analysis.responses.reasons import SYSTEMS

STRENGTH: Types = {
    "system": pl.String,
    "log_strength": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "model_points": pl.Float64,
    "model_points_low": pl.Float64,
    "model_points_high": pl.Float64,
    "rank": pl.UInt32,
    "rank_best": pl.UInt32,
    "rank_worst": pl.UInt32,
    "letters": pl.String,
    "connected_part": pl.UInt32,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}
CYCLE: Types = {
    "system_1": pl.String,
    "system_2": pl.String,
    "system_3": pl.String,
    "preference_1": pl.Float64,
    "preference_2": pl.Float64,
    "preference_3": pl.Float64,
    "p": pl.Float64,
    "verdict": pl.String,
    "n_triples": pl.UInt32,
    "attribute": pl.String,
}


@table(
    methods=lambda options: (
        *(BRADLEY_TERRY, IMPLIED, drawn_by(options["cluster"])[0], MAX_T, RANK_SETS, LETTERS),
    ),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=judged_basis,
)
@or_empty(STRENGTH)
def judgement_strengths(
    selection: Selection,
    *,
    attribute: str = "",
    raters: str = "",
    systems: str = "",
    cluster: Cluster = "dialogue",
    seed: int = SEED,
) -> pl.DataFrame:
    """Which system is strongest by all pairs together (Bradley-Terry with ties), and which ranks are left open.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all
        cluster: what is drawn anew as a whole, dialogue or client
        seed: of the random numbers

    Columns:
        system
        log_strength (log scale, mean 0) with low, high (95 % percentile interval, 1,000 draws; null below 5, and
            where some systems only win or only lose against all others, so that a penalty alone keeps it finite)
        model_points (share of points that the model expects against all others evenly, ties half, 0-1),
            model_points_low, model_points_high (as low and high)
        rank (by strength)
        rank_best, rank_worst (ranks that the pairs told apart at once leave open: simultaneous intervals of all
            differences, 95 %)
        letters (two systems that share one are not told apart)
        connected_part (group of systems that judgements connect, 1 the largest; nothing is said across groups)
        n (judgements with this system)
        n_dialogues
        attribute

    Source: Davidson (1970); simultaneous intervals by the largest studentized difference of the draws.
    """
    judgements = judged(selection, attribute, raters, systems, cluster)
    key = ("strengths", selection.filter, attribute, raters, systems, cluster, seed)
    record(drawn_by(cluster)[0], MAX_T)
    return once_per_judgements(selection.corpus, key, lambda: ranked(judgements, seed=seed))


def ranked(judgements: Judged, *, seed: int) -> pl.DataFrame:
    """Every system, as in ``judgement_strengths``, strongest first within each connected part."""
    size = len(judgements.systems)
    groups = parts(judgements.counts.sum(axis=0), size)
    rows = []
    for number, members in enumerate(groups, start=1):
        rows += _part(judgements, sorted(members), number, seed)
    return pl.DataFrame(rows, schema=STRENGTH, orient="row").sort("connected_part", "rank", "system")


def _part(judgements: Judged, members: list[int], number: int, seed: int) -> list[tuple[object, ...]]:
    """The rows of systems that judgements connect."""
    size = len(members)
    place = {system: at for at, system in enumerate(members)}
    every = pairs_of(len(judgements.systems))
    own = [at for at, (i, j) in enumerate(every) if i in place and j in place]
    shape = judgements.outcomes.reshape(len(judgements.outcomes), -1, OUTCOMES)[:, own]
    sums = shape.reshape(len(shape), -1)
    judged_here = shape.sum(axis=(1, 2)) > 0
    sums = sums[judged_here]
    fitted = strengths(sums.sum(axis=0), size) if size > 1 else np.zeros(size + 1)
    levels, points = fitted[:-1], expected(fitted) if size > 1 else np.array([np.nan])
    nothing = np.full((2, size), np.nan)
    bounds, point_bounds, apart = nothing, nothing, np.zeros(len(own), dtype=bool)
    if len(sums) >= MIN_CLUSTERS and size > 1:
        drawn = bootstrap(sums, lambda one: strengths(one, size), seed=seed)
        tail = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
        if is_finite(sums.sum(axis=0), size):
            bounds = _spread(np.quantile(drawn[:, :-1], tail, axis=0))
        point_bounds = _spread(np.quantile(expected(drawn), tail, axis=0))
        apart = max_t(levels, drawn[:, :-1])[2] < SURE
    rank, best, worst = ranks(levels, apart)
    order = sorted(range(size), key=lambda one: (-levels[one], judgements.systems[members[one]]))
    told = {pair for pair, is_apart in zip(pairs_of(size), apart, strict=True) if is_apart}
    named = letters(order, told)
    rows: list[tuple[object, ...]] = []
    for at in order:
        mine = np.isin(judgements.pair, [k for k, (i, j) in enumerate(every) if members[at] in (i, j)])
        numbers = [levels[at], *bounds[:, at], points[at], *point_bounds[:, at]]
        rows.append(
            (judgements.systems[members[at]], *(None if one != one else float(one) for one in numbers),
             int(rank[at]), int(best[at]), int(worst[at]), named[at], number, int(mine.sum()),
             len(np.unique(judgements.dialogue[mine])), judgements.attribute)
        )  # fmt: skip
    return rows


def _spread(bounds: Array) -> Array:
    """(2, n) bounds; none where every draw is the same, as of judgements that are all ties."""
    return np.where(bounds[1] - bounds[0] > FLAT, bounds, np.nan)


@table(methods=(RANDOMIZATION, HOLM), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(CYCLE)
def judgement_cycles(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = "", seed: int = SEED
) -> pl.DataFrame:
    """Whether judgements go in circles: one preferred to a second, that to a third, and that to the first.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all
        seed: of the random numbers

    Columns:
        system_1, system_2, system_3
        preference_1, preference_2, preference_3 (of 1 against 2, 2 against 3, 3 against 1; above 0.5)
        p (the largest of the three pairs' p: a circle is sure where all three are)
        verdict (sure: below 5 % after Holm over the circles, open: may be chance)
        n_triples (of systems that were all judged beside each other)
        attribute
    """
    judgements = judged(selection, attribute, raters, systems)
    with unrecorded():  # of the pairs' statistics the p alone is used
        frame = compared(judgements, margin=0.1, seed=seed)
    size = len(judgements.systems)
    score, p, there = (
        np.full(judgements.n_pairs, 0.5),
        np.full(judgements.n_pairs, np.nan),
        np.zeros(judgements.n_pairs, dtype=bool),
    )
    number = {pair: at for at, pair in enumerate(pairs_of(size))}
    place = {name: at for at, name in enumerate(judgements.systems)}
    for row in frame.iter_rows(named=True):
        at = number[place[row["system_a"]], place[row["system_b"]]]
        score[at], there[at] = row["preference"], True
        p[at] = np.nan if row["p"] is None else row["p"]
    triples = sum(
        bool(there[number[i, j]] and there[number[i, k]] and there[number[j, k]])
        for i in range(size)
        for j in range(i + 1, size)
        for k in range(j + 1, size)
    )
    rows = []
    for a, b, c in cycles(np.where(there, score, 0.5), size):
        edges = [(a, b), (b, c), (c, a)]
        shares = [_share(score, number, edge) for edge in edges]
        largest = float(np.max([p[number[min(edge), max(edge)]] for edge in edges]))
        rows.append(
            (*(judgements.systems[one] for one in (a, b, c)), *shares, None if largest != largest else largest)
        )
    if rows:
        record(RANDOMIZATION)
    sure = holm(np.array([np.nan if row[-1] is None else row[-1] for row in rows]))
    done = [
        (*row, "sure" if one < SURE else "open", triples, judgements.attribute)
        for row, one in zip(rows, sure, strict=True)
    ]
    return pl.DataFrame(done, schema=CYCLE, orient="row")


def _share(score: Array, number: dict[tuple[int, int], int], edge: tuple[int, int]) -> float:
    a, b = edge
    return float(score[number[a, b]]) if a < b else 1 - float(score[number[b, a]])
