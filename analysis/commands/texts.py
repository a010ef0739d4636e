"""The commands ``quote``, ``baseline``, ``targets`` and ``export``."""

import argparse
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from analysis.commands.common import selected_by
from analysis.core.errors import mistake

if TYPE_CHECKING:
    from data.core.store.card import Card


def show_quotation(options: argparse.Namespace) -> None:
    """Print some lines of a dialogue as a quotation."""
    from analysis.export.documents.quotation_text import as_latex, as_text, limited
    from analysis.labels import Labels
    from analysis.reader.quotation import n_lines, quotation

    selection = selected_by(options.corpus, "", options.library)
    other = selected_by(options.beside, "", options.library) if options.beside else None
    lines = quotation(selection, dialogue=options.dialogue, lines=options.lines, other=other)
    if lines.is_empty():
        raise mistake("no_such_lines", dialogue=options.dialogue, corpus=options.corpus, lines=options.lines)
    card = selection.corpus.manifest.card
    print(f"text of {options.corpus}: {card.licence or 'no licence stated'}. {card.citation}", file=sys.stderr)
    if limited(lines, n_lines(selection, options.dialogue, options.lines)):
        print(f"the licence allows excerpts: the first {lines.height} of these lines", file=sys.stderr)
    form = as_latex if options.format == "latex" else as_text
    sys.stdout.buffer.write(form(lines, card, Labels(options.lang)).encode())
    sys.stdout.buffer.flush()


def add_baseline(options: argparse.Namespace) -> None:
    """Make a baseline's replies and add them to the corpus' responses."""
    from datetime import datetime

    from analysis.core.query.strict import strict_selection
    from analysis.responses import baselines
    from data.commands.common import reporter_of
    from data.commands.responses import tell_added
    from data.commands.sets import print_added
    from data.core.store import Library
    from data.responses.importing import keep
    from data.responses.raw import Raw

    library = Library(options.library)
    progress = reporter_of(options)
    try:
        progress("baseline")
        selection = strict_selection(options.corpus, options.filter, library)
        replies = baselines.baseline(selection, options.name, seed=options.seed)
        rows = [Raw(f"{options.name}[{row}]", values) for row, values in enumerate(replies.iter_rows(named=True))]
        key = (baselines.VERSION, options.name, options.seed, selection.filter)
        stored, new = keep(
            rows,
            options.corpus,
            library=library,
            now=datetime.now(),
            name=options.name,
            kind="baseline",
            key=key,
            made_by=options.name,
            progress=progress,
        )
    finally:
        progress.close()
    tell_added(stored, new=new)
    print_added(options, stored, new=new, systems=stored.systems)


def show_targets(options: argparse.Namespace) -> None:
    """Print contexts and gold responses for a system to answer."""
    from data.responses.target_lines import lines

    selection = selected_by(options.corpus, options.filter, options.library)
    card = selection.corpus.manifest.card
    written = 0
    try:
        with options.out.open("wb") if options.out else nullcontext(sys.stdout.buffer) as file:
            for line in lines(selection.corpus, selection.dialogue_ids):
                file.write(line + b"\n")
                written += 1
            file.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise mistake("cannot_write", path=options.out, why=error.strerror) from error
    _tell(f"{written:,} targets of {selection.n_dialogues:,} dialogues", options.corpus, card)


def export_dialogues(options: argparse.Namespace) -> None:
    """Write the selected dialogues as ConvoKit, messages, a table or a REFI-QDA project."""
    from data.exporting import write

    selection = selected_by(options.corpus, options.filter, options.library)
    if selection.is_empty:
        raise mistake("nothing_to_draw")
    write(selection.corpus, selection.dialogue_ids, options.form, options.out)
    _tell(f"{options.out}: {selection.n_dialogues:,} dialogues", options.corpus, selection.corpus.manifest.card)


def _tell(counts: str, corpus: str, card: "Card") -> None:
    """What was written, and under which licence its text is, on standard error."""
    licence = card.licence or "no licence stated"
    print(f"{counts}. Text of {corpus}: {licence}. {card.citation}".rstrip(), file=sys.stderr)
