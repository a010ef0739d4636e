"""Where words stand: the first and the last token of every match, and of words near each other."""

from collections.abc import Sequence

import numpy as np

from analysis.core.conditions.refusals import refused
from analysis.core.conditions.tree import Atom
from analysis.core.text.lexicon import Array, Lexicon, Unit
from analysis.core.text.matching import matches, matches_of, tokens_in
from analysis.core.text.patterns import PARTS_OF_SPEECH
from data.corpus import Corpus

Chains = Array  # (n, 2 k) ascending: first and last token of each of k parts
PLACED = ("pattern", "form", "phrase", "word", "pos")
NOTHING = np.zeros((0, 2), dtype=np.int64)


def places_of_atom(atom: Atom, corpus: Corpus, lex: Lexicon, unit: Unit) -> Chains:
    """(n, 2) first and last token of every match of a word, phrase or pattern. Raises what it refuses."""
    if atom.kind == "pattern":
        every = [matches_of(corpus, terms, unit) for terms in atom.patterns]
        return _merged([_spans(hits.first, hits.length) for hits in every])
    if atom.kind == "form":
        literal = '"' + atom.value.replace('"', " ") + '"'
        every = [matches(corpus, literal, field, unit) for field in ("lemma", "surface")]
        return _merged([_spans(hits.first, hits.length) for hits in every])
    if atom.kind == "phrase":
        return _spans(_phrase(atom, lex), len(atom.words))
    if atom.kind in ("word", "pos"):
        word = atom.words[0] if atom.kind == "pos" else atom.value
        return _spans(_tokens(word, lex, atom), 1)
    raise refused(atom, "near", atom.value)


def chained(parts: Sequence[Chains], kind: str, distance: int, same: Array) -> Chains:
    """(n, 2 k) matches of k parts, each at most so many tokens from the one before; one a place of the first.

    ``kind``: seq, where each stands after the one before it; near, in any order. ``same``: (n_tokens,) what
    all must share, -1 for nowhere.
    """
    chains = parts[0]
    for following in parts[1:]:
        if not len(chains) or not len(following):
            return np.zeros((0, 2 * len(parts)), dtype=np.int64)
        places = []
        begin, end = chains[:, -2], chains[:, -1]
        for direction in (1, -1) if kind == "near" else (1,):
            if direction == 1:
                at = np.searchsorted(following[:, 0], end, side="right")
            else:
                at = np.searchsorted(following[:, 0], begin, side="left") - 1
            there = (at >= 0) & (at < len(following))
            candidate = following[np.clip(at, 0, len(following) - 1)]
            gap = candidate[:, 0] - end if direction == 1 else begin - candidate[:, 1]
            there &= (gap > 0) & (gap <= distance) & (same[candidate[:, 0]] == same[begin]) & (same[begin] >= 0)
            places.append(np.column_stack([chains[there], candidate[there]]))
        every = np.concatenate(places)
        chains = every[np.unique(every[:, 0], return_index=True)[1]]
    return chains


def _spans(first: Array, length: int) -> Chains:
    return np.column_stack([first, first + length - 1]).astype(np.int64)


def _merged(parts: list[Chains]) -> Chains:
    """Matches of several patterns in order, each once."""
    if len(parts) == 1:
        return parts[0]
    return np.unique(np.concatenate([NOTHING, *parts]), axis=0)


def _tokens(word: str, lex: Lexicon, atom: Atom | None = None) -> Array:
    """Ascending places of a word, by its lemma or as it is written, of a part of speech where one is named."""
    folded = word.lower()
    table = ((lex.folded["lemma"] == folded) | (lex.folded["surface"] == folded)).to_numpy()
    if atom is not None and atom.kind == "pos":
        name = PARTS_OF_SPEECH.get(atom.value.lower(), atom.value)
        is_pos = lex.pos_path.str.contains(f"-{name}-", literal=True).to_numpy()
        if not is_pos.any():
            raise refused(atom, "pos", atom.value)
        table = table & is_pos
    return tokens_in(table, lex)


def _phrase(atom: Atom, lex: Lexicon) -> Array:
    """The first tokens of words that stand side by side in an utterance."""
    first = _tokens(atom.words[0], lex)
    for step, word in enumerate(atom.words[1:], 1):
        first = first[np.isin(first + step, _tokens(word, lex))]
    last = first + len(atom.words) - 1
    last = np.minimum(last, len(lex.ids) - 1)
    return np.asarray(first[lex.utterance_of[first] == lex.utterance_of[last]])
