"""The targets of a corpus, and the ways to find one: by place, by gold response, by what it answers."""

import re
import unicodedata
from collections import defaultdict
from functools import cached_property

import polars as pl

from data.corpus import Corpus
from data.responses.targets import targets, turns

WHITE_SPACE = re.compile(r"\s+")
Target = tuple[int, int]


def comparable(text: str) -> str:
    """A text for comparison: in NFKC, without white space."""
    return WHITE_SPACE.sub("", unicodedata.normalize("NFKC", text))


class TargetIndex:
    """Look-ups over the targets of one corpus, each built when it is first needed.

    A target is (dialogue_id, position); its row is its number in the order of the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def targets(self) -> pl.DataFrame:
        """All targets, see ``data.responses.targets.targets``."""
        return targets(self.corpus)

    @cached_property
    def dialogue_ids(self) -> dict[str, int]:
        """The number of each dialogue, by that number and by its id in the source, both as text."""
        known = self.corpus.dialogues.select("dialogue_id", "source_id")
        numbers = {str(number): number for number in known["dialogue_id"]}
        return numbers | dict(zip(known["source_id"], known["dialogue_id"], strict=True))

    @cached_property
    def keys(self) -> list[Target]:
        """The target of each row."""
        return list(zip(self.targets["dialogue_id"], self.targets["position"], strict=True))

    @cached_property
    def row_of(self) -> dict[Target, int]:
        """The row of each target."""
        return {key: row for row, key in enumerate(self.keys)}

    @cached_property
    def turn_at(self) -> dict[Target, tuple[str, int, int]]:
        """Each (dialogue_id, position) of the corpus to its turn: role, first position, number in the dialogue."""
        columns = ("dialogue_id", "position", "role", "utterances", "turn")
        return {
            (dialogue, position + step): (role, position, turn)
            for dialogue, position, role, n, turn in turns(self.corpus).select(columns).iter_rows()
            for step in range(n)
        }

    @cached_property
    def golds(self) -> list[str]:
        """The gold response of each row, comparable."""
        return [comparable(text) for text in self.targets["gold"]]

    @cached_property
    def rows_of_gold(self) -> dict[str, list[int]]:
        """Gold response to the rows that have it."""
        return _rows_of(self.golds)

    @cached_property
    def prompts(self) -> list[str]:
        """The turn that each row answers, comparable."""
        return [comparable(text) for text in self.targets["before"]]

    @cached_property
    def rows_of_prompt(self) -> dict[str, list[int]]:
        """The turn that is answered to the rows that answer it."""
        return _rows_of(self.prompts)


def _rows_of(texts: list[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, text in enumerate(texts):
        rows[text].append(row)
    return rows
