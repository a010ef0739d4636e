"""What is said over and over: utterances repeated word for word across dialogues, and those that nearly are."""

from unicodedata import normalize

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, Spoken, spoken
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import mistake
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.core.text.repeated import TEMPLATE_DIALOGUES

NEAR, MOST = 0.9, 2_000
SAME = 0.8
"""Of the pairs of neighbouring characters of two texts, from which they are nearly the same (Dice 1945)."""
SHORTEST = 4
TEMPLATE: Types = {
    "text": pl.String,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_counselors": pl.UInt32,
    "n_clients": pl.UInt32,
    "share_counselor": pl.Float64,
    "mean_phase": pl.Float64,
    "n_near": pl.UInt32,
    "near_texts": pl.UInt32,
    "example_dialogue": pl.UInt32,
    "example_position": pl.UInt32,
}


def _saying(row: Row, selection: Selection, *, speaker: Speaker) -> RowTarget:
    """The dialogues in which it is said word for word."""
    lines = spoken(selection, speaker)
    at = selection.corpus.dialogues["dialogue_id"].index_of(row["example_dialogue"])
    assert at is not None
    own = selection.corpus.utterance_map.of[int(selection.corpus.offsets[at]) + row["example_position"]]
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[lines.dialogue[lines.of == own]] = True
    return RowTarget(mask=mask)


@table(
    methods=(STATIC_VECTORS,),
    quotes=True,
    not_comparable="rows",
    within_corpus=True,
    drilldown=Leads(_saying, named=("example_dialogue", "example_position")),
)
def templates(
    selection: Selection,
    *,
    least: int = TEMPLATE_DIALOGUES,
    speaker: Speaker = "both",
    shortest: int = SHORTEST,
    near: float = NEAR,
    top: int = 100,
) -> pl.DataFrame:
    """Which utterances are repeated across dialogues, such as greetings, closings and procedures.

    Options:
        least: in how many dialogues at least
        speaker: counselor, client or both
        shortest: characters it has at least
        near: cosine from which another utterance can be a near-duplicate
        top: how many, those of the most dialogues first

    Columns:
        text
        n (how often it is said word for word in the selection)
        n_dialogues, n_counselors, n_clients (in and of whose dialogues)
        share_counselor (of n that counselors say, 0-1)
        mean_phase (mean fifth of the dialogue, 1-5)
        n_near (how often near-duplicates are said: others that are at least ``near`` to it and have four fifths of
            their pairs of neighbouring letters in common, Dice; signs do not count)
        near_texts (how many different ones these are)
        example_dialogue, example_position (where it is first said)
    """
    if not 0 < near <= 1:
        raise mistake("bad_likeness", value=near)
    lines = spoken(selection, speaker)
    frame = _repeated(lines).filter(pl.col("n_dialogues") >= max(1, int(least)))
    texts = selection.corpus.texts.gather(frame["row"])
    frame = frame.with_columns(text=texts).filter(pl.col("text").str.len_chars() >= int(shortest))
    frame = frame.sort("n_dialogues", "n", "row", descending=[True, True, False]).head(int(np.clip(top, 1, MOST)))
    n_near, near_texts = _near(lines, frame["distinct"].to_numpy(), near)
    said = (
        selection.corpus.utterances[frame["row"].to_list()]
        if frame.height
        else selection.corpus.utterances.clear()
    )
    return frame.with_columns(
        n_near=pl.Series(n_near),
        near_texts=pl.Series(near_texts),
        example_dialogue=said["dialogue_id"],
        example_position=said["position"],
    ).select(pl.col(name).cast(kind) for name, kind in TEMPLATE.items())


def _repeated(lines: Spoken) -> pl.DataFrame:
    """One row a distinct utterance that is said more than once."""
    dialogues = lines.corpus.dialogues
    rows = pl.DataFrame(
        {
            "distinct": lines.of,
            "row": lines.rows,
            "dialogue": lines.dialogue,
            "role": lines.role,
            "phase": lines.phase,
        }
    )
    again = rows.filter(pl.len().over("distinct") > 1)
    persons = dialogues.select("client_id", "counselor_id")[again["dialogue"].to_list()]
    return (
        again.hstack(persons)
        .group_by("distinct", maintain_order=True)
        .agg(
            pl.col("row").first(),
            n=pl.len(),
            n_dialogues=pl.col("dialogue").n_unique(),
            n_counselors=pl.col("counselor_id").drop_nulls().n_unique(),
            n_clients=pl.col("client_id").drop_nulls().n_unique(),
            share_counselor=(pl.col("role") == 0).mean(),
            mean_phase=pl.col("phase").mean(),
        )
    )


def _near(lines: Spoken, distinct: Array, least: float) -> tuple[Array, Array]:
    """(n,) how often utterances nearly the same are said, and how many different ones these are.

    Vectors alone would make a long utterance with one telling word the same as that word.
    """
    matrix = lines.corpus.utterance_map.matrix
    said = np.bincount(lines.of, minlength=len(matrix))
    there = np.flatnonzero(said)
    n, texts = np.zeros(len(distinct), dtype=np.int64), np.zeros(len(distinct), dtype=np.int64)
    if not len(distinct):
        return n, texts
    own = np.asarray(matrix[distinct])
    first_rows = lines.corpus.utterance_map.points["first"]
    own_pairs = [_pairs(text) for text in lines.corpus.texts.gather(first_rows[distinct.tolist()])]
    for first in range(0, len(there), 50_000):
        block = there[first : first + 50_000]
        close = np.asarray(matrix[block]) @ own.T >= least
        close &= block[:, None] != distinct[None]
        some = np.flatnonzero(close.any(axis=1))
        pairs = [_pairs(text) for text in lines.corpus.texts.gather(first_rows[block[some].tolist()])]
        for at, one in zip(some.tolist(), pairs, strict=True):
            for other in np.flatnonzero(close[at]).tolist():
                if _same(one, own_pairs[other]):
                    n[other] += said[block[at]]
                    texts[other] += 1
    return n, texts


def _pairs(text: str | None) -> frozenset[str]:
    """The pairs of neighbouring letters and digits, whatever their width and case; a single one stands alone."""
    letters = "".join(sign for sign in normalize("NFKC", text or "").casefold() if sign.isalnum())
    return frozenset(letters[i : i + 2] for i in range(max(1, len(letters) - 1)))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts have most of their pairs in common."""
    return 2 * len(one & other) >= SAME * (len(one) + len(other))
