"""What the reader of an exported file should know of it."""

from dataclasses import dataclass

SOME = 20
LONGEST = 60


@dataclass(frozen=True)
class Note:
    """Something about an exported file that its reader should know; labels has the words."""

    code: str
    value: str = ""


def listed(told: list[str]) -> str:
    """The first of some things, and how many there are."""
    short = [text if len(text) <= LONGEST else text[: LONGEST - 1] + "…" for text in told[:SOME]]
    return ", ".join(short) + (f" … ({len(told)})" if len(told) > SOME else "")
