"""Utterances or turns similar in meaning to a sentence and examples, whether or not they hold its words."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import ROCCHIO, STATIC_VECTORS, VECTORS
from analysis.core.dialogues.spoken import phase_of
from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.errors import mistake
from analysis.core.estimates import Types
from analysis.core.query.meaning import Meaning, direction, read_places
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import Method
from data.core.schema import ROLE
from data.core.turns import FIFTHS, turn_starts
from data.corpus import Corpus
from data.encoders.static import STATIC
from data.vectors.segments import TURN, UTTERANCE

MOST = 500
Speaker = Literal["both", "counselor", "client", "other"]
Unit = Literal["utterance", "turn"]
COLUMNS: Types = {
    "rank": pl.UInt32,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "likeness": pl.Float64,
    "topic_main": pl.String,
    "score": pl.Int16,
}


def _methods(options: Mapping[str, Any]) -> tuple[Method, ...]:
    vectors = STATIC_VECTORS if options["encoder"] == STATIC else VECTORS
    return (vectors, ROCCHIO) if options["like"] or options["unlike"] else (vectors,)


@table(
    methods=_methods,
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def similar_utterances(
    selection: Selection,
    *,
    sentence: str = "",
    k: int = 20,
    speaker: Speaker = "both",
    phase: int = 0,
    like: str = "",
    unlike: str = "",
    unit: Unit = "utterance",
    encoder: str = STATIC,
) -> pl.DataFrame:
    """Which utterances of the selected dialogues are most like a sentence and examples in words and meaning.

    Options:
        sentence: what utterances are compared with
        k: how many, the nearest first
        speaker: counselor, client or both
        phase: fifth of the dialogue, 1 to 5; 0: all
        like: utterances that they should be like, as dialogue.position,dialogue.position (static alone)
        unlike: utterances that they should be unlike
        unit: utterance, or turn (all that one says before the other)
        encoder: static, or the encoder whose vectors of utterances or turns were made

    Columns:
        rank
        dialogue_id, position (0-based place of the utterance, or of the turn's first)
        role, text
        likeness (cosine of the vectors, -1 to 1; only its order means something, and the first is the nearest even
            where nothing is near)
        topic_main
        score (of the dialogue, 0-100)

    Every utterance is compared: none is passed over. Empty without a sentence and examples. Raises Missing where
    the corpus has no vectors of utterances.
    """
    corpus = selection.corpus
    try:
        requested = Meaning(sentence.strip(), 1, read_places(like), read_places(unlike))
    except ValueError:
        raise mistake("no_places", text=f"{like} {unlike}"[:60]) from None
    likeness, starts = _compared(corpus, requested, unit, encoder)
    if likeness is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    wanted = np.repeat(selection.mask, np.diff(corpus.offsets))[starts]
    if speaker != "both":
        wanted &= (corpus.utterances["role"].cast(pl.String) == speaker).to_numpy()[starts]
    if 1 <= int(phase) <= FIFTHS:
        wanted &= phase_of(corpus, "")[starts] == int(phase)
    units = np.flatnonzero(wanted & (likeness != 0))  # a vector without words is zeros: like nothing
    nearest = _first(units, likeness[units], min(max(1, int(k)), MOST))
    rows, likeness = starts[nearest], likeness[nearest]
    dialogues = np.searchsorted(corpus.offsets, rows, side="right") - 1
    about = corpus.dialogues[dialogues]
    columns = {
        "rank": np.arange(len(rows)) + 1,
        **corpus.utterances[rows].select("dialogue_id", "position", "role").to_dict(),
        "text": _texts(corpus, nearest, starts),
        "likeness": likeness.astype(np.float64),
        "topic_main": about["topic_main"],
        "score": about["score"],
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS}, schema_overrides=dict(COLUMNS), strict=False)


def _compared(
    corpus: Corpus, requested: Meaning, unit: Unit, encoder: str
) -> tuple[np.ndarray | None, np.ndarray]:
    """(n_units,) cosines, None where nothing is asked for, and (n_units,) the first utterance of each unit."""
    starts = np.arange(corpus.utterances.height)
    if unit == TURN:
        starts = np.flatnonzero(corpus.utterances.select(turn_starts()).to_series().to_numpy())
    nothing = not (requested.text or requested.like)
    if encoder != STATIC:
        vectors = corpus.vectors_of(encoder, TURN if unit == TURN else UTTERANCE)
        return (None if nothing else vectors.likeness(vectors.encode([requested.text])[0])), starts
    spoken = corpus.utterance_map
    if nothing:
        return None, starts
    vector = direction(corpus, requested)
    if unit == TURN:
        return np.asarray(spoken.turns @ vector.astype(np.float32)), starts
    return spoken.likeness(vector)[spoken.of], starts


def _first(units: np.ndarray, likeness: np.ndarray, k: int) -> np.ndarray:
    """The k units most alike; of equal ones the first."""
    k = min(k, len(units))
    if not k:
        return units[:0]
    floor = np.partition(likeness, len(likeness) - k)[len(likeness) - k]
    some = np.flatnonzero(likeness >= floor)
    order = np.lexsort((units[some], -likeness[some]))[:k]
    return np.asarray(units[some[order]])


def _texts(corpus: Corpus, units: np.ndarray, starts: np.ndarray) -> list[str]:
    """What is said in each unit, its utterances a line each."""
    ends = np.append(starts[1:], corpus.utterances.height)
    return ["\n".join(corpus.texts[int(starts[one]) : int(ends[one])].fill_null("")) for one in units]
