"""Words counted one utterance at a time, to check the fast ways against."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

import polars as pl

from analysis.core.query.selection import Selection

ROLES = ("counselor", "client")
ALL = {"words": "all", "stop": "", "top": 100_000}
OPTIONS = {"words": "all", "stop": "", "minimum": 1}


@dataclass(frozen=True)
class SpokenLine:
    """One utterance with its words, each as (surface, lemma, pos, reading)."""

    dialogue_id: int
    position: int
    role: str
    text: str
    words: list[tuple[str, str, str, str | None]]


def utterances(selection: Selection, role: str = "both", unit: str = "short") -> list[SpokenLine]:
    """Every utterance of a selection by role."""
    corpus, tokens = selection.corpus, selection.corpus.tokens.in_unit(unit)
    ids = set(selection.dialogue_ids)
    vocabulary = tokens.vocabulary.select("surface", "lemma", "pos", "reading").rows()
    found = []
    for row, (dialogue_id, position, spoken) in enumerate(
        corpus.utterances.select("dialogue_id", "position", "role").rows()
    ):
        if dialogue_id in ids and (spoken == role or (role == "both" and spoken in ROLES)):
            words = [vocabulary[i] for i in tokens.ids[tokens.starts[row] : tokens.starts[row + 1]].tolist()]
            found.append(SpokenLine(dialogue_id, position, spoken, corpus.texts[row], words))
    return found


@cache
def is_word(lemma: str, pos: str) -> bool:
    """A letter or a digit in it, and no punctuation."""
    spelt = any(unicodedata.category(c)[0] in "LN" for c in lemma)
    return spelt and pos not in ("補助記号", "空白")


def words(said: SpokenLine) -> list[tuple[str, str]]:
    """The (lemma, pos) of an utterance that are words."""
    return [(lemma, pos) for _, lemma, pos, _ in said.words if is_word(lemma, pos)]


def counts(selection: Selection, role: str = "both", unit: str = "short") -> Counter[tuple[str, str]]:
    """How often each word occurs."""
    return Counter(word for said in utterances(selection, role, unit) for word in words(said))


def runs(
    selection: Selection, size: int, role: str = "both", unit: str = "short"
) -> Counter[tuple[tuple[str, str], ...]]:
    """How often each run of words occurs, not across what is no word."""
    found: Counter[tuple[tuple[str, str], ...]] = Counter()
    for said in utterances(selection, role, unit):
        kept = [(lemma, pos) for _, lemma, pos, _ in said.words]
        for i in range(len(kept) - size + 1):
            if all(is_word(*word) for word in kept[i : i + size]):
                found[tuple(kept[i : i + size])] += 1
    return found


def matches(selection: Selection, patterns: list[str], role: str = "both") -> list[tuple[int, int]]:
    """(dialogue_id, position) of each place where written forms match regular expressions side by side."""
    found = []
    for said in utterances(selection, role):
        surfaces = [surface for surface, *_ in said.words]
        for i in range(len(surfaces) - len(patterns) + 1):
            if all(re.search(p, surfaces[i + k]) for k, p in enumerate(patterns)):
                found.append((said.dialogue_id, said.position))
    return found


def counts_of(found: pl.DataFrame, side: str) -> dict[tuple[str, str], int]:
    return {(lemma, pos): n for lemma, pos, n in found.select("lemma", "pos", f"n_{side}").rows() if n}


def word_of(selection: Selection) -> str:
    return next(lemma for (lemma, pos), _ in counts(selection).most_common() if pos == "名詞")
