"""Sets of failures: responses that people tag while looking through them, in the workspace."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.coding.store import Place
from data.core.problems import UserError
from data.judgement.store import LONGEST_NAME, writing
from data.workspace import Workspace


@dataclass(frozen=True)
class Failure:
    """One response that was tagged."""

    place: Place
    system: str
    tag: str = ""


def tag(workspace: Workspace, corpus: str, name: str, failures: Iterable[Failure], at: str) -> None:
    """Put responses into a set by its name; one that is there gets the new tag. Raises UserError."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME:
        raise UserError.of("failures_name", longest=LONGEST_NAME)
    with writing(workspace, corpus) as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO judge_failures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (corpus, plain, one.place.source, one.place.position, one.place.version, one.place.hash,
                 one.system, " ".join(one.tag.split())[:LONGEST_NAME], at)
                for one in failures
            ],
        )  # fmt: skip


def untag(workspace: Workspace, corpus: str, name: str, failures: Iterable[Failure]) -> None:
    """Take responses out of a set."""
    with writing(workspace, corpus) as connection:
        connection.executemany(
            "DELETE FROM judge_failures"
            " WHERE corpus = ? AND name = ? AND source = ? AND position = ? AND system = ?",
            [(corpus, name, one.place.source, one.place.position, one.system) for one in failures],
        )


def names(workspace: Workspace, corpus: str) -> dict[str, int]:
    """The sets of a corpus by name, with how many responses each holds."""
    query = "SELECT name, count(*) FROM judge_failures WHERE corpus = ? GROUP BY name ORDER BY name"
    return {name: int(n) for name, n in workspace.rows(query, corpus)}


def failures(workspace: Workspace, corpus: str) -> list[tuple[str, Failure]]:
    """Every tagged response with the name of its set."""
    query = "SELECT name, source, position, version, hash, system, tag FROM judge_failures WHERE corpus = ?"
    return [
        (name, Failure(Place(source, int(position), version, text), system, tagged))
        for name, source, position, version, text, system, tagged in workspace.rows(query, corpus)
    ]
