"""Labels as a condition on utterances: a scheme's codes or a range of its numbers, by any coder or by one.

In a URL: ``tag:Reflection|Affirmation``, ``distress_level:2..``, and ``@coder`` after either.
"""

import re
from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.core.query.codecs import MAX_TEXT
from data.coding.scheme import is_id
from data.corpus import Corpus

_NUMBER = r"-?\d{1,9}(?:\.\d{1,6})?"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")


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
        scheme, colon, what = plain.partition(":")
        if len(text) > MAX_TEXT or not is_id(scheme) or (coder and not is_id(coder)):
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
    if value.coder:
        wanted &= pl.col("coder") == value.coder
    places = corpus.labels.filter(wanted).select("dialogue_id", "position").unique()
    rows = np.searchsorted(corpus.dialogues["dialogue_id"].to_numpy(), places["dialogue_id"].to_numpy())
    result = np.zeros(corpus.utterances.height, dtype=bool)
    result[corpus.offsets[rows] + places["position"].to_numpy()] = True
    return result


def _plain(number: float | None) -> str:
    return "" if number is None else np.format_float_positional(number, trim="-")
