"""python -m data responses add | list | report | remove | near | map: generated responses on the command line."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any

from data.commands.common import library_of, print_json, reporter_of


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``responses`` with its own commands."""
    text = "What systems wrote in place of the counselor's turns."
    group = commands.add_parser("responses", help=text, description=text)
    inner = group.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = inner.add_parser(
            name, help=text, description=text, parents=[common, *parents]
        )
        added.set_defaults(run=run)
        return added

    add = command("add", _add, "Match a file of responses to a corpus, measure and keep it.", showing)
    add.add_argument("source", type=Path, help="a file (.jsonl .json .csv .tsv .parquet .txt) or a folder of them")
    add.add_argument("--corpus", metavar="ID", help="without: a corpus is made of the file's own contexts")
    add.add_argument("--name", metavar="ID", help="the id of that corpus")
    add.add_argument("--system", metavar="NAME", help="the system, whatever the file says")
    add.add_argument("--map", metavar="FILE", type=Path, help="which column is what (see: map)")
    listing = command("list", _list, "The sets of responses there are.")
    listing.add_argument("--corpus", metavar="ID")
    report = command("report", _report, "What did not fit in a set, row by row, as tab-separated lines.")
    report.add_argument("id")
    report.add_argument("--corpus", metavar="ID", required=True)
    remove = command("remove", _remove, "Take a set of responses out.")
    remove.add_argument("id")
    remove.add_argument("--corpus", metavar="ID", required=True)
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
        inner.add_parser(name, help=f"{told}, as a file (see: {name} --help).")
    moved = command("targets", _moved, "Moved: python -m analysis targets.")
    for name in ("--corpus", "--filter", "--out"):
        moved.add_argument(name, default="", help=argparse.SUPPRESS)


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    import orjson

    from data.problems import UserError
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
    tell(added, new=new)
    if options.progress == "json":
        print_json({"result": result(added, new=new)})


def result(added: Any, *, new: bool) -> dict[str, Any]:
    """A set of responses that was added, for the app."""
    about = {"id": added.corpus, "set": added.id, "made": new, "rows": added.rows, "matched": added.matched}
    more = {"systems": added.systems, "set_aside": added.set_aside, "noted": added.noted}
    return {**about, **more}


def tell(added: Any, *, new: bool) -> None:
    """Report on stderr which responses were added."""
    state = "added" if new else "already there"
    systems = ", ".join(f"{name} {n:,}" for name, n in added.systems.items())
    see = f"python -m data responses report {added.id} --corpus {added.corpus}"
    sys.stderr.write(
        f"{added.id}: {state}; {added.matched:,} of {added.rows:,} rows answer {added.targets:,} gold responses "
        f"of {added.corpus} ({systems}); {added.set_aside:,} set aside, {added.noted:,} noted: see  {see}\n"
    )


def _list(options: argparse.Namespace) -> None:
    from data.store.responses import Responses, folder_of

    library = library_of(options)
    n_sets = 0
    for manifest in library.manifests():
        if options.corpus not in (None, manifest.id):
            continue
        for one in Responses(folder_of(library, manifest.id), manifest.id, manifest.version).sets():
            n_sets += 1
            systems = ", ".join(f"{name} {n}" for name, n in one.systems.items())
            fits = "" if one.corpus_version == manifest.version else "of another version of the corpus"
            print(f"{one.id}\t{one.corpus}\t{one.name}\t{systems}\t{one.set_aside}\t{one.noted}\t{fits}".rstrip())
    if options.corpus and not n_sets:
        library.manifest(options.corpus)
    if not n_sets:
        sys.stderr.write("no responses yet: run  python -m data responses add FILE --corpus ID\n")


def _report(options: argparse.Namespace) -> None:
    from data.problems import UserError
    from data.store.responses import REPORT, Responses, folder_of

    library = library_of(options)
    version = library.manifest(options.corpus).version
    responses = Responses(folder_of(library, options.corpus), options.corpus, version)
    if options.id not in {one.id for one in responses.sets()}:
        known = ", ".join(one.id for one in responses.sets()) or "none"
        raise UserError(f"{options.corpus} has no responses '{options.id}'; there are: {known}")
    listed = responses.table(options.id, REPORT).select("where", "rule", "message", "kept")
    for where, rule, message, is_kept in listed.iter_rows():
        print(f"{'noted' if is_kept else 'set aside'}\t{where}\t{rule}\t{message}")


def _remove(options: argparse.Namespace) -> None:
    from data.store.responses import remove

    remove(library_of(options), options.corpus, options.id)
    sys.stderr.write(f"{options.id}: removed\n")


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

    from data.problems import Problems
    from data.responses.reading.files import read_files
    from data.responses.reading.mapping import propose
    from data.responses.reading.records import first_records

    proposed = propose(first_records(read_files(options.source, Problems()))).to_dict()
    print(orjson.dumps(proposed, option=orjson.OPT_INDENT_2).decode())


def _moved(given: argparse.Namespace) -> None:
    from data.problems import UserError

    options = [("--corpus", given.corpus), ("--filter", given.filter), ("--out", given.out)]
    words = [word for name, value in options if value for word in (name, value)]
    raise UserError(f"this command is now  python -m analysis {shlex.join(('targets', *words))}")
