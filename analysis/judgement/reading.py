"""The judgements of a selection as arrays: pairs of systems with who was preferred, and ratings of responses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import Absent, mistake
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array
from analysis.core.statistics.preference.bradley_terry import OUTCOMES, pairs_of
from analysis.judgement.kept import once_per_judgements
from analysis.responses.answers import answered, names_in
from data.corpus import Corpus
from data.judgement import attributes
from data.judgement.frames import MODEL, PERSON

Cluster = Literal["dialogue", "client"]
EVERYONE, PEOPLE, MODELS = "all", "people", "models"
KINDS = {PEOPLE: PERSON, MODELS: MODEL}


@dataclass(frozen=True, eq=False)
class Judged:
    """Judgements of one attribute.

    Attributes:
        attribute: What was judged.
        systems: Those that were judged, by name.
        raters: Those who judged, by name.
        kinds: (raters,) whether each is a model.
        implied: Whether the pairs are made of ratings of single responses.
        dialogue: (n,) the dialogue's id of each pair.
        position: (n,) the turn that was answered.
        group: (n,) code of what is drawn together: the dialogue or the client.
        rater: (n,) code of who judged.
        pair: (n,) place of the pair in ``pairs_of``.
        value: (n,) 1 where the first of the pair was preferred, 0.5 tie, 0.
        shown: (n,) 1 where the first of the pair was shown first, -1 the second, 0 where that is not known.
        chars: (n, 2) length of both responses as the file has them, 0 where it has not.
    """

    attribute: str
    systems: tuple[str, ...]
    raters: tuple[str, ...]
    kinds: Array
    implied: bool
    dialogue: Array
    position: Array
    group: Array
    rater: Array
    pair: Array
    value: Array
    shown: Array
    chars: Array

    def where(self, keep: Array) -> "Judged":
        """Some of the judgements (a mask)."""
        names = ("dialogue", "position", "group", "rater", "pair", "value", "shown", "chars")
        return replace(self, **{name: getattr(self, name)[keep] for name in names})

    @property
    def n_pairs(self) -> int:
        """How many pairs of systems there are."""
        return len(pairs_of(len(self.systems)))

    @cached_property
    def groups(self) -> tuple[Array, int]:
        """(n,) codes of the groups from 0, and how many there are."""
        ids, codes = np.unique(self.group, return_inverse=True)
        return codes, len(ids)

    @cached_property
    def outcomes(self) -> Array:
        """(groups, pairs * 3) how often in each group the first of a pair won, tied and lost."""
        codes, groups = self.groups
        width = self.n_pairs * OUTCOMES
        cell = codes * width + self.pair * OUTCOMES + np.rint(2 - 2 * self.value).astype(int)
        return np.bincount(cell, minlength=groups * width).reshape(groups, width).astype(float)

    @cached_property
    def counts(self) -> Array:
        """(groups, pairs) judgements of each pair in each group."""
        return np.asarray(self.outcomes.reshape(len(self.outcomes), -1, OUTCOMES).sum(axis=2))

    @cached_property
    def points(self) -> Array:
        """(groups, pairs) points of the first of each pair, ties half."""
        won = self.outcomes.reshape(len(self.outcomes), -1, OUTCOMES)
        return np.asarray(won[..., 0] + won[..., 1] / 2)


def judged_attributes(corpus: Corpus) -> list[str]:
    """What was judged, as it is listed: what people judged first, and of these the ready attributes first."""

    def make() -> list[str]:
        rows = corpus.judging.judgements().select("attribute", pl.col("kind").cast(pl.String)).unique()
        people = set(rows.filter(kind=PERSON)["attribute"])
        return sorted(attributes.ordered(rows["attribute"].unique()), key=lambda name: name not in people)

    return once_per_judgements(corpus, "attributes", make)


def raters_of(corpus: Corpus, attribute: str = "") -> dict[str, str]:
    """Who judged an attribute (empty: any), with their kind: people first, then by name."""

    def make() -> dict[str, str]:
        rows = corpus.judging.judgements()
        own = rows.filter(pl.col("attribute") == attribute) if attribute else rows
        listed = own.select("rater", pl.col("kind").cast(pl.String)).unique()
        return dict(listed.sort(pl.col("kind") != PERSON, "rater").iter_rows())

    return once_per_judgements(corpus, ("raters", attribute), make)


def taken(selection: Selection, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, str]:
    """The attribute, raters and system that a table of judgements or failures takes where none is named."""
    names, judging = defaults.keys(), selection.corpus.judging.judgements()
    result: dict[str, str] = {}
    of_failures = "metric" in names and settings.get("metric") != "judged" and not settings.get("verdict")
    if judging.height and "raters" in names and not of_failures:
        attribute = str(settings.get("attribute") or judged_attributes(selection.corpus)[0])
        result = {"attribute": attribute, "raters": str(settings.get("raters") or _usual(judging, attribute))}
    if "system" in names and not settings.get("system"):
        result["system"] = answered(selection).systems[0]
    return result


def _usual(judging: pl.DataFrame, attribute: str) -> str:
    """People, where they judged it; else models."""
    kinds = judging.filter(pl.col("attribute") == attribute)["kind"].cast(pl.String)
    return PEOPLE if (kinds == PERSON).any() else MODELS


def rows_of(selection: Selection, attribute: str = "", raters: str = "", systems: str = "") -> pl.DataFrame:
    """The judgements of an attribute (empty: the first there is) by some raters, in a selection.

    Raises:
        Absent: nothing was judged here.
        UserError: no such attribute, rater or system.
    """
    corpus = selection.corpus
    every = corpus.judging.judgements()
    if every.is_empty():
        raise Absent("judgements", corpus.id)
    known = judged_attributes(corpus)
    if attribute and attribute not in known:
        raise mistake("no_attribute", attribute=attribute, known=", ".join(known))

    def make() -> pl.DataFrame:
        return every.filter(pl.col("attribute") == (attribute or known[0]))

    rows = once_per_judgements(corpus, ("rows", attribute or known[0]), make)
    rows = _of_raters(corpus, rows, raters)
    rows = _of_systems(corpus, rows, systems)
    if not selection.is_whole:
        rows = rows.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    return rows


def _of_raters(corpus: Corpus, rows: pl.DataFrame, raters: str) -> pl.DataFrame:
    kinds = rows["kind"].cast(pl.String)
    raters = raters or (PEOPLE if (kinds == PERSON).any() else MODELS)
    if raters == EVERYONE:
        return rows
    if raters in KINDS:
        return rows.filter(kinds == KINDS[raters])
    known = raters_of(corpus)
    if raters not in known:
        raise mistake("no_rater", rater=raters, known=", ".join(known))
    return rows.filter(pl.col("rater") == raters)


def _of_systems(corpus: Corpus, rows: pl.DataFrame, systems: str) -> pl.DataFrame:
    if not systems:
        return rows
    known = systems_in(corpus.judging.judgements())
    wanted = names_in(systems, known)
    if unknown := sorted(set(wanted) - set(known)):
        raise mistake("no_judged_system", system=unknown[0], known=", ".join(known))
    return rows.filter(pl.col("first").is_in(wanted), pl.col("second").is_null() | pl.col("second").is_in(wanted))


def systems_in(rows: pl.DataFrame) -> tuple[str, ...]:
    """The systems that were judged, by name."""
    return tuple(sorted({*rows["first"].unique(), *rows["second"].drop_nulls().unique()}))


def judged(
    selection: Selection,
    attribute: str = "",
    raters: str = "",
    systems: str = "",
    cluster: Cluster = "dialogue",
) -> Judged:
    """The pairs that were judged; where responses were rated one by one, the pairs that follow from the ratings.

    Of two responses to one turn that one rater rated, the one with the higher rating counts as preferred.
    Raises Absent where no pair was judged.
    """
    key = ("judged", selection.filter, attribute, raters, systems, cluster)
    return once_per_judgements(
        selection.corpus, key, lambda: _judged(selection, attribute, raters, systems, cluster)
    )


def _judged(selection: Selection, attribute: str, raters: str, systems: str, cluster: Cluster) -> Judged:
    rows = rows_of(selection, attribute, raters, systems)
    pairs = rows.filter(pl.col("second").is_not_null())
    implied = pairs.is_empty()
    if implied:
        pairs = _implied(rows)
    pairs = pairs.filter(pl.col("first") != pl.col("second"))
    if pairs.is_empty():
        raise Absent("judged_pairs", selection.corpus.id)
    names = systems_in(pairs)
    code = pl.Enum(names)
    first, second = (pairs[side].cast(code).to_physical().to_numpy().astype(int) for side in ("first", "second"))
    turned = first > second
    low, high = np.where(turned, second, first), np.where(turned, first, second)
    place = np.zeros((len(names), len(names)), dtype=int)
    for number, (i, j) in enumerate(pairs_of(len(names))):
        place[i, j] = number
    value = pairs["value"].to_numpy()
    known = pairs["ordered"].to_numpy()
    chars = pairs.select("chars_first", "chars_second").fill_null(0).to_numpy().astype(float)
    who = pairs.group_by("rater").agg(pl.col("kind").cast(pl.String).min()).sort("rater")
    return Judged(
        attribute or judged_attributes(selection.corpus)[0],
        names,
        tuple(who["rater"]),
        (who["kind"] == MODEL).to_numpy(),
        implied,
        pairs["dialogue_id"].to_numpy(),
        pairs["position"].to_numpy(),
        _groups(selection, pairs, cluster),
        pairs["rater"].cast(pl.Enum(who["rater"])).to_physical().to_numpy().astype(int),
        place[low, high],
        np.where(turned, 1 - value, value),
        np.where(known, np.where(turned, -1, 1), 0),
        np.where(turned[:, None], chars[:, ::-1], chars),
    )


def _groups(selection: Selection, rows: pl.DataFrame, cluster: Cluster) -> Array:
    if cluster == "dialogue":
        return rows["dialogue_id"].to_numpy()
    clients = selection.corpus.dialogues.select("dialogue_id", "client_id")
    if clients["client_id"].null_count():
        raise Absent("persons", selection.corpus.id)
    return rows.join(clients, on="dialogue_id", how="left", maintain_order="left")["client_id"].to_numpy()


def _implied(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of responses that one rater rated on one turn, as if they had been judged beside each other."""
    key = ["dialogue_id", "position", "rater", "kind"]
    rated = rows.select(*key, "first", "value", chars="chars_first").unique([*key, "first"], maintain_order=True)
    other = rated.rename({"first": "second", "value": "other", "chars": "chars_second"})
    both = rated.rename({"chars": "chars_first"}).join(other, on=key, maintain_order="left")
    value = pl.when(pl.col("value") > pl.col("other")).then(1.0).when(pl.col("value") < pl.col("other")).then(0.0)
    return both.filter(pl.col("first") < pl.col("second")).with_columns(
        value=value.otherwise(0.5), ordered=pl.lit(False)
    )


def judged_basis(selection: Selection, *, attribute: str, raters: str, systems: str, **options: Any) -> Basis:
    """The judgements that a table rests on, and their dialogues."""
    rows = rows_of(selection, attribute, raters, systems)
    inside = pl.col("dialogue_id").is_in(rows["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), judgements=rows.height)


def every_rater_basis(selection: Selection, *, attribute: str, systems: str, **options: Any) -> Basis:
    """The same, whoever judged."""
    return judged_basis(selection, attribute=attribute, raters=EVERYONE, systems=systems)
