"""Which segments meet the codes of a rule file."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import polars as pl

from analysis.core.query.filter import BANDS
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import ROLES, Array, Lexicon, Role, Unit, lexicon
from analysis.core.text.matching import tokens_in
from analysis.core.text.patterns import PARTS_OF_SPEECH
from analysis.labels import LANGUAGES, Labels
from analysis.relations.counting.segments import Within, segment_of_utterances
from analysis.rules.syntax import Atom, Node, RuleError, read_rules
from data.corpus import Corpus
from data.matching import scan

VARIABLES = {
    "topic": ("topic", "topic_main", "テーマ", "相談テーマ"),
    "role": ("role", "役割", "話者"),
    "year": ("year", "年"),
    "band": ("band", "得点帯"),
}


@dataclass(frozen=True, eq=False)
class Coded:
    """The segments of a selection and which codes they have.

    ``dialogue``, ``first``: (n_segments,) row of the dialogue and of the first utterance. ``codes``: names.
    ``held``: (n_segments, n_codes).
    """

    dialogue: Array
    first: Array
    codes: list[str]
    held: Array


@dataclass(frozen=True, eq=False)
class _Material:
    """The segments that rules are asked of. ``of_utterance``: (n_utterances,) number of the segment, else -1."""

    corpus: Corpus
    lex: Lexicon
    of_utterance: Array
    n: int

    @cached_property
    def of_token(self) -> Array:
        """(n_tokens,) number of the segment."""
        return np.repeat(self.of_utterance, self.lex.lengths)

    @cached_property
    def first(self) -> Array:
        """(n,) the first utterance of each segment."""
        rows = np.flatnonzero(self.of_utterance >= 0)
        return np.asarray(rows[np.searchsorted(self.of_utterance[rows], np.arange(self.n))])

    @cached_property
    def turns(self) -> Array:
        """(n_utterances,) number of the turn."""
        return segment_of_utterances(self.corpus, "turn", 0)

    def counted(self, tokens: Array) -> Array:
        """(n,) how many of the tokens each segment holds."""
        segments = self.of_token[tokens]
        return np.bincount(segments[segments >= 0], minlength=self.n).astype(float)


@lru_cache(maxsize=8)
def coded(selection: Selection, rules: str, role: Role, within: Within, span: int, unit: Unit) -> Coded:
    """The codes of the segments in which the role says a word. Raises RuleError."""
    codes = read_rules(rules)
    corpus, lex = selection.corpus, lexicon(selection.corpus, unit)
    spoken = np.repeat(selection.mask, np.diff(corpus.offsets)) & (lex.words_in > 0)
    if role != "both":
        spoken &= corpus.utterances["role"].to_physical().to_numpy() == ROLES.index(role)
    number = np.full(len(spoken), -1, dtype=np.int64)
    there, number[spoken] = np.unique(segment_of_utterances(corpus, within, span)[spoken], return_inverse=True)
    material = _Material(corpus, lex, number, len(there))
    held: dict[str, Array] = {}
    for code in codes:
        held[code.name] = _holds(code.condition, material, held)
    columns = np.column_stack([*held.values()]) if held else np.zeros((len(there), 0), dtype=bool)
    return Coded(lex.dialogue_of[material.first].astype(np.int64), material.first, [*held], columns)


def _holds(node: Node, material: _Material, known: dict[str, Array]) -> Array:
    """(n,) which segments meet a condition."""
    if node.operator == "not":
        return ~_holds(node.parts[0], material, known)
    if node.operator in ("and", "or"):
        parts = [_holds(part, material, known) for part in node.parts]
        return np.asarray((np.logical_and if node.operator == "and" else np.logical_or).reduce(parts))
    if node.operator == "atom":
        return _count(node, material, known) > 0
    value, number = _count(node.parts[0], material, known), node.number
    compare = {
        ">=": value >= number,
        "<=": value <= number,
        "==": value == number,
        "!=": value != number,
        ">": value > number,
        "<": value < number,
    }
    return np.asarray(compare[node.operator])


def _count(node: Node, material: _Material, known: dict[str, Array]) -> Array:
    """(n,) how often a segment holds what is looked for; of a combination 1 or 0."""
    if node.atom is None:
        return _holds(node, material, known).astype(float)
    atom = node.atom
    if atom.kind == "code":
        return known[atom.value].astype(float)
    if atom.kind == "words":
        rows = material.of_utterance >= 0
        words = material.lex.words_in[rows].astype(float)
        return np.bincount(material.of_utterance[rows], weights=words, minlength=material.n)
    if atom.kind == "characters":
        rows = material.of_utterance >= 0
        lengths = material.corpus.texts.str.len_chars().to_numpy()[rows].astype(float)
        return np.bincount(material.of_utterance[rows], weights=lengths, minlength=material.n)
    if atom.kind == "string":
        pattern, is_literal = scan.literal(atom.value)
        rows = scan.hits(material.corpus.normalized, pattern, is_literal=is_literal) & (material.of_utterance >= 0)
        return np.bincount(material.of_utterance[rows], minlength=material.n).astype(float)
    if atom.kind == "variable":
        return _variable(atom, material).astype(float)
    if atom.kind in ("near", "seq"):
        return _distance(atom, material)
    if atom.kind == "phrase":
        return material.counted(_phrase(atom, material))
    word = atom.words[0] if atom.kind == "pos" else atom.value
    return material.counted(_tokens(word, material.lex, atom.value if atom.kind == "pos" else "", atom.line))


def _tokens(word: str, lex: Lexicon, pos: str = "", line: int = 0) -> Array:
    """Ascending places of a word, by its lemma or as it is written."""
    folded = word.lower()
    table = ((lex.folded["lemma"] == folded) | (lex.folded["surface"] == folded)).to_numpy()
    if pos:
        name = PARTS_OF_SPEECH.get(pos.lower(), pos)
        is_pos = lex.pos_path.str.contains(f"-{name}-", literal=True).to_numpy()
        if not is_pos.any():
            raise RuleError("pos", line, pos)
        table = table & is_pos
    return tokens_in(table, lex)


def _phrase(atom: Atom, material: _Material) -> Array:
    """The first tokens of words that stand side by side in an utterance."""
    lex = material.lex
    first = _tokens(atom.words[0], lex)
    for step, word in enumerate(atom.words[1:], 1):
        first = first[np.isin(first + step, _tokens(word, lex))]
    last = first + len(atom.words) - 1
    return np.asarray(first[lex.utterance_of[first] == lex.utterance_of[last]])


def _distance(atom: Atom, material: _Material) -> Array:
    """(n,) how many times the words stand near each other: each at most so many tokens from the one before it."""
    lex = material.lex
    places = [_tokens(word, lex) for word in atom.words]
    found = np.zeros(material.n)
    chains = np.column_stack([places[0], places[0]]) if len(places[0]) else np.zeros((0, 2), dtype=np.int64)
    for following in places[1:]:
        chains = _reached(chains, following, atom, material)
    segments = material.of_token[chains[:, 0]] if len(chains) else np.zeros(0, dtype=np.int64)
    found += np.bincount(segments[segments >= 0], minlength=material.n)
    return found


def _reached(chains: Array, following: Array, atom: Atom, material: _Material) -> Array:
    """Chains whose next word is near enough: (first token, last token); one chain a first token."""
    if not len(following) or not len(chains):
        return np.zeros((0, 2), dtype=np.int64)
    last = chains[:, 1]
    after = np.searchsorted(following, last, side="right")
    candidates = [np.where(after < len(following), following[np.minimum(after, len(following) - 1)], -1)]
    if atom.kind == "near":
        before = np.searchsorted(following, last, side="left") - 1
        candidates.append(np.where(before >= 0, following[np.maximum(before, 0)], -1))
    kept = []
    for candidate in candidates:
        safe = np.maximum(candidate, 0)
        near = (candidate >= 0) & (np.abs(candidate - last) <= atom.distance) & (candidate != last)
        near &= (material.of_token[safe] == material.of_token[last]) & (material.of_token[last] >= 0)
        if atom.within:
            utterances = material.lex.utterance_of
            part = np.arange(len(material.of_utterance)) if atom.within == "b" else material.turns
            near &= part[utterances[safe]] == part[utterances[last]]
        kept.append(np.column_stack([chains[near, 0], candidate[near]]))
    every = np.concatenate(kept)
    return every[np.unique(every[:, 0], return_index=True)[1]] if len(every) else every


def _variable(atom: Atom, material: _Material) -> Array:
    """(n,) which segments have this value of an outside variable, by its code or as it is read."""
    name = next((code for code, names in VARIABLES.items() if atom.words[0].lower() in names), None)
    if name is None:
        raise RuleError("variable", atom.line, f"<>{atom.words[0]}-->{atom.value}")
    corpus = material.corpus
    dialogues = corpus.dialogues
    if name == "role":
        values = corpus.utterances["role"].cast(pl.String)[material.first]
    else:
        column = {
            "topic": pl.col("topic_main"),
            "year": pl.col("started_at").dt.year().cast(pl.String),
            "band": pl.coalesce(
                pl.when(pl.col("score").is_between(*ends)).then(pl.lit(code)) for code, ends in BANDS.items()
            ),
        }[name]
        rows = material.lex.dialogue_of[material.first].astype(np.int64)
        values = dialogues.select(column.alias("value"))["value"][rows]
    codes = values.unique().drop_nulls().to_list()
    spoken = {label for code in codes for label in (code, *(Labels(lang).value(name, code) for lang in LANGUAGES))}
    if codes and atom.value not in spoken:
        raise RuleError("value", atom.line, f"{atom.words[0]}-->{atom.value}")
    wanted = [c for c in codes if atom.value in (c, *(Labels(lang).value(name, c) for lang in LANGUAGES))]
    return np.asarray(values.is_in(wanted).fill_null(False).to_numpy())
