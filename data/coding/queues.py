"""Queues: utterances to be coded in an order, by whom, in which schemes, and how far each coder has come."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from data.coding import store
from data.coding.store import WHOLE, Label, Place
from data.core.problems import UserError
from data.core.store.hashing import hashed
from data.workspace import Workspace

LONGEST_NOTE, LONGEST_NAME = 4_000, 80
PERSON, GOLD = "person", "gold"


@dataclass(frozen=True)
class Item:
    """One utterance of a queue, and how it was drawn."""

    place: Place
    probability: float = 1.0
    stratum: str = ""
    split: str = "test"
    #: Who codes it; empty: every coder of the queue.
    coder: str = ""


@dataclass(frozen=True)
class Queue:
    """What is to be coded, without its items."""

    id: str
    corpus: str
    name: str
    #: Ids of the schemes, in the order in which they are coded.
    schemes: tuple[str, ...]
    #: Who codes; empty: whoever comes.
    coders: tuple[str, ...] = ()
    #: Whether a coder sees neither other coders' labels nor the score.
    blind: bool = True
    n: int = 0
    #: How the items were drawn: utterances, dialogues or globals.
    design: str = "utterances"
    seed: int = 0
    #: The selection they were drawn from, as a URL query.
    query: str = ""
    #: Local time, ISO 8601.
    made_at: str = ""
    #: The version of the corpus.
    version: str = ""


@dataclass(frozen=True)
class Work:
    """What a coder has given to one item: all labels in the queue's schemes, and a note."""

    number: int
    labels: tuple[Label, ...] = ()
    note: str = ""
    #: Whether the coder is through with it, labels or none.
    done: bool = True


@dataclass(frozen=True)
class Progress:
    """How far one coder of a queue has come."""

    coder: str
    done: int
    assigned: int
    #: When the last item was coded, ISO 8601; empty: not begun.
    last_at: str = ""


@dataclass
class Given:
    """What is kept of one item: labels by coder (with their kind), and the note of the coder who asks."""

    labels: list[tuple[str, str, Label]] = field(default_factory=list)
    note: str = ""
    done: bool = False


