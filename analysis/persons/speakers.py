"""Everybody who speaks where a dialogue has more than two persons, or names whom something is said to."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table

SPEAKERS: Types = {
    "speaker": pl.String,
    "role": pl.String,
    "n_dialogues": pl.UInt32,
    "n_utterances": pl.UInt32,
    "n_addressed": pl.UInt32,
}
SEVERAL = ", "


def _spoken(selection: Selection) -> pl.DataFrame:
    """The selected utterances whose speaker is named, with the role."""
    roles = selection.utterances.select("dialogue_id", "position", role=pl.col("role").cast(pl.String))
    return selection.corpus.voices.join(roles, on=["dialogue_id", "position"], how="inner", maintain_order="left")


def _with_speaker(row: Row, selection: Selection) -> RowTarget:
    is_it = (pl.col(name).eq_missing(pl.lit(row[name], dtype=pl.String)) for name in ("speaker", "role"))
    return RowTarget(mask=those(selection, _spoken(selection).filter(*is_it)))


def _with_any(selection: Selection) -> pl.DataFrame:
    return selection.dialogues.join(_spoken(selection), on="dialogue_id", how="semi", maintain_order="left")


@table(
    methods=(),
    not_comparable="listed",
    drilldown=Leads(_with_speaker, named=("speaker", "role")),
    basis=of_dialogues(_with_any),
)
def named_speakers(selection: Selection) -> pl.DataFrame:
    """Who speaks beside client and counselor: everybody whom the source names, in each role.

    Columns:
        speaker (the name in the source; where it is a word such as mother, all persons of that word)
        role (in which the person speaks)
        n_dialogues, n_utterances (of the person in that role)
        n_addressed (utterances said to the person by name, in the dialogues where the person has that role)

    The most frequent first; empty where each role has one person and nobody is addressed by name.
    """
    spoken = _spoken(selection)
    heard = (
        spoken.select("dialogue_id", speaker=pl.col("addressee").str.split(SEVERAL))
        .explode("speaker")
        .drop_nulls("speaker")
        .group_by("dialogue_id", "speaker")
        .agg(n_addressed=pl.len())
    )
    each = spoken.group_by("dialogue_id", "speaker", "role").agg(n_utterances=pl.len())
    return (
        each.join(heard, on=["dialogue_id", "speaker"], how="left")
        .group_by("speaker", "role")
        .agg(
            n_dialogues=pl.len(),
            n_utterances=pl.col("n_utterances").sum(),
            n_addressed=pl.col("n_addressed").sum(),
        )
        .sort(["n_utterances", "speaker", "role"], descending=[True, False, False])
        .select(pl.col(name).cast(dtype) for name, dtype in SPEAKERS.items())
    )
