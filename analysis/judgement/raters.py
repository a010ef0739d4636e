"""Those who judge: how strict each is, whether one always takes one side, and what one of them alone decides."""

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, holm, p_value, quantile
from analysis.core.statistics.inference.methods import CLUSTERED_MODEL, HOLM, record
from analysis.core.statistics.preference import many_facet
from analysis.core.statistics.preference.adjusted import facets
from analysis.core.statistics.preference.bradley_terry import expected, parts, strengths
from analysis.core.statistics.preference.many_facet import MOST_CATEGORIES
from analysis.core.statistics.preference.paired import FLAT
from analysis.judgement.kept import or_empty
from analysis.judgement.methods import BRADLEY_TERRY, IMPLIED, MANY_FACET, SEVERITY
from analysis.judgement.reading import EVERYONE, Judged, every_rater_basis, judged, judged_basis, rows_of
from analysis.judgement.scored import scored
from analysis.responses.reasons import SYSTEMS

ONE_SIDE, FEWEST = 0.95, 10
RATER: Types = {
    "rater": pl.String,
    "rater_kind": pl.String,
    "mean": pl.Float64,
    "sd": pl.Float64,
    "severity": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p_adjusted": pl.Float64,
    "severity_logits": pl.Float64,
    "severity_logits_low": pl.Float64,
    "severity_logits_high": pl.Float64,
    "ties": pl.Float64,
    "share_first": pl.Float64,
    "consistent": pl.Float64,
    "n_both_orders": pl.UInt32,
    "with_others": pl.Float64,
    "n_others": pl.UInt32,
    "rater_pattern": pl.String,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}
LEFT: Types = {
    "rater": pl.String,
    "system": pl.String,
    "model_points": pl.Float64,
    "model_points_without": pl.Float64,
    "shift": pl.Float64,
    "rank": pl.UInt32,
    "rank_without": pl.UInt32,
    "share": pl.Float64,
    "n": pl.UInt32,
    "attribute": pl.String,
}


@table(
    methods=(SEVERITY, MANY_FACET, CLUSTERED_MODEL, HOLM),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=every_rater_basis,
)
@or_empty(RATER)
def judgement_raters(selection: Selection, *, attribute: str = "", systems: str = "") -> pl.DataFrame:
    """How each rater judges: stricter or milder than the others on the same responses, ties, sides, consistency.

    Options:
        attribute: what was judged; empty: the first there is
        systems: names of systems separated by commas; empty: all

    Columns:
        rater
        rater_kind (person, model)
        mean, sd (of the ratings; null of pairs)
        severity (ratings: how much higher than the raters' mean this rater rates the same responses; negative:
            stricter) with low, high (95 %, clustered by dialogue), p_adjusted (Holm over the raters)
        severity_logits (the same by a many-facet rating scale model, logits) with severity_logits_low,
            severity_logits_high (as low and high; null where there are more than 12 different ratings)
        ties (share of ties among the judged pairs, 0-1)
        share_first (of the pairs with a winner and a known order: the one shown first won, 0-1)
        consistent (share of the pairs judged in both orders with the same verdict, 0-1)
        n_both_orders (pairs judged in both orders)
        with_others (share of pairs that others judged too with the same verdict as theirs, 0-1)
        n_others (such pairs of judgements)
        rater_pattern (one_side: nearly always the same side; ties_only; one_value: all ratings alike; empty: none)
        n (judgements)
        n_dialogues
        attribute
    """
    rows = rows_of(selection, attribute, EVERYONE, systems)
    named = dict(rows.select("rater", pl.col("kind").cast(pl.String)).unique().sort("kind", "rater").iter_rows())
    severities = _severities(selection, attribute, systems)
    others = _with_others(rows)
    result_rows = []
    for rater, kind in named.items():
        mine = rows.filter(pl.col("rater") == rater)
        ratings, pairs = (mine.filter(pl.col("second").is_null() == single) for single in (True, False))
        severity = severities.get(rater, (None,) * 7)
        ties, first, pattern = _sides(pairs)
        both, consistent = _orders(pairs)
        if not pattern and ratings.height >= FEWEST and ratings["value"].n_unique() == 1:
            pattern = "one_value"
        same, n_same = others.get(rater, (None, 0))
        result_rows.append(
            (rater, kind, ratings["value"].mean(), ratings["value"].std(), *severity, ties, first, consistent,
             both, same, n_same, pattern, mine.height, mine["dialogue_id"].n_unique(), _attribute(rows))
        )  # fmt: skip
    return pl.DataFrame(result_rows, schema=RATER, orient="row")


