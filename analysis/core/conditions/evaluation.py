"""Which utterances or segments meet a tree of conditions, however it was written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import polars as pl

from analysis.core.conditions.examples import example
from analysis.core.conditions.grammar import read_query
from analysis.core.conditions.labelled import LabelCodec, UnknownLabel, labelled, resolved
from analysis.core.conditions.places import Chains, chained, places_of_atom
from analysis.core.conditions.refusals import refused
from analysis.core.conditions.rule_file import Code, read_rules
from analysis.core.conditions.score_bands import BANDS, band_of
from analysis.core.conditions.tree import Atom, Node
from analysis.core.conditions.turns import NO_ROW, following, turn_numbers
from analysis.core.errors import Mistake
from analysis.core.text.lexicon import Array, Lexicon, Unit, lexicon
from analysis.labels import LANGUAGES, Labels
from data.core.matching import scan
from data.corpus import Corpus
from data.kept.rules import kept_rules

VARIABLES = {
    "topic": ("topic", "topic_main", "テーマ", "相談テーマ"),
    "role": ("role", "役割", "話者"),
    "year": ("year", "年"),
    "band": ("band", "得点帯"),
}
COMPARISONS = {
    ">=": np.greater_equal,
    "<=": np.less_equal,
    "==": np.equal,
    "!=": np.not_equal,
    ">": np.greater,
    "<": np.less,
}
CHAINED = ("near", "seq")


@dataclass(frozen=True, eq=False)
class Material:
    """The segments that conditions are asked of.

    ``of_utterance``: (n_utterances,) number of the segment, else -1. ``codes``: which segments have the codes
    that a rule may refer to.
    """

    corpus: Corpus
    unit: Unit
    of_utterance: Array
    n: int
    codes: Mapping[str, Array] = field(default_factory=dict)

    @classmethod
    def utterances(cls, corpus: Corpus, unit: Unit = "short") -> "Material":
        """Each utterance a segment of its own."""
        n = corpus.utterances.height
        return cls(corpus, unit, np.arange(n), n)

    @cached_property
    def lex(self) -> Lexicon:
        """The words of the corpus. Raises Missing where they are not made."""
        return lexicon(self.corpus, self.unit)

    @cached_property
    def first(self) -> Array:
        """(n,) the first utterance of each segment."""
        rows = np.flatnonzero(self.of_utterance >= 0)
        return np.asarray(rows[np.searchsorted(self.of_utterance[rows], np.arange(self.n))])

    @cached_property
    def turns(self) -> Array:
        """(n_utterances,) number of the turn."""
        return turn_numbers(self.corpus)

    @cached_property
    def dialogues(self) -> Array:
        """(n_utterances,) row of the dialogue."""
        return np.repeat(np.arange(self.corpus.dialogues.height), np.diff(self.corpus.offsets))

    def counted(self, utterances: Array) -> Array:
        """(n,) how many of some utterances, given as rows, belong to each segment."""
        segments = self.of_utterance[utterances]
        return np.bincount(segments[segments >= 0], minlength=self.n).astype(float)


def holds(node: Node, material: Material) -> Array:
    """(n,) which segments meet a condition. Raises RuleError, QueryError, BadQuery, Missing."""
    if node.operator == "not":
        return ~holds(node.parts[0], material)
    if node.operator in ("and", "or"):
        parts = [holds(part, material) for part in node.parts]
        return np.asarray((np.logical_and if node.operator == "and" else np.logical_or).reduce(parts))
    if node.operator in COMPARISONS:
        return np.asarray(COMPARISONS[node.operator](_count(node.parts[0], material), node.number))
    if node.operator == "then":
        return np.asarray(ends_of(node, material) != NO_ROW)
    if node.operator in CHAINED:
        return _utterances_of(chains(node, material), material) > 0
    return _count(node, material) > 0


def ends_of(node: Node, material: Material) -> Array:
    """(n,) for each utterance that begins a sequence the row of the one that ends it, else ``NO_ROW``."""
    starts, ends = (np.flatnonzero(holds(part, material)) for part in node.parts)
    return following(starts, ends, material.turns, material.dialogues, int(node.number))


def chains(node: Node, material: Material) -> Chains:
    """Where the parts of ``near`` and ``seq`` stand together: first and last token of each part."""
    parts = [_places(part, material) for part in node.parts]
    return chained(parts, node.operator, int(node.number), material.lex.utterance_of)


def _places(node: Node, material: Material) -> Chains:
    """First and last token of every match of words, alternatives or words that are near each other."""
    if node.operator == "or":
        places = np.concatenate([_places(part, material) for part in node.parts])
        return np.unique(places, axis=0)
    if node.operator in CHAINED:
        whole = chains(node, material)
        return np.column_stack([whole.min(axis=1), whole.max(axis=1)])
    assert node.atom is not None
    return places_of_atom(node.atom, material.corpus, material.lex, material.unit)


def _utterances_of(chain: Chains, material: Material) -> Array:
    return material.counted(material.lex.utterance_of[chain[:, 0]])


def _count(node: Node, material: Material) -> Array:
    """(n,) how often a segment holds what is looked for; of a combination 1 or 0."""
    if node.atom is None:
        return holds(node, material).astype(float)
    atom = node.atom
    if atom.kind == "code":
        return material.codes[atom.value].astype(float)
    if atom.kind == "rule":
        return material.counted(np.flatnonzero(_with_code(atom, material)))
    if atom.kind == "query":
        return material.counted(np.flatnonzero(_meeting(atom, material)))
    if atom.kind == "label":
        return material.counted(np.flatnonzero(_with_label(atom, material)))
    if atom.kind == "words":
        rows = material.of_utterance >= 0
        words = material.lex.words_in[rows].astype(float)
        return np.bincount(material.of_utterance[rows], weights=words, minlength=material.n)
    if atom.kind == "characters":
        rows = material.of_utterance >= 0
        lengths = material.corpus.texts.str.len_chars().to_numpy()[rows].astype(float)
        return np.bincount(material.of_utterance[rows], weights=lengths, minlength=material.n)
    if atom.kind in ("string", "regex"):
        is_regex = atom.kind == "regex"
        pattern, is_literal = (scan.regex(atom.value), False) if is_regex else scan.literal(atom.value)
        return material.counted(
            np.flatnonzero(scan.hits(material.corpus.normalized, pattern, is_literal=is_literal))
        )
    if atom.kind == "variable":
        return _variable(atom, material).astype(float)
    if atom.kind in CHAINED:
        return _distance(atom, material)
    return _utterances_of(places_of_atom(atom, material.corpus, material.lex, material.unit), material)


def _distance(atom: Atom, material: Material) -> Array:
    """(n,) how many times words stand near each other within a segment, an utterance or a turn."""
    parts = [
        places_of_atom(Atom("word", word, line=atom.line), material.corpus, material.lex, material.unit)
        for word in atom.words
    ]
    part = {"b": np.arange(len(material.of_utterance)), "d": material.turns}.get(
        atom.within, material.of_utterance
    )
    part = np.where(material.of_utterance >= 0, part, -1)
    return _utterances_of(chained(parts, atom.kind, atom.distance, part[material.lex.utterance_of]), material)


def held_codes(codes: Iterable[Code], material: Material) -> dict[str, Array]:
    """Code to (n,) which segments have it; a code may refer to those before it."""
    held: dict[str, Array] = {}
    for code in codes:
        held[code.name] = holds(code.condition, replace(material, codes=held))
    return held


def _with_code(atom: Atom, material: Material) -> Array:
    """(n_utterances,) which utterances a rule gives the code; without an id a rule of the example."""
    name, short = atom.value.rsplit("@", 1) if "@" in atom.value else (atom.value, "")
    codes = read_rules(kept_rules(short) if short else example(material.corpus))
    names = [code.name for code in codes]
    if name not in names:
        raise refused(atom, "code", name, known="、".join(names))
    wanted = codes[: names.index(name) + 1]
    return held_codes(wanted, Material.utterances(material.corpus, material.unit))[name]


def _with_label(atom: Atom, material: Material) -> Array:
    """(n_utterances,) which utterances have a label."""
    try:
        return labelled(material.corpus, resolved(material.corpus, LabelCodec().read(atom.value)))
    except UnknownLabel as error:
        raise refused(atom, "label_unknown", error.part, known=error.known or "–") from error


def _meeting(atom: Atom, material: Material) -> Array:
    """(n_utterances,) which utterances meet a query that stands in a rule file."""
    try:
        return holds(read_query(atom.value), Material.utterances(material.corpus, material.unit))
    except Mistake as error:
        raise refused(atom, "query", error) from error


def _variable(atom: Atom, material: Material) -> Array:
    """(n,) which segments have this value of an outside variable, by its code or as it is read."""
    name = next((code for code, names in VARIABLES.items() if atom.words[0].lower() in names), None)
    if name is None:
        raise refused(atom, "variable", f"<>{atom.words[0]}-->{atom.value}")
    corpus = material.corpus
    column = {
        "topic": pl.col("topic_main"),
        "year": pl.col("started_at").dt.year().cast(pl.String),
        "band": band_of(pl.col("score")),
    }
    if name == "role":
        values, rows = corpus.utterances["role"], material.first
        codes: list[str] = values.cast(pl.String).unique().to_list()
    else:
        values, rows = corpus.dialogues.select(column[name].alias("value"))["value"], material.dialogues
        rows = rows[material.first]
        codes = list(BANDS) if name == "band" else values.unique().drop_nulls().to_list()
    wanted = [c for c in codes if atom.value in (c, *(Labels(lang).value(name, c) for lang in LANGUAGES))]
    if codes and not wanted:
        raise refused(atom, "value", f"{atom.words[0]}-->{atom.value}", name=name, value=atom.value)
    meets = pl.select(pl.lit(values).is_in(wanted).fill_null(False)).to_series().to_numpy()
    return np.asarray(meets[rows])
