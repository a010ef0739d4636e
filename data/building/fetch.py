"""Download a published corpus, verify its content, and prepare it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from data.building.prepare import prepare
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library, Manifest
from data.importing.download import download
from data.importing.formats.kokorochat_names import PUBLISHED
from data.importing.records_stage import content_of

DOWNLOADS = ".downloads"


@dataclass(frozen=True)
class Origin:
    """A published corpus."""

    #: Where its archive is downloaded from.
    url: str
    #: The hash of its files, see ``Manifest.content``.
    content: str


ORIGINS = {
    "kokorochat": Origin(
        url="https://github.com/UEC-InabaLab/KokoroChat/archive/44aa9d8ad21f17413973f5ccfc45970659a2fb16.tar.gz",
        content=PUBLISHED,
    ),
}


def fetch(
    name: str,
    corpus_id: str | None = None,
    *,
    library: Library,
    now: datetime,
    url: str | None = None,
    progress: Progress = silent,
) -> tuple[Manifest, bool]:
    """Download, verify and prepare a published corpus, unless the library has it.

    Args:
        name: one of ``ORIGINS``.
        corpus_id: its id in the library (default: the name).
        library: where it is prepared.
        now: the time that the manifest states.
        url: a mirror (default: the public address).
        progress: is told the steps.

    Returns:
        The manifest, and whether anything was done.

    Raises:
        UserError: the network, the server or the content is not as expected; the library stays as it was.
    """
    if name not in ORIGINS:
        raise UserError(f"no corpus '{name}' is known to fetch; there are: {', '.join(ORIGINS)}")
    origin = ORIGINS[name]
    corpus_id = corpus_id or name
    folder = library.folder(corpus_id)
    existing = next((manifest for manifest in library.manifests() if manifest.id == corpus_id), None)
    if existing is not None:
        if existing.content == origin.content:
            return existing, False
        raise UserError.of("other_content", id=corpus_id)
    source = url or origin.url
    archive = library.root / DOWNLOADS / f"{name}.archive"
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(archive.with_suffix(".lock"), timeout=0):
            try:
                download(source, archive, progress=progress)
            except UserError as error:
                raise UserError.of("fetch_failed", why=error, name=name, id=corpus_id, url=origin.url) from error
            progress("checking")
            try:
                _check(archive, source, origin)
                return prepare(archive, corpus_id, library=library, now=now, progress=progress, origin=source)
            finally:
                archive.unlink(missing_ok=True)
    except Timeout as error:
        raise UserError.of("being_fetched", name=name) from error
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=folder.parent, why=error.strerror or error) from error


def _check(archive: Path, source: str, origin: Origin) -> None:
    try:
        content = content_of(archive)
    except UserError as error:
        raise UserError.of("not_the_archive", url=source, why=error) from error
    if content != origin.content:
        raise UserError.of("not_published", url=source, found=content[:12], expected=origin.content[:12])
