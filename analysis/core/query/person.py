"""One person of a corpus in a role, as counselor:12."""

from typing import Literal

from analysis.core.errors import mistake
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection

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


def only(role: Side, person: int) -> Filter:
    """The filter of one person's dialogues in a role."""
    ids = ((person, person),)
    return Filter(counselor=ids) if role == "counselor" else Filter(client=ids)
