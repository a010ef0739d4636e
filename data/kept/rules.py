"""Coding rules kept for searches, by an id of their text: an address that names one means the same for ever."""

from hashlib import sha256

from data.core.problems import UserError
from data.workspace import Workspace

KEY, LENGTH = "rules:", 8


def keep_rules(text: str) -> str:
    """Keep the text of a rule file; its id."""
    short = sha256(text.encode(errors="surrogatepass")).hexdigest()[:LENGTH]
    if Workspace().value(KEY + short) != text:
        Workspace().set_value(KEY + short, text)
    return short


def kept_rules(short: str) -> str:
    """The text by its id. Raises UserError where the workspace has none such."""
    text = Workspace().value(KEY + short)
    if text is None:
        raise UserError.of("rules_unknown", id=short[:50])
    return text
