"""What a command line asks for: the dialogues of a corpus that a filter selects, read strictly."""

from urllib.parse import parse_qsl

from analysis.query.filter import Filter, Note, expand
from analysis.query.selection import Selection, select
from data.corpus import Corpus
from data.problems import UserError
from data.store import Library
from data.workspace import Workspace

LONGEST = 300  # characters of a part that are repeated
REASONS = ("bad_pattern", "slow_pattern", "busy", "unusable_condition")  # of these the note says why


def selected(corpus: str, query: str, library: Library, flag: str = "--filter") -> Selection:
    """What a filter selects; a part that says nothing or cannot be used is a mistake here."""
    if odd := [part for part in query.split("&") if part and "=" not in part]:
        raise UserError(f"{flag}: '{odd[0][:LONGEST]}' is no FIELD=VALUE")
    params, unknown = expand(dict(parse_qsl(query)), Workspace().selection)
    chosen, unread = Filter.from_query(params)
    selection = select(Corpus.open(corpus, library), chosen)
    if notes := [*unknown, *unread, *selection.notes]:
        raise UserError(f"{flag}: {'; '.join(map(_said, notes))}")
    return selection


def _said(note: Note) -> str:
    between = ": " if note.code in REASONS else "="
    return f"{note.code.replace('_', ' ')} {note.name}{between}{note.value[:LONGEST]}".rstrip("=")
