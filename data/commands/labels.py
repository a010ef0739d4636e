"""python -m data labels add | run | list | report | remove | export: labels of utterances from files."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, print_json, reporter_of

if TYPE_CHECKING:
    from data.coding.sets import LabelSet


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``labels`` with its own commands."""
    text = "Labels of utterances that come from files: of people, of a rule, of a model."
    group = commands.add_parser("labels", help=text, description=text)
    inner = group.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = inner.add_parser(
            name, help=text, description=text, parents=[common, *parents]
        )
        added.set_defaults(run=run)
        return added

    add = command("add", _add, "Match a file of labels to a corpus and keep it.", showing)
    add.add_argument("source", type=Path, help="a file (.csv .tsv .jsonl .json .parquet), see docs/coding.md")
    add.add_argument("--corpus", metavar="ID", required=True)
    add.add_argument(
        "--coder", metavar="NAME", default="", help="of rows that name none (default: the file's name)"
    )
    add.add_argument("--kind", default="model", help="person, rule, model, source or gold (default: model)")
    add.add_argument(
        "--scheme", metavar="ID", default="", help="of rows that name none (default: the file's name)"
    )
    add.add_argument("--made-by", metavar="TEXT", default="", help="name, version and prompt of what made them")
    command("list", _list, "The sets of labels there are.").add_argument("--corpus", metavar="ID")
    out = command("export", _export, "All labels of a corpus, or what a queue holds, as a file.")
    out.add_argument("out", type=Path, help=".csv, .jsonl or .parquet; .qdpx is a REFI-QDA project with the texts")
    out.add_argument("--corpus", metavar="ID", required=True)
    out.add_argument("--queue", metavar="ID", help="its utterances with their context for a local model (.jsonl)")
    out.add_argument("--lang", default="en", help="in which codes are named (default: en)")
    model = command("run", _run, "Let a model on this machine label a queue: a file out, a file in.", showing)
    model.add_argument("--corpus", metavar="ID", required=True)
    model.add_argument("--queue", metavar="ID", required=True)
    model.add_argument(
        "--command",
        metavar="TEXT",
        default="",
        help="the model's command with {in} and {out} (default: KOKORO_LABEL_COMMAND)",
    )
    for name, run, about in (
        ("report", _report, "What did not fit in a set, row by row, as tab-separated lines."),
        ("remove", _remove, "Take a set of labels out."),
    ):
        of_set = command(name, run, about)
        of_set.add_argument("id")
        of_set.add_argument("--corpus", metavar="ID", required=True)


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.coding.files import Given, add

    progress = reporter_of(options)
    try:
        added, new = add(
            options.source,
            options.corpus,
            library=library_of(options),
            now=datetime.now(),
            given=Given(options.coder, options.kind, options.scheme, options.made_by),
            progress=progress,
        )
    finally:
        progress.close()
    _tell(options, added, new)


def _run(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.coding import local

    progress = reporter_of(options)
    try:
        added, new = local.run(
            options.command or local.command(),
            options.corpus,
            options.queue,
            library=library_of(options),
            now=datetime.now(),
            progress=progress,
        )
    finally:
        progress.close()
    _tell(options, added, new)


def _tell(options: argparse.Namespace, added: "LabelSet", new: bool) -> None:
    """Say what was added, to a person and to the app."""
    state = "added" if new else "already there"
    coders = ", ".join(f"{name} {n:,}" for name, n in added.coders.items())
    see = f"python -m data labels report {added.id} --corpus {added.corpus}"
    sys.stderr.write(
        f"{added.id}: {state}; {added.matched:,} of {added.rows:,} labels match {added.corpus} ({coders}); "
        f"{added.set_aside:,} set aside, {added.noted:,} noted: see  {see}\n"
    )
    if options.progress == "json":
        about = {"id": added.corpus, "set": added.id, "made": new, "rows": added.rows, "matched": added.matched}
        more = {"coders": added.coders, "set_aside": added.set_aside, "noted": added.noted}
        print_json({"result": {**about, **more}})


def _list(options: argparse.Namespace) -> None:
    from data.coding import sets

    library = library_of(options)
    if options.corpus:
        library.manifest(options.corpus)
    n_sets = 0
    for manifest in library.manifests():
        if options.corpus in (None, manifest.id):
            for one in sets.sets(sets.folder_of(library.root, manifest.id)):
                n_sets += 1
                coders = ", ".join(f"{name} {n}" for name, n in one.coders.items())
                fits = "" if one.corpus_version == manifest.version else "of another version of the corpus"
                facts = (
                    one.id,
                    one.corpus,
                    one.name,
                    ", ".join(one.schemes),
                    coders,
                    one.set_aside,
                    one.noted,
                    fits,
                )
                print("\t".join(map(str, facts)).rstrip())
    if not n_sets:
        sys.stderr.write("no labels yet: run  python -m data labels add FILE --corpus ID\n")


def _export(options: argparse.Namespace) -> None:
    import orjson

    from data.coding import out
    from data.corpus import Corpus
    from data.problems import UserError
    from data.workspace import Workspace

    corpus, end = Corpus.open(options.corpus, library_of(options)), options.out.suffix.lower()
    try:
        if options.queue:
            asked = out.requests(corpus, Workspace(), options.queue)
            options.out.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in asked))
        elif end == ".qdpx":
            options.out.write_bytes(out.project(corpus, options.lang))
        elif end == ".parquet":
            out.table(corpus).write_parquet(options.out)
        elif end == ".jsonl":
            out.table(corpus).write_ndjson(options.out)
        else:
            out.table(corpus).write_csv(options.out, include_bom=True)
    except OSError as error:
        raise UserError.of("disk", folder=options.out, why=error.strerror or error) from error
    if options.queue or end == ".qdpx":
        sys.stderr.write(f"{options.out}: holds texts of {corpus.id}; license: {corpus.manifest.card.licence}\n")


def _report(options: argparse.Namespace) -> None:
    from data.coding import sets
    from data.problems import UserError

    folder = sets.folder_of(library_of(options).root, options.corpus)
    known = sets.ids(folder)
    if options.id not in known:
        raise UserError.of("no_label_set", corpus=options.corpus, id=options.id, known=", ".join(known) or "–")
    listed = sets.table(folder, options.id, sets.REPORT).select("where", "rule", "message", "kept")
    for where, rule, message, is_kept in listed.iter_rows():
        print(f"{'noted' if is_kept else 'set aside'}\t{where}\t{rule}\t{message}")


def _remove(options: argparse.Namespace) -> None:
    from data.coding import sets

    sets.remove(library_of(options), options.corpus, options.id)
    sys.stderr.write(f"{options.id}: removed\n")
