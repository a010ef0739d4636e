"""The lexicons that were added to the workspace, by an id of their name and contents.

Only who knows the id, which the address of a page holds, is shown a lexicon: its licence may be personal.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import orjson

from data.affect.lexicon import AffectLexicon, read_lexicon
from data.core.problems import UserError
from data.workspace import Workspace

KEY = "lexicon:"
LENGTH = 10


def add_lexicon(content: bytes, file: str) -> str:
    """Keep the lexicon of a file; its id. Raises UserError where the file cannot be used."""
    content_json = orjson.dumps(read_lexicon(content, file).to_dict())
    stem = re.sub(r"[^\w-]+", "-", file.rsplit(".", 1)[0]).strip("-")[:30]
    short = f"{stem}-{sha256(content_json).hexdigest()[:LENGTH]}"
    Workspace().set_value(KEY + short, content_json.decode())
    return short


def add_lexicon_file(path: Path) -> str:
    """Keep the lexicon of a file on this machine; its id."""
    try:
        return add_lexicon(path.read_bytes(), path.name)
    except OSError as error:
        raise UserError.of("lexicon_unreadable", file=path.name, why=error.strerror) from error


def lexicon_of(short: str) -> AffectLexicon:
    """A lexicon by its id. Raises UserError where the workspace has none such."""
    return _lexicon(str(Workspace().path), short)


@lru_cache(maxsize=4)
def _lexicon(workspace: str, short: str) -> AffectLexicon:
    stored = Workspace().value(KEY + short)
    if stored is None:
        raise UserError.of("lexicon_unknown", id=short[:50])
    return AffectLexicon(**orjson.loads(stored))
