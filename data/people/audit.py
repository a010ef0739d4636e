"""Who did what and when, one line of JSON each, only ever added to: ``WORKSPACE/audit.jsonl``.

Signing in, uploading, sharing, removing and jobs are written down; what people read, search for or write is not.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Literal

import orjson

from data.core.problems import UserError
from data.people.roles import Person

FILE = "audit.jsonl"
Action = Literal["sign_in", "sign_out", "upload", "share", "unshare", "remove", "job"]


def record(folder: Path, person: Person, action: Action, what: str, now: datetime) -> None:
    """Add a line, unless this server has no sign-in. Raises UserError if it cannot be written.

    One write to a file opened for appending: lines of several processes do not mix.
    """
    if person.is_anyone:
        return
    line = {"at": now.isoformat(timespec="seconds"), "person": person.id, "role": person.role.name.lower()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, orjson.dumps({**line, "action": action, "what": what}) + b"\n")
        finally:
            os.close(file)
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=folder, why=error.strerror or error) from error


def read(folder: Path) -> list[dict[str, str]]:
    """All lines, the oldest first; one that a crash cut off is left out."""
    try:
        lines = (folder / FILE).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    entries = []
    for line in lines:
        try:
            entries.append(orjson.loads(line))
        except ValueError:
            continue
    return entries
