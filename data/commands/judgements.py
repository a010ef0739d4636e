"""python -m data judgements add | list | export | report | remove: judgements of responses from files."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, reporter_of
from data.commands.sets import THOUSANDS, Group, Kind, counted, print_added, tell

if TYPE_CHECKING:
    import polars as pl

    from data.core.store import Library, Manifest
    from data.judgement.sets import JudgementSet


def _sets(library: "Library", manifest: "Manifest") -> "list[JudgementSet]":
    from data.judgement import sets

    return sets.sets(sets.folder_of(library.root, manifest.id))


def _facts(one: "JudgementSet") -> tuple[object, ...]:
    return ", ".join(one.attributes), counted(one.raters), one.set_aside


def _report(library: "Library", corpus_id: str, set_id: str) -> "pl.DataFrame":
    from data.judgement import sets

    return sets.report(library, corpus_id, set_id)


def _remove(library: "Library", corpus_id: str, set_id: str) -> None:
    from data.judgement import sets

    sets.remove(library, corpus_id, set_id)


TEXT = "Judgements of responses, by people or by models, that come from files."
JUDGEMENTS = Kind("judgements", TEXT, _sets, _facts, _report, _remove)


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``judgements`` with its own commands."""
    group = Group(JUDGEMENTS, commands, common)
    command = group.command
    add = command("add", _add, "Match a file of judgements to a corpus and keep it.", showing)
    add.add_argument("source", type=Path, help="a file or a folder of files, see docs/judgement.md")
    add.add_argument("--corpus", metavar="ID", help="without: a corpus is made of the file's own contexts")
    add.add_argument("--name", metavar="ID", help="the id of that corpus")
    add.add_argument("--rater", metavar="NAME", default="", help="of rows that name none")
    add.add_argument("--kind", choices=("person", "model"), default="", help="who judged, if no row says it")
    group.add_list()
    out = command("export", _export, "All judgements of a corpus, of studies and files, as a file that add reads.")
    out.add_argument("out", type=Path, help=".csv, .jsonl or .parquet")
    out.add_argument("--corpus", metavar="ID", required=True)
    out.add_argument("--running", action="store_true", help="also of studies that are running")
    group.add_report_and_remove()


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.annotations.judgements.importing import add

    progress = reporter_of(options)
    try:
        added, new = add(
            options.source,
            options.corpus,
            library=library_of(options),
            now=datetime.now(),
            rater=options.rater,
            kind=options.kind,
            name=options.name,
            progress=progress,
        )
    finally:
        progress.close()
    matched = f"judgements match {added.corpus}, read as {added.format} ({counted(added.raters, THOUSANDS)})"
    tell(JUDGEMENTS, added, matched, new=new)
    print_added(options, added, new=new)


def _export(options: argparse.Namespace) -> None:
    from data.annotations.judgements.writing import as_file
    from data.core.problems import UserError
    from data.corpus import Corpus

    corpus, end = Corpus.open(options.corpus, library_of(options)), options.out.suffix.lower()
    rows = as_file(corpus, corpus.judging.every() if options.running else corpus.judging.judgements())
    try:
        if end == ".parquet":
            rows.write_parquet(options.out)
        elif end == ".jsonl":
            rows.write_ndjson(options.out)
        else:
            rows.write_csv(options.out, include_bom=True)
    except OSError as error:
        raise UserError.of("disk", folder=options.out, why=error.strerror or error) from error
