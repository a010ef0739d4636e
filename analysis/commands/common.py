"""What the commands share: the cohorts that were asked for, warnings, and writing a file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.core.errors import mistake

if TYPE_CHECKING:
    import polars as pl

    from analysis.core.query.selection import Selection


def selected_by(corpus: str, query: str, library: Path | None, flag: str = "--filter") -> "Selection":
    """The dialogues of a corpus that a filter selects, read strictly. Raises UserError."""
    from analysis.core.query.strict import strict_selection
    from data.core.store import Library

    return strict_selection(corpus, query, Library(library), flag)


def language(code: str) -> str:
    """An interface language by its code."""
    from analysis.labels import LANGUAGES

    if code not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"no language '{code}'; there are: {', '.join(LANGUAGES)}")
    return code


def cohort_b(options: argparse.Namespace) -> "Selection | None":
    """Cohort B, where one is asked for."""
    if options.b is None and not options.b_corpus:
        return None
    return selected_by(options.b_corpus or options.corpus, options.b or "", options.library, "--b")


def warn(selection: "Selection", other: "Selection | None") -> None:
    """What a reader of an empty table should know, on stderr."""
    for flag, one in (("--filter", selection), ("--b", other)):
        if one is not None and one.is_empty:
            print(f"{flag}: no dialogue of {one.corpus.id} matches (n = 0)", file=sys.stderr)
    if other is not None and not other.is_empty and _same(selection, other):
        print(f"A and B are the same dialogues (n = {other.n_dialogues:,})", file=sys.stderr)


def warn_if_empty(name: str, frame: "pl.DataFrame", *selections: "Selection | None") -> None:
    """Warn when the table is empty although no selection is: it may be a slip in an option."""
    if frame.is_empty() and not any(one.is_empty for one in selections if one is not None):
        print(f"{name}: no row for these dialogues and options (n = 0)", file=sys.stderr)


def _same(a: "Selection", b: "Selection") -> bool:
    return a.corpus.id == b.corpus.id and bool((a.mask == b.mask).all())


def write(file: Path, content: bytes) -> None:
    """Write a file. Raises UserError where it cannot be written."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise mistake("cannot_write", path=file, why=error.strerror) from error
