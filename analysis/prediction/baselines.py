"""Predictions of scores made here, so that systems have something to be better than.

mean                the mean of the dialogues that are learned from
client_mean         the mean of the client's other dialogues: it knows the rater, so it is marked as leaky
length              ridge regression on the numbers of utterances and characters of each role
ridge_interaction   … on length and on how the dialogue is talked (reply times, shares, questions …)
ridge_vectors       … on the dialogue's vector
ridge               … on all of these
boosting            gradient-boosted trees on length and interaction

All but client_mean are predicted for clients (``unseen`` client), or clients and counselors (both), that were in
no dialogue they were learned from, the choice of their settings included.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from analysis.core.dialogues.measures import dialogue_measures, names, values_of
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.multivariate import nested
from analysis.core.statistics.multivariate.nested import Array, Nested
from analysis.core.statistics.multivariate.ridge import folds_of
from data.annotations.predictions.boosting import boosted
from data.core.progress import Progress, silent
from data.predictions.store import SCHEMA, SUM, TARGETS

Baseline = Literal["mean", "client_mean", "length", "ridge_interaction", "ridge_vectors", "ridge", "boosting"]
Unseen = Literal["client", "both"]
BASELINES: tuple[str, ...] = get_args(Baseline)
LEAKY = ("client_mean",)
VERSION, SEED = 1, 1
FOLDS = {"client": 5, "both": 5}
FEWEST = 10
CURVE = (0.05, 0.1, 0.2, 0.4, 0.7)
FEATURES = {
    "length": ("length",),
    "ridge_interaction": ("length", "interaction"),
    "ridge_vectors": ("vectors",),
    "ridge": ("length", "interaction", "vectors"),
    "boosting": ("length", "interaction"),
}


@dataclass(frozen=True, eq=False)
class Material:
    """Dialogues with all their ratings: outcomes (n, k), which they are, and the folds of persons (n, 1 or 2)."""

    dialogues: pl.DataFrame
    targets: tuple[str, ...]
    outcomes: Array
    codes: Array


def baseline(
    selection: Selection,
    name: str,
    *,
    unseen: Unseen = "client",
    seed: int = SEED,
    curve: bool = True,
    progress: Progress = silent,
) -> pl.DataFrame:
    """Predictions of every total and item of a selection's dialogues, as ``data.predictions.store.SCHEMA``.

    ``unseen``: who is new to the dialogues that are learned from. ``curve``: of ``ridge`` also predictions of the
    item sum learned from fewer clients. Raises UserError for a baseline there is none of, and with fewer than ten
    clients.
    """
    if name not in BASELINES:
        raise mistake("no_baseline", name=name, names=", ".join(BASELINES))
    made = material(selection, unseen, seed)
    system = system_of(name, unseen)
    if name == "client_mean":
        predicted = _client_mean(made)
    elif name == "mean":
        predicted = nested.mean(made.outcomes, Nested(made.codes))
    else:
        x = features(selection, made, FEATURES[name])
        predicted = _predicted(name, x, made, seed, progress)
    tables = [_long(system, made, predicted, made.targets)]
    if name == "ridge" and curve and SUM in made.targets:
        tables += _curve(system, x, made, seed, progress)
    return pl.concat(tables)


def system_of(name: str, unseen: str) -> str:
    """The name of a baseline's system: with both persons new it is another system."""
    return f"{name}+both" if unseen == "both" and name not in LEAKY else name


def material(selection: Selection, unseen: Unseen, seed: int) -> Material:
    """The selection's dialogues with known persons and whole ratings, and folds of their persons."""
    corpus = selection.corpus
    need(selection, "persons")
    rated = [name for name in TARGETS if corpus.has("feedback") or name == "score"]
    wide = corpus.dialogues.join(corpus.items, on="dialogue_id", how="left", maintain_order="left")
    part = wide.filter(selection.mask)
    targets = tuple(name for name in rated if part[name].is_not_null().any())
    if not targets:
        need(selection, "score")
    part = part.drop_nulls(["client_id", "counselor_id", *targets])
    if part["client_id"].n_unique() < FEWEST:
        raise mistake("few_clients", n=part["client_id"].n_unique(), needed=FEWEST)
    outcomes = part.select(pl.col(targets).cast(pl.Float64)).to_numpy()
    return Material(part, targets, outcomes, _codes(part, unseen, seed))


def _codes(dialogues: pl.DataFrame, unseen: Unseen, seed: int) -> Array:
    """(n, 1) the fold of each dialogue's client, or (n, 2) of client and counselor as persons of either role."""
    clients, counselors = (dialogues[name].to_numpy().astype(np.int64) for name in ("client_id", "counselor_id"))
    if unseen == "client":
        return folds_of(clients, FOLDS[unseen], seed)[:, None]
    every = np.concatenate([clients, counselors])
    return folds_of(every, FOLDS[unseen], seed).reshape(2, len(clients)).T


