"""The predictions of a selection beside its ratings: which systems, which dialogues, on which scale."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import polars as pl

from analysis.core.basis import Basis
from analysis.core.conditions.score_bands import band_of
from analysis.core.errors import mistake
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.text.per_corpus import once_per_corpus
from analysis.responses.answers import names_in
from data.core.problems import Missing
from data.core.schema import ITEMS
from data.corpus import Corpus
from data.predictions.store import PREDICTIONS, SUM, TARGETS, TOTALS, PredictionSet

Items = Literal["shared", "all"]
EVERY_ITEM = "items"
PERSONS = ("client_id", "counselor_id")


@dataclass(frozen=True, eq=False)
class Predicted:
    """Predictions with the ratings they are of.

    ``rows``: system, dialogue_id, target, value, whole (rounded), truth, rank_value, rank_truth, client_id,
    counselor_id, topic_main, band; only where there is a rating.
    """

    sets: tuple[PredictionSet, ...]
    systems: tuple[str, ...]
    rows: pl.DataFrame

    @cached_property
    def leaky(self) -> frozenset[str]:
        """The systems that know other ratings by the client they predict."""
        return frozenset(name for one in self.sets for name in one.leaky)

    @cached_property
    def _by_system(self) -> dict[str, pl.DataFrame]:
        return {str(key[0]): part for key, part in self.rows.partition_by("system", as_dict=True).items()}

    def of(self, system: str) -> pl.DataFrame:
        """The rows of one system."""
        return self._by_system.get(system, self.rows.clear())


def predicted(
    selection: Selection,
    target: str = EVERY_ITEM,
    systems: str = "",
    predictions: str = "",
    items: Items = "shared",
) -> Predicted:
    """What systems predict of a selection. Raises Missing where the corpus has no predictions.

    Args:
        selection: the dialogues.
        target: score, item_sum, one item, or ``items``: each of the 20.
        systems: names apart by commas, empty for all.
        predictions: ids of sets, likewise.
        items: what every chosen system predicted (shared), or all that each did.
    """
    if target not in (*TARGETS, EVERY_ITEM):
        raise mistake("not_a_choice", name="target", choices=", ".join((EVERY_ITEM, *TARGETS)), text=target[:40])
    return _predicted(selection, (target, systems, predictions, items))


@once_per_selection
def _predicted(selection: Selection, settings: tuple[str, str, str, Items]) -> Predicted:
    target, systems, predictions, items = settings
    corpus = selection.corpus
    sets = corpus.predictions.fitting(name for name in predictions.split(",") if name)
    known = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    chosen = names_in(systems, known) if systems else list(known)
    if unknown := [name for name in chosen if name not in known]:
        raise mistake("no_predictions_of", corpus=corpus.id, name=unknown[0], names=", ".join(known))
    of = list(ITEMS) if target == EVERY_ITEM else [target]
    every = _beside_ratings(corpus, ",".join(one.id for one in sets))
    rows = every.filter(pl.col("target").is_in(of), pl.col("system").is_in(chosen))
    if not selection.is_whole:
        rows = rows.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    here = set(rows["system"].unique())
    there = [name for name in known if name in chosen and name in here]
    if items == "shared":
        key = ["dialogue_id", "target"]
        by_all = rows.group_by(key).agg(n=pl.col("system").n_unique()).filter(pl.col("n") == len(there))
        rows = rows.join(by_all.select(key), on=key, how="semi", maintain_order="left")
    ranked = rows.with_columns(
        rank_value=pl.col("value").rank().over("system", "target"),
        rank_truth=pl.col("truth").rank().over("system", "target"),
    )
    return Predicted(tuple(sets), tuple(there), ranked)


@once_per_corpus
def _beside_ratings(corpus: Corpus, sets: str) -> pl.DataFrame:
    """The predictions of some sets that have a rating, learning curves left out."""
    rows = predictions_of(corpus, sets).filter(pl.col("trained_on").is_null())
    return with_ratings(corpus, _with_sums(rows).drop("trained_on"))


def predictions_of(corpus: Corpus, sets: str) -> pl.DataFrame:
    """All predictions of some sets, as ``data.predictions.store.SCHEMA`` has them."""
    store = corpus.predictions
    return store.tables(store.fitting(name for name in sets.split(",") if name), PREDICTIONS).drop("set")


def with_ratings(corpus: Corpus, rows: pl.DataFrame) -> pl.DataFrame:
    """Predictions with the rating, the persons, the topic and the score band of their dialogue."""
    totals = corpus.dialogues.select("dialogue_id", *(pl.col(name).cast(pl.Float64) for name in TOTALS))
    rated = totals.join(corpus.items.cast(dict.fromkeys(ITEMS, pl.Float64)), on="dialogue_id", how="left")
    truths = rated.unpivot(index="dialogue_id", variable_name="target", value_name="truth").drop_nulls("truth")
    known = corpus.dialogues.select("dialogue_id", *PERSONS, "topic_main", band=band_of(pl.col("score")))
    whole = (pl.col("value") + 0.5).floor()
    return (
        rows.with_columns(whole=whole)
        .join(truths, on=["dialogue_id", "target"], how="inner", maintain_order="left")
        .join(known, on="dialogue_id", how="left", maintain_order="left")
    )


def _with_sums(rows: pl.DataFrame) -> pl.DataFrame:
    """With the sum of a dialogue's items where a system predicts all twenty and no sum."""
    key = ["system", "dialogue_id"]
    items = rows.filter(pl.col("target").is_in(ITEMS))
    summed = items.group_by(key, maintain_order=True).agg(value=pl.col("value").sum(), n=pl.len())
    complete = summed.filter(pl.col("n") == len(ITEMS)).drop("n")
    stated = rows.filter(pl.col("target") == SUM).select(key)
    added = complete.join(stated, on=key, how="anti", maintain_order="left").with_columns(
        target=pl.lit(SUM), trained_on=pl.lit(None, dtype=pl.UInt32)
    )
    return pl.concat([rows, added.select(rows.columns)])


def predicted_basis(
    selection: Selection,
    *,
    target: str = EVERY_ITEM,
    systems: str,
    predictions: str,
    items: Items = "shared",
    **options: Any,
) -> Basis:
    """The predictions that are compared, and the dialogues they are of."""
    return basis_of(selection, predicted(selection, target, systems, predictions, items).rows)


def sets_basis(selection: Selection, *, predictions: str = "", **options: Any) -> Basis:
    """The predictions of the files that fit the corpus, but for learning curves, and their dialogues."""
    try:
        rows = predictions_of(selection.corpus, predictions).filter(pl.col("trained_on").is_null())
    except Missing:  # files that were added to another version are listed all the same
        return Basis.counted(selection, selection.dialogues.clear(), predictions=0)
    return basis_of(selection, rows.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode())))


def basis_of(selection: Selection, rows: pl.DataFrame) -> Basis:
    """Some predictions, and the dialogues of the selection that they are of."""
    ids = rows["dialogue_id"].unique()
    dialogues = selection.dialogues.filter(pl.col("dialogue_id").is_in(ids.implode()))
    return Basis.counted(selection, dialogues, predictions=rows.height)
