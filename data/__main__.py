"""The library on the command line: python -m data prepare, words, embed, responses, fetch and more.

What was asked for goes to stdout, progress and errors to stderr. Exit code 2: a mistake that the
person can mend; 130: interrupted.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.building import embed_command
from data.cli import Parser

if TYPE_CHECKING:
    from data.progress import Console, JsonLines
    from data.store import Library, Manifest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    from data.problems import UserError

    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int | None] = options.run
    try:
        return run(options) or 0
    except UserError as error:
        _fail(options, " ".join(str(error).split("\n")), code=error.code, values=error.values)
        return 2
    except KeyboardInterrupt:
        _fail(options, "interrupted; nothing was changed")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--library", metavar="DIR", help="default: $KOKORO_LIBRARY, else data/library")
    showing = Parser(add_help=False)
    showing.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    making = Parser(add_help=False, parents=[showing])
    making.add_argument("--name", metavar="ID", help="the corpus' id in the library")

    from data.responses import command as responses

    parser = Parser(prog="python -m data", description="Keep corpora: the library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int | None], text: str, *parents: Any) -> Any:
        added = commands.add_parser(name, help=text, description=text, parents=[common, *parents])
        added.set_defaults(run=run)
        return added

    prepare = command("prepare", _prepare, "Import a source, or complete a corpus that is there.", making)
    prepare.add_argument("source", help="folder, .zip, .tar.*, .json, .jsonl, .csv, .parquet; or an id")
    prepare.add_argument("--no-words", action="store_true", help="stop when the corpus can be opened")
    prepare.add_argument("--map", metavar="FILE", type=Path, help="which column is what (see: map)")
    words = command("words", _words, "Say what is one word in a corpus, and what is one spelling.", showing)
    words.add_argument("id")
    words.add_argument("--compounds", metavar="FILE", type=Path, help="lines: surface[,lemma[,reading[,pos]]]")
    words.add_argument("--synonyms", metavar="FILE", type=Path, help="lines: canonical<TAB>variant,variant…")
    words.add_argument("--plain", action="store_true", help="first take away the lists given before")
    embed_command.add(command("embed", _embed, embed_command.HELP, showing))
    fetch = command("fetch", _fetch, "Download a published corpus, check it and import it.", making)
    fetch.add_argument("corpus", choices=["kokorochat"])
    fetch.add_argument("--url", help="a mirror or a local file server")
    command("demo", _demo, "Import the two invented demo corpora.")
    command("list", _list, "The corpora in the library.")
    check = command("check", _check, "What holds in a corpus, what is odd in it, what was set aside.")
    check.add_argument("id")
    check.add_argument("--format", choices=("text", "json"), default="text")
    command("remove", _remove, "Take a corpus out of the library.").add_argument("id")
    command("map", _map, "Propose which column is what, as JSON.").add_argument("source", type=Path)
    command("backup", _backup, "Copy the workspace to a file, while the app runs.").add_argument("file", type=Path)
    restore = command("restore", _restore, "Put a backup in place of the workspace, while the app runs.")
    restore.add_argument("file", type=Path)
    first = command("samples", _samples, "The first records of a source, shortened, as JSON.")
    first.add_argument("source", type=Path)
    command("schema", _schema, "The tables of a corpus, as Markdown.")
    responses.register(commands, common, showing)
    return parser


def _fail(options: argparse.Namespace, message: str, **about: Any) -> None:
    if getattr(options, "progress", "text") == "json":
        _print_json({"error": message, **about})
    sys.stderr.write(f"error: {message}\n")


def _print_json(value: dict[str, Any]) -> None:
    import orjson

    print(orjson.dumps(value).decode(), flush=True)


def _library(options: argparse.Namespace) -> "Library":
    from data.store import Library

    return Library(options.library)


def _reporter(options: argparse.Namespace) -> "Console | JsonLines":
    from data.progress import Console, JsonLines

    return JsonLines() if options.progress == "json" else Console()


def _prepare(options: argparse.Namespace) -> int:
    from datetime import datetime

    from data.building.prepare import complete, prepare
    from data.importing.records_stage import read_mapping

    library, progress = _library(options), _reporter(options)
    path = Path(options.source)
    try:
        if not path.exists() and (library.root / options.source / "manifest.json").is_file():
            manifest, is_new = complete(options.source, library=library, progress=progress)
        else:
            mapping = read_mapping(options.map) if options.map else None
            manifest, is_new = prepare(
                path,
                options.name,
                library=library,
                mapping=mapping,
                now=datetime.now(),
                progress=progress,
                words=not options.no_words,
            )
    finally:
        progress.close()
    return _tell(options, manifest, is_new=is_new)


def _fetch(options: argparse.Namespace) -> int:
    from datetime import datetime

    from data.building.fetch import fetch

    progress = _reporter(options)
    try:
        manifest, is_new = fetch(
            options.corpus,
            options.name,
            library=_library(options),
            now=datetime.now(),
            url=options.url,
            progress=progress,
        )
    finally:
        progress.close()
    return _tell(options, manifest, is_new=is_new)


def _tell(options: argparse.Namespace, manifest: "Manifest", *, is_new: bool) -> int:
    """Say what is there now; 2 where a stage failed."""
    counts, problems = manifest.counts, manifest.problems
    state = "prepared" if is_new else "already there"
    sys.stderr.write(
        f"{manifest.id}: {state}; {counts['dialogues']:,} dialogues, {counts['utterances']:,} utterances; "
        f"{problems['set_aside']:,} set aside, {problems['noted']:,} noted: "
        f"see  python -m data check {manifest.id}\n"
    )
    report = _report(options, manifest) if is_new else []
    for group in report:
        kind = "noted" if group["kept"] else "set aside"
        sys.stderr.write(f"  {group['n']:,} {kind} ({group['rule'].replace('_', ' ')})\n")
        for problem in group["first"]:
            sys.stderr.write(f"    {problem['where']}: {problem['message']}\n")
    if options.progress == "json":
        result = {"id": manifest.id, "made": is_new, "counts": counts, "problems": problems, "report": report}
        _print_json({"result": {**result, "unmade": manifest.unmade}})
    for stage, reason in manifest.unmade.items():
        sys.stderr.write(
            f"error: {manifest.id} can be opened, but {stage} could not be made: {reason}\n"
            f"to try again:  python -m data prepare {manifest.id}\n"
        )
    return 2 if manifest.unmade else 0


def _report(options: argparse.Namespace, manifest: "Manifest") -> list[dict[str, Any]]:
    """What the import set aside and noted, with the first records of each kind."""
    from data.corpus import Corpus

    return Corpus.open(manifest.id, _library(options)).problems.summary()


def _words(options: argparse.Namespace) -> int:
    from data.building.apply_word_lists import apply, summary

    progress = _reporter(options)
    try:
        manifest, is_new = apply(
            options.id,
            library=_library(options),
            compounds=options.compounds,
            synonyms=options.synonyms,
            replace_all=options.plain,
            progress=progress,
        )
    finally:
        progress.close()
    if manifest.unmade:
        return _tell(options, manifest, is_new=is_new)
    for line in summary(manifest, _library(options)):
        sys.stderr.write(line + "\n")
    if options.progress == "json":
        _print_json({"result": {"id": manifest.id, "made": is_new}})
    return 0


def _embed(options: argparse.Namespace) -> int:
    manifest, is_new = embed_command.run(options)
    return _tell(options, manifest, is_new=is_new)


def _demo(options: argparse.Namespace) -> None:
    from datetime import datetime

    from data.demos import prepare_demos
    from data.problems import UserError

    library = _library(options)
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


def _list(options: argparse.Namespace) -> None:
    library = _library(options)
    for manifest in library.manifests():
        counts = manifest.counts
        title = manifest.card.title_en or manifest.id
        print(f"{manifest.id}\t{counts['dialogues']}\t{counts['utterances']}\t{manifest.version}\t{title}")
    if not library.manifests():
        sys.stderr.write(f"no corpus in {library.root} yet: run  python -m data demo\n")


def _check(options: argparse.Namespace) -> None:
    from data.checks.check import check
    from data.checks.report import to_dict, to_text
    from data.corpus import Corpus

    report = check(Corpus.open(options.id, _library(options)))
    if options.format == "json":
        _print_json(to_dict(report))
    else:
        print(to_text(report), end="")


def _remove(options: argparse.Namespace) -> None:
    from data.progress import Console
    from data.response_store import Responses, folder_of

    library = _library(options)
    stay = len(Responses(folder_of(library, options.id), options.id, "").sets())
    library.remove(options.id, Console())
    sys.stderr.write(f"{options.id}: removed\n")
    if stay:
        sys.stderr.write(f"its {stay} sets of responses stay in {folder_of(library, options.id)}\n")


def _map(options: argparse.Namespace) -> None:
    import orjson

    from data.importing.formats.mapped import propose
    from data.importing.records_stage import samples

    seen = samples(options.source)
    proposed = propose(seen)
    print(orjson.dumps(proposed.to_dict(), option=orjson.OPT_INDENT_2).decode())
    if proposed.unassigned:
        sys.stderr.write(
            f"say which role it is, counselor or client, in place of null: {', '.join(proposed.unassigned)}\n"
        )
    if proposed.lacking:
        names = next(", ".join(map(str, record.value)) for record in seen if isinstance(record.value, dict))
        sys.stderr.write(f"still to be named: {', '.join(proposed.lacking)}; the fields are {names}\n")


def _backup(options: argparse.Namespace) -> None:
    from data.backup import backup
    from data.workspace import Workspace

    backup(Workspace(), options.file)
    sys.stderr.write(f"{options.file}: written\n")


def _restore(options: argparse.Namespace) -> None:
    from data.backup import restore
    from data.workspace import Workspace

    workspace = Workspace()
    earlier = restore(workspace, options.file)
    kept = f"; what was there before is in {earlier}" if earlier else ""
    sys.stderr.write(f"{workspace.path}: restored{kept}\n")


def _samples(options: argparse.Namespace) -> None:
    from data.importing.preview import shortened
    from data.importing.records_stage import samples

    options.progress = "json"
    _print_json({"records": [shortened(record) for record in samples(options.source)]})


def _schema(options: argparse.Namespace) -> None:
    from data.checks.schema_page import markdown

    print(markdown(), end="")


def _bounded(arguments: Sequence[str]) -> int:
    """A command that reads foreign files, in a child process with a bound on its memory; the exit code."""
    from data import bounded
    from data.problems import UserError

    if not bounded.is_needed(arguments):
        return main(arguments)
    try:
        return bounded.run(arguments)
    except UserError as error:
        progress = "json" if "json" in arguments else "text"
        given = argparse.Namespace(progress=progress)
        _fail(given, str(error), code=error.code, values=error.values)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(_bounded(sys.argv[1:]))