def make(workspace: Workspace, queue: Queue, items: Sequence[Item]) -> Queue:
    """Keep a queue; its id follows from its content. Raises UserError where it is empty or has no name."""
    if not items:
        raise UserError.of("queue_empty")
    if not queue.name.strip() or len(queue.name) > LONGEST_NAME:
        raise UserError.of("queue_name", longest=LONGEST_NAME)
    if not queue.schemes:
        raise UserError.of("queue_no_scheme")
    made = {
        **asdict(queue),
        "id": queue.id or hashed(queue, items)[:10],
        "n": len(items),
        "name": queue.name.strip(),
    }
    rows = [
        (made["id"], number, *_place(item.place), item.probability, item.stratum, item.split, item.coder)
        for number, item in enumerate(items)
    ]
    with store.writing(workspace, queue.corpus) as connection:
        plain = orjson.dumps(made).decode()
        connection.execute(
            "INSERT OR REPLACE INTO coding_queues VALUES (?, ?, ?)", (made["id"], queue.corpus, plain)
        )
        connection.execute("DELETE FROM coding_items WHERE queue = ?", [made["id"]])
        connection.executemany("INSERT INTO coding_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return _queue(plain)


def queues(workspace: Workspace, corpus: str) -> list[Queue]:
    """The queues of a corpus, the newest first."""
    rows = workspace.rows("SELECT queue FROM coding_queues WHERE corpus = ?", corpus)
    return sorted((_queue(plain) for (plain,) in rows), key=lambda queue: (queue.made_at, queue.id), reverse=True)


def remove(workspace: Workspace, queue: Queue) -> None:
    """Take a queue out; the labels that were given in it stay."""
    with store.writing(workspace, queue.corpus) as connection:
        for table, column in (("coding_queues", "id"), ("coding_items", "queue"), ("coding_done", "queue")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [queue.id])


def items(workspace: Workspace, queue_id: str, coder: str = "") -> list[tuple[int, Item]]:
    """The items of a queue with their numbers, in order; of one coder only those that are theirs."""
    columns = "number, source, position, version, hash, probability, stratum, split, coder"
    order = "ORDER BY number"
    query = f"SELECT {columns} FROM coding_items WHERE queue = ?"
    given: list[tuple[Any, ...]] = (
        workspace.rows(f"{query} AND coder IN ('', ?) {order}", queue_id, coder)
        if coder
        else workspace.rows(f"{query} {order}", queue_id)
    )
    return [
        (number, Item(Place(source, position, version, text), probability, stratum, split, whose))
        for number, source, position, version, text, probability, stratum, split, whose in given
    ]


def done(workspace: Workspace, queue_id: str, coder: str, kind: str = PERSON) -> set[int]:
    """The numbers of the items that a coder is through with; gold: that anybody has settled."""
    query = "SELECT number FROM coding_done WHERE queue = ? AND kind = ?"
    rows: list[tuple[Any, ...]] = (
        workspace.rows(query, queue_id, kind)
        if kind == GOLD
        else workspace.rows(f"{query} AND coder = ?", queue_id, kind, coder)
    )
    return {int(number) for (number,) in rows}


def progress(workspace: Workspace, queue: Queue) -> list[Progress]:
    """How far each coder has come: those that the queue names, and all who have begun."""
    query = "SELECT coder, count(*), max(at) FROM coding_done WHERE queue = ? AND kind = 'person' GROUP BY coder"
    begun = {coder: (int(n), str(at)) for coder, n, at in workspace.rows(query, queue.id)}
    shares: dict[str, int] = {}
    query = "SELECT coder, count(*) FROM coding_items WHERE queue = ? GROUP BY coder"
    for coder, n in workspace.rows(query, queue.id):
        shares[coder] = int(n)
    names = [*queue.coders, *(coder for coder in sorted(begun) if coder not in queue.coders)]
    common = shares.get("", 0)
    listed = []
    for name in names:
        n_done, last_at = begun.get(name, (0, ""))
        listed.append(Progress(name, n_done, common + shares.get(name, 0), last_at))
    return listed


def covered(workspace: Workspace, queue: Queue) -> int:
    """How many items at least one person is through with."""
    query = "SELECT count(DISTINCT number) FROM coding_done WHERE queue = ? AND kind = 'person'"
    rows = workspace.rows(query, queue.id)
    return int(rows[0][0]) if rows else 0


def save(
    workspace: Workspace, queue: Queue, coder: str, work: Iterable[Work], at: str, kind: str = PERSON
) -> list[int]:
    """Keep what a coder has given, in one transaction; the numbers of the items that are now on the disk."""
    wanted = {one.number: one for one in work}
    if not wanted:
        return []
    places = _places(workspace, queue.id, wanted)
    with store.writing(workspace, queue.corpus) as connection:
        for number, place in places.items():
            one = wanted[number]
            store.put(connection, queue.corpus, place, coder, one.labels, queue.schemes, at, kind)
            whose = [queue.corpus, place.source, place.position, coder]
            if one.note.strip():
                note = [*whose, one.note.strip()[:LONGEST_NOTE], at]
                connection.execute("INSERT OR REPLACE INTO coding_notes VALUES (?, ?, ?, ?, ?, ?)", note)
            else:
                which = "corpus = ? AND source = ? AND position = ? AND coder = ?"
                connection.execute(f"DELETE FROM coding_notes WHERE {which}", whose)
            if one.done:
                finished = [queue.id, number, coder, kind, at]
                connection.execute("INSERT OR REPLACE INTO coding_done VALUES (?, ?, ?, ?, ?)", finished)
            else:
                which = "queue = ? AND number = ? AND coder = ? AND kind = ?"
                connection.execute(f"DELETE FROM coding_done WHERE {which}", [queue.id, number, coder, kind])
    return sorted(places)


def given(
    workspace: Workspace, queue: Queue, places: dict[int, Place], coder: str, kind: str = PERSON
) -> dict[int, Given]:
    """What is kept of some items by their numbers: the labels of all coders in the queue's schemes."""
    by_place = {(place.source, place.position): number for number, place in places.items()}
    if not by_place:
        return {}
    result = {number: Given() for number in places}
    sources = sorted({place.source for place in places.values()})
    marks = ", ".join("?" * len(sources))
    columns = "source, position, scheme, coder, kind, start, end, code, value, unsure"
    query = f"SELECT {columns} FROM coding_labels WHERE corpus = ? AND source IN ({marks})"
    rows: list[tuple[Any, ...]] = workspace.rows(query, queue.corpus, *sources)
    for source, position, scheme, who, of_kind, start, end, code, value, unsure in rows:
        number = by_place.get((source, position))
        if number is not None and scheme in queue.schemes:
            span = (None, None) if start == WHOLE else (start, end)
            result[number].labels.append((who, of_kind, Label(scheme, code or None, value, bool(unsure), *span)))
    query = (
        f"SELECT source, position, note FROM coding_notes WHERE corpus = ? AND coder = ? AND source IN ({marks})"
    )
    noted: list[tuple[Any, ...]] = workspace.rows(query, queue.corpus, coder, *sources)
    for source, position, note in noted:
        if (number := by_place.get((source, position))) is not None:
            result[number].note = note
    for number in done(workspace, queue.id, coder, kind) & result.keys():
        result[number].done = True
    return result


def enter(workspace: Workspace, name: str, token: str, *, again: bool = False) -> str:
    """Take a coder's name; the name as it is written.

    Args:
        workspace: where it is kept.
        name: as entered.
        token: what identifies the browser; two browsers with one name are two people at first.
        again: the person says to be the one of this name.

    Raises:
        UserError: another browser has entered this name, or it cannot be a name.
    """
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or any(sign in plain for sign in ":@,>|\\"):
        raise UserError.of("coder_name", longest=LONGEST_NAME)
    with store.writing(workspace) as connection:
        row = connection.execute("SELECT token FROM coding_coders WHERE name = ?", [plain]).fetchone()
        if row is not None and row[0] != token and not again:
            raise UserError.of("coder_taken", name=plain)
        connection.execute("INSERT OR REPLACE INTO coding_coders VALUES (?, ?)", [plain, token])
    return plain


def _places(workspace: Workspace, queue_id: str, numbers: Iterable[int]) -> dict[int, Place]:
    """Where some items of a queue are; unknown numbers are left out."""
    wanted = [str(number) for number in numbers]
    marks = ", ".join("?" * len(wanted))
    query = (
        f"SELECT number, source, position, version, hash FROM coding_items WHERE queue = ? AND number IN ({marks})"
    )
    rows: list[tuple[Any, ...]] = workspace.rows(query, queue_id, *wanted)
    return {number: Place(*place) for number, *place in rows}


def _place(place: Place) -> tuple[str, int, str, str]:
    return place.source, place.position, place.version, place.hash


def _queue(plain: str) -> Queue:
    values = orjson.loads(plain)
    return Queue(**{**values, "schemes": tuple(values["schemes"]), "coders": tuple(values["coders"])})