def features(selection: Selection, made: Material, kinds: tuple[str, ...]) -> Array:
    """(n, p) what a baseline knows of each dialogue; what is unknown of one is the mean of the others."""
    parts = []
    if "length" in kinds:
        counts = ("utterances_counselor", "utterances_client", "chars_counselor", "chars_client")
        parts.append(made.dialogues.select(pl.col(counts).cast(pl.Float64).log1p()).to_numpy())
    if "interaction" in kinds:
        measured = made.dialogues.select("dialogue_id").join(
            dialogue_measures(selection), on="dialogue_id", how="left", maintain_order="left"
        )
        parts.append(np.column_stack([values_of(measured, name) for name in names()]))
    if "vectors" in kinds:
        rows = pl.Series("dialogue_id", selection.corpus.dialogues["dialogue_id"])
        places = rows.to_frame().with_row_index("row")
        of = made.dialogues.select("dialogue_id").join(places, on="dialogue_id", how="left", maintain_order="left")
        parts.append(np.asarray(selection.corpus.vectors.matrix[of["row"].to_numpy()], dtype=np.float64))
    x = np.column_stack(parts)
    known = np.isfinite(x)
    means = np.where(known, x, 0.0).sum(axis=0) / np.maximum(1, known.sum(axis=0))
    return np.asarray(np.where(known, x, means))


def _predicted(name: str, x: Array, made: Material, seed: int, progress: Progress) -> Array:
    folds = Nested(made.codes)
    progress("learning", 0, len(made.targets))
    if name != "boosting":
        return nested.ridge(x, made.outcomes, folds)
    splits = [(one.test, one.train, one.inner) for one in folds.splits()]
    return boosted(x, made.outcomes, splits, seed=seed, done=lambda n: progress("learning", n, len(made.targets)))


def _client_mean(made: Material) -> Array:
    """The mean of the client's other dialogues; of a client with one dialogue the mean of all others."""
    codes, sizes = np.unique(made.dialogues["client_id"].to_numpy(), return_inverse=True, return_counts=True)[1:]
    sums = np.zeros((len(sizes), made.outcomes.shape[1]))
    np.add.at(sums, codes, made.outcomes)
    others = (sizes - 1)[codes][:, None]
    whole = (made.outcomes.sum(axis=0) - made.outcomes) / max(1, len(codes) - 1)
    return np.asarray(np.where(others > 0, (sums[codes] - made.outcomes) / np.maximum(1, others), whole))


def _curve(system: str, x: Array, made: Material, seed: int, progress: Progress) -> list[pl.DataFrame]:
    """Predictions of the item sum that were learned from a part of the clients, drawn by chance, and from all."""
    clients = np.unique(made.dialogues["client_id"].to_numpy(), return_inverse=True)[1]
    order = np.random.default_rng(seed).permutation(int(clients.max()) + 1)
    y = made.outcomes[:, [made.targets.index(SUM)]]
    tables = []
    for step, share in enumerate((*CURVE, 1.0)):
        progress("curve", step + 1, len(CURVE) + 1)
        chosen = order[: max(FEWEST, round(share * len(order)))]
        folds = Nested(made.codes, learn=np.isin(clients, chosen))
        predicted = nested.ridge(x, y, folds)
        learned = [len(np.unique(clients[folds.rows(within)])) for _, within in folds.outer()]
        table = _long(system, made, predicted, (SUM,))
        tables.append(table.with_columns(trained_on=pl.lit(round(float(np.mean(learned))), dtype=pl.UInt32)))
    return [table for table in tables if not table.is_empty()]


def _long(system: str, made: Material, predicted: Array, targets: tuple[str, ...]) -> pl.DataFrame:
    wide = made.dialogues.select("dialogue_id").with_columns(
        pl.Series(name, _within(name, predicted[:, column])) for column, name in enumerate(targets)
    )
    long = wide.unpivot(index="dialogue_id", variable_name="target", value_name="value")
    kept = long.with_columns(pl.col("value").fill_nan(None)).drop_nulls("value")
    return kept.select(
        system=pl.lit(system),
        dialogue_id=pl.col("dialogue_id").cast(SCHEMA["dialogue_id"]),
        target="target",
        value="value",
        trained_on=pl.lit(None, dtype=pl.UInt32),
    )


def _within(target: str, values: Array) -> Array:
    """Predictions on the scale of what is predicted."""
    return np.asarray(np.clip(values, 0.0, 100.0 if target in ("score", SUM) else 5.0))
