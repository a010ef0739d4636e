"""Which segments of a selection have the codes of a rule file."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.conditions.evaluation import Material, held_codes
from analysis.core.conditions.rule_file import read_rules
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import ROLES, Array, Role, Unit, lexicon
from analysis.core.text.segments import Within, renumbered, segment_of_utterances


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


@lru_cache(maxsize=3)
def coded(selection: Selection, rules: str, role: Role, within: Within, span: int, unit: Unit) -> Coded:
    """The codes of the segments in which the role says a word. Raises RuleError."""
    codes = read_rules(rules)
    corpus, lex = selection.corpus, lexicon(selection.corpus, unit)
    spoken = np.repeat(selection.mask, np.diff(corpus.offsets)) & (lex.words_in > 0)
    if role != "both":
        spoken &= corpus.utterances["role"].to_physical().to_numpy() == ROLES.index(role)
    number = np.full(len(spoken), -1, dtype=np.int64)
    number[spoken], begins = renumbered(segment_of_utterances(corpus, within, span)[spoken])
    n_segments = len(begins)
    material = Material(corpus, unit, number, n_segments)
    held = held_codes(codes, material)
    columns = np.column_stack([*held.values()]) if held else np.zeros((n_segments, 0), dtype=bool)
    return Coded(lex.dialogue_of[material.first].astype(np.int64), material.first, [*held], columns)
