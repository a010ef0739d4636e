"""Portraits: many dialogues as strips of coded utterances, in an order that is asked for."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import Coded, coded
from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from data.core.schema import ROLE

Sort = Literal["score", "length", "code"]
Color = Literal["label", "role", "length"]
TOP = 40
TILE: Types = {
    "scheme": pl.String,
    "colored_by": pl.String,
    "strip": pl.UInt32,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "label_code": pl.String,
    "value": pl.Float64,
    "chars": pl.UInt32,
    "score": pl.Int16,
    "n_utterances": pl.UInt32,
}


def _shown(
    selection: Selection, *, scheme: str, coder: str, sort: Sort, code: str, top: int, **options: object
) -> pl.DataFrame:
    """The dialogues that have a row."""
    chosen = _ordered(selection, coded(selection, scheme, coder), sort, code)[: int(top)]
    return selection.corpus.dialogues[chosen]


@table(
    methods=(),
    not_comparable="each_dialogue",
    basis=of_dialogues(_shown),
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def portraits(
    selection: Selection,
    *,
    scheme: str = "",
    coder: str = "",
    sort: Sort = "score",
    code: str = "",
    color: Color = "label",
    top: int = TOP,
) -> pl.DataFrame:
    """Many dialogues under each other, utterance by utterance: who spoke, and which code or number was given.

    Options:
        scheme: an id; empty: the most used of codes, else of numbers
        coder: a name, or gold; empty: gold, and without it who coded most
        sort: score (highest first), length (longest first), code (largest share of it first, of numbers the mean)
        code: the code to sort by; empty: the most frequent
        color: what colors the tiles of a drawing: label (the code or the number), role, length (characters)
        top: how many dialogues, of those with a label

    Columns:
        scheme
        colored_by (label, role, length)
        strip (place of the dialogue, from 0)
        dialogue_id
        position (0-based)
        role
        label_code (of several, the first of the scheme; null: not coded)
        value (the number, of schemes of numbers)
        chars (length of the utterance)
        score (0-100)
        n_utterances (of the dialogue)
    """
    codes, corpus = coded(selection, scheme, coder), selection.corpus
    chosen = _ordered(selection, codes, sort, code)[: int(top)]
    if not len(chosen):
        return pl.DataFrame(schema=TILE)
    rows = np.concatenate([np.arange(corpus.offsets[one], corpus.offsets[one + 1]) for one in chosen])
    strip = np.repeat(np.arange(len(chosen)), np.diff(corpus.offsets)[chosen])
    given = np.full(corpus.utterances.height, -1)
    if codes.codes:
        given[codes.row] = np.argmax(codes.held, axis=1)
    value = np.full(corpus.utterances.height, np.nan)
    value[codes.row] = codes.value
    names = [codes.codes[place] if place >= 0 else None for place in given[rows]]
    about = corpus.dialogues[chosen].select("dialogue_id", "score", "n_utterances")
    frame = corpus.utterances[rows].select("dialogue_id", "position", "role", "chars").with_columns(
        scheme=pl.lit(codes.scheme.id),
        colored_by=pl.lit(color),
        strip=pl.Series(strip),
        label_code=pl.Series(names, dtype=pl.String),
        value=pl.Series(value[rows]).fill_nan(None),
    )  # fmt: skip
    frame = frame.join(about, on="dialogue_id", how="left", maintain_order="left")
    return frame.select(pl.col(name).cast(dtype) for name, dtype in TILE.items())


def _ordered(selection: Selection, codes: Coded, sort: Sort, code: str) -> Array:
    """Rows in ``Corpus.dialogues`` of the dialogues with a label, in the order that is asked for."""
    n = len(selection.mask)
    counts = np.bincount(codes.dialogue, minlength=n)
    there = np.flatnonzero(counts)
    dialogues = selection.corpus.dialogues
    if sort == "code":
        if codes.scheme.is_number:
            weight = codes.value
        else:
            most = codes.codes[int(np.argmax(codes.held.sum(axis=0)))] if len(codes.row) else ""
            name = code if code in codes.codes else most
            weight = codes.held[:, codes.codes.index(name)] if name else np.zeros(0)
        key = np.bincount(codes.dialogue, weight, n)[there] / counts[there]
    else:
        column = "score" if sort == "score" and dialogues["score"].is_not_null().any() else "n_utterances"
        key = dialogues[column].fill_null(-1).to_numpy()[there].astype(float)
    return np.asarray(there[np.argsort(-key, kind="stable")])
