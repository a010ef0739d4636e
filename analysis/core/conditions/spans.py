"""Where what a query looks for stands in lines."""

from functools import lru_cache

import numpy as np

from analysis.core.conditions.evaluation import CHAINED, Material, chains, ends_of, holds
from analysis.core.conditions.grammar import asks_for_labels, read_query
from analysis.core.conditions.lines import Array, Lines, SpansByLine, in_lines, literal, regex
from analysis.core.conditions.places import NOTHING, PLACED, places_of_atom
from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.tree import Node
from analysis.core.conditions.turns import NO_ROW
from analysis.core.text.lexicon import Unit
from analysis.core.text.matching import Hits
from data.corpus import Corpus

REMEMBERED = 4


def query(lines: Lines, text: str) -> SpansByLine:
    """The lines that meet a query in the search grammar, with what it looks for. Raises QueryError, Missing."""
    material = Material.utterances(lines.corpus)
    node = read_query(text)
    spans = spans_of(lines, node.parts[0] if node.operator == "then" else node, material)
    fulfilled = np.flatnonzero(met(lines.corpus, text)[np.asarray(lines.rows)]).tolist()
    return {index: spans.get(index, []) for index in fulfilled}


def spans_of(lines: Lines, node: Node, material: Material) -> SpansByLine:
    """What the words of a query that are not negated match in each line."""
    if node.operator == "not":
        return {}
    if node.operator in CHAINED:
        chain = chains(node, material)
        return _token_spans(lines, material, *(chain[:, side::2].ravel() for side in (0, 1)))
    if node.atom is None:
        together: SpansByLine = {}
        for part in node.parts:
            for index, of_line in spans_of(lines, part, material).items():
                together.setdefault(index, []).extend(of_line)
        return together
    if node.atom.kind == "string":
        return literal(lines, node.atom.value)
    if node.atom.kind == "regex":
        return regex(lines, node.atom.value)
    if node.atom.kind == "label":
        there = holds(node, material)[np.asarray(lines.rows)]
        return {index: [(0, len(lines.texts[index]))] for index in np.flatnonzero(there).tolist()}
    if node.atom.kind in PLACED:
        chain = places_of_atom(node.atom, lines.corpus, material.lex, material.unit)
        return _token_spans(lines, material, chain[:, 0], chain[:, 1])
    return {}


def _token_spans(lines: Lines, material: Material, first: Array, last: Array) -> SpansByLine:
    """The spans of some runs of tokens, in the lines that hold them."""
    return in_lines(lines, Hits(lines.corpus, material.lex, first, 1, material.unit, last))


def hits_of_query(corpus: Corpus, text: str, unit: Unit = "short") -> Hits:
    """The words of a query, in the utterances that meet it: a space between words means next to each other.

    What stands near each other is one hit, from the first word to the last. Raises QueryError.
    """
    material = Material.utterances(corpus, unit)
    node = read_query(text, "next", "surface")
    places = _word_places(node.parts[0] if node.operator == "then" else node, material)
    if not places:
        raise QueryError("words", 1)
    every = np.unique(np.concatenate(places), axis=0)
    every = every[holds(node, material)[material.lex.utterance_of[every[:, 0]]]]
    return Hits(corpus, material.lex, every[:, 0], 1, unit, every[:, 1])


def _word_places(node: Node, material: Material) -> list[Array]:
    """First and last token of everything that may stand in the middle of a line."""
    if node.operator == "not":
        return []
    if node.operator in CHAINED:
        chain = chains(node, material)
        return [np.column_stack([chain.min(axis=1), chain.max(axis=1)]) if len(chain) else NOTHING]
    if node.atom is None:
        return [places for part in node.parts for places in _word_places(part, material)]
    if node.atom.kind in PLACED:
        return [places_of_atom(node.atom, material.corpus, material.lex, material.unit)]
    return []


def met(corpus: Corpus, text: str) -> Array:
    """(n_utterances,) which meet a query in the search grammar; the last answers are kept and shared."""
    return _met(corpus, text, _state(corpus, text))


def ends_in_query(corpus: Corpus, text: str) -> Array | None:
    """(n_utterances,) for a query that is a sequence the row that ends what each utterance begins; else None."""
    return _ends(corpus, text, _state(corpus, text))


def _state(corpus: Corpus, text: str) -> str:
    """What identifies the labels that a query asks for."""
    return corpus.coding.state() if asks_for_labels(text) else ""


@lru_cache(maxsize=REMEMBERED)
def _met(corpus: Corpus, text: str, state: str) -> Array:
    ends = _ends(corpus, text, state)
    return holds(read_query(text), Material.utterances(corpus)) if ends is None else ends != NO_ROW


@lru_cache(maxsize=REMEMBERED)
def _ends(corpus: Corpus, text: str, state: str) -> Array | None:
    node = read_query(text) if text else None
    return None if node is None or node.operator != "then" else ends_of(node, Material.utterances(corpus))


def ending_spans(lines: Lines, text: str) -> SpansByLine:
    """What the second part of a sequence matches in each line."""
    node = read_query(text)
    return spans_of(lines, node.parts[1], Material.utterances(lines.corpus)) if node.operator == "then" else {}
