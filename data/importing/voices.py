"""Who says each utterance of a dialogue, and to whom, where the role alone does not tell."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from data.core import schema
from data.importing.files.text_values import text_of
from data.importing.records import Json

OTHER = schema.ROLES.index("other")
BETWEEN = ", "
NUMBER = re.compile(r"\s*\d+$")
COUNTED = 4  # words with as many different numbers, none of them twice, number utterances and not persons


class Voice(NamedTuple):
    """One utterance's speaker and addressee by name; ``person`` where the name holds in all dialogues."""

    position: int
    speaker: str | None
    addressee: str | None
    person: str | None


def voices(
    speakers: Sequence[Json], roles: bytes, addressees: Sequence[Json] = (), *, are_persons: bool
) -> list[Voice]:
    """One voice an utterance; none where each role is one speaker and nobody is addressed.

    Args:
        speakers: as written, one an utterance.
        roles: one byte an utterance, the index of its role in ``ROLES``.
        addressees: as written, or none at all.
        are_persons: the same name in another dialogue is the same person; otherwise a number behind a word may
            count utterances (Co1, Cl2, Co3).
    """
    names = [text_of(speaker) or None for speaker in speakers]
    if not are_persons:
        names = _without_counts(names)
    to = [addressed(one) for one in addressees] or [None] * len(names)
    has_one_each = OTHER not in roles and len(set(zip(roles, names, strict=True))) <= len(set(roles))
    if has_one_each and not any(to):
        return []
    return [
        Voice(position, name, whom, name if are_persons else None)
        for position, (name, whom) in enumerate(zip(names, to, strict=True))
    ]


def voice_table(voices: Iterable[tuple[int, Voice]], ids: np.ndarray, speakers: pl.DataFrame) -> pl.DataFrame:
    """The table of the voices of dialogues by their row."""
    numbers = dict(zip(speakers["source_id"], speakers["speaker_id"], strict=True))
    rows = [
        (int(ids[row]), voice.position, voice.speaker, voice.addressee, numbers.get(voice.person or ""))
        for row, voice in voices
    ]
    frame = pl.DataFrame(rows, schema=schema.VOICES.dtypes, orient="row")
    return frame.sort("dialogue_id", "position")


def addressed(value: Json) -> str | None:
    """The persons that an utterance is said to, by name; None if there are none."""
    each: Iterable[Json] = value if isinstance(value, (list, tuple)) else (value,)
    return BETWEEN.join(filter(None, (text_of(one) for one in each if one is not None))) or None


def _without_counts(names: list[str | None]) -> list[str | None]:
    """The names without numbers that count utterances."""
    numbered = [name for name in names if name and NUMBER.search(name)]
    if len(numbered) < COUNTED or len(set(numbered)) < len(numbered):
        return names
    return [NUMBER.sub("", name) if name else name for name in names]
