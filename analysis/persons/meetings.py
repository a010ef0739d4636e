"""Who meets again: pairs of client and counselor, and clients who change counselor."""

from typing import Any

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import SHARE_INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_column
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from analysis.persons.order import in_order

ALL = "all"
UPTO = 8
PAIRS: Types = {
    "meetings": pl.UInt32,
    "n_speaker_pairs": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_met_before": pl.UInt32,
}


def _of_pairs(selection: Selection, **options: Any) -> pl.DataFrame:
    """The selected dialogues of known pairs, with how many the pair has."""
    need(selection, "persons")
    known = selection.dialogues.drop_nulls(["client_id", "counselor_id"])
    return known.with_columns(meetings=pl.len().over("client_id", "counselor_id").cast(pl.UInt32))


def _meeting_so_often(row: Row, selection: Selection) -> RowTarget:
    pairs = _of_pairs(selection)
    return RowTarget(mask=those(selection, pairs.filter(pl.col("meetings") == row["meetings"])))


@table(
    methods=(),
    not_comparable="listed",
    drilldown=Leads(_meeting_so_often, named=("meetings",)),
    basis=of_dialogues(_of_pairs),
)
def pair_meetings(selection: Selection) -> pl.DataFrame:
    """How many pairs of client and counselor have one selected dialogue, two, three, and so on.

    Columns:
        meetings (selected dialogues of the pair)
        n_speaker_pairs (pairs with as many)
        n_dialogues (of these pairs)
        n_met_before (dialogues of these pairs but the first of each: the pair had met before)
    """
    pairs = _of_pairs(selection).group_by("client_id", "counselor_id").agg(pl.col("meetings").first())
    counted = pairs.group_by("meetings").agg(n_speaker_pairs=pl.len()).sort("meetings")
    counted = counted.with_columns(
        n_dialogues=pl.col("meetings") * pl.col("n_speaker_pairs"),
        n_met_before=(pl.col("meetings") - 1) * pl.col("n_speaker_pairs"),
    )
    return counted.select(pl.col(name).cast(dtype) for name, dtype in PAIRS.items())


def _later(selection: Selection, **options: Any) -> pl.DataFrame:
    """The dialogues that are not a client's first, with both counselors known: changed, returned."""
    later = in_order(selection).drop_nulls(["counselor_id", "counselor_before"])
    changed = pl.col("counselor_id") != pl.col("counselor_before")
    return later.with_columns(changed=changed, returned=changed & (pl.col("meeting") > 1))


def counselor_change_samples(selection: Selection, *, upto: int) -> list[Sample]:
    """Of all later sessions, and of each second, third, …: whether the counselor is another than before."""
    later = _later(selection)
    parts = [(ALL, later)] + [
        (str(session), later.filter(pl.col("session") == session)) for session in range(2, int(upto) + 1)
    ]
    return [of_column(part, "changed", (name,), is_share=True) for name, part in parts if part.height]


def _at_session(row: Row, selection: Selection, **options: Any) -> RowTarget:
    later = _later(selection)
    if row["at_session"] != ALL:
        later = later.filter(pl.col("session") == int(row["at_session"]))
    return RowTarget(mask=those(selection, later))


@table(
    methods=(TWO_WAY, LOGIT),
    samples=counselor_change_samples,
    basis=of_dialogues(_later),
    drilldown=Leads(_at_session, named=("at_session",)),
)
def counselor_changes(selection: Selection, *, upto: int = UPTO) -> pl.DataFrame:
    """How often clients see another counselor than in the session before.

    Options:
        upto: the last session that has a row of its own

    Columns:
        at_session (which of the client's sessions in the corpus, from the second; all: every one but the first)
        share (another counselor than in the session before, 0-1)
        low, high (95 % interval, two-way clustered by client and counselor, on the logit scale; null below 5
            clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
        share_returned (another counselor than before, whom the client had met earlier, 0-1)
    """
    frame = in_rows(counselor_change_samples(selection, upto=upto), {"at_session": pl.String}, SHARE_INTERVAL)
    later = _later(selection)
    each = later.group_by(at_session=pl.col("session").cast(pl.String)).agg(
        share_returned=pl.col("returned").mean()
    )
    whole = later.select(at_session=pl.lit(ALL), share_returned=pl.col("returned").mean()).head(1)
    return frame.join(pl.concat([each, whole]), on="at_session", how="left", maintain_order="left")
