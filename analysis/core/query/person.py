"""One person of a corpus in a role, as counselor:12."""

from typing import Literal

from analysis.core.errors import mistake
from analysis.core.query.filter import SEARCHED_ROLES, SPOKEN_ROLES, Filter
from analysis.core.query.selection import Selection
from data.corpus import Corpus

Side = Literal["counselor", "client"]
SIDES: tuple[Side, ...] = ("counselor", "client")
FEWEST = 5


def person_of(selection: Selection, person: str = "") -> tuple[Side, int] | None:
    """(role, id) of a person, as counselor:12; empty: the counselor of the first selected dialogue, if any.

    Raises UserError.
    """
    if not person:
        ids = selection.dialogues["counselor_id"].drop_nulls()
        return ("counselor", int(ids[0])) if len(ids) else None
    role, colon, number = person.partition(":")
    if role in SIDES and colon and number.isascii() and number.isdecimal() and len(number) < 11:
        return ("counselor" if role == "counselor" else "client"), int(number)
    raise mistake("bad_person", person=person[:40])


def searched_roles(corpus: Corpus) -> tuple[str, ...]:
    """Whose utterances can be searched: ``other`` only where a corpus has further speakers."""
    spoken = corpus.dialogues.select("n_utterances", *(f"utterances_{role}" for role in SPOKEN_ROLES)).sum().row(0)
    return SEARCHED_ROLES if spoken[0] > spoken[1] + spoken[2] else SPOKEN_ROLES


def only(role: Side, person: int) -> Filter:
    """The filter of one person's dialogues in a role."""
    ids = ((person, person),)
    return Filter(counselor=ids) if role == "counselor" else Filter(client=ids)
