"""How acts and coded numbers run over the dialogues of several corpora, where they are labelled."""

from contextlib import suppress

import polars as pl

from analysis.codes.courses import label_course
from analysis.codes.shares import label_shares, with_labels
from analysis.comparison.sides import sides
from analysis.core.basis import Basis
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY, record, unrecorded
from data.core.problems import UserError

MOST_CODES = 8
COURSES: Types = {
    "corpus_name": pl.String,
    "scheme": pl.String,
    "label_code": pl.String,
    "role": pl.String,
    "phase": pl.String,
    "mean": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_dialogues": pl.UInt32,
}


def _labelled(
    selection: Selection, *, other: Selection | None, beside: str, scheme: str, **options: object
) -> tuple[Basis, ...]:
    """The dialogues of each corpus that have labels of the scheme."""
    bases = []
    for side in sides(selection, other, beside):
        dialogues = side.selection.dialogues.clear()
        with suppress(UserError):
            dialogues = with_labels(side.selection, scheme=scheme, coder="")
        bases.append(Basis.of(side.selection, dialogues))
    return tuple(bases)


@table(
    methods=(LINEARIZED, TWO_WAY), compares=True, drilldown="a row is a fifth of a whole corpus", basis=_labelled
)
def label_courses(
    selection: Selection, *, beside: str = "", scheme: str = "", other: Selection | None = None
) -> pl.DataFrame:
    """How often each code is given in each fifth of a dialogue, and how coded numbers run, corpus by corpus.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version
        scheme: an id of a scheme; empty: each corpus' most used

    Columns:
        corpus_name (the corpus; one without labels of the scheme has no row)
        scheme
        label_code (null for a coded number; the eight most frequent of each corpus)
        role (null for codes, which count whoever speaks)
        phase (fifth of the dialogue, 1-5)
        mean (share of the coded utterances, 0-1, or mean of the number in units of its scale)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5)
        n_dialogues
    """
    frames = [pl.DataFrame(schema=COURSES)]
    with unrecorded():
        for side in sides(selection, other, beside):
            frames += [
                frame.with_columns(corpus_name=pl.lit(side.name)).select(
                    pl.col(name).cast(dtype) for name, dtype in COURSES.items()
                )
                for frame in _courses(side.selection, scheme)
                if frame.height
            ]
    frame = pl.concat(frames)
    if frame["low"].count():
        record(LINEARIZED, TWO_WAY)
    return frame


def _courses(selection: Selection, scheme: str) -> list[pl.DataFrame]:
    """The course of the codes of a scheme, or of its numbers; neither where the corpus has no such labels."""
    nothing = pl.lit(None, dtype=pl.String)
    if scheme:
        with suppress(UserError):  # a scheme of codes, or none
            return [label_course(selection, scheme=scheme).with_columns(label_code=nothing)]
    with suppress(UserError):  # no labels, or of numbers alone
        shares = label_shares(selection, scheme=scheme, by="phase")
        often = shares.group_by("label_code").agg(pl.col("n").sum())
        often = often.sort("n", "label_code", descending=[True, False]).head(MOST_CODES)
        shares = shares.filter(pl.col("label_code").is_in(often["label_code"].implode()))
        return [shares.with_columns(phase=pl.col("group"), mean=pl.col("share"), role=nothing)]
    with suppress(UserError):
        return [label_course(selection).with_columns(label_code=nothing)]
    return []
