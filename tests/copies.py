"""A library to write into: its corpora are those of another, its sets of responses and predictions its own."""

from pathlib import Path

from data.core.store import Library


def copied(library: Library, folder: Path, *ids: str) -> Library:
    """A library in ``folder`` with links to some corpora of another."""
    own = folder / "own"
    own.mkdir()
    for one in ids:
        (own / one).symlink_to(library.root / one)
    return Library(own)
