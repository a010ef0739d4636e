"""Rules and searches as coders: what they give to utterances, as rows that ``data.coding.label_rows`` takes in."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from analysis.core.conditions.evaluation import Material, held_codes
from analysis.core.conditions.rule_file import read_rules
from analysis.core.text.lexicon import ROLES, Array, Role
from data.coding.scheme import Scheme
from data.corpus import Corpus


def rule_masks(corpus: Corpus, rules: str, role: Role = "both") -> dict[str, Array]:
    """Code to (n_utterances,) which utterances of a role a rule file gives it, in its order. Raises RuleError."""
    masks = held_codes(read_rules(rules), Material.utterances(corpus))
    spoken = (corpus.utterances["role"].is_in(list(ROLES) if role == "both" else [role])).to_numpy()
    return {code: mask & spoken for code, mask in masks.items()}


def in_scheme(names: Mapping[str, Array], scheme: Scheme) -> dict[str, Array]:
    """The codes that a scheme has under this id or name, by the scheme's ids."""
    known = {code.id: code.id for code in scheme.codes}
    known |= {name: code.id for code in scheme.codes for name in code.names.values() if name not in known}
    return {known[name]: mask for name, mask in names.items() if name in known}


def rule_labels(
    corpus: Corpus, given: Mapping[str, Array], *, scheme: Scheme | None, rest: str = ""
) -> pl.DataFrame:
    """One row per label: dialogue (its id in the source), position, label.

    Utterances of other roles than the scheme's get nothing; where it allows one code, the first in order counts.

    Args:
        corpus: the corpus.
        given: code to (n_utterances,) which utterances have it.
        scheme: whose codes they are; None: a new one.
        rest: the code of the utterances with none; empty: they have no label.
    """
    of_dialogue = np.repeat(np.arange(corpus.dialogues.height), np.diff(corpus.offsets))
    names = corpus.dialogues["source_id"].gather(of_dialogue)
    places = corpus.utterances.select(dialogue=names, position="position", role=pl.col("role").cast(pl.String))
    roles = ROLES if scheme is None else scheme.roles
    coded = places["role"].is_in(list(roles)).to_numpy()
    one = scheme is not None and scheme.exclusive
    taken, parts = np.zeros(places.height, dtype=bool), []
    for code, mask in given.items():
        has = coded & mask & ~taken if one else coded & mask
        taken = taken | has
        parts.append(places.filter(has).with_columns(label=pl.lit(code)))
    if rest:
        parts.append(places.filter(coded & ~taken).with_columns(label=pl.lit(rest)))
    return pl.concat(parts).select("dialogue", "position", "label").unique(maintain_order=True)
