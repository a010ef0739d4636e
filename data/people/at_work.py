"""The jobs of people at work on this machine, whichever server process began them: ``WORKSPACE/jobs``.

One small file a job, beside a lock that the server process holds until the job ends. The system lets go of the
locks of a process that was killed: what it left is removed by the next who counts.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import orjson
from filelock import FileLock, Timeout

from data.core.problems import UserError
from data.people.roles import Person

FOLDER = "jobs"


@dataclass(frozen=True)
class Ticket:
    """One job at work."""

    file: Path
    lock: FileLock

    def end(self) -> None:
        """The job has ended."""
        self.file.unlink(missing_ok=True)
        self.lock.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)


def turn(workspace: Path) -> FileLock:
    """Held while jobs are counted and one is begun: two server processes do not both take the last place."""
    return _lock(_folder(workspace) / ".lock", timeout=10)


def begin(workspace: Path, person: Person, pid: int) -> Ticket:
    """Note that a process works for a person. Raises UserError where that cannot be written."""
    file = _folder(workspace) / f"{time.time_ns():020}-{pid}.json"
    lock = _lock(file.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
        file.write_bytes(orjson.dumps({"person": person.id}))
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=file.parent, why=error.strerror or error) from error
    return Ticket(file, lock)


def of(workspace: Path, person: Person) -> list[int]:
    """The processes that work for a person, in the order in which they were begun."""
    theirs = []
    for file in sorted((workspace / FOLDER).glob("*.json")):
        ended = _lock(file.with_suffix(".lock"), timeout=0)
        try:
            ended.acquire()
        except Timeout:
            if _person(file) == person.id:
                theirs.append(_pid(file))
        else:
            Ticket(file, ended).end()
    return theirs


def _folder(workspace: Path) -> Path:
    folder = workspace / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=folder, why=error.strerror or error) from error
    return folder


def _lock(path: Path, timeout: float) -> FileLock:
    return FileLock(path, timeout=timeout, thread_local=False)  # it is let go by another thread than took it


def _pid(file: Path) -> int:
    return int(file.stem.rpartition("-")[2])


def _person(file: Path) -> str:
    try:
        return str(orjson.loads(file.read_bytes())["person"])
    except (OSError, ValueError, KeyError, TypeError):  # it ends, or is being written, at this moment
        return ""
