"""python -m data judgements add | list | export | report | remove: judgements of responses from files."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data.commands.common import library_of, print_json, reporter_of


def register(commands: Any, common: argparse.ArgumentParser, showing: argparse.ArgumentParser) -> None:
    """Add ``judgements`` with its own commands."""
    text = "Judgements of responses, by people or by models, that come from files."
    group = commands.add_parser("judgements", help=text, description=text)
    inner = group.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = inner.add_parser(
            name, help=text, description=text, parents=[common, *parents]
        )
        added.set_defaults(run=run)
        return added

    add = command("add", _add, "Match a file of judgements to a corpus and keep it.", showing)
    add.add_argument("source", type=Path, help="a file or a folder of files, see docs/judgement.md")
    add.add_argument("--corpus", metavar="ID", help="without: a corpus is made of the file's own contexts")
    add.add_argument("--name", metavar="ID", help="the id of that corpus")
    add.add_argument("--rater", metavar="NAME", default="", help="of rows that name none")
    add.add_argument("--kind", choices=("person", "model"), default="", help="who judged, if no row says it")
    command("list", _list, "The sets of judgements there are.").add_argument("--corpus", metavar="ID")
    out = command("export", _export, "All judgements of a corpus, of studies and files, as a file that add reads.")
    out.add_argument("out", type=Path, help=".csv, .jsonl or .parquet")
    out.add_argument("--corpus", metavar="ID", required=True)
    out.add_argument("--running", action="store_true", help="also of studies that are running")
    for name, run, about in (
        ("report", _report, "What did not fit in a set, row by row, as tab-separated lines."),
        ("remove", _remove, "Take a set of judgements out."),
    ):
        of_set = command(name, run, about)
        of_set.add_argument("id")
        of_set.add_argument("--corpus", metavar="ID", required=True)


def _add(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.judgement.importing import add

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
    state = "added" if new else "already there"
    raters = ", ".join(f"{name} {n:,}" for name, n in added.raters.items())
    see = f"python -m data judgements report {added.id} --corpus {added.corpus}"
    sys.stderr.write(
        f"{added.id}: {state} ({added.format}); {added.matched:,} of {added.rows:,} judgements match "
        f"{added.corpus} ({raters}); {added.set_aside:,} set aside, {added.noted:,} noted: see  {see}\n"
    )
    if options.progress == "json":
        about = {"id": added.corpus, "set": added.id, "made": new, "rows": added.rows, "matched": added.matched}
        print_json({"result": {**about, "set_aside": added.set_aside, "noted": added.noted}})


def _list(options: argparse.Namespace) -> None:
    from data.judgement import sets

    library, n_sets = library_of(options), 0
    for manifest in library.manifests():
        if options.corpus in (None, manifest.id):
            for one in sets.sets(sets.folder_of(library.root, manifest.id)):
                n_sets += 1
                raters = ", ".join(f"{name} {n}" for name, n in one.raters.items())
                fits = "" if one.corpus_version == manifest.version else "of another version of the corpus"
                facts = (one.id, one.corpus, one.name, ", ".join(one.attributes), raters, one.set_aside, fits)
                print("\t".join(map(str, facts)).rstrip())
    if options.corpus and not n_sets:
        library.manifest(options.corpus)
    if not n_sets:
        sys.stderr.write("no judgements yet: run  python -m data judgements add FILE --corpus ID\n")


def _export(options: argparse.Namespace) -> None:
    from data.corpus import Corpus
    from data.judgement.writing import as_file
    from data.problems import UserError

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


def _report(options: argparse.Namespace) -> None:
    from data.judgement import sets
    from data.problems import UserError

    folder = sets.folder_of(library_of(options).root, options.corpus)
    known = sets.ids(folder)
    if options.id not in known:
        raise UserError.of("no_judgement_set", corpus=options.corpus, id=options.id, known=", ".join(known) or "–")
    listed = sets.table(folder, options.id, sets.REPORT).select("where", "rule", "message", "kept")
    for where, rule, message, is_kept in listed.iter_rows():
        print(f"{'noted' if is_kept else 'set aside'}\t{where}\t{rule}\t{message}")


def _remove(options: argparse.Namespace) -> None:
    from data.judgement import sets

    sets.remove(library_of(options), options.corpus, options.id)
    sys.stderr.write(f"{options.id}: removed\n")
