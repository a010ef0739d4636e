"""The two invented corpora that come with the project, and the answers of three invented systems."""

from datetime import datetime
from pathlib import Path

from data.prepare import prepare
from data.progress import Progress, silent
from data.store import Library, Manifest

FOLDER = Path(__file__).resolve().parent / "demo"
DEMOS = {"demo-ja": FOLDER / "ja", "demo-en": FOLDER / "en"}


RESPONSES = {"demo-ja": FOLDER / "responses"}


def prepare_demos(library: Library, *, now: datetime, progress: Progress = silent) -> list[tuple[Manifest, bool]]:
    """Both demos in the library, with their responses; what is there already is not made again."""
    return [prepare_demo(corpus_id, library, now=now, progress=progress) for corpus_id in DEMOS]


def prepare_demo(
    corpus_id: str, library: Library, *, now: datetime, progress: Progress = silent, maps: bool = True
) -> tuple[Manifest, bool]:
    """One of the demos; without ``maps`` it can be read, but has no map."""
    made = prepare(DEMOS[corpus_id], corpus_id, library=library, now=now, progress=progress, maps=maps)
    if corpus_id in RESPONSES:
        from data.responses.adding import add

        _, new = add(RESPONSES[corpus_id], corpus_id, library=library, now=now, progress=progress)
        return made[0], made[1] or new
    return made
