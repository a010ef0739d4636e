"""python -m data predictions add | list | report | remove | baseline: predicted scores on the command line."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, reporter_of
from data.commands.sets import THOUSANDS, Group, Kind, counted, print_added, tell

if TYPE_CHECKING:
    import polars as pl

    from data.core.store import Library, Manifest
    from data.predictions.store import PredictionSet


def _sets(library: "Library", manifest: "Manifest") -> "list[PredictionSet]":
    from data.predictions.store import of_corpus

    return of_corpus(library.root / manifest.id, manifest.id, manifest.version).sets()


def _facts(one: "PredictionSet") -> tuple[object, ...]:
    return counted(one.systems), one.set_aside, one.noted


def _report(library: "Library", corpus_id: str, set_id: str) -> "pl.DataFrame":
    from data.predictions.store import REPORT, of_corpus

    predictions = of_corpus(library.root / corpus_id, corpus_id, library.manifest(corpus_id).version)
    predictions.fitting([set_id])
    return predictions.table(set_id, REPORT)


def _remove(library: "Library", corpus_id: str, set_id: str) -> None:
    from data.predictions.store import remove

    remove(library, corpus_id, set_id)


TEXT = "What systems predict of a dialogue's scores."
PREDICTIONS = Kind("predictions", TEXT, _sets, _facts, _report, _remove)


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``predictions`` with its own commands."""
    group = Group(PREDICTIONS, commands, common)
    command = group.command
    add = command("add", _add, "Match a file of predicted scores to a corpus and keep it.", showing)
    add.add_argument(
        "source", type=Path, help="a file (.jsonl .json .csv .tsv .parquet .xlsx) or a folder of them"
    )
    add.add_argument("--corpus", metavar="ID", required=True)
    add.add_argument("--system", metavar="NAME", help="the system, whatever the file says")
    group.add_list()
    group.add_report_and_remove()
    group.inner.add_parser("baseline", help="Make baselines of the scores and add them (see: baseline --help).")


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.annotations.predictions.importing import add

    progress = reporter_of(options)
    try:
        added, new = add(
            options.source,
            options.corpus,
            library=library_of(options),
            now=datetime.now(),
            system=options.system,
            progress=progress,
        )
    finally:
        progress.close()
    tell_added(added, new=new)
    print_added(options, added, new=new, systems=added.systems)


def tell_added(added: "PredictionSet", *, new: bool) -> None:
    """Report on stderr which predictions were added."""
    tell(PREDICTIONS, added, f"predictions fit {added.corpus} ({counted(added.systems, THOUSANDS)})", new=new)
