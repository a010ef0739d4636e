"""The commands ``list`` and ``table``."""

import argparse
import sys
from typing import TYPE_CHECKING

from analysis.commands.common import cohort_b, selected_by, warn, warn_if_empty, write
from analysis.core.errors import mistake

if TYPE_CHECKING:
    import polars as pl

    from analysis.core.question import Question
    from analysis.core.registry import Table


def show_list(options: argparse.Namespace) -> None:
    """Print every table and figure with its options."""
    from analysis.core import registry

    registry.load()
    for table in registry.TABLES.values():
        print(f"table  {table.name}{_options_of(table)}\n    {table.summary}")
    for figure in registry.FIGURES.values():
        print(f"figure  {figure.name} of {figure.table.name}{_options_of(figure.table)}\n    {figure.summary}")


def _options_of(table: "Table") -> str:
    """The options of a table with their defaults, for the listing."""
    return "".join(f" {name}={p.default}" for name, p in table.options.items()).replace(" ", "  ", 1)


def show_table(options: argparse.Namespace) -> None:
    """Print one table of one cohort or of two, or their differences."""
    from analysis.core import registry
    from analysis.core.options import read_options
    from analysis.core.question import Question
    from analysis.export.documents import files

    table = registry.find(options.name)
    selection = selected_by(options.corpus, options.filter, options.library)
    other, chosen = cohort_b(options), read_options(table, options.option)
    warn(selection, other)
    if other is None and options.difference:
        raise mistake("difference_needs_b")
    if options.difference and table.samples is None:
        raise mistake("nothing_to_subtract", table=table.name, why=_why_not(table))
    if options.difference and options.out:
        raise mistake("difference_to_file")
    question = Question.of(table.function, selection, chosen, other)
    frame = question.differences() if options.difference else question.answer()
    warn_if_empty(table.name, frame, selection, other)
    if table.quotes:
        card = selection.corpus.manifest.card
        print(f"text of {options.corpus}: {card.licence or 'no licence stated'}. {card.citation}", file=sys.stderr)
    if options.out:
        _write(question, frame, options)
        return
    sys.stdout.buffer.write(files.FORMATS[options.format](frame))
    sys.stdout.buffer.flush()


def _write(question: "Question", frame: "pl.DataFrame", options: argparse.Namespace) -> None:
    """Write the table as a file for readers, with its caption."""
    from analysis.export.documents.table_files import TableLook, table_file
    from analysis.export.result import Result

    look = TableLook(options.lang, codes=options.codes, paper=options.paper)
    write(options.out, table_file(Result(None, question, frame), options.out.suffix[1:].lower(), look).content)


def _why_not(table: "Table") -> str:
    from analysis.labels import Labels

    return "it is itself a comparison" if table.compares else Labels("en")(f"cohort.apart.{table.not_comparable}")
