"""The two invented corpora of the project, with invented responses, judgements, predicted scores and a coding."""

from datetime import datetime
from pathlib import Path

from data.annotations.labels.files import add as add_labels
from data.annotations.ratings.files import add as add_ratings
from data.building.prepare import prepare
from data.coding.label_rows import Given
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library, Manifest

FOLDER = Path(__file__).resolve().parent / "demo"
DEMOS = {"demo-ja": FOLDER / "ja", "demo-en": FOLDER / "en"}
RATINGS = {"demo-ja": FOLDER / "ratings" / "ja.csv"}
RESPONSES = {"demo-ja": FOLDER / "responses"}
PREDICTIONS = {"demo-ja": FOLDER / "predictions"}
JUDGEMENTS = {"demo-ja": FOLDER / "judgements"}
INVENTED = "invented for the demo"
CODING = {
    "demo-ja": {
        "coder-a": Given("コーダーA", "person", made_by=INVENTED),
        "coder-b": Given("コーダーB", "person", made_by=INVENTED),
        "gold": Given("確定", "gold", made_by=INVENTED),
        "rule": Given("ルール", "rule", made_by=f"rules 1, {INVENTED}"),
    }
}


def prepare_demos(library: Library, *, now: datetime, progress: Progress = silent) -> list[tuple[Manifest, bool]]:
    """Prepare both demos with their responses; what the library already has is not made again."""
    return [prepare_demo(corpus_id, library, now=now, progress=progress) for corpus_id in DEMOS]


def prepare_demo(
    corpus_id: str, library: Library, *, now: datetime, progress: Progress = silent, maps: bool = True
) -> tuple[Manifest, bool]:
    """Prepare one of the demos; ``maps`` False makes no vectors and no map."""
    prepared = prepare(DEMOS[corpus_id], corpus_id, library=library, now=now, progress=progress, maps=maps)
    added = [_coded(corpus_id, library, now)] if corpus_id in CODING else []
    if corpus_id in RATINGS:
        added.append(_rated(corpus_id, library, now))
    if corpus_id in RESPONSES:
        added.append(_answered(corpus_id, library, now, progress))
    if corpus_id in PREDICTIONS:
        added.append(_predicted(corpus_id, library, now, progress))
    if corpus_id in JUDGEMENTS:
        added.append(_judged(corpus_id, library, now))
    return library.manifest(corpus_id), any(added) or prepared[1]


def _coded(corpus_id: str, library: Library, now: datetime) -> bool:
    """Add the coding of a demo: of a third of its dialogues by two coders and settled, and of all by a rule.

    Whether any labels were added; a library that cannot be written stays as it is.
    """
    try:
        added = [
            add_labels(FOLDER / "coding" / f"{name}.csv", corpus_id, library=library, now=now, given=given)[1]
            for name, given in CODING[corpus_id].items()
        ]
    except UserError as error:
        if error.code == "cannot_be_written":
            return False
        raise
    return any(added)


def _predicted(corpus_id: str, library: Library, now: datetime, progress: Progress) -> bool:
    """Add the predictions of a demo unless it has some, also of an older version; whether any were added."""
    from data.annotations.predictions.importing import add
    from data.predictions.store import of_corpus

    try:
        return add(PREDICTIONS[corpus_id], corpus_id, library=library, now=now, progress=progress)[1]
    except UserError as error:
        if error.code == "cannot_be_written":
            return False
        if not of_corpus(library.folder(corpus_id), corpus_id, "").sets():
            raise
        return False


def _rated(corpus_id: str, library: Library, now: datetime) -> bool:
    """Add the ratings of a demo: mood before and after by its clients, and CTRS by two observers of a third.

    Whether any were added; a library that cannot be written stays as it is.
    """
    try:
        return add_ratings(RATINGS[corpus_id], corpus_id, library=library, now=now)[1]
    except UserError as error:
        if error.code == "cannot_be_written":
            return False
        raise


def _judged(corpus_id: str, library: Library, now: datetime) -> bool:
    """Add the judgements of a demo in place of those of an older version; whether any were added.

    A library that cannot be written stays as it is.
    """
    from data.annotations.judgements.importing import add
    from data.judgement import sets

    folder = JUDGEMENTS[corpus_id]
    before = [one for one in sets.sets(sets.folder_of(library.root, corpus_id)) if one.name == folder.name]
    try:
        added, is_new = add(folder, corpus_id, library=library, now=now)
        for older in before:
            if older.id != added.id and older.raters.keys() <= added.raters.keys():  # no person's own file
                sets.remove(library, corpus_id, older.id)
        return is_new
    except UserError as error:
        if error.code == "cannot_be_written":
            return False
        raise


def _answered(corpus_id: str, library: Library, now: datetime, progress: Progress) -> bool:
    """Add the responses of a demo in place of those of an older version; whether any were added.

    A library that cannot be written stays as it is.
    """
    from data.core.store import responses as response_store
    from data.responses.importing import add

    folder = RESPONSES[corpus_id]

    def added() -> bool:
        return add(folder, corpus_id, library=library, now=now, progress=progress)[1]

    try:
        return added()
    except UserError as error:
        sets = response_store.Responses(response_store.folder_of(library, corpus_id), corpus_id, "").sets()
        if not sets:
            raise
        older = [one.id for one in sets if one.name == folder.name and all(map(_is_of_demo, one.systems))]
        if error.code != "no_response_usable" or not older:
            return False
        for one in older:
            response_store.remove(library, corpus_id, one)
        return added()


def _is_of_demo(system: str) -> bool:
    return system.startswith("demo-")
