"""Selections of the command line: a filter that cannot be used as a whole is an error."""

from urllib.parse import parse_qsl

from analysis.core.errors import mistake
from analysis.core.query.filter import Filter, FilterNote, expand
from analysis.core.query.selection import Selection, select
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace

MAX_PART_CHARS = 300  # of a part that an error message quotes
REASONS = ("bad_pattern", "slow_pattern", "busy", "unusable_condition")  # notes with a reason in their value


def strict_selection(corpus: str, query: str, library: Library, flag: str = "--filter") -> Selection:
    """The dialogues that a filter selects. Raises UserError for every part that cannot be used."""
    if malformed := [part for part in query.split("&") if part and "=" not in part]:
        raise mistake("not_field_value", flag=flag, part=malformed[0][:MAX_PART_CHARS])
    params, unknown = expand(dict(parse_qsl(query)), Workspace().selection)
    filter_, unread = Filter.from_query(params)
    selection = select(Corpus.open(corpus, library), filter_)
    if notes := [*unknown, *unread, *selection.notes]:
        raise mistake("unusable_filter", flag=flag, parts="; ".join(map(_describe, notes)))
    return selection


def _describe(note: FilterNote) -> str:
    between = ": " if note.code in REASONS else "="
    return f"{note.code.replace('_', ' ')} {note.name}{between}{note.value[:MAX_PART_CHARS]}".rstrip("=")
