"""What moves a judgement besides the response: which one was shown first, and which one is longer."""

import numpy as np
import polars as pl

from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array, holm
from analysis.core.statistics.inference.methods import CLUSTERED_MODEL, HOLM
from analysis.core.statistics.preference.adjusted import Fitted, linear, logistic
from analysis.core.statistics.preference.bradley_terry import pairs_of, signs
from analysis.judgement.kept import or_empty
from analysis.judgement.measured import lengths
from analysis.judgement.methods import LENGTH_CONTROLLED, ORDER_BIAS
from analysis.judgement.reading import EVERYONE, Judged, every_rater_basis, judged, judged_basis
from analysis.responses.reasons import SYSTEMS

FEWEST = 10
ORDER, LENGTH = "order", "length"
BIAS: Types = {
    "bias": pl.String,
    "rater": pl.String,
    "rater_kind": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_tests": pl.UInt32,
    "attribute": pl.String,
}
CONTROLLED: Types = {
    "system_a": pl.String,
    "system_b": pl.String,
    "preference": pl.Float64,
    "controlled": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "chars_a": pl.Float64,
    "chars_b": pl.Float64,
    "longer_wins": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}


@table(
    methods=(ORDER_BIAS, LENGTH_CONTROLLED, CLUSTERED_MODEL, HOLM),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=every_rater_basis,
)
@or_empty(BIAS)
def judgement_biases(selection: Selection, *, attribute: str = "", systems: str = "") -> pl.DataFrame:
    """By how many points the response shown first, or the longer one, is preferred, systems held apart.

    Options:
        attribute: what was judged; empty: the first there is
        systems: names of systems separated by commas; empty: all

    Columns:
        bias (order: of the response that was shown first; length: of one that is one standard deviation of the log
            ratio longer)
        rater (empty: all)
        rater_kind (person, model; empty: all)
        estimate (percentage points of preference beyond 50, the systems' differences held apart)
        low, high (95 %, errors clustered by dialogue; null below 5 dialogues)
        p (two-sided)
        p_adjusted (Holm over the raters of a bias, all together left out)
        n (judgements of known order, or with known lengths)
        n_dialogues
        n_tests (raters of this bias)
        attribute
    """
    judgements = judged(selection, attribute, EVERYONE, systems)
    rows: list[tuple[object, ...]] = []
    chars = lengths(selection, judgements)
    for bias, there in ((ORDER, judgements.shown != 0), (LENGTH, np.isfinite(chars).all(axis=1))):
        kept, own = judgements.where(there), chars[there]
        if not there.any():
            continue
        estimates = [_estimate(kept, own, bias, np.ones(len(kept.pair), dtype=bool))]
        estimates += [
            _estimate(kept, own, bias, kept.rater == code) if len(judgements.raters) > 1 else None
            for code in range(len(judgements.raters))
        ]
        adjusted = holm(np.array([np.nan if one is None else one[3] for one in estimates[1:]]))
        for code, one in enumerate(estimates):
            if one is None:
                continue
            who = "" if not code else judgements.raters[code - 1]
            kind = "" if not code else "model" if judgements.kinds[code - 1] else "person"
            own_p = np.nan if not code else float(adjusted[code - 1])
            numbers = [None if number != number else float(number) for number in (*one[:4], own_p)]
            rows.append((bias, who, kind, *numbers, *one[4:], np.isfinite(adjusted).sum(), judgements.attribute))
    if not rows:
        raise Absent("judged_order", selection.corpus.id)
    return pl.DataFrame(rows, schema=BIAS, orient="row")


def _estimate(
    judgements: Judged, chars: Array, bias: str, own: Array
) -> tuple[float, float, float, float, int, int] | None:
    """Points with bounds and p, n and dialogues; None below ten judgements."""
    if np.count_nonzero(own) < FEWEST:
        return None
    kept = judgements.where(own)
    dialogues = len(np.unique(kept.dialogue))
    if bias == ORDER:
        fitted = order_model(kept)
        value, low, high, p = fitted.of(np.eye(len(fitted.value))[0])
        return 100 * value, 100 * low, 100 * high, p, len(kept.pair), dialogues
    fitted = length_model(kept, chars[own])
    one = np.zeros(len(fitted.value))
    one[1] = np.tanh(1)
    value, low, high, p = fitted.of(one)
    points = [100 * (_share(number) - 0.5) for number in (value, low, high)]
    return points[0], points[1], points[2], p, len(kept.pair), dialogues


def order_model(judgements: Judged) -> Fitted:
    """Points of the response shown first beyond 0.5: first the bias, then a strength for each system."""
    first = np.where(judgements.shown > 0, judgements.value, 1 - judgements.value) - 0.5
    systems = signs(len(judgements.systems))[judgements.pair] * judgements.shown[:, None]
    return linear(np.column_stack([np.ones(len(first)), systems[:, 1:]]), first, judgements.group)


def length_model(judgements: Judged, chars: Array) -> Fitted:
    """The odds of the first of each pair: order shown, length (tanh of the standardized log ratio), systems."""
    ratio = np.log(chars[:, 0] / chars[:, 1])
    spread = float(np.sqrt(np.mean(ratio**2))) or 1.0
    systems = signs(len(judgements.systems))[judgements.pair]
    design = np.column_stack([judgements.shown, np.tanh(ratio / spread), systems])
    return logistic(design.astype(float), judgements.value, judgements.group)


def _share(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


@table(
    methods=(LENGTH_CONTROLLED, CLUSTERED_MODEL),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=judged_basis,
)
@or_empty(CONTROLLED)
def judgement_length(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = ""
) -> pl.DataFrame:
    """Which system would be preferred if both responses were equally long: win rates controlled for length.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all

    Columns:
        system_a, system_b
        preference (points of a as judged, 0-1)
        controlled (the same at equal length and with no response shown first, by a logistic model of all pairs)
        low, high (95 % of controlled, errors clustered by dialogue; null below 5 dialogues)
        chars_a, chars_b (mean lengths in characters)
        longer_wins (share of points that went to the longer response, 0-1)
        n (judgements with known lengths)
        n_dialogues
        attribute

    Source: Dubois, Galambosi, Liang and Hashimoto (2024), with strengths of the systems in one model.
    """
    judgements = judged(selection, attribute, raters, systems)
    chars = lengths(selection, judgements)
    there = np.isfinite(chars).all(axis=1) & (chars > 0).all(axis=1)
    if not there.any():
        raise Absent("judged_lengths", selection.corpus.id)
    judgements, chars = judgements.where(there), chars[there]
    fitted = length_model(judgements, chars)
    sign, rows = signs(len(judgements.systems)), []
    for pair, (i, j) in enumerate(pairs_of(len(judgements.systems))):
        own = judgements.pair == pair
        if not own.any():
            continue
        bounds = fitted.of(np.concatenate([[0, 0], sign[pair]]))[:3]
        numbers = [_share(number) if np.isfinite(number) else None for number in bounds]
        gap, value = np.sign(chars[own, 0] - chars[own, 1]), judgements.value[own]
        apart = gap != 0
        longer = float(np.where(gap > 0, value, 1 - value)[apart].mean()) if apart.any() else None
        rows.append(
            (judgements.systems[i], judgements.systems[j], float(value.mean()), *numbers,
             *chars[own].mean(axis=0).tolist(), longer, int(own.sum()),
             len(np.unique(judgements.dialogue[own])), judgements.attribute)
        )  # fmt: skip
    return pl.DataFrame(rows, schema=CONTROLLED, orient="row")
