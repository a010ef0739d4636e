"""The commands ``figure`` and ``collection``."""

import argparse
import sys

from analysis.commands.common import cohort_b, selected_by, warn, warn_if_empty, write
from analysis.export.layout.sizes import SIZES

SIZE_HELP = f"{', '.join(SIZES)}, or mm as 77x60"


def make_figure(options: argparse.Namespace) -> None:
    """Write one figure to a file; what had to be changed in it goes to stderr."""
    from analysis.core.options import read_options
    from analysis.core.question import Question
    from analysis.export.bundle import Look, figure_named, file_of, result_of, words
    from analysis.labels import Labels

    figure = figure_named(options.name)
    chosen = read_options(figure.table, options.option)
    selection = selected_by(options.corpus, options.filter, options.library)
    other = cohort_b(options)
    if not selection.is_empty:
        warn(selection, other)
    look = Look(options.size, options.font_pt, options.lang, options.grey)
    result = result_of(figure, Question.of(figure.table.function, selection, chosen, other))
    warn_if_empty(figure.name, result.frame, selection, other)
    rendered = file_of(result, look, options.out.suffix[1:].lower())
    write(options.out, rendered.content)
    for note in rendered.notes:
        print(words(note, Labels(options.lang)), file=sys.stderr)


def make_collection(options: argparse.Namespace) -> None:
    """Write several figures to one zip, or several figures and tables to one HTML page."""
    from analysis.export import requests
    from data.core.progress import Console, JsonLines
    from data.core.store import Library

    progress = JsonLines() if options.progress == "json" else Console()
    try:
        orders = requests.read(options.figures)
        library = Library(options.library)
        if options.out.suffix.lower() == ".html":
            content = requests.page(orders, library, progress, address=options.address)
        else:
            content = requests.zipped(orders, library, progress)
        write(options.out, content)
    finally:
        progress.close()
    if options.progress == "json":
        print(f'{{"result": {{"figures": {len(orders)}}}}}', flush=True)
