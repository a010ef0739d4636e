"""Sequences over turns: one role says one thing, and within some turns a role says another.

In a URL: ``client:眠れない>2>counselor.lemma:薬``, that is role, text, at most how many turns later, role, text.
``.lemma`` searches by lemma, in the language of ``analysis.core.text.patterns``, and ``.label`` is a label as
``analysis.core.conditions.labelled`` writes it; without either the text is matched as typed. A turn is a
maximal run of utterances of one role; the next turn is 1 turn later.
"""

import re
from dataclasses import dataclass
from typing import Literal

from analysis.core.conditions.labelled import LabelCodec
from analysis.core.query.codecs import Text

By = Literal["text", "lemma", "label"]
Speaker = Literal["counselor", "client"]
MAX_TURNS = 20
_PATTERN = r"(counselor|client)(?:\.(text|lemma|label))?:(.+)"
_SEQUENCE = re.compile(rf"(.+?)>(\d{{1,3}})>({_PATTERN})", re.DOTALL)


@dataclass(frozen=True)
class UtterancePattern:
    """What an utterance must contain, and whose utterance it must be."""

    role: Speaker
    query: str
    by: By = "text"
    """Whether ``query`` is text as typed, a query by lemma, or a label."""


@dataclass(frozen=True)
class Sequence:
    """An utterance that matches ``first``, and one that matches ``then`` at most ``within`` turns later."""

    first: UtterancePattern
    then: UtterancePattern
    within: int = 1
    """Number of turns, from 1 to ``MAX_TURNS``."""


@dataclass(frozen=True)
class Sequences:
    """Reads and writes a sequence of a URL."""

    def read(self, text: str) -> Sequence:
        """The sequence."""
        match = _SEQUENCE.fullmatch(Text().read(text))
        if match is None or not 1 <= int(match[2]) <= MAX_TURNS:
            raise ValueError(text)
        sequence = Sequence(_read_pattern(match[1]), _read_pattern(match[3]), int(match[2]))
        if not sequence.first.query.strip() or not sequence.then.query.strip():
            raise ValueError(text)
        return sequence

    def write(self, value: Sequence) -> str:
        """The one spelling of a sequence."""
        return f"{_write_pattern(value.first)}>{value.within}>{_write_pattern(value.then)}"


def _read_pattern(text: str) -> UtterancePattern:
    match = re.fullmatch(_PATTERN, text, re.DOTALL)
    if match is None:
        raise ValueError(text)
    role: Speaker = "client" if match[1] == "client" else "counselor"
    by: By = "lemma" if match[2] == "lemma" else "label" if match[2] == "label" else "text"
    if by == "label":
        return UtterancePattern(role, LabelCodec().write(LabelCodec().read(match[3])), by)
    return UtterancePattern(role, match[3], by)


def _write_pattern(pattern: UtterancePattern) -> str:
    return f"{pattern.role}{'' if pattern.by == 'text' else f'.{pattern.by}'}:{pattern.query}"
