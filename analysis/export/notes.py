"""What the reader of an exported file should know of it."""

from dataclasses import dataclass

SOME = 20
LONGEST = 60


@dataclass(frozen=True)
class Note:
    """Something about an exported file that its reader should know; labels has the words."""

    code: str
    value: str = ""


def listed(texts: list[str]) -> str:
    """The first of some things, and how many there are."""
    short = [text if len(text) <= LONGEST else text[: LONGEST - 1] + "…" for text in texts[:SOME]]
    return ", ".join(short) + (f" … ({len(texts)})" if len(texts) > SOME else "")
