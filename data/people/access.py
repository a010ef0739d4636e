"""Who may see a corpus, and who may change it: ``LIBRARY/ID/access.json``.

A corpus without the file belongs to the server, and everybody sees it. An upload is claimed before anything
is imported, so it is private from its first moment; its uploader shares it by saying so.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from data.core.problems import UserError
from data.core.store import Library
from data.people.roles import Person, Role

FILE = "access.json"
MB = 1_000_000


@dataclass(frozen=True)
class Access:
    """The owner's id, and whether everybody may see it; no owner: it is the server's."""

    owner: str = ""
    shared: bool = True

    def seen_by(self, person: Person) -> bool:
        """Whether a person may see the corpus; not even an owner of the server reads another's private upload."""
        return self.shared or person.is_anyone or self.owner == person.id

    def changed_by(self, person: Person) -> bool:
        """Whether a person may remove, share or replace it."""
        if person.is_anyone or (person.role == Role.OWNER and self.seen_by(person)):
            return True
        return person.role >= Role.CODER and bool(self.owner) and self.owner == person.id


UNREADABLE = Access("?", shared=False)


def of(library: Library, corpus_id: str) -> Access:
    """Who may do what with a corpus; if the file is damaged, no one may."""
    path = library.folder(corpus_id) / FILE
    try:
        stored = orjson.loads(path.read_bytes())
        return Access(str(stored["owner"]), stored["shared"] is True)
    except FileNotFoundError:
        return Access()
    except (OSError, ValueError, TypeError, KeyError):
        return UNREADABLE


def claim(library: Library, corpus_id: str, person: Person) -> None:
    """Take an id for a person's upload, before it is imported. Raises UserError where it is another's."""
    if person.is_anyone:
        return
    if person.role < Role.CODER:
        raise UserError.of("role_lacks", role=person.role.name.lower())
    folder = library.folder(corpus_id)
    path = folder / FILE
    if not path.exists() and (folder / "manifest.json").exists():
        raise UserError.of("id_taken", id=corpus_id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:  # of two at the same moment one wins
            file.write(_written(Access(person.id, shared=False)))
    except FileExistsError:
        if of(library, corpus_id).owner != person.id:
            raise UserError.of("id_taken", id=corpus_id) from None
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=library.root, why=error.strerror or error) from error


def share(library: Library, corpus_id: str, person: Person, *, shared: bool) -> None:
    """Let everybody see a corpus, or its owner alone. Raises UserError where the person may not."""
    access = of(library, corpus_id)
    if not access.owner or not access.changed_by(person):
        raise UserError.of("not_yours", id=corpus_id)
    path = library.folder(corpus_id) / FILE
    temporary = path.with_suffix(".new")
    temporary.write_bytes(_written(Access(access.owner, shared)))
    temporary.replace(path)


def remove(library: Library, corpus_id: str, person: Person) -> None:
    """Remove a corpus. Raises UserError where the person may not, or where it is gone already."""
    if not of(library, corpus_id).changed_by(person):
        raise UserError.of("not_yours", id=corpus_id)
    library.remove(corpus_id, wait_s=0)


def used_mb(library: Library, person: Person) -> float:
    """What a person's corpora take on the disk together."""
    claimed = (path.parent for path in library.root.glob(f"*/{FILE}"))
    return sum(_size(folder) for folder in claimed if of(library, folder.name).owner == person.id) / MB


def check_quota(library: Library, person: Person, allowed_mb: int, more_bytes: int) -> None:
    """Raise UserError where an upload of this size would be more than a person may keep."""
    if person.is_anyone:
        return
    used = used_mb(library, person)
    if used + more_bytes / MB > allowed_mb:
        raise UserError.of("quota_uploads", used=f"{used:.0f}", size=f"{more_bytes / MB:.0f}", allowed=allowed_mb)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _written(access: Access) -> bytes:
    values: dict[str, Any] = asdict(access)
    return orjson.dumps(values)
