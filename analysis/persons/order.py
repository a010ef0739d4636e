"""Sessions of one client in order, in the whole corpus: by the numbers that the source gives, else by time."""

import polars as pl

from analysis.core.errors import Absent
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import need


@once_per_selection
def _in_order(selection: Selection, _: str) -> pl.DataFrame:
    need(selection, "persons")
    has_number = pl.col("session_number").is_not_null().all().over("client_id")
    has_time = pl.col("started_at").is_not_null().all().over("client_id")
    number, time = pl.col("session_number").cast(pl.Int64), pl.col("started_at").cast(pl.Int64)
    place = pl.struct(pl.when(has_number).then(number).when(has_time).then(time), pl.col("dialogue_id"))
    every = selection.corpus.dialogues.filter(pl.col("client_id").is_not_null())
    ordered = every.filter(has_number | has_time).with_columns(
        session=place.rank("ordinal").over("client_id").cast(pl.UInt32),
        meeting=place.rank("ordinal").over("client_id", "counselor_id").cast(pl.UInt32),
    )
    before = pl.col("counselor_id").shift().over("client_id")
    ordered = ordered.sort("client_id", "session").with_columns(counselor_before=before)
    chosen = selection.dialogues.select("dialogue_id")
    return chosen.join(ordered, on="dialogue_id", how="inner", maintain_order="left")


def in_order(selection: Selection) -> pl.DataFrame:
    """The selected dialogues of clients whose sessions have an order.

    With session (the client's sessions in the corpus, 1 the first), meeting (those of client and counselor), and
    counselor_before (of the client's session before; null at the first).

    Raises:
        Absent: nobody is named, or no client's sessions have numbers or times.
    """
    ordered = _in_order(selection, "")
    if ordered.is_empty() and not selection.is_empty:
        raise Absent("sessions", selection.corpus.id)
    return ordered
