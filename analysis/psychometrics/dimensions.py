"""How many dimensions a scale has: eigenvalues beside chance, and rotated factors."""

from typing import Literal, get_args

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads
from analysis.core.kept import kept
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import Options, table
from analysis.core.statistics.inference.methods import Method
from analysis.core.statistics.models.factors import (
    Factors,
    Rotation,
    eigenvalues,
    extract,
    most_factors,
    parallel,
    rotate,
    schmid_leiman,
)
from analysis.core.statistics.models.polychoric import polychoric
from analysis.core.statistics.models.rating_kinds import Array, Kind, correlations, rows_of
from analysis.psychometrics.methods import BETWEEN, FACTORS, LEVELS, PARALLEL, POLYCHORIC, ROTATED, WITHIN
from analysis.psychometrics.reliability import complete
from analysis.psychometrics.scale import Scale, rated_dialogues, scale_of

Correlation = Literal["pearson", "polychoric"]
CORRELATIONS: tuple[str, ...] = get_args(Correlation)
DRAWS = 100
SEED = 1
CHANCE = 0.95


@table(
    methods=(PARALLEL, LEVELS),
    not_comparable="refit",
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, n=lambda row: row["n_dialogues"], named=("kind", "number")),
)
@kept(1)
def scale_eigenvalues(
    selection: Selection, *, scale: str = "", draws: int = DRAWS, seed: int = SEED
) -> pl.DataFrame:
    """How many dimensions a scale has: eigenvalues of its correlations beside those of permuted items.

    Parallel analysis: a factor is kept as long as its eigenvalue exceeds the 95th percentile of those where
    each item's ratings were permuted by themselves.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is
        draws: permutations
        seed: of chance

    Columns:
        kind (pooled; within_client: each client's own means taken off, clients with two dialogues or more;
            between_clients: clients' levels as variance components, chance from permuted clients' means)
        number (1 is the largest)
        eigenvalue
        chance (95th percentile of permutations)
        retained (1 where this and all larger ones exceed chance, else 0)
        variance_share (of all items' variance, 0-1)
        n_dialogues
        n_clients (null where unknown)

    Source: Horn (1965); Buja and Eyuboglu (1992).
    """
    scale_data = scale_of(selection, scale)
    rows = []
    for kind in scale_data.kinds:
        matrix, (n, clients) = correlations(scale_data.covariance(kind)), scale_data.behind(kind)
        if not np.isfinite(matrix).all():
            continue
        seen, chance = eigenvalues(matrix), _chance(scale_data, kind, draws, seed)
        kept = np.cumprod(seen > chance).astype(int) if np.isfinite(chance).all() else None
        for place, value in enumerate(seen):
            by_chance = None if kept is None else float(chance[place])
            retained = None if kept is None else int(kept[place])
            share = float(value) / len(seen)
            rows.append((kind, place + 1, float(value), by_chance, retained, share, n, clients))
    schema = {
        "kind": pl.String,
        "number": pl.UInt32,
        "eigenvalue": pl.Float64,
        "chance": pl.Float64,
        "retained": pl.UInt8,
        "variance_share": pl.Float64,
        "n_dialogues": pl.UInt32,
        "n_clients": pl.UInt32,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _chance(scale_data: Scale, kind: Kind, draws: int, seed: int) -> Array:
    """(items,) the 95th percentile of each eigenvalue under permuted items."""
    rows = (
        scale_data.ratings if scale_data.raters is None else rows_of(scale_data.ratings, scale_data.raters, kind)
    )
    return np.asarray(np.quantile(parallel(rows, draws=draws, seed=seed), CHANCE, axis=0))


def _methods(options: Options) -> tuple[Method, ...]:
    rotated = () if options["rotation"] == "none" else (ROTATED,)
    level = {"within_client": (WITHIN,), "between_clients": (BETWEEN,)}.get(options["kind"], ())
    return (FACTORS, *rotated, *((POLYCHORIC,) if options["correlation"] == "polychoric" else level))


@table(
    methods=_methods,
    not_comparable="refit",
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, named=("item", "factor")),
)
def factor_loadings(
    selection: Selection,
    *,
    scale: str = "",
    kind: Kind = "pooled",
    factors: int = 3,
    rotation: Rotation = "oblimin",
    correlation: Correlation = "pearson",
) -> pl.DataFrame:
    """What the factors of a scale are made of: pattern loadings after rotation, and the general factor.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is
        kind: pooled, within_client, between_clients
        factors: as many, or the most that this number of items allows
        rotation: oblimin, varimax, none
        correlation: pearson, or polychoric, which is made of pooled ratings

    Columns:
        item
        factor (F1 explains most; general: that of a Schmid-Leiman solution, where there are three or more
            oblimin factors)
        loading (minimum residuals)
        communality (share of the item's variance that the factors explain, 0-1)
        n_dialogues
        n_clients (null where unknown)

    Source: Harman and Jones (1966); Jennrich (2002); Schmid and Leiman (1957); Olsson (1979).
    """
    scale_data, solution = (
        scale_of(selection, scale),
        _solution(selection, (scale, kind, factors, rotation, correlation)),
    )
    schema = {
        "item": pl.String,
        "factor": pl.String,
        "loading": pl.Float64,
        "communality": pl.Float64,
        "n_dialogues": pl.UInt32,
        "n_clients": pl.UInt32,
    }
    if solution is None:
        return pl.DataFrame(schema=schema)
    n, clients = scale_data.behind(kind)
    columns = [(f"F{place + 1}", solution.loadings[:, place]) for place in range(solution.loadings.shape[1])]
    if rotation == "oblimin" and len(columns) > 2:
        columns.append(("general", schmid_leiman(solution)[0]))
    communal = np.clip(solution.communalities, 0, 1)
    rows = [
        (item, name, float(loadings[place]), float(communal[place]), n, clients)
        for place, item in enumerate(scale_data.items)
        for name, loadings in columns
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


@table(
    methods=_methods,
    not_comparable="refit",
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, named=("factor",)),
)
def factor_summary(
    selection: Selection,
    *,
    scale: str = "",
    kind: Kind = "pooled",
    factors: int = 3,
    rotation: Rotation = "oblimin",
    correlation: Correlation = "pearson",
) -> pl.DataFrame:
    """How much each factor of a scale explains, how factors correlate, and how well they fit.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is
        kind: pooled, within_client, between_clients
        factors: as many, or the most that this number of items allows
        rotation: oblimin, varimax, none
        correlation: pearson, or polychoric, which is made of pooled ratings

    Columns:
        factor
        variance_share (of all items' variance, 0-1)
        correlations (of this factor with F1, F2, …, in order)
        residual (root mean square of the correlations that the factors leave, RMSR)
        settled (ok; heywood: an item's communality reaches 1, so that fewer factors or another correlation
            should be taken; not_converged)
        n_dialogues
        n_clients (null where unknown)
    """
    scale_data, solution = (
        scale_of(selection, scale),
        _solution(selection, (scale, kind, factors, rotation, correlation)),
    )
    schema = {
        "factor": pl.String,
        "variance_share": pl.Float64,
        "correlations": pl.String,
        "residual": pl.Float64,
        "settled": pl.String,
        "n_dialogues": pl.UInt32,
        "n_clients": pl.UInt32,
    }
    if solution is None:
        return pl.DataFrame(schema=schema)
    matrix = _matrix(scale_data, kind, correlation)
    loadings, between = solution.loadings, solution.correlations
    explained = np.diagonal(between @ loadings.T @ loadings) / len(loadings)
    left = matrix - loadings @ between @ loadings.T
    residual = float(np.sqrt((left[~np.eye(len(left), dtype=bool)] ** 2).mean()))
    settled = "heywood" if solution.heywood else "ok" if solution.converged else "not_converged"
    n, clients = scale_data.behind(kind)
    rows = [
        (
            f"F{place + 1}",
            float(explained[place]),
            " ".join(f"{r:.2f}" for r in between[place]),
            residual,
            settled,
            n,
            clients,
        )
        for place in range(loadings.shape[1])
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _matrix(scale_data: Scale, kind: Kind, correlation: Correlation) -> Array:
    if correlation == "polychoric":
        return polychoric(scale_data.ratings) if len(scale_data.ratings) > 1 else np.full((1, 1), np.nan)
    return correlations(scale_data.covariance(kind))


@once_per_selection
def _solution(selection: Selection, settings: tuple[str, Kind, int, Rotation, Correlation]) -> Factors | None:
    """The rotated factors; None where an item does not vary or a matrix cannot be had."""
    scale, kind, factors, rotation, correlation = settings
    scale_data = scale_of(selection, scale)
    if kind not in scale_data.kinds:
        return None
    matrix = _matrix(scale_data, kind, correlation)
    if not np.isfinite(matrix).all():
        return None
    return rotate(extract(matrix, max(1, min(factors, most_factors(len(matrix))))), rotation)
