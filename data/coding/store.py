"""Where coding by hand is kept: tables of the workspace, written so that nothing that was confirmed can be lost.

Utterances are named by the dialogue's id in the source, the position, the corpus' version and a hash of the text,
so that a label is never shown at another utterance after the corpus was imported anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import orjson

from data.coding.scheme import Scheme, checked
from data.core.problems import UserError
from data.workspace import TABLES, Workspace

WHOLE = -1
CODING_TABLES = """
CREATE TABLE IF NOT EXISTS coding_state (corpus TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_schemes (id TEXT PRIMARY KEY, scheme TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_labels
    (corpus TEXT, source TEXT, position INTEGER, scheme TEXT, coder TEXT, kind TEXT, start INTEGER, end INTEGER,
    code TEXT, value REAL, unsure INTEGER NOT NULL, at TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (corpus, source, position, scheme, coder, kind, start, end, code)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_notes
    (corpus TEXT, source TEXT, position INTEGER, coder TEXT, note TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (corpus, source, position, coder)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_coders (name TEXT PRIMARY KEY, token TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_queues
    (id TEXT PRIMARY KEY, corpus TEXT NOT NULL, queue TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_items
    (queue TEXT, number INTEGER, source TEXT NOT NULL, position INTEGER NOT NULL, version TEXT NOT NULL,
    hash TEXT NOT NULL, probability REAL NOT NULL, stratum TEXT NOT NULL, split TEXT NOT NULL, coder TEXT NOT NULL,
    PRIMARY KEY (queue, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coding_done
    (queue TEXT, number INTEGER, coder TEXT, kind TEXT, at TEXT NOT NULL,
    PRIMARY KEY (queue, number, coder, kind)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Place:
    """One utterance, named so that it is found again in a corpus that was imported anew."""

    #: Id of the dialogue in the source.
    source: str
    position: int
    #: Of the corpus.
    version: str
    #: Of the text, see ``text_hash``.
    hash: str


@dataclass(frozen=True)
class Label:
    """What one coder gives to one utterance, or to a span of it (code points)."""

    scheme: str
    code: str | None = None
    value: float | None = None
    unsure: bool = False
    start: int | None = None
    end: int | None = None


def text_hash(text: str) -> str:
    """Eight bytes that name an utterance's text."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()


@contextmanager
def writing(workspace: Workspace, corpus: str = "") -> Iterator[sqlite3.Connection]:
    """A transaction that is on the disk when this ends; the labels of the corpus, or of all, count as changed."""
    with workspace.connection(writing=True, tables=TABLES + CODING_TABLES) as connection:
        _stay_open(str(workspace.path))
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield connection
            counted = "INSERT INTO coding_state VALUES (?, 1) ON CONFLICT (corpus) DO UPDATE SET n = n + 1"
            connection.execute(counted, [corpus])


@lru_cache(maxsize=4)
def _stay_open(path: str) -> sqlite3.Connection:
    """An idle reader of a workspace: who closes it last copies the write-ahead log, which waits for the disk."""
    idle = sqlite3.connect(path, check_same_thread=False)
    idle.execute("SELECT count(*) FROM coding_state").fetchall()
    return idle


def state(workspace: Workspace, corpus: str) -> int:
    """A number that differs after each change of the labels of a corpus."""
    rows = workspace.rows("SELECT sum(n) FROM coding_state WHERE corpus IN ('', ?)", corpus)
    return int(rows[0][0] or 0) if rows else 0


def schemes(workspace: Workspace) -> dict[str, Scheme]:
    """The schemes of this workspace by id, in the order of their ids."""
    rows = workspace.rows("SELECT id, scheme FROM coding_schemes ORDER BY id")
    return {name: Scheme.from_dict(orjson.loads(plain)) for name, plain in rows}


def used_codes(workspace: Workspace, scheme_id: str) -> dict[str, int]:
    """How many labels each code of a scheme has, over all corpora and coders."""
    query = "SELECT code, count(*) FROM coding_labels WHERE scheme = ? GROUP BY code ORDER BY code"
    return {code: int(n) for code, n in workspace.rows(query, scheme_id)}


def save_scheme(workspace: Workspace, scheme: Scheme, renamed: dict[str, str] | None = None) -> None:
    """Keep a scheme; labels follow a code that was renamed (old id to new id).

    Raises:
        UserError: the scheme cannot be coded with, or a code or kind is taken away that labels still have.
    """
    checked(scheme)
    renamed = renamed or {}
    with writing(workspace) as connection:
        kept = connection.execute(
            "SELECT code, count(*), min(value), max(value) FROM coding_labels WHERE scheme = ? GROUP BY code",
            [scheme.id],
        ).fetchall()
        for code, n, lowest, highest in kept:
            if scheme.is_number:
                fits = not code and all(scheme.allows(None, value) for value in (lowest, highest))
            else:
                fits = bool(code) and scheme.allows(renamed.get(code, code), None)
            if not fits:
                raise UserError.of("code_in_use", id=code or scheme.id, n=n)
        for old, new in renamed.items():
            changed = "UPDATE OR REPLACE coding_labels SET code = ? WHERE scheme = ? AND code = ?"
            connection.execute(changed, [new, scheme.id, old])
        plain = orjson.dumps(scheme.to_dict()).decode()
        connection.execute("INSERT OR REPLACE INTO coding_schemes VALUES (?, ?)", [scheme.id, plain])


def remove_scheme(workspace: Workspace, scheme_id: str) -> None:
    """Take a scheme out. Raises UserError where labels still have it."""
    with writing(workspace) as connection:
        query = "SELECT count(*) FROM coding_labels WHERE scheme = ?"
        n = connection.execute(query, [scheme_id]).fetchone()[0]
        if n:
            raise UserError.of("scheme_in_use", id=scheme_id, n=n)
        connection.execute("DELETE FROM coding_schemes WHERE id = ?", [scheme_id])


def put(
    connection: sqlite3.Connection,
    corpus: str,
    place: Place,
    coder: str,
    labels: Iterable[Label],
    among: Sequence[str],
    at: str,
    kind: str = "person",
) -> None:
    """Make these the coder's labels of an utterance in the schemes ``among``, in place of those there were.

    Args:
        connection: of ``writing``.
        corpus: the corpus' id.
        place: the utterance.
        coder: the name.
        labels: all that the coder gives it in these schemes; none takes the labels away.
        among: ids of the schemes.
        at: local time, ISO 8601.
        kind: person, or gold where it is settled among coders.
    """
    which = "corpus = ? AND source = ? AND position = ? AND scheme = ? AND kind = ?"
    whose = "" if kind == "gold" else " AND coder = ?"  # an utterance has one gold label, whoever settled it
    for scheme in among:
        values: list[Any] = [corpus, place.source, place.position, scheme, kind]
        connection.execute(
            f"DELETE FROM coding_labels WHERE {which}{whose}", values if kind == "gold" else [*values, coder]
        )
    for label in labels:
        span = (WHOLE, WHOLE) if label.start is None or label.end is None else (label.start, label.end)
        row = [corpus, place.source, place.position, label.scheme, coder, kind, *span, label.code or ""]
        more = [label.value, int(label.unsure), at, place.version, place.hash]
        connection.execute("INSERT OR REPLACE INTO coding_labels VALUES (" + ", ".join("?" * 14) + ")", row + more)


def notes(workspace: Workspace, corpus: str) -> list[tuple[Any, ...]]:
    """The notes beside utterances of a corpus: the dialogue's id in the source, position, coder, note."""
    columns = "source, position, coder, note"
    return workspace.rows(f"SELECT {columns} FROM coding_notes WHERE corpus = ? ORDER BY {columns}", corpus)


def rows_of(workspace: Workspace, corpus: str) -> list[tuple[Any, ...]]:
    """All labels of a corpus, by utterance.

    Columns: source, position, start, end, scheme, code, value, coder, kind, unsure, at, version, hash.
    """
    columns = "source, position, start, end, scheme, code, value, coder, kind, unsure, at, version, hash"
    return workspace.rows(f"SELECT {columns} FROM coding_labels WHERE corpus = ?", corpus)
