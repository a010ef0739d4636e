"""The two invented corpora that come with the project."""

from datetime import datetime
from pathlib import Path

from data.prepare import prepare
from data.progress import Progress, silent
from data.store import Library, Manifest

FOLDER = Path(__file__).resolve().parent / "demo"
DEMOS = {"demo-ja": FOLDER / "ja", "demo-en": FOLDER / "en"}


def prepare_demos(library: Library, *, now: datetime, progress: Progress = silent) -> list[tuple[Manifest, bool]]:
    """Both demos in the library; what is there already is not made again."""
    return [
        prepare(path, corpus_id, library=library, now=now, progress=progress) for corpus_id, path in DEMOS.items()
    ]