def _attribute(rows: pl.DataFrame) -> str:
    return str(rows["attribute"][0]) if rows.height else ""


def _severities(selection: Selection, attribute: str, systems: str) -> dict[str, tuple[float | None, ...]]:
    """(severity, low, high, adjusted p, logits, low, high) of each rater who rated what another rated."""
    rated = scored(selection, attribute, EVERYONE, systems)
    if not rated.is_rating:
        return {}
    key = ["dialogue_id", "position", "system"]
    rows = rated.rows.group_by(*key, "rater", maintain_order=True).agg(pl.col("value").mean())
    rows = rows.filter(pl.len().over(key) > 1)
    if rows.is_empty():
        return {}
    names = sorted(rows["rater"].unique())
    unit = rows.select(pl.struct(key).rank("dense") - 1).to_series().to_numpy().astype(int)
    rater = rows["rater"].cast(pl.Enum(names)).to_physical().to_numpy().astype(int)
    values, covariance, groups = facets(rows["value"].to_numpy(), unit, rater, rows["dialogue_id"].to_numpy())
    errors = np.sqrt(np.maximum(np.diag(covariance), 0))
    errors = np.where(errors > FLAT, errors, np.nan)
    enough = groups >= MIN_CLUSTERS
    p = [
        p_value(value, error, groups - 1) if enough else np.nan
        for value, error in zip(values, errors, strict=True)
    ]
    adjusted = holm(np.array(p))
    half = quantile(0.95, groups - 1) * errors if enough else np.full(len(names), np.nan)
    logits = _logits(rows, unit, rater)
    table_rows = zip(names, values, values - half, values + half, adjusted, *logits, strict=True)
    return {name: tuple(None if one != one else float(one) for one in numbers) for name, *numbers in table_rows}


def _logits(rows: pl.DataFrame, unit: Array, rater: Array) -> tuple[Array, Array, Array]:
    """Severity in logits with bounds; nan where the ratings are too many different numbers for categories."""
    kinds, codes = np.unique(rows["value"].to_numpy(), return_inverse=True)
    missing = np.full(int(rater.max()) + 1, np.nan)
    if not 1 < len(kinds) <= MOST_CATEGORIES:
        return missing, missing, missing
    record(MANY_FACET)
    values, covariance, groups = many_facet.severities(codes, unit, rater, rows["dialogue_id"].to_numpy())
    if groups < MIN_CLUSTERS:
        return values, missing, missing
    half = quantile(0.95, groups - 1) * np.sqrt(np.maximum(np.diag(covariance), 0))
    return values, values - half, values + half


def _sides(pairs: pl.DataFrame) -> tuple[float | None, float | None, str]:
    """Share of ties, share of the first among pairs with a winner, and the pattern that stands out."""
    if pairs.is_empty():
        return None, None, ""
    ties = float(np.mean(pairs["value"].to_numpy() == 0.5))
    won = pairs.filter(pl.col("ordered"), pl.col("value") != 0.5)
    first = float(won["value"].to_numpy().mean()) if won.height else None
    if ties == 1 and pairs.height >= FEWEST:
        return ties, first, "ties_only"
    extreme = first is not None and won.height >= FEWEST and max(first, 1 - first) >= ONE_SIDE
    return ties, first, "one_side" if extreme else ""


