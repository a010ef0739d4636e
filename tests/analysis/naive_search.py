"""Search as one would write it without knowing better: line by line, turn by turn."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.query.sequences import Sequence, UtterancePattern
from data.corpus import Corpus


@dataclass(frozen=True)
class Line:
    """One utterance: its row in the corpus, where it stands, who says what, its lemmas and parts of speech."""

    row: int
    dialogue_id: int
    position: int
    role: str
    text: str
    lemmas: list[str]
    pos: list[str]


Holds = Callable[[Line], bool]


def lines(corpus: Corpus) -> list[Line]:
    tokens = corpus.tokens
    lemmas, pos = (tokens.vocabulary[name].to_list() for name in ("lemma", "pos"))
    found = []
    about = corpus.utterances.select("dialogue_id", "position", "role").rows()
    for row, ((dialogue_id, position, role), text) in enumerate(zip(about, corpus.texts, strict=True)):
        ids = tokens.ids[tokens.starts[row] : tokens.starts[row + 1]].tolist()
        words, parts = [lemmas[i] for i in ids], [pos[i] for i in ids]
        found.append(Line(row, dialogue_id, position, role, text, words, parts))
    return found


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def says(text: str) -> Holds:
    return lambda line: folded(text) in folded(line.text)


def has_lemmas(words: list[str]) -> Holds:
    def holds(line: Line) -> bool:
        return any(line.lemmas[i : i + len(words)] == words for i in range(len(line.lemmas)))

    return holds


def holds(said: UtterancePattern) -> Holds:
    meant = says(said.query) if said.by == "text" else has_lemmas(said.query.strip('"').split())
    return lambda line: line.role == said.role and meant(line)


def turns(corpus: Corpus) -> Iterator[list[list[Line]]]:
    """The turns of each dialogue."""
    dialogues: dict[int, list[list[Line]]] = {}
    for line in lines(corpus):
        ran = dialogues.setdefault(line.dialogue_id, [])
        if ran and ran[-1][0].role == line.role:
            ran[-1].append(line)
        else:
            ran.append([line])
    yield from dialogues.values()


def sequences(corpus: Corpus, asked: Sequence) -> dict[int, int]:
    """Row of each utterance that begins the sequence, to the row of the one that ends it."""
    first, then = holds(asked.first), holds(asked.then)
    found = {}
    for ran in turns(corpus):
        for i, turn in enumerate(ran):
            ends = [line.row for later in ran[i + 1 : i + 1 + asked.within] for line in later if then(line)]
            found |= {line.row: ends[0] for line in turn if ends and first(line)}
    return found


def rows_found(corpus: Corpus, chosen: Filter) -> list[int]:
    said = select(corpus, chosen).matching_utterances
    assert said is not None
    return np.flatnonzero(said).tolist()


def ids_of(corpus: Corpus, rows: list[int]) -> list[int]:
    return sorted(set(corpus.utterances["dialogue_id"].gather(rows)))


def selected_ids(corpus: Corpus, chosen: Filter) -> list[int]:
    return select(corpus, chosen).dialogue_ids.to_list()


def holding(corpus: Corpus, says, role: str = "") -> list[int]:
    pairs = zip(corpus.utterances.iter_rows(named=True), corpus.texts, strict=True)
    found = {row["dialogue_id"] for row, text in pairs if says(text) and role in ("", row["role"])}
    return sorted(found)
