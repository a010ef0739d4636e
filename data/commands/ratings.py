"""python -m data ratings add | list | report | remove: ratings of dialogues from files."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data.commands.common import library_of, print_json


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``ratings`` with its own commands."""
    text = "Ratings of dialogues that come from files: any scale, by any rater, before, after or of a session."
    group = commands.add_parser("ratings", help=text, description=text)
    inner = group.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = inner.add_parser(name, help=text, description=text, parents=[common])
        added.set_defaults(run=run)
        added.add_argument("--corpus", metavar="ID", required=True)
        return added

    add = command("add", _add, "Match a file of ratings to a corpus and keep it.")
    add.add_argument("source", type=Path, help="a file (.csv .tsv .jsonl .json .parquet), see docs/ratings.md")
    add.add_argument("--scale", metavar="NAME", default="", help="of rows that name none")
    add.add_argument("--kind", metavar="KIND", default="", help="of rater: client, counselor, observer or model")
    add.add_argument("--low", type=float, metavar="N", help="the scale's lowest value, of rows that name none")
    add.add_argument("--high", type=float, metavar="N", help="the scale's highest value")
    add.add_argument("--progress", choices=("text", "json"), default="text", help="json: the result on stdout")
    command("list", _list, "The sets of ratings of a corpus.")
    for name, run, about in (
        ("report", _report, "What did not fit in a set, row by row, as tab-separated lines."),
        ("remove", _remove, "Take a set of ratings out."),
    ):
        command(name, run, about).add_argument("id")


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.annotations.ratings.files import Given, add

    given = Given(options.scale, options.kind, options.low, options.high)
    added, new = add(options.source, options.corpus, library=library_of(options), now=datetime.now(), given=given)
    if options.progress == "json":
        counts = {"rows": added.rows, "matched": added.matched, "set_aside": added.set_aside}
        print_json({"result": {"id": added.id, "scales": list(added.scales), "made": new, **counts}})
    state = "added" if new else "already there"
    see = f"python -m data ratings report {added.id} --corpus {options.corpus}"
    sys.stderr.write(
        f"{added.id}: {state}; {added.matched:,} of {added.rows:,} ratings ({', '.join(added.scales)}); "
        f"{added.set_aside:,} set aside: see  {see}\n"
    )


def _list(options: argparse.Namespace) -> None:
    from data.annotations.ratings.files import sets

    for one in sets(options.corpus, library_of(options)):
        print("\t".join(map(str, (one.id, one.name, ", ".join(one.scales), one.matched, one.set_aside))))


def _report(options: argparse.Namespace) -> None:
    from data.annotations.ratings.files import report

    for problem in report(options.id, options.corpus, library_of(options)).listed:
        print(f"{problem.where}\t{problem.rule}\t{problem.message}")


def _remove(options: argparse.Namespace) -> None:
    from data.annotations.ratings.files import remove

    remove(options.id, options.corpus, library_of(options))
