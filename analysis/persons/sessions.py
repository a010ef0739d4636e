"""One person's dialogues in one role: when, about what, with whom. No list here is sorted by how one was rated."""

from typing import Any

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.estimates import BOUNDS, Types
from analysis.core.estimates import row as in_row
from analysis.core.query.person import FEWEST, Side, only, person_of
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample
from analysis.core.statistics.inference import MIN_CLUSTERS
from analysis.core.statistics.inference.methods import BY_PARTNER, LOGIT
from data.core.schema import TIME

DIALOGUE: Types = {
    "dialogue_id": pl.UInt32,
    "started_at": TIME,
    "earlier": pl.UInt32,
    "partner": pl.UInt32,
    "with_partner": pl.UInt32,
    "topic_main": pl.String,
    "n_utterances": pl.UInt32,
    "duration_min": pl.Float64,
}
TOPIC: Types = {
    "topic_main": pl.String,
    "n_dialogues": pl.UInt32,
    "share": pl.Float64,
    **BOUNDS,
    "n_partners": pl.UInt32,
    "others_share": pl.Float64,
}
PARTNER: Types = {
    "partner": pl.UInt32,
    "source_id": pl.String,
    "n_dialogues": pl.UInt32,
    "first_at": TIME,
    "last_at": TIME,
}


def _of_person(row: Row, selection: Selection, *, role: Side, **_: Any) -> RowTarget:
    return RowTarget(only(role, row["person"]))


def _of_partner(row: Row, selection: Selection, *, person: str, **_: Any) -> RowTarget | None:
    known = person_of(selection, person)
    if known is None:
        return None
    mine = only(*known)
    ids = ((row["partner"], row["partner"]),)
    return RowTarget(mine.having(client=ids) if known[0] == "counselor" else mine.having(counselor=ids))


def _of_topic(row: Row, selection: Selection, *, person: str, **_: Any) -> RowTarget | None:
    known = person_of(selection, person)
    return None if known is None else RowTarget(only(*known).having(topics=(row["topic_main"],)))


def _with_role(selection: Selection, *, role: Side) -> pl.DataFrame:
    """The dialogues whose person in this role is known."""
    return selection.dialogues.drop_nulls(_columns(role)[0])


@table(
    methods=(),
    not_comparable="listed",
    drilldown=Leads(_of_person, named=("person",)),
    basis=of_dialogues(_with_role),
)
def persons(selection: Selection, *, role: Side = "counselor") -> pl.DataFrame:
    """How many of the selected dialogues each person has in a role, by id.

    Options:
        role: whose words: both, counselor or client

    Columns:
        person (id)
        source_id (the person's name in the source)
        n_dialogues
        n_partners (persons on the other side)
        n_met_before (dialogues with a partner who had been met before, among the selected ones)
        first_at, last_at (begin of the first and the last dialogue; null without times)
    """
    need(selection, "persons")
    own, theirs = _columns(role)
    return (
        selection.dialogues.filter(pl.col(own).is_not_null())
        .group_by(pl.col(own).alias("person"))
        .agg(
            n_dialogues=pl.len(),
            n_partners=pl.col(theirs).drop_nulls().n_unique(),
            n_met_before=pl.col(theirs).drop_nulls().len() - pl.col(theirs).drop_nulls().n_unique(),
            first_at=pl.col("started_at").min(),
            last_at=pl.col("started_at").max(),
        )
        .join(_names(selection), left_on="person", right_on="speaker_id", how="left")
        .select("person", "source_id", "n_dialogues", "n_partners", "n_met_before", "first_at", "last_at")
        .sort("person")
    )


def own_dialogues(selection: Selection, *, person: str) -> pl.DataFrame:
    """One person's selected dialogues."""
    return own_and_others(selection, person)[0]


@table(
    methods=(),
    not_comparable="one",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id",)),
    basis=of_dialogues(own_dialogues),
)
def person_dialogues(selection: Selection, *, person: str = "") -> pl.DataFrame:
    """One person's selected dialogues in one role, in time.

    Options:
        person: as counselor:12; empty: the counselor of the first selected dialogue

    Columns:
        dialogue_id
        started_at
        earlier (experience: dialogues of this person before it in the corpus, in the same role)
        partner (id of the person on the other side)
        with_partner (which dialogue with this partner it is, 1 the first)
        topic_main
        n_utterances
        duration_min (minutes)
    """
    need(selection, "persons")
    known = person_of(selection, person)
    if known is None:
        return pl.DataFrame(schema=dict(DIALOGUE))
    own, theirs = _columns(known[0])
    order = ["started_at", "dialogue_id"]
    every = selection.corpus.dialogues.filter(pl.col(own) == known[1]).sort(order, nulls_last=True)
    numbered = every.with_columns(
        earlier=pl.int_range(pl.len()),
        partner=pl.col(theirs),
        with_partner=pl.int_range(1, pl.len() + 1).over(theirs),
    )
    chosen = numbered.join(selection.dialogues, on="dialogue_id", how="semi", maintain_order="left")
    return chosen.select(pl.col(name).cast(dtype) for name, dtype in DIALOGUE.items())


