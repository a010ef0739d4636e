"""Quotations that a person has collected over dialogues, in the order they were added."""

from dataclasses import dataclass

from data.core.problems import UserError
from data.workspace import Workspace

MOST = 200


@dataclass(frozen=True)
class Quote:
    """Utterances of one dialogue; ``lines``: their positions, as 3-7,12."""

    corpus: str
    dialogue: int
    lines: str


def quotes(workspace: Workspace) -> list[Quote]:
    """All quotations, of whichever corpus."""
    rows = workspace.rows("SELECT corpus, dialogue, lines FROM quotes ORDER BY rowid")
    return [Quote(corpus, int(dialogue), lines) for corpus, dialogue, lines in rows]


def add(workspace: Workspace, quote: Quote) -> None:
    """Put a quotation at the end; one that is there already stays where it is. Raises UserError."""
    if len(quotes(workspace)) >= MOST:
        raise UserError.of("too_many_quotes", most=MOST)
    workspace.write("INSERT OR IGNORE INTO quotes VALUES (?, ?, ?)", *_values(quote))


def remove(workspace: Workspace, quote: Quote) -> None:
    """Take a quotation out. Raises UserError."""
    workspace.write("DELETE FROM quotes WHERE corpus = ? AND dialogue = ? AND lines = ?", *_values(quote))


def replace(workspace: Workspace, kept: list[Quote]) -> None:
    """Keep these quotations and no others, in this order. Raises UserError."""
    added = [("INSERT OR IGNORE INTO quotes VALUES (?, ?, ?)", _values(quote)) for quote in kept[:MOST]]
    workspace.write_all(("DELETE FROM quotes", ()), *added)


def _values(quote: Quote) -> tuple[str, str, str]:
    return quote.corpus, str(quote.dialogue), quote.lines
