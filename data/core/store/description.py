"""What people write about a corpus, in place of sentences made from its data: ``LIBRARY/ID/description.json``."""

import orjson

from data.core.problems import UserError
from data.core.store.library import Library

FILE = "description.json"
LONGEST = 2_000


def descriptions(library: Library, corpus_id: str) -> dict[str, str]:
    """The texts by language; none where nobody wrote one, or where the file is damaged."""
    try:
        texts = orjson.loads((library.folder(corpus_id) / FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return (
        {str(lang): text for lang, text in texts.items() if isinstance(text, str)}
        if isinstance(texts, dict)
        else {}
    )


def describe(library: Library, corpus_id: str, lang: str, text: str) -> None:
    """Replace the text of one language; an empty one brings the sentences from the data back. Raises UserError."""
    kept = {**descriptions(library, corpus_id), lang: text.strip()[:LONGEST]}
    path = library.folder(corpus_id) / FILE
    beside = path.with_suffix(".new")
    try:
        beside.write_bytes(orjson.dumps({lang: text for lang, text in kept.items() if text}))
        beside.replace(path)
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=path.parent, why=error.strerror or error) from error