@table(
    methods=(),
    not_comparable="one",
    drilldown=Leads(_of_partner, named=("partner",)),
    basis=of_dialogues(own_dialogues),
)
def person_partners(selection: Selection, *, person: str = "") -> pl.DataFrame:
    """With whom one person speaks, those with the most selected dialogues first.

    Options:
        person: as counselor:12; empty: the counselor of the first selected dialogue

    Columns:
        partner (id)
        source_id (the partner's name in the source)
        n_dialogues
        first_at, last_at (begin of the first and the last of them)
    """
    own = person_dialogues(selection, person=person).filter(pl.col("partner").is_not_null())
    partners = own.group_by("partner").agg(
        n_dialogues=pl.len(), first_at=pl.col("started_at").min(), last_at=pl.col("started_at").max()
    )
    named = partners.join(_names(selection), left_on="partner", right_on="speaker_id", how="left")
    ordered = named.sort("n_dialogues", "partner", descending=[True, False])
    return ordered.select(pl.col(name).cast(dtype) for name, dtype in PARTNER.items())


def _own_with_topic(selection: Selection, *, person: str) -> pl.DataFrame:
    """One person's selected dialogues with a topic."""
    return own_dialogues(selection, person=person).drop_nulls("topic_main")


@table(
    methods=(BY_PARTNER, LOGIT),
    not_comparable="one",
    drilldown=Leads(_of_topic, named=("topic_main",)),
    basis=of_dialogues(_own_with_topic),
)
def person_topics(selection: Selection, *, person: str = "") -> pl.DataFrame:
    """What one person's selected dialogues are about, beside everybody else's.

    Options:
        person: as counselor:12; empty: the counselor of the first selected dialogue

    Columns:
        topic_main
        n_dialogues
        share (of the person's dialogues with a topic, 0-1; null below 5 of them)
        low, high (its 95 % interval, clustered by partner, on the logit scale; null below 5 partners)
        n_partners (behind all of them)
        others_share (of the selected dialogues of all others, 0-1)
    """
    need(selection, "topics")
    mine, others = own_and_others(selection, person)
    mine, others = (part.filter(pl.col("topic_main").is_not_null()) for part in (mine, others))
    counted = mine.group_by("topic_main").len("n").sort("n", "topic_main", descending=[True, False])
    rows = []
    for topic, n in counted.iter_rows():
        is_topic = (mine["topic_main"] == topic).to_numpy().astype(float)
        estimate = estimated(mine, is_topic, is_share=True)
        share = float((others["topic_main"] == topic).mean()) if others.height else None
        rows.append((topic, n, *estimate[:3], estimate[4], share))
    return pl.DataFrame(rows, schema=dict(TOPIC), orient="row")


def _names(selection: Selection) -> pl.DataFrame:
    return selection.corpus.speakers.select("speaker_id", "source_id")


def _columns(role: Side) -> tuple[str, str]:
    return ("counselor_id", "client_id") if role == "counselor" else ("client_id", "counselor_id")


def own_and_others(selection: Selection, person: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The person's dialogues, with ``partner``, and those of all others."""
    need(selection, "persons")
    known = person_of(selection, person)
    if known is None:
        return selection.dialogues.clear().with_columns(partner=pl.col("client_id")), selection.dialogues.clear()
    own, theirs = _columns(known[0])
    is_mine = (pl.col(own) == known[1]).fill_null(False)
    mine = selection.dialogues.filter(is_mine).with_columns(partner=pl.col(theirs))
    return mine, selection.dialogues.filter(~is_mine)


def estimated(mine: pl.DataFrame, values: Any, *, is_share: bool = False) -> tuple[Any, ...]:
    """(value, low, high, n, partners); one person is one cluster on one side, so partners alone are clusters."""
    partners = None if mine["partner"].has_nulls() else mine["partner"].to_numpy()
    n_partners = mine["partner"].drop_nulls().n_unique()
    value, low, high, n, *_ = in_row(
        Sample((), values, partners, partners, "share" if is_share else "mean").estimate()
    )
    if mine.height < FEWEST:
        return None, None, None, n, n_partners
    bounded = n_partners >= MIN_CLUSTERS
    return value, (low if bounded else None), (high if bounded else None), n, n_partners
