"""python -m data labels add | run | list | report | remove | export: labels of utterances from files."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, reporter_of
from data.commands.sets import THOUSANDS, Group, Kind, counted, print_added, tell

if TYPE_CHECKING:
    import polars as pl

    from data.coding.sets import LabelSet
    from data.core.store import Library, Manifest


def _sets(library: "Library", manifest: "Manifest") -> "list[LabelSet]":
    from data.coding import sets

    return sets.sets(sets.folder_of(library.root, manifest.id))


def _facts(one: "LabelSet") -> tuple[object, ...]:
    return ", ".join(one.schemes), counted(one.coders), one.set_aside, one.noted


def _report(library: "Library", corpus_id: str, set_id: str) -> "pl.DataFrame":
    from data.coding import sets

    return sets.report(library, corpus_id, set_id)


def _remove(library: "Library", corpus_id: str, set_id: str) -> None:
    from data.coding import sets

    sets.remove(library, corpus_id, set_id)


TEXT = "Labels of utterances that come from files: of people, of a rule, of a model."
LABELS = Kind("labels", TEXT, _sets, _facts, _report, _remove)


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``labels`` with its own commands."""
    group = Group(LABELS, commands, common)
    command = group.command
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
    group.add_list()
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
    group.add_report_and_remove()


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.annotations.labels.files import add
    from data.coding.label_rows import Given

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

    from data.annotations.labels import local

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
    tell(LABELS, added, f"labels match {added.corpus} ({counted(added.coders, THOUSANDS)})", new=new)
    print_added(options, added, new=new, coders=added.coders)


def _export(options: argparse.Namespace) -> None:
    import orjson

    from data.annotations.labels import out
    from data.core.problems import UserError
    from data.corpus import Corpus
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
