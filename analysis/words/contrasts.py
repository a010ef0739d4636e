"""Two sides to compare, from one text: a selection split in two, or a selection against another.

``score``: those with a score of at least 70, against those below it.
``roles``: what counselors say, against what clients say.
``rest``: the selection, against the corpus' other dialogues.
``FIELD:VALUE``: the dialogues of the selection that meet a condition, against those that do not, as
topics:workplace, year:2024, score:90-100.
``FIELD=VALUE&…``: the selection, against the corpus' dialogues that meet this filter.
``coded:SCHEME:CODE@CODER``: of the selection the utterances with this label, against those that the coder gave
another label of the scheme (of words alone, see ``sides``).
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from analysis.core.conditions.labelled import LabelCodec, Labelled, labelled
from analysis.core.errors import mistake
from analysis.core.query.filter import CODECS, NEEDS, Filter
from analysis.core.query.selection import Selection, select
from analysis.core.samples import persons_apart
from analysis.core.text.lexicon import ROLES, Array, Lexicon, Role, Unit
from analysis.core.text.spoken_tokens import counting, lexicon_of
from analysis.words.measures.count_matrix import Pair, Side

CODED = "coded:"
GOOD_SCORE = "score:70-100"
LONGEST = 6_000


@dataclass(frozen=True, eq=False)
class Subcorpus:
    """One side: some dialogues, the role whose utterances count, its name as a query, and the unit of a word."""

    selection: Selection
    mask: Array
    role: Role
    name: str
    unit: Unit = "short"
    utterances: Array | None = None
    """(n_utterances,) which of its utterances count; None: all."""
    codes: str = ""
    """The label that its utterances have; empty: all count."""
    templates: bool = True
    """Whether what is said word for word in many dialogues counts."""

    @property
    def whole(self) -> Lexicon:
        """The words of its corpus."""
        return lexicon_of(self.selection.corpus, self.unit, self.codes, self.templates)

    @cached_property
    def lex(self) -> Lexicon:
        """The words of its corpus, counted where its utterances count."""
        if self.utterances is None:
            return self.whole
        roles = self.selection.corpus.utterances["role"].to_physical().to_numpy()
        there = counting(self.selection.corpus, self.unit, self.codes, self.templates)
        return self.whole.of_utterances(self.utterances & there, roles)


def sides(
    selection: Selection,
    against: str,
    role: Role,
    other: Selection | None = None,
    unit: Unit = "short",
    templates: bool = True,
) -> tuple[Subcorpus, Subcorpus]:
    """The two sides of a table of words, which may also be parts of dialogues. Raises UserError."""
    a, b = _sides(selection, against, role, other, unit)
    return (a, b) if templates else (replace(a, templates=False), replace(b, templates=False))


def _sides(
    selection: Selection, against: str, role: Role, other: Selection | None, unit: Unit
) -> tuple[Subcorpus, Subcorpus]:
    if other is not None or not against.startswith(CODED):
        return subcorpora(selection, against, role, other, unit)
    written, corpus = against.removeprefix(CODED), selection.corpus
    try:
        requested = LabelCodec().read(written)
    except ValueError:
        raise mistake("against_unknown", known=f"{CODED}SCHEME:CODE@CODER", text=against[:80]) from None
    yes = labelled(corpus, requested)
    no = labelled(corpus, Labelled(requested.scheme, coder=requested.coder)) & ~yes
    masks = [
        selection.mask & (np.add.reduceat(which, corpus.offsets[:-1], dtype=np.int64) > 0) for which in (yes, no)
    ]
    name = Filter(code=requested).to_query()
    a = Subcorpus(selection, masks[0], role, name, unit, yes)
    return a, Subcorpus(selection, masks[1], role, f"not {name}", unit, no)


def subcorpora(
    selection: Selection, against: str, role: Role, other: Selection | None = None, unit: Unit = "short"
) -> tuple[Subcorpus, Subcorpus]:
    """The two sides. Raises UserError where the text names none.

    ``other`` is a second cohort, which may be of another corpus; it comes before ``against``.
    """
    if other is not None:
        apart = persons_apart(selection, other)
        names = ("A", "B") if apart else (selection.filter.to_query(), other.filter.to_query())
        return _whole_selection(selection, role, names[0], unit), _whole_selection(other, role, names[1], unit)
    against = against or ("score" if selection.corpus.has("score") else "roles")
    if against == "roles":
        counselor, client = (
            Subcorpus(selection, selection.mask, spoken, f"role={spoken}", unit) for spoken in ROLES
        )
        return counselor, client
    if against == "rest":
        query = selection.filter.to_query()
        return _whole_selection(selection, role, query, unit), Subcorpus(
            selection, ~selection.mask, role, f"not {query}", unit
        )
    if "=" in against:
        b = _by_query(selection, against)
        name = selection.filter.to_query()
        return _whole_selection(selection, role, name, unit), Subcorpus(
            selection, b.mask, role, b.filter.to_query(), unit
        )
    return _split(selection, GOOD_SCORE if against == "score" else against, role, unit)


def _whole_selection(selection: Selection, role: Role, name: str, unit: Unit) -> Subcorpus:
    return Subcorpus(selection, selection.mask, role, name, unit)


def _by_query(selection: Selection, query: str) -> Selection:
    """Another selection of the same corpus. Raises UserError where a part of the query says nothing."""
    if len(query) > LONGEST:
        raise mistake("against_too_long", n=f"{len(query):,}", most=f"{LONGEST:,}")
    chosen, notes = Filter.from_query(query)
    selected = select(selection.corpus, chosen)
    if wrong := [*notes, *selected.notes]:
        note = wrong[0]
        raise mistake("against_unusable", part=f"{note.code.replace('_', ' ')} {note.name}={note.value[:80]}")
    return selected


def _split(selection: Selection, text: str, role: Role, unit: Unit) -> tuple[Subcorpus, Subcorpus]:
    field, colon, value = text.partition(":")
    if not colon or field not in CODECS:
        known = "score, roles, rest, FIELD:VALUE (as topics:workplace) or a filter (as year=2024)"
        raise mistake("against_unknown", known=known, text=text[:80])
    mask = _by_query(selection, f"{field}={value}").mask
    known_rows = _known(selection, field)
    yes, no = selection.mask & mask, selection.mask & ~mask & known_rows
    names = f"{field}={value}", f"not {field}={value}"
    if upper := re.fullmatch(r"score=([1-9]\d?)-100", names[0]):
        names = names[0], f"score=0-{int(upper[1]) - 1}"
    return Subcorpus(selection, yes, role, names[0], unit), Subcorpus(selection, no, role, names[1], unit)


def _known(selection: Selection, field: str) -> Array:
    """(n_dialogues,) where the corpus says something on what the field asks for."""
    column = {"score": "score", "topics": "topic_main", "times": "started_at"}.get(NEEDS.get(field, ""))
    if column is None:
        return np.ones(len(selection.mask), dtype=bool)
    return selection.corpus.dialogues[column].is_not_null().to_numpy()


def side(half: Subcorpus, columns: Array | None, *, apart: bool = False) -> Side:
    """The counts of some lemmas (ids of the half's own corpus; None: of all) in the half's dialogues.

    ``apart``: its persons are none of the other side's, for it is of another corpus.
    """
    return _of_rows(half, np.flatnonzero(half.mask), columns, apart)


def pair(a: Subcorpus, b: Subcorpus, columns: tuple[Array, Array], *, apart: bool = False) -> Pair:
    """Both sides' counts of the same lemmas (their ids in A's corpus and in B's)."""
    if a.lex is not b.lex or a.role != b.role or apart:
        return Pair.of(side(a, columns[0]), side(b, columns[1], apart=apart))
    rows = np.flatnonzero(a.mask), np.flatnonzero(b.mask)
    return Pair.parted(_of_rows(a, np.concatenate(rows), columns[0], apart), len(rows[0]))


def _of_rows(half: Subcorpus, rows: Array, columns: Array | None, apart: bool) -> Side:
    lex = half.lex
    matrix = lex.matrices[half.role] if columns is None else lex.narrowed(half.role, columns)
    matrix = matrix if np.array_equal(rows, np.arange(matrix.shape[0])) else matrix[rows]
    dialogues = half.selection.corpus.dialogues
    persons: list[Array | None] = [None, None]
    if not (dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls()):
        shift = np.uint64(1 << 31 if apart else 0)
        ids = [dialogues[name].to_numpy()[rows] for name in ("client_id", "counselor_id")]
        persons = [person.astype(np.uint64) + shift for person in ids]
    return Side(matrix, lex.sizes[half.role][rows], *persons)
