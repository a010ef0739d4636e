"""Labels as a condition on utterances: a scheme's codes or a range of its numbers, by any coder or by one.

In a URL and in the search grammar: ``tag:Reflection|Affirmation``, ``distress_level:2..`` or
``distress_level>=2``, and ``@coder`` after either; ``@gold`` is what was settled, whoever settled it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from data.coding.frames import GOLD
from data.coding.scheme import is_id
from data.corpus import Corpus

LONGEST = 1_000
_NUMBER = r"-?\d{1,9}(?:\.\d{1,6})?"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_COMPARED = re.compile(rf"([^:>=<]+)(>=|<=|=)({_NUMBER})")
_SPELT = {">=": "{0}:{1}..", "<=": "{0}:..{1}", "=": "{0}:{1}..{1}"}


class UnknownLabel(ValueError):
    """A part of a condition that a corpus does not know, with what it knows instead."""

    def __init__(self, part: str, known: Iterable[str]) -> None:
        super().__init__(part)
        self.part, self.known = part, ", ".join(known)


@dataclass(frozen=True)
class Labelled:
    """Codes of a scheme, any of which an utterance has, or ends of a range that its number is in."""

    scheme: str
    codes: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    coder: str = ""
    """Whose label; empty: anybody's."""


@dataclass(frozen=True)
class LabelCodec:
    """Reads and writes a condition on labels."""

    def read(self, text: str) -> Labelled:
        """The condition."""
        plain, _, coder = text.partition("@")
        if compared := _COMPARED.fullmatch(plain):
            plain = _SPELT[compared[2]].format(compared[1], compared[3])
        scheme, colon, what = plain.partition(":")
        if len(text) > LONGEST or not is_id(scheme) or (coder and not is_id(coder)):
            raise ValueError(text)
        if not colon or not what:
            return Labelled(scheme, coder=coder)
        if match := _RANGE.fullmatch(what):
            low, high = (None if end is None else float(end) for end in match.groups())
            if (low is None and high is None) or (low is not None and high is not None and low > high):
                raise ValueError(text)
            return Labelled(scheme, low=low, high=high, coder=coder)
        codes = sorted(set(what.split("|")))
        if not all(map(is_id, codes)):
            raise ValueError(text)
        return Labelled(scheme, tuple(codes), coder=coder)

    def write(self, value: Labelled) -> str:
        """The one spelling of a condition."""
        what = "|".join(value.codes)
        if value.low is not None or value.high is not None:
            what = f"{_plain(value.low)}..{_plain(value.high)}"
        return f"{value.scheme}{':' if what else ''}{what}{'@' if value.coder else ''}{value.coder}"


def labelled(corpus: Corpus, value: Labelled) -> np.ndarray:
    """(n_utterances,) which have such a label."""
    wanted = pl.col("scheme") == value.scheme
    if value.codes:
        wanted &= pl.col("code").is_in(list(value.codes))
    if value.low is not None:
        wanted &= pl.col("value") >= value.low
    if value.high is not None:
        wanted &= pl.col("value") <= value.high
    labels = corpus.labels.filter(wanted)
    if value.coder:
        labels = by_coder(labels, value.coder)
    places = labels.select("dialogue_id", "position").unique()
    rows = np.searchsorted(corpus.dialogues["dialogue_id"].to_numpy(), places["dialogue_id"].to_numpy())
    result = np.zeros(corpus.utterances.height, dtype=bool)
    result[corpus.offsets[rows] + places["position"].to_numpy()] = True
    return result


def by_coder(labels: pl.DataFrame, coder: str) -> pl.DataFrame:
    """The labels that a coder gave; what a person settled is ``gold``, apart from what the person had given."""
    is_gold = pl.col("kind") == GOLD
    if coder == GOLD:
        return labels.filter(is_gold)
    own = labels.filter(pl.col("coder") == coder)
    given = own.filter(~is_gold)
    return own if given.is_empty() else given


def resolved(corpus: Corpus, value: Labelled) -> Labelled:
    """A condition whose scheme and codes are named by id or by their name in any language, by their ids.

    Raises:
        UnknownLabel: the corpus has no such scheme, code or coder.
    """
    schemes = corpus.schemes
    scheme = _found(value.scheme, {one.id: one for one in schemes.values()})
    codes = tuple(_found(code, {one.id: one for one in scheme.codes}).id for code in value.codes)
    coders = dict.fromkeys((*corpus.coding.coders().get(scheme.id, ()), GOLD))
    if value.coder and value.coder not in coders and value.coder not in corpus.labels["coder"].unique():
        raise UnknownLabel(value.coder, coders)
    return replace(value, scheme=scheme.id, codes=tuple(sorted(set(codes))))


def _found(name: str, known: dict[str, Any]) -> Any:
    """What has an id, else what is called so in any language."""
    if name in known:
        return known[name]
    for one in known.values():
        if name in one.names.values():
            return one
    raise UnknownLabel(name, known)


def _plain(number: float | None) -> str:
    return "" if number is None else np.format_float_positional(number, trim="-")