def _orders(pairs: pl.DataFrame) -> tuple[int, float | None]:
    """Pairs that were judged in both orders, and the share with the same verdict in both."""
    known = pairs.filter("ordered").with_columns(
        low=pl.min_horizontal("first", "second"), turned=pl.col("first") > pl.col("second")
    )
    own = known.with_columns(value=pl.when("turned").then(1 - pl.col("value")).otherwise("value"))
    key = ["dialogue_id", "position", "attribute", "low", pl.max_horizontal("first", "second").alias("high")]
    sides = own.group_by(key, maintain_order=True).agg(
        one=pl.col("value").filter(~pl.col("turned")).mean(), other=pl.col("value").filter("turned").mean()
    )
    both = sides.drop_nulls(["one", "other"])
    if both.is_empty():
        return 0, None
    same = (both["one"] - 0.5).sign() == (both["other"] - 0.5).sign()
    return both.height, float(same.mean())  # type: ignore[arg-type]


def _with_others(rows: pl.DataFrame) -> dict[str, tuple[float | None, int]]:
    """Of each rater the share of judgements of a pair that agree with another rater's, and how many there are."""
    pairs = rows.filter(pl.col("second").is_not_null()).with_columns(
        low=pl.min_horizontal("first", "second"),
        high=pl.max_horizontal("first", "second"),
        value=pl.when(pl.col("first") > pl.col("second")).then(1 - pl.col("value")).otherwise("value"),
    )
    key = ["dialogue_id", "position", "low", "high"]
    verdict = pairs.group_by(*key, "rater", maintain_order=True).agg(side=(pl.col("value").mean() - 0.5).sign())
    both = verdict.join(verdict, on=key, suffix="_other").filter(pl.col("rater") != pl.col("rater_other"))
    shares = both.group_by("rater", maintain_order=True).agg(
        same=(pl.col("side") == pl.col("side_other")).mean(), n=pl.len()
    )
    return {rater: (same, n) for rater, same, n in shares.iter_rows()}


@table(methods=(BRADLEY_TERRY, IMPLIED), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(LEFT)
def judgement_left_out(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = ""
) -> pl.DataFrame:
    """Whether one rater alone decides: points and rank of every system without each rater in turn.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all

    Columns:
        rater (who is left out)
        system
        model_points (share of points that the Bradley-Terry model expects against all others, 0-1, by all raters)
        model_points_without (by the others)
        shift (model_points_without less model_points)
        rank, rank_without
        share (of the judgements that this rater gave, 0-1)
        n (judgements of the others)
        attribute

    Only of systems that judgements connect; empty with a single rater.
    """
    judgements = judged(selection, attribute, raters, systems)
    rows: list[tuple[object, ...]] = []
    if len(judgements.raters) > 1:
        whole = _points(judgements)
        for code, rater in enumerate(judgements.raters):
            others = judgements.where(judgements.rater != code)
            if not len(others.pair):
                continue
            without = _points(others)
            for system, name in enumerate(judgements.systems):
                a, b = whole[0][system], without[0][system]
                known = a == a and b == b
                rows.append(
                    (rater, name, a if a == a else None, b if b == b else None, b - a if known else None,
                     int(whole[1][system]) if a == a else None, int(without[1][system]) if b == b else None,
                     float(np.mean(judgements.rater == code)), len(others.pair), judgements.attribute)
                )  # fmt: skip
    return pl.DataFrame(rows, schema=LEFT, orient="row")


def _points(judgements: Judged) -> tuple[np.ndarray, np.ndarray]:
    """Points and ranks of the systems; nan outside the largest connected part."""
    size = len(judgements.systems)
    points = expected(strengths(judgements.outcomes.sum(axis=0), size))
    outside = [one for one in range(size) if one not in parts(judgements.counts.sum(axis=0), size)[0]]
    points[outside] = np.nan
    rank = 1 + (np.nan_to_num(points, nan=-1)[None, :] > points[:, None] + 1e-12).sum(axis=1)
    return points, rank
