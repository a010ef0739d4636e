"""Commands about whole corpora: prepare, fetch, demo, list, check, remove, schema."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from data.commands.common import library_of, print_json, print_result, reporter_of

if TYPE_CHECKING:
    from data.core.progress import Progress
    from data.core.store import Library, Manifest


def prepare_corpus(options: argparse.Namespace) -> int:
    """Import a source, or complete a corpus of the library; 2 if a stage failed."""
    from data.core.store.remote import library_here, source_here

    progress = reporter_of(options)
    place = options.library or os.environ.get("KOKORO_LIBRARY")
    try:
        with library_here(place, options.name, progress) as library, source_here(options.source) as path:
            options.library = str(library.root)
            manifest, is_new = _prepared(options, path, library, progress)
            return print_result(options, manifest, is_new=is_new)
    finally:
        progress.close()


def _prepared(
    options: argparse.Namespace, path: Path, library: "Library", progress: "Progress"
) -> "tuple[Manifest, bool]":
    from datetime import datetime

    from data.building.prepare import complete, prepare
    from data.building.ray_engine import opened
    from data.importing.records_stage import read_mapping

    without = {"utterances": not options.without, "maps": options.without != "maps"}
    with opened(options.engine) as engine:
        if not path.exists() and (library.root / options.source / "manifest.json").is_file():
            return complete(options.source, library=library, progress=progress, engine=engine, **without)
        return prepare(
            path,
            options.name,
            library=library,
            mapping=read_mapping(options.map) if options.map else None,
            now=datetime.now(),
            progress=progress,
            origin=options.source if "://" in options.source else None,
            words=not options.no_words,
            engine=engine,
            **without,
        )


def mirror_library(options: argparse.Namespace) -> None:
    """Bring the corpora of a library in object storage into the library of this machine."""
    from data.core.store.remote import pull

    progress = reporter_of(options)
    try:
        changed = pull(options.address, library_of(options), options.name, progress)
    finally:
        progress.close()
    sys.stderr.write(f"new or changed: {', '.join(changed) or 'none'}\n")


def fetch_corpus(options: argparse.Namespace) -> int:
    """Download a published corpus and import it; 2 if a stage failed."""
    from datetime import datetime

    from data.building.fetch import fetch

    progress = reporter_of(options)
    try:
        manifest, is_new = fetch(
            options.corpus,
            options.name,
            library=library_of(options),
            now=datetime.now(),
            url=options.url,
            progress=progress,
        )
    finally:
        progress.close()
    return print_result(options, manifest, is_new=is_new)


def prepare_demo(options: argparse.Namespace) -> None:
    """Import the two invented corpora that come with the project."""
    from datetime import datetime

    from data.core.problems import UserError
    from data.demos import prepare_demos

    library = library_of(options)
    try:
        demos = prepare_demos(library, now=datetime.now())
    except UserError as error:
        if error.code != "cannot_be_written" or not library.manifests():
            raise
        sys.stderr.write(f"{library.root} cannot be written: it is opened as it is\n")
        return
    for manifest, is_new in demos:
        if is_new:
            sys.stderr.write(f"{manifest.id}: prepared\n")
        for stage, reason in manifest.unmade.items():
            sys.stderr.write(f"{manifest.id}: without {stage} ({reason})\n")


def list_corpora(options: argparse.Namespace) -> None:
    """One line a corpus: id, dialogues, utterances, version, title; what an older version made is told apart."""
    library = library_of(options)
    for manifest in library.manifests():
        counts = manifest.counts
        title = manifest.card.title_en or manifest.id
        print(f"{manifest.id}\t{counts['dialogues']}\t{counts['utterances']}\t{manifest.version}\t{title}")
        if library.lacks_speakers(manifest):
            again = f"python -m data prepare {manifest.source} --name {manifest.id}"
            sys.stderr.write(
                f"{manifest.id}: made before speakers and addressees were read; to have them run  {again}\n"
            )
    if not library.manifests():
        sys.stderr.write(f"no corpus in {library.root} yet: run  python -m data demo\n")


def check_corpus(options: argparse.Namespace) -> None:
    """Invariants, data pitfalls and import problems of a corpus."""
    from data.checks.check import check
    from data.checks.report import to_dict, to_text
    from data.corpus import Corpus

    report = check(Corpus.open(options.id, library_of(options)))
    if options.format == "json":
        print_json(to_dict(report))
    else:
        print(to_text(report), end="")


def remove_corpus(options: argparse.Namespace) -> None:
    """Remove a corpus; sets of responses to it stay."""
    from data.core.progress import Console
    from data.core.store.responses import Responses, folder_of

    library = library_of(options)
    stay = len(Responses(folder_of(library, options.id), options.id, "").sets())
    library.remove(options.id, Console())
    sys.stderr.write(f"{options.id}: removed\n")
    if stay:
        sys.stderr.write(f"its {stay} sets of responses stay in {folder_of(library, options.id)}\n")


def show_schema(options: argparse.Namespace) -> None:
    """The tables of a corpus, as Markdown."""
    from data.checks.schema_page import markdown

    print(markdown(), end="")
