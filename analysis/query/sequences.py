"""Sequences over turns: somebody says one thing, and within some turns somebody says another.

In an address: ``client:眠れない>2>counselor.lemma:薬``, that is who, what, within how many turns, who, what.
``.lemma`` looks for words by lemma, in the language of ``word_query``; without it the text is meant as
typed. A turn is a maximal run of utterances of one role; the next turn is 1 turn away.
"""

import re
from dataclasses import dataclass
from typing import Literal

from analysis.query.codecs import Text

By = Literal["text", "lemma"]
Speaker = Literal["counselor", "client"]
FARTHEST = 20
_SAID = r"(counselor|client)(?:\.(text|lemma))?:(.+)"
_WHOLE = re.compile(rf"(.+?)>(\d{{1,3}})>({_SAID})", re.DOTALL)


@dataclass(frozen=True)
class Said:
    """What somebody says."""

    role: Speaker
    query: str
    by: By = "text"


@dataclass(frozen=True)
class Sequence:
    """``first``, and at most ``within`` turns after it, ``then``."""

    first: Said
    then: Said
    within: int = 1


@dataclass(frozen=True)
class Sequences:
    """Reads and writes a sequence."""

    def read(self, text: str) -> Sequence:
        """The sequence."""
        whole = _WHOLE.fullmatch(Text().read(text))
        if whole is None or not 1 <= int(whole[2]) <= FARTHEST:
            raise ValueError(text)
        found = Sequence(_said(whole[1]), _said(whole[3]), int(whole[2]))
        if not found.first.query.strip() or not found.then.query.strip():
            raise ValueError(text)
        return found

    def write(self, value: Sequence) -> str:
        """Who, what, within, who, what."""
        return f"{_written(value.first)}>{value.within}>{_written(value.then)}"


def _said(text: str) -> Said:
    found = re.fullmatch(_SAID, text, re.DOTALL)
    if found is None:
        raise ValueError(text)
    role: Speaker = "client" if found[1] == "client" else "counselor"
    return Said(role, found[3], "lemma" if found[2] == "lemma" else "text")


def _written(said: Said) -> str:
    return f"{said.role}{'' if said.by == 'text' else '.lemma'}:{said.query}"
