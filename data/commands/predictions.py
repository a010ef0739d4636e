"""python -m data predictions add | list | report | remove | baseline: predicted scores on the command line."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data.commands.common import library_of, print_json, reporter_of


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``predictions`` with its own commands."""
    text = "What systems predict of a dialogue's scores."
    group = commands.add_parser("predictions", help=text, description=text)
    inner = group.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = inner.add_parser(
            name, help=text, description=text, parents=[common, *parents]
        )
        added.set_defaults(run=run)
        return added

    add = command("add", _add, "Match a file of predicted scores to a corpus and keep it.", showing)
    add.add_argument(
        "source", type=Path, help="a file (.jsonl .json .csv .tsv .parquet .xlsx) or a folder of them"
    )
    add.add_argument("--corpus", metavar="ID", required=True)
    add.add_argument("--system", metavar="NAME", help="the system, whatever the file says")
    listing = command("list", _list, "The sets of predictions there are.")
    listing.add_argument("--corpus", metavar="ID")
    report = command("report", _report, "What did not fit in a set, row by row, as tab-separated lines.")
    report.add_argument("id")
    report.add_argument("--corpus", metavar="ID", required=True)
    remove = command("remove", _remove, "Take a set of predictions out.")
    remove.add_argument("id")
    remove.add_argument("--corpus", metavar="ID", required=True)
    inner.add_parser("baseline", help="Make baselines of the scores and add them (see: baseline --help).")


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.predictions.importing import add

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
    tell(added, new=new)
    if options.progress == "json":
        print_json({"result": result(added, new=new)})


def result(added: Any, *, new: bool) -> dict[str, Any]:
    """A set of predictions that was added, for the app."""
    about = {"id": added.corpus, "set": added.id, "made": new, "rows": added.rows, "matched": added.matched}
    return {**about, "systems": added.systems, "set_aside": added.set_aside, "noted": added.noted}


def tell(added: Any, *, new: bool) -> None:
    """Report on stderr which predictions were added."""
    state = "added" if new else "already there"
    systems = ", ".join(f"{name} {n:,}" for name, n in added.systems.items())
    see = f"python -m data predictions report {added.id} --corpus {added.corpus}"
    sys.stderr.write(
        f"{added.id}: {state}; {added.matched:,} of {added.rows:,} predictions fit {added.corpus} ({systems}); "
        f"{added.set_aside:,} set aside, {added.noted:,} noted: see  {see}\n"
    )


def _list(options: argparse.Namespace) -> None:
    from data.corpus import Corpus

    library = library_of(options)
    n_sets = 0
    for manifest in library.manifests():
        if options.corpus not in (None, manifest.id):
            continue
        for one in Corpus.open(manifest.id, library).predictions.sets():
            n_sets += 1
            systems = ", ".join(f"{name} {n}" for name, n in one.systems.items())
            fits = "" if one.corpus_version == manifest.version else "of another version of the corpus"
            print(f"{one.id}\t{one.corpus}\t{one.name}\t{systems}\t{one.set_aside}\t{one.noted}\t{fits}".rstrip())
    if options.corpus and not n_sets:
        library.manifest(options.corpus)
    if not n_sets:
        sys.stderr.write("no predictions yet: run  python -m data predictions add FILE --corpus ID\n")


def _report(options: argparse.Namespace) -> None:
    from data.corpus import Corpus
    from data.predictions.store import REPORT

    predictions = Corpus.open(options.corpus, library_of(options)).predictions
    predictions.fitting([options.id])
    listed = predictions.table(options.id, REPORT).select("where", "rule", "message", "kept")
    for where, rule, message, is_kept in listed.iter_rows():
        print(f"{'noted' if is_kept else 'set aside'}\t{where}\t{rule}\t{message}")


def _remove(options: argparse.Namespace) -> None:
    from data.predictions.store import remove

    remove(library_of(options), options.corpus, options.id)
    sys.stderr.write(f"{options.id}: removed\n")
