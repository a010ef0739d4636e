"""``python -m analysis compute``: tables that take long, computed once and kept for pages and commands."""

import argparse

import orjson

from analysis.commands.common import selected_by
from analysis.core.errors import mistake


def compute(options: argparse.Namespace) -> None:
    """Compute the tables named and keep their answers; those that are there are not computed again."""
    from analysis.core import registry
    from analysis.core.kept import KEPT, keep_answer
    from analysis.core.options import read_options
    from data.core.progress import Console, JsonLines

    registry.load()
    for name in options.names:
        if name not in KEPT:
            raise mistake("no_kept_table", name=name, names=", ".join(KEPT))
    progress = JsonLines() if options.progress == "json" else Console()
    rows = {}
    try:
        selection = selected_by(options.corpus, options.filter, options.library)
        for name in options.names:
            requested = read_options(registry.find(name), options.option)
            rows[name] = keep_answer(name, selection, requested, progress).height
    finally:
        progress.close()
    if options.progress == "json":
        print(orjson.dumps({"result": {"rows": rows}}).decode(), flush=True)
    else:
        for name, height in rows.items():
            print(f"{name}: {height} rows kept")
