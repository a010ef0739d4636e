"""A corpus made of the contexts and references of a file of responses that belongs to no corpus."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import orjson

from data.building.prepare import prepare
from data.core.problems import Problems, UserError
from data.core.progress import Progress
from data.core.store import Library
from data.core.store import responses as response_store
from data.core.store.card import Card
from data.core.store.hashing import hashed
from data.importing.files.text_values import text_of
from data.responses.raw import Raw
from data.responses.reading.messages import CLIENT, COUNSELOR, Message, messages_of

MAPPING = {
    "columns": {"dialogue_id": "dialogue_id", "role": "role", "text": "text"},
    "utterances": "utterances",
    "roles": {"counselor": "counselor", "client": "client", "other": "other"},
}
Dialogues = dict[str, dict[str, object]]


def build(
    rows: Sequence[Raw],
    corpus_id: str,
    title: str,
    *,
    library: Library,
    now: datetime,
    problems: Problems,
    progress: Progress,
) -> list[Raw]:
    """Prepare a corpus of the rows' own contexts and references.

    Args:
        rows: raw rows; those with neither context nor reference are listed and left out.
        corpus_id: of the new corpus.
        title: of the new corpus.
        library: where it is prepared.
        now: the time that its manifest states.
        problems: gets the rows without a context or a reference.
        progress: is told what is being made.

    Returns:
        The rows with their dialogue_id and position in the new corpus; empty if there is nothing to prepare.

    Raises:
        UserError: there is a corpus of this id, or the library cannot be written.
    """
    if (library.folder(corpus_id) / "manifest.json").is_file():
        raise UserError.of("corpus_there", id=corpus_id)
    dialogues, located = _dialogues(rows, problems)
    if located:
        _prepare(dialogues, corpus_id, title, library, now, progress)
    return located


def _dialogues(rows: Sequence[Raw], problems: Problems) -> tuple[Dialogues, list[Raw]]:
    """The distinct dialogues of the rows, and the rows with their place in them.

    A row without a reference gets an empty counselor turn: something to read, nothing to compare with. A row
    without a context gets an empty client turn; a system's rows with equal references stay separate, in order.
    """
    dialogues: Dialogues = {}
    located: list[Raw] = []
    repeated: Counter[tuple[str, str]] = Counter()
    for where, values in rows:
        context = messages_of(values.get("context"))
        reference = text_of(values.get("reference")) or ""
        if not context and not reference.strip():
            problems.add(where, "no_context", kept=False)
            continue
        occurrence = 0
        if not context:
            problems.add(where, "reference_alone", kept=True)
            context = [Message(CLIENT, "")]
            occurrence = repeated[str(values.get("system")), reference]
            repeated[str(values.get("system")), reference] += 1
        if not reference.strip():
            problems.add(where, "no_reference", kept=True)
        messages = [*context, Message(COUNSELOR, reference)]
        dialogue = dialogues.setdefault(
            hashed(messages, occurrence),
            {"dialogue_id": len(dialogues) + 1, "utterances": [message._asdict() for message in messages]},
        )
        target = {"dialogue_id": dialogue["dialogue_id"], "position": len(context)}
        located.append(Raw(where, {**values, **target}))
    return dialogues, located


def _prepare(
    dialogues: Dialogues, corpus_id: str, title: str, library: Library, now: datetime, progress: Progress
) -> None:
    """Write the dialogues as a source beside the responses, and prepare it."""
    source = library.root / response_store.FOLDER / corpus_id / response_store.SOURCE
    try:
        source.mkdir(parents=True, exist_ok=True)
        (source / "dialogues.jsonl").write_bytes(b"\n".join(map(orjson.dumps, dialogues.values())))
        (source / "mapping.json").write_bytes(orjson.dumps(MAPPING))
    except OSError as error:
        raise UserError.of("not_writable", file=source, why=error.strerror) from error
    card = Card(title_ja=title, title_en=title, text_export="excerpts")
    prepare(source, corpus_id, library=library, card=card, now=now, progress=progress)
