"""The dialogues behind a row of a table of words: those that hold what the row counts."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Row, RowTarget
from analysis.core.grouping import condition
from analysis.core.query.selection import Selection, select
from analysis.core.text.lexicon import Array, Lexicon, Role, Unit, Words, lexicon
from analysis.core.text.spoken_tokens import counting, lexicon_of
from analysis.core.text.target_word import words_of
from analysis.words.contrasts import sides
from analysis.words.occurrences import Hits, hits, of_lemmas
from data.core.turns import fifth


def of_word(row: Row, selection: Selection, *, role: str, unit: Unit) -> RowTarget:
    """The dialogues in which the role says the word."""
    return RowTarget(mask=selection.mask & _holding(lexicon(selection.corpus, unit), row, role))


def of_coded_word(
    row: Row, selection: Selection, *, role: str, unit: Unit, codes: str, templates: bool
) -> RowTarget:
    """The dialogues in which the role says the word, in the utterances that count."""
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    return RowTarget(mask=selection.mask & _holding(lex, row, role))


def of_part_of_speech(row: Row, selection: Selection, *, unit: Unit, codes: str, templates: bool) -> RowTarget:
    """The dialogues in which the role uses this part of speech."""
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    return RowTarget(
        mask=selection.mask & _uses(lex, lex.is_word & (lex.lemmas["pos"] == row["pos"]).to_numpy(), row["role"])
    )


def of_keyness(
    row: Row,
    selection: Selection,
    *,
    against: str,
    role: Role,
    unit: Unit,
    templates: bool,
    other: Selection | None,
) -> RowTarget:
    """The dialogues that hold the word on the side whose word it is."""
    a_side, b_side = sides(selection, against, role, other, unit, templates)
    half = b_side if is_of_b(row) else a_side
    are = half.mask & _holding(half.lex, row, half.role)
    return RowTarget(mask=are, of_b=half is b_side and other is not None)


def is_of_b(row: Row) -> bool:
    """Whether a word of a keyness table tells side B."""
    return (row["z"] or 0) < 0


def n_of_side(row: Row) -> int:
    """How many dialogues of its side hold the word."""
    return int(row["dialogues_b"] if is_of_b(row) else row["dialogues_a"])


def of_run(row: Row, selection: Selection, *, role: Role, unit: Unit, codes: str, templates: bool) -> RowTarget:
    """The dialogues that hold the run of words: of runs spelt alike, the one that occurs so often."""
    query = " ".join(f'lemma:"{lemma}"' for lemma in row["ngram"].split(" "))
    occurrences = hits(selection, query, role, unit)
    occurrences = occurrences.among(counting(selection.corpus, unit, codes, templates)[occurrences.utterances])
    words = occurrences.lex.lemma_ids[occurrences.first[:, None] + np.arange(occurrences.length)]
    _, which = np.unique(words, axis=0, return_inverse=True)
    for run in range(which.max(initial=-1) + 1):
        are = _dialogues(selection, occurrences, which == run)
        if (np.count_nonzero(which == run), np.count_nonzero(are)) == (row["n"], row["n_dialogues"]):
            return RowTarget(mask=are)
    return RowTarget(mask=_dialogues(selection, occurrences))


def of_query(row: Row, selection: Selection, *, query: str, unit: Unit, templates: bool) -> RowTarget:
    """The dialogues in which the role says what is asked for."""
    return RowTarget(mask=_dialogues(selection, hits(selection, query, row["role"], unit, templates)))


def of_period(
    row: Row, selection: Selection, *, word: str, by: str, role: Role, unit: Unit, templates: bool
) -> RowTarget:
    """The dialogues in which the role says the word in this fifth, or in this year."""
    occurrences = of_lemmas(
        selection, words_of(selection, word, role, unit=unit, templates=templates)[1], row["role"], unit, templates
    )
    if by == "year":
        year = select(selection.corpus, condition("year", str(row["period"])))
        return RowTarget(mask=_dialogues(selection, occurrences) & year.mask)
    corpus = selection.corpus
    lengths = corpus.dialogues["n_utterances"].to_numpy()[occurrences.lex.dialogue_of[occurrences.utterances]]
    part = fifth(corpus.utterances["position"].to_numpy()[occurrences.utterances].astype(np.int64), lengths)
    return RowTarget(mask=_dialogues(selection, occurrences, part == row["period"]))


def of_group(
    row: Row, selection: Selection, *, word: str, by: str, role: Role, unit: Unit, templates: bool
) -> RowTarget:
    """The dialogues of the group that hold the word."""
    ids, spoken = (
        words_of(selection, word, role, unit=unit, templates=templates)[1],
        row["key"] if by == "role" else role,
    )
    saying = _dialogues(selection, of_lemmas(selection, ids, spoken, unit, templates))
    if by == "role":
        return RowTarget(mask=saying)
    return RowTarget(mask=saying & select(selection.corpus, condition(by, row["key"])).mask)  # type: ignore[arg-type]


def of_form(row: Row, selection: Selection, *, word: str, unit: Unit, templates: bool) -> RowTarget:
    """The dialogues in which the word is written so."""
    occurrences = of_lemmas(
        selection, words_of(selection, word, unit=unit, templates=templates)[1], unit=unit, templates=templates
    )
    is_it = (pl.col(name).eq_missing(pl.lit(row[name])) for name in ("lemma", "surface", "reading", "pos_detail"))
    forms = occurrences.lex.vocabulary.select(pl.all_horizontal(*is_it)).to_series().to_numpy()
    return RowTarget(mask=_dialogues(selection, occurrences, forms[occurrences.lex.ids[occurrences.first]]))


def of_neighbour(
    row: Row,
    selection: Selection,
    *,
    word: str,
    role: Role,
    window: int,
    words: Words,
    stop: str,
    unit: Unit,
    templates: bool,
) -> RowTarget:
    """The dialogues in which the neighbour stands near the word."""
    occurrences = of_lemmas(
        selection,
        words_of(selection, word, role, words, stop, unit=unit, templates=templates)[1],
        role,
        unit,
        templates,
    )
    lex, rows = occurrences.lex, occurrences.utterances
    low, high = lex.starts[rows].astype(np.int64), lex.starts[rows + 1].astype(np.int64)
    wanted, near = _ids(lex, row), np.zeros(occurrences.n, dtype=bool)
    for step in (step for step in range(-window, window + 1) if step):
        at = occurrences.first.astype(np.int64) + step
        inside = (at >= low) & (at < high)
        near |= inside & np.isin(lex.lemma_ids[np.where(inside, at, 0)], wanted)
    return RowTarget(mask=_dialogues(selection, occurrences, near))


def _ids(lex: Lexicon, row: Row) -> Array:
    """The lemma ids of a row's lemma and part of speech."""
    is_it = (lex.lemmas["lemma"] == row["lemma"]) & (lex.lemmas["pos"] == row["pos"])
    return np.flatnonzero(is_it.to_numpy())


def _holding(lex: Lexicon, row: Row, role: str) -> Array:
    is_it = np.zeros(len(lex.lemmas), dtype=bool)
    is_it[_ids(lex, row)] = True
    return _uses(lex, is_it, role)


def _uses(lex: Lexicon, lemmas: Array, role: str) -> Array:
    """(n_dialogues,) in which the role says one of these lemmas."""
    return np.asarray(lex.matrices.said(role, np.asarray(lemmas)) > 0)


def _dialogues(selection: Selection, occurrences: Hits, mask: Array | None = None) -> Array:
    """(n_dialogues,) which hold a hit."""
    rows = occurrences.utterances if mask is None else occurrences.utterances[mask]
    holding = np.zeros(len(selection.mask), dtype=bool)
    holding[occurrences.lex.dialogue_of[rows]] = True
    return holding
