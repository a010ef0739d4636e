"""Studies that people judge, in the workspace: what is shown as saved is on the disk.

An item is a target (a counselor's turn, named as in ``data.coding.store.Place``) and one system or two. Which of
two was on the left is kept with the judgement; the order of the items in the table says nothing of it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from typing import Any

import orjson

from data.coding.store import Place
from data.core.problems import UserError
from data.core.store.hashing import hashed
from data.judgement.attributes import chosen_reasons
from data.workspace import TABLES, Workspace

PAIR, SCALE = "pair", "scale"
LONGEST_NAME, LONGEST_NOTE = 80, 4_000
JUDGEMENT_TABLES = """
CREATE TABLE IF NOT EXISTS judge_state (corpus TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judge_studies
    (id TEXT PRIMARY KEY, corpus TEXT NOT NULL, study TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judge_items
    (study TEXT, number INTEGER, source TEXT NOT NULL, position INTEGER NOT NULL, version TEXT NOT NULL,
    hash TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (study, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judge_given
    (study TEXT, number INTEGER, rater TEXT, attribute TEXT, value REAL NOT NULL, b_left INTEGER NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (study, number, rater, attribute)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judge_worked
    (study TEXT, number INTEGER, rater TEXT, done INTEGER NOT NULL, note TEXT NOT NULL, reasons TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (study, number, rater)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judge_failures
    (corpus TEXT, name TEXT, source TEXT, position INTEGER, version TEXT NOT NULL, hash TEXT NOT NULL,
    system TEXT, tag TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (corpus, name, source, position, system)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Item:
    """One target, and the system or the two systems whose responses to it are judged."""

    place: Place
    a: str
    #: Empty where single responses are rated.
    b: str = ""


@dataclass(frozen=True)
class Study:
    """What is judged by whom, without its items."""

    id: str
    corpus: str
    name: str
    #: pair or scale
    mode: str
    attributes: tuple[str, ...]
    systems: tuple[str, ...]
    #: Ids of the sets of responses, as they were when the study was made.
    responses: tuple[str, ...] = ()
    #: Who judges; empty: whoever comes.
    raters: tuple[str, ...] = ()
    n: int = 0
    seed: int = 0
    #: The selection that the targets were drawn from, as a URL query.
    query: str = ""
    #: Local time, ISO 8601.
    made_at: str = ""
    #: The version of the corpus.
    version: str = ""
    #: Whether its judgements are shown although not everybody who is named has finished.
    revealed: bool = False
    #: Who drew it, on a shared server: the person's id.
    made_by: str = ""


@dataclass(frozen=True)
class Given:
    """What a rater has given to one item: a value for each attribute, a note, and ready reasons by id."""

    number: int
    #: Attribute to value: of a pair 1 where the left one is better, 0.5 for a tie, 0; else the rating.
    values: dict[str, float]
    note: str = ""
    done: bool = True
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far one rater has come."""

    rater: str
    done: int
    of: int
    last_at: str = ""


@contextmanager
def writing(workspace: Workspace, corpus: str) -> Iterator[sqlite3.Connection]:
    """A transaction that is on the disk when this ends; the judgements of the corpus count as changed."""
    with workspace.connection(writing=True, tables=TABLES + JUDGEMENT_TABLES) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield connection
            counted = "INSERT INTO judge_state VALUES (?, 1) ON CONFLICT (corpus) DO UPDATE SET n = n + 1"
            connection.execute(counted, [corpus])


def state(workspace: Workspace, corpus: str) -> int:
    """A number that differs after each change of the judgements of a corpus."""
    rows = workspace.rows("SELECT n FROM judge_state WHERE corpus = ?", corpus)
    return int(rows[0][0]) if rows else 0


def make(workspace: Workspace, study: Study, items: Sequence[Item]) -> Study:
    """Keep a study; its id follows from its content. Raises UserError where it is empty or has no name."""
    if not items:
        raise UserError.of("study_empty")
    if not study.name.strip() or len(study.name) > LONGEST_NAME:
        raise UserError.of("study_name", longest=LONGEST_NAME)
    if study.mode == PAIR and any(item.a == item.b for item in items):
        raise UserError.of("study_itself")
    made = {**asdict(study), "id": study.id or hashed(study, items)[:10], "n": len(items)}
    rows = [
        (made["id"], number, *astuple(item.place), *(sorted((item.a, item.b)) if item.b else (item.a, "")))
        for number, item in enumerate(items)
    ]
    with writing(workspace, study.corpus) as connection:
        plain = orjson.dumps(made).decode()
        connection.execute(
            "INSERT OR REPLACE INTO judge_studies VALUES (?, ?, ?)", [made["id"], study.corpus, plain]
        )
        connection.execute("DELETE FROM judge_items WHERE study = ?", [made["id"]])
        connection.executemany("INSERT INTO judge_items VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return _study(plain)


def studies(workspace: Workspace, corpus: str) -> list[Study]:
    """The studies of a corpus, the newest first."""
    rows = workspace.rows("SELECT study FROM judge_studies WHERE corpus = ?", corpus)
    return sorted((_study(plain) for (plain,) in rows), key=lambda one: (one.made_at, one.id), reverse=True)


def remove(workspace: Workspace, study: Study) -> None:
    """Take a study out with all that was judged in it."""
    with writing(workspace, study.corpus) as connection:
        connection.execute("DELETE FROM judge_studies WHERE id = ?", [study.id])
        for table in ("judge_items", "judge_given", "judge_worked"):
            connection.execute(f"DELETE FROM {table} WHERE study = ?", [study.id])


def items(workspace: Workspace, study_id: str) -> list[tuple[int, Item]]:
    """The items of a study with their numbers."""
    query = "SELECT number, source, position, version, hash, a, b FROM judge_items WHERE study = ? ORDER BY number"
    rows: list[tuple[Any, ...]] = workspace.rows(query, study_id)
    return [(number, Item(Place(*place), a, b)) for number, *place, a, b in rows]


def save(workspace: Workspace, study: Study, rater: str, work: Iterable[tuple[Given, bool]], at: str) -> list[int]:
    """Keep what a rater has given, in one transaction; the numbers of the items that are now on the disk.

    ``work``: each with whether the item's second system was on the left.
    """
    wanted = {one.number: (one, b_left) for one, b_left in work}
    if not wanted:
        return []
    with writing(workspace, study.corpus) as connection:
        query = "SELECT 1 FROM judge_items WHERE study = ? AND number = ?"
        saved = [number for number in wanted if connection.execute(query, [study.id, number]).fetchone()]
        for number in saved:
            one, b_left = wanted[number]
            key = [study.id, number, rater]
            connection.execute("DELETE FROM judge_given WHERE study = ? AND number = ? AND rater = ?", key)
            rows = [
                (*key, name, value, int(b_left), at)
                for name, value in one.values.items()
                if name in study.attributes
            ]
            connection.executemany("INSERT INTO judge_given VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            worked = (int(one.done), one.note[:LONGEST_NOTE], ",".join(one.reasons), at)
            connection.execute("INSERT OR REPLACE INTO judge_worked VALUES (?, ?, ?, ?, ?, ?, ?)", [*key, *worked])
    return saved


def given(workspace: Workspace, study_id: str, rater: str) -> dict[int, Given]:
    """What one rater has given, by the item's number."""
    query = "SELECT number, done, note, reasons FROM judge_worked WHERE study = ? AND rater = ?"
    rows: list[tuple[Any, ...]] = workspace.rows(query, study_id, rater)
    by_id = {
        int(number): Given(int(number), {}, note, bool(done), chosen_reasons(reasons))
        for number, done, note, reasons in rows
    }
    query = "SELECT number, attribute, value FROM judge_given WHERE study = ? AND rater = ?"
    rows = workspace.rows(query, study_id, rater)
    for number, attribute, value in rows:
        by_id[int(number)].values[attribute] = float(value)
    return by_id


def progress(workspace: Workspace, study: Study) -> list[Progress]:
    """How far each rater has come: those that the study names, and all who have begun."""
    query = "SELECT rater, sum(done), max(at) FROM judge_worked WHERE study = ? GROUP BY rater"
    begun = {rater: (int(n), str(at)) for rater, n, at in workspace.rows(query, study.id)}
    names = [*study.raters, *(rater for rater in sorted(begun) if rater not in study.raters)]
    return [Progress(name, begun.get(name, (0, ""))[0], study.n, begun.get(name, (0, ""))[1]) for name in names]


def is_running(workspace: Workspace, study: Study) -> bool:
    """Whether somebody may still judge: not revealed, and not all who are named are through with all items."""
    if study.revealed:
        return False
    return not study.raters or any(one.done < one.of for one in progress(workspace, study))


def reveal(workspace: Workspace, study: Study) -> None:
    """Let the judgements of a study be shown from now on."""
    plain = orjson.dumps({**asdict(study), "revealed": True}).decode()
    with writing(workspace, study.corpus) as connection:
        connection.execute("UPDATE judge_studies SET study = ? WHERE id = ?", [plain, study.id])


def rows_of(workspace: Workspace, corpus: str, *, running: bool = False) -> list[tuple[Any, ...]]:
    """All judgements of items that a rater is through with; of studies that are running only if that is wanted.

    Columns: study, source, position, version, hash, a, b, rater, attribute, value, b_left, note, reasons, at.
    """
    every: list[tuple[Any, ...]] = []
    for study in studies(workspace, corpus):
        if not running and is_running(workspace, study):
            continue
        by_number = dict(items(workspace, study.id))
        query = "SELECT number, rater, note, reasons FROM judge_worked WHERE study = ? AND done = 1"
        done = {(number, rater): why for number, rater, *why in workspace.rows(query, study.id)}
        query = "SELECT number, rater, attribute, value, b_left, at FROM judge_given WHERE study = ?"
        for number, rater, attribute, value, b_left, at in workspace.rows(query, study.id):
            if (number, rater) in done and int(number) in by_number:
                item = by_number[int(number)]
                place = (item.place.source, item.place.position, item.place.version, item.place.hash)
                why = done[number, rater]
                every.append(
                    (study.id, *place, item.a, item.b, rater, attribute, value, bool(int(b_left)), *why, at)
                )
    return every


def _study(plain: str) -> Study:
    values = orjson.loads(plain)
    lists = {name: tuple(values[name]) for name in ("attributes", "systems", "responses", "raters")}
    return Study(**{**values, **lists})
