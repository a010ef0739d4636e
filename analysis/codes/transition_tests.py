"""Whether a code follows another more often than by chance, and more often in one cohort than in another."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl

from analysis.codes.methods import CODES_SHUFFLED, PERSONS_PERMUTED, TRANSITIONS
from analysis.codes.transitions import with_pair, with_pairs
from analysis.core.basis import Basis, of_dialogues
from analysis.core.coded.paired import Ends, Paired, PairSettings, paired
from analysis.core.conditions.score_halves import sides
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.kept import kept
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.statistics.coding.sequences import folded, permuted_gaps, shuffled, two_sided
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, benjamini_hochberg
from analysis.core.statistics.inference.methods import BENJAMINI, record
from data.core.progress import Progress, silent

DRAWS, SEED = 1_000, 1
AT_ONCE = 4
FEWEST = 5
CHANCE: Types = {
    "code_before": pl.String,
    "code_after": pl.String,
    "n": pl.UInt32,
    "of": pl.UInt32,
    "share": pl.Float64,
    "share_chance": pl.Float64,
    "share_low": pl.Float64,
    "share_high": pl.Float64,
    "share_excess": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_tests": pl.UInt32,
    "draws": pl.UInt32,
    "n_dialogues": pl.UInt32,
}
DIFFERENCES: Types = {
    "code_before": pl.String,
    "code_after": pl.String,
    "share_a": pl.Float64,
    "share_b": pl.Float64,
    "share_difference": pl.Float64,
    "share_low": pl.Float64,
    "share_high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_tests": pl.UInt32,
    "of_a": pl.UInt32,
    "of_b": pl.UInt32,
    "n_clients": pl.UInt32,
    "cohort_a": pl.String,
    "cohort_b": pl.String,
}


@table(
    methods=(TRANSITIONS, CODES_SHUFFLED, BENJAMINI),
    not_comparable="refit",
    basis=of_dialogues(with_pairs),
    drilldown=Leads(with_pair, n="", named=("code_before", "code_after")),
)
@kept(2, by_labels=True)
def transition_chance(
    selection: Selection,
    *,
    scheme: str = "",
    then: str = "",
    coder: str = "",
    from_role: Ends = "both",
    to_role: Ends = "both",
    lag: int = 1,
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Progress = silent,
) -> pl.DataFrame:
    """Whether a code follows another more or less often than if each role's codes stood in any order.

    Within each dialogue the codes of a role change places; who speaks when, and what is coded how often, stay.

    Options:
        scheme: as in transitions
        then: as in transitions
        coder: as in transitions
        from_role: as in transitions
        to_role: as in transitions
        lag: as in transitions
        draws: how many shuffles
        seed: of chance

    Columns:
        code_before, code_after
        n (pairs of utterances)
        of (pairs that begin with code_before)
        share (n / of, 0-1)
        share_chance (the same, mean of the shuffles)
        share_low, share_high (the middle 95 % of the shuffles)
        share_excess (share minus share_chance)
        p (two-sided, (k + 1) / (draws + 1))
        p_adjusted (Benjamini-Hochberg over n_tests)
        n_tests (pairs of codes that begin at least five times)
        draws
        n_dialogues (with a pair of labelled utterances)

    Source: Bakeman and Quera (2011).
    """
    pairing = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    seen, begun = _shares(pairing, pairing.steps.counts(len(pairing.first)))
    drawn = np.full((int(draws), *seen.shape), np.nan)

    def draw(number: int) -> None:
        state = shuffled(pairing.steps.state, pairing.steps.group, np.random.default_rng([int(seed), number]))
        drawn[number], _ = _shares(pairing, pairing.steps.counts(len(pairing.first), state))

    with ThreadPoolExecutor(AT_ONCE) as several:  # each draw has its own chance, whichever is first
        for number, _ in enumerate(several.map(draw, range(int(draws)))):
            if number % 20 == 0:
                progress("shuffling", number, int(draws))
    progress("shuffling", int(draws), int(draws))
    record(CODES_SHUFFLED)
    tested = np.broadcast_to((begun >= FEWEST)[:, None], seen.shape)
    p = np.where(tested, two_sided(seen.ravel(), drawn.reshape(int(draws), -1)).reshape(seen.shape), np.nan)
    adjusted = benjamini_hochberg(p.ravel()).reshape(p.shape)
    pairs, _ = _counts(pairing, pairing.steps.counts(len(pairing.first)))
    n_dialogues = len(np.unique(pairing.dialogue[pairing.steps.first]))
    rows = []
    for a, code in enumerate(pairing.before.codes):
        for b, following in enumerate(pairing.after.codes):
            if not begun[a]:
                continue
            own = drawn[:, a, b]
            own = own[np.isfinite(own)]
            low, high = np.quantile(own, (0.025, 0.975)) if len(own) else (np.nan, np.nan)
            middle = own.mean() if len(own) else np.nan
            estimates = (seen[a, b], middle, low, high, seen[a, b] - middle, p[a, b], adjusted[a, b])
            counts = (int(np.isfinite(p).sum()), int(draws), n_dialogues)
            rows.append((code, following, int(pairs[a, b]), int(begun[a]), *map(float, estimates), *counts))
    frame = pl.DataFrame(rows, schema=CHANCE, orient="row")
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _counts(pairs: Paired, counts: Array) -> tuple[Array, Array]:
    """(before, after) pairs of codes, and (before,) pairs that begin with each, from those of states."""
    own = counts * pairs.any_second[None, :]
    return folded(own, pairs.first, pairs.second), pairs.first.T @ own.sum(axis=1)


def _shares(pairing: Paired, counts: Array) -> tuple[Array, Array]:
    pairs, begun = _counts(pairing, counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        return pairs / begun[:, None], begun


def _of_side(row: Row, selection: Selection, *, other: Selection | None, **options: object) -> RowTarget:
    a, b = sides(selection, other)
    in_b = (row["share_difference"] or 0) > 0
    target = with_pair(row, b if in_b else a, **options)  # type: ignore[arg-type]
    return RowTarget(mask=target.mask, of_b=in_b and other is not None)


def _both(selection: Selection, *, other: Selection | None, **options: object) -> tuple[Basis, Basis]:
    a, b = (
        Basis.of(side, with_pairs(side, **options))  # type: ignore[arg-type]
        for side in sides(selection, other)
    )
    return a, b


@table(
    methods=(TRANSITIONS, PERSONS_PERMUTED, BENJAMINI),
    compares=True,
    within_corpus=True,
    basis=_both,
    drilldown=Leads(_of_side, n="", named=("code_before", "code_after")),
)
def transition_differences(
    selection: Selection,
    *,
    other: Selection | None = None,
    scheme: str = "",
    then: str = "",
    coder: str = "",
    from_role: Ends = "both",
    to_role: Ends = "both",
    lag: int = 1,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pl.DataFrame:
    """Whether a code follows another more often in one cohort than in the other: clients change sides by chance.

    Options:
        other: a second cohort of the same corpus; without one, scores above the median against the others
        scheme: as in transitions
        then: as in transitions
        coder: as in transitions
        from_role: as in transitions
        to_role: as in transitions
        lag: as in transitions
        draws: how many permutations
        seed: of chance

    Columns:
        code_before, code_after
        share_a, share_b (of the pairs that begin with code_before, 0-1)
        share_difference (b minus a)
        share_low, share_high (the middle 95 % of the permutations; null where p is)
        p (two-sided, (k + 1) / (draws + 1); null below 5 clients in either)
        p_adjusted (Benjamini-Hochberg over n_tests)
        n_tests (pairs of codes that begin at least five times in both)
        of_a, of_b (pairs that begin with code_before)
        n_clients (in either)
        cohort_a, cohort_b (the two as queries)
    """
    a, b = sides(selection, other)
    if selection.corpus.dialogues["client_id"].has_nulls():
        need(selection, "persons")
    settings = PairSettings(scheme, then, coder, from_role, to_role, int(lag))
    pairing = [paired(side, settings) for side in (a, b)]
    of_dialogue = selection.corpus.dialogues["client_id"].to_numpy()
    behind = [of_dialogue[own.dialogue[own.steps.first]] for own in pairing]
    clients = np.unique(np.concatenate(behind))
    before, after = pairing[0].before.codes, pairing[0].after.codes
    shape = (len(before), len(after))
    sums = np.zeros((len(clients), 2, 2, *shape))
    there = np.zeros((2, len(clients)), dtype=bool)
    for side, own in enumerate(pairing):
        at = np.searchsorted(clients, behind[side])
        pairs, begun = own.counts(at, len(clients))
        sums[:, side, 0], sums[:, side, 1] = pairs, begun[:, :, None]
        there[side, at] = True
    flat = sums.reshape(len(clients), 2, 2, shape[0] * shape[1])
    seen, drawn = permuted_gaps(flat, *there, times=int(draws), seed=int(seed))
    parts, wholes = np.moveaxis(flat.sum(axis=0), 1, 0)
    enough = min(there.sum(axis=1)) >= MIN_CLUSTERS if len(clients) else False
    p = np.where((wholes >= FEWEST).all(axis=0) & enough, two_sided(seen, drawn), np.nan)
    record(PERSONS_PERMUTED)
    adjusted = benjamini_hochberg(p)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = parts / wholes
    queries = tuple("" if other is None and side.filter == Filter() else side.filter.to_query() for side in (a, b))
    rows = []
    for cell in range(len(seen)):
        if not wholes[:, cell].any():
            continue
        own = drawn[:, cell][np.isfinite(drawn[:, cell]) & np.isfinite(p[cell])]
        bounds = np.quantile(own, (0.025, 0.975)) if len(own) else (np.nan, np.nan)
        numbers = (*shares[:, cell], seen[cell], *bounds, p[cell], adjusted[cell])
        counts = (int(np.isfinite(p).sum()), *map(int, wholes[:, cell]), len(clients))
        names = (before[cell // shape[1]], after[cell % shape[1]])
        rows.append((*names, *map(float, numbers), *counts, *queries))
    frame = pl.DataFrame(rows, schema=DIFFERENCES, orient="row")
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))
