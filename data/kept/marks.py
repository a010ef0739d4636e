"""Stars and notes of one person, on a dialogue or on one of its utterances."""

from dataclasses import dataclass

from data.workspace import Workspace

LONGEST_NOTE = 10_000
WHOLE = -1  # in the file, the position of a mark on the dialogue itself
COLUMNS = "dialogue, position, starred, note"
BEGUN = "INSERT OR IGNORE INTO marks (corpus, dialogue, position) VALUES (?, ?, ?)"
PLACE = "corpus = ? AND dialogue = ? AND position = ?"
NOTHING_LEFT = f"DELETE FROM marks WHERE {PLACE} AND starred = 0 AND note = ''"


@dataclass(frozen=True)
class Mark:
    """A star, a note or both on a dialogue, or on its utterance at a position (from 0)."""

    dialogue: int
    position: int | None = None
    starred: bool = False
    note: str = ""


def marks(workspace: Workspace, corpus: str) -> list[Mark]:
    """All marks in a corpus, by dialogue, the one on the dialogue itself before those on its utterances."""
    query = f"SELECT {COLUMNS} FROM marks WHERE corpus = ? ORDER BY dialogue, position"
    return [_mark(row) for row in workspace.rows(query, corpus)]


def marks_of(workspace: Workspace, corpus: str, dialogue: int) -> list[Mark]:
    """The marks on one dialogue and its utterances, in the same order."""
    query = f"SELECT {COLUMNS} FROM marks WHERE corpus = ? AND dialogue = ? ORDER BY position"
    return [_mark(row) for row in workspace.rows(query, corpus, str(dialogue))]


def set_star(workspace: Workspace, corpus: str, dialogue: int, position: int | None, *, starred: bool) -> None:
    """Set or take away a star; a note beside it stays. Raises UserError."""
    _change(workspace, _place(corpus, dialogue, position), "starred", str(int(starred)))


def set_note(workspace: Workspace, corpus: str, dialogue: int, position: int | None, note: str) -> None:
    """Replace a note; an empty one takes it away, a star beside it stays. Raises UserError."""
    _change(workspace, _place(corpus, dialogue, position), "note", note.strip()[:LONGEST_NOTE])


def _change(workspace: Workspace, place: tuple[str, str, str], column: str, value: str) -> None:
    changed = f"UPDATE marks SET {column} = ? WHERE {PLACE}"
    workspace.write_all((BEGUN, place), (changed, (value, *place)), (NOTHING_LEFT, place))


def _place(corpus: str, dialogue: int, position: int | None) -> tuple[str, str, str]:
    return corpus, str(dialogue), str(WHOLE if position is None else position)


def _mark(row: tuple[str, ...]) -> Mark:
    dialogue, position, starred, note = row
    where = int(position)
    return Mark(int(dialogue), None if where == WHOLE else where, bool(int(starred)), str(note))
