"""python -m data responses add | list | report | remove | near | map: generated responses on the command line."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, print_json, reporter_of
from data.commands.sets import THOUSANDS, Group, Kind, counted, print_added, tell

if TYPE_CHECKING:
    import polars as pl

    from data.core.store import Library, Manifest
    from data.core.store.responses import Responses, ResponseSet


def _responses(library: "Library", manifest: "Manifest") -> "Responses":
    from data.core.store.responses import Responses, folder_of

    return Responses(folder_of(library, manifest.id), manifest.id, manifest.version)


def _sets(library: "Library", manifest: "Manifest") -> "list[ResponseSet]":
    return _responses(library, manifest).sets()


def _facts(one: "ResponseSet") -> tuple[object, ...]:
    return counted(one.systems), one.set_aside, one.noted


def _report(library: "Library", corpus_id: str, set_id: str) -> "pl.DataFrame":
    from data.core.problems import UserError
    from data.core.store.responses import REPORT

    responses = _responses(library, library.manifest(corpus_id))
    known = [one.id for one in responses.sets()]
    if set_id not in known:
        raise UserError(f"{corpus_id} has no responses '{set_id}'; there are: {', '.join(known) or 'none'}")
    return responses.table(set_id, REPORT)


def _remove(library: "Library", corpus_id: str, set_id: str) -> None:
    from data.core.store.responses import remove

    remove(library, corpus_id, set_id)


TEXT = "What systems wrote in place of the counselor's turns."
RESPONSES = Kind("responses", TEXT, _sets, _facts, _report, _remove)


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``responses`` with its own commands."""
    group = Group(RESPONSES, commands, common)
    command = group.command
    add = command("add", _add, "Match a file of responses to a corpus, measure and keep it.", showing)
    add.add_argument("source", type=Path, help="a file (.jsonl .json .csv .tsv .parquet .txt) or a folder of them")
    add.add_argument("--corpus", metavar="ID", help="without: a corpus is made of the file's own contexts")
    add.add_argument("--name", metavar="ID", help="the id of that corpus")
    add.add_argument("--system", metavar="NAME", help="the system, whatever the file says")
    add.add_argument("--map", metavar="FILE", type=Path, help="which column is what (see: map)")
    group.add_list()
    group.add_report_and_remove()
    near = command("near", _near, "How near responses are to gold in meaning, as a model sees it.", showing)
    near.add_argument("id", nargs="*", help="of sets (default: all of the corpus)")
    near.add_argument("--corpus", metavar="ID", required=True)
    near.add_argument("--encoder", default="use", help="use, a name on the hub, or a folder (default: use)")
    near.add_argument("--bertscore", metavar="MODEL", help="BERTScore by this model of the hub or folder instead")
    near.add_argument("--layer", type=int, default=0, help="of BERTScore's model (default: the last)")
    command("map", _map, "Propose which column is what, as JSON.").add_argument("source", type=Path)
    asking = {
        "generate": "Responses by a language model",
        "predict": "Scores",
        "judge": "Judgements of two systems",
    }
    for name, told in asking.items():
        group.inner.add_parser(name, help=f"{told}, as a file (see: {name} --help).")
    moved = command("targets", _moved, "Moved: python -m analysis targets.")
    for name in ("--corpus", "--filter", "--out"):
        moved.add_argument(name, default="", help=argparse.SUPPRESS)


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    import orjson

    from data.core.problems import UserError
    from data.responses.importing import add
    from data.responses.reading.mapping import Columns

    mapping = None
    if options.map:
        try:
            mapping = Columns.from_dict(orjson.loads(options.map.read_bytes()), str(options.map))
        except OSError as error:
            raise UserError(f"{options.map}: cannot be read ({error.strerror})") from error
        except ValueError as error:
            raise UserError(f"{options.map}: not valid JSON ({error})") from error
    progress = reporter_of(options)
    try:
        added, new = add(
            options.source,
            options.corpus,
            library=library_of(options),
            now=datetime.now(),
            mapping=mapping,
            system=options.system,
            name=options.name,
            progress=progress,
        )
    finally:
        progress.close()
    tell_added(added, new=new)
    print_added(options, added, new=new, systems=added.systems)


def tell_added(added: "ResponseSet", *, new: bool) -> None:
    """Report on stderr which responses were added."""
    matched = (
        f"rows answer {added.targets:,} gold responses of {added.corpus} ({counted(added.systems, THOUSANDS)})"
    )
    tell(RESPONSES, added, matched, new=new)


def _near(options: argparse.Namespace) -> None:
    from data.responses.measures.nearness import near

    progress = reporter_of(options)
    try:
        nearness = near(
            options.corpus,
            options.id,
            library=library_of(options),
            encoder=options.encoder,
            bertscore=options.bertscore,
            layer=options.layer,
            progress=progress,
        )
    finally:
        progress.close()
    ids = [one.id for one in nearness.sets]
    state = f"{nearness.made:,} responses measured" if nearness.made else "measured already"
    sys.stderr.write(f"{', '.join(ids)}: {state} by {nearness.measured_by}\n")
    if options.progress == "json":
        about = {"id": options.corpus, "sets": ids, "measured_by": nearness.measured_by, "made": nearness.made}
        print_json({"result": about})


def _map(options: argparse.Namespace) -> None:
    import orjson

    from data.core.problems import Problems
    from data.responses.reading.files import read_files
    from data.responses.reading.mapping import propose
    from data.responses.reading.records import first_records

    proposed = propose(first_records(read_files(options.source, Problems()))).to_dict()
    print(orjson.dumps(proposed, option=orjson.OPT_INDENT_2).decode())


def _moved(given: argparse.Namespace) -> None:
    from data.core.problems import UserError

    options = [("--corpus", given.corpus), ("--filter", given.filter), ("--out", given.out)]
    words = [word for name, value in options if value for word in (name, value)]
    raise UserError(f"this command is now  python -m analysis {shlex.join(('targets', *words))}")
