"""The two invented corpora that come with the project, and the answers of three invented systems."""

from datetime import datetime
from pathlib import Path

from data.building.prepare import prepare
from data.problems import UserError
from data.progress import Progress, silent
from data.store import Library, Manifest

FOLDER = Path(__file__).resolve().parent / "demo"
DEMOS = {"demo-ja": FOLDER / "ja", "demo-en": FOLDER / "en"}
RESPONSES = {"demo-ja": FOLDER / "responses"}


def prepare_demos(library: Library, *, now: datetime, progress: Progress = silent) -> list[tuple[Manifest, bool]]:
    """Prepare both demos with their responses; what the library already has is not made again."""
    return [prepare_demo(corpus_id, library, now=now, progress=progress) for corpus_id in DEMOS]


def prepare_demo(
    corpus_id: str, library: Library, *, now: datetime, progress: Progress = silent, maps: bool = True
) -> tuple[Manifest, bool]:
    """Prepare one of the demos; ``maps`` False makes no vectors and no map."""
    prepared = prepare(DEMOS[corpus_id], corpus_id, library=library, now=now, progress=progress, maps=maps)
    if corpus_id in RESPONSES:
        return prepared[0], _answered(corpus_id, library, now, progress) or prepared[1]
    return prepared


def _answered(corpus_id: str, library: Library, now: datetime, progress: Progress) -> bool:
    """Add the responses of a demo unless it has some, also of an older version; whether any were added."""
    from data.responses.importing import add
    from data.store import responses as response_store

    try:
        return add(RESPONSES[corpus_id], corpus_id, library=library, now=now, progress=progress)[1]
    except UserError:
        if not response_store.Responses(response_store.folder_of(library, corpus_id), corpus_id, "").sets():
            raise
        return False
