"""Whether raters agree: people among themselves, models among themselves, and each two."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.coding.agreement import (
    alpha,
    cohen,
    coincidences,
    counts,
    crossed,
    observed,
    unit_sums,
)
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.core.statistics.inference.resampling import interval
from analysis.judgement.kept import or_empty
from analysis.judgement.methods import AGREED
from analysis.judgement.reading import EVERYONE, every_rater_basis, rows_of
from analysis.responses.reasons import SYSTEMS
from data.judgement.frames import MODEL, PERSON

SEED = 1
MOST_CODES, MOST_RATERS = 12, 8
COLUMNS: Types = {
    "among": pl.String,
    "rater": pl.String,
    "other_rater": pl.String,
    "coefficient": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_units": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}


@table(methods=(AGREED, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=every_rater_basis)
@or_empty(COLUMNS)
def judgement_agreement(
    selection: Selection, *, attribute: str = "", systems: str = "", seed: int = SEED
) -> pl.DataFrame:
    """Whether those who judged the same agree beyond chance: people, models, and each two raters.

    Options:
        attribute: what was judged; empty: the first there is
        systems: names of systems separated by commas; empty: all
        seed: of the dialogues that are drawn anew

    Columns:
        among (people, models, two; consensus: what people say together and a model: of pairs the side that most
            points went to, of ratings the rounded mean)
        rater, other_rater (of two; of consensus the model; else empty)
        coefficient (alpha_ordinal: Krippendorff's alpha of win, tie, lose in this order or of ratings; cohen:
            Cohen's kappa of two; observed_agreement: share of equal judgements)
        estimate (1: perfect, 0: chance)
        low, high (95 % percentile interval of 1,000 draws of dialogues; null below 5 dialogues)
        n_units (pairs or responses that two or more judged)
        n_dialogues
        attribute

    What a rater judged twice, as in both orders, counts as the mean of both. With more than 12 different values
    these are rounded to halves. Each two only where there are at most 8 raters, consensus from two people.
    """
    rows = rows_of(selection, attribute, EVERYONE, systems)
    named = str(rows["attribute"][0]) if rows.height else ""
    units = by_unit(rows)
    raters = [name for name in units.columns if name not in ("dialogue_id", "unit")]
    kinds = dict(rows.select("rater", pl.col("kind").cast(pl.String)).iter_rows())
    people = [name for name in raters if kinds[name] == PERSON]
    models = [name for name in raters if kinds[name] == MODEL]
    ratings = units.select(raters).to_numpy()
    if len(people) > 1 and models:
        ratings = np.column_stack([ratings, _together(units.select(people).to_numpy(), rows)])
    values = np.unique(ratings[np.isfinite(ratings)])
    if len(values) > MOST_CODES:
        ratings = np.round(2 * ratings) / 2
        values = np.unique(ratings[np.isfinite(ratings)])
    codes = np.where(np.isfinite(ratings), np.searchsorted(values, np.nan_to_num(ratings)), -1)
    group = np.unique(units["dialogue_id"].to_numpy(), return_inverse=True)[1]
    sets: list[tuple[str, str, str, list[int]]] = [
        (among, "", "", [at for at, name in enumerate(raters) if kinds[name] == kind])
        for among, kind in (("people", PERSON), ("models", MODEL))
    ]
    if len(people) > 1:
        sets += [("consensus", "", name, [len(raters), raters.index(name)]) for name in models]
    if len(raters) <= MOST_RATERS:
        sets += [("two", raters[a], raters[b], [a, b]) for a, b in combinations(range(len(raters)), 2)]
    result_rows: list[tuple[object, ...]] = []
    for among, one, other, members in sets:
        if len(members) > 1:
            result_rows += [
                (among, one, other, *row, named) for row in _coefficients(codes[:, members], group, values, seed)
            ]
    return pl.DataFrame(result_rows, schema=COLUMNS, orient="row")


def _together(ratings: Array, rows: pl.DataFrame) -> Array:
    """(units,) what people say together: of pairs the preferred side, of ratings the rounded mean; nan: nobody."""
    there = np.isfinite(ratings)
    n = there.sum(axis=1)
    mean = np.where(n > 0, np.where(there, ratings, 0).sum(axis=1) / np.maximum(n, 1), np.nan)
    if rows["second"].null_count() == rows.height:
        return np.asarray(np.floor(mean + 0.5))
    return np.asarray((1 + np.sign(mean - 0.5)) / 2)


def by_unit(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per pair or response that was judged: dialogue_id, unit, and a column of values for each rater."""
    low, high = pl.min_horizontal("first", "second"), pl.max_horizontal("first", "second")
    is_pair = pl.col("second").is_not_null()
    turned = is_pair & (pl.col("first") > pl.col("second"))
    plain = rows.select(
        "dialogue_id",
        "rater",
        unit=pl.concat_str(
            pl.col("position").cast(pl.String),
            pl.when(is_pair).then(low).otherwise("first"),
            pl.when(is_pair).then(high).otherwise(pl.lit("")),
            separator="\x1f",
        ),
        value=pl.when(turned).then(1 - pl.col("value")).otherwise("value"),
    )
    names = plain["rater"].unique().sort()
    wide = plain.pivot("rater", index=["dialogue_id", "unit"], values="value", aggregate_function="mean")
    return wide.select("dialogue_id", "unit", *names).sort("dialogue_id", "unit")


def _coefficients(codes: Array, group: Array, values: Array, seed: int) -> list[tuple[object, ...]]:
    """(coefficient, estimate, low, high, units, dialogues) of some raters."""
    shared = (codes >= 0).sum(axis=1) > 1
    if not shared.any():
        return []
    codes = codes[shared]
    own, groups = np.unique(group[shared], return_inverse=True)
    counted, size = counts(codes, len(values)), len(own)
    kinds = [
        ("alpha_ordinal", coincidences(counted, groups, size), alpha("ordinal", values)),
        ("observed_agreement", unit_sums(counted, groups, size), observed),
    ]
    if codes.shape[1] == 2:
        kinds.append(("cohen", crossed(codes[:, 0], codes[:, 1], len(values), groups, size), cohen(len(values))))
    rows: list[tuple[object, ...]] = []
    for name, sums, value in kinds:
        estimate = float(value(sums.sum(axis=0)))
        low, high = _bounds(sums, value, seed)
        numbers = [None if one != one else one for one in (estimate, low, high)]
        rows.append((name, *numbers, int(shared.sum()), size))
    return rows


def _bounds(sums: Array, value: Callable[[Array], Array], seed: int) -> tuple[float, float]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        low, high = interval(sums, value, seed=seed)
    return float(low), float(high)
