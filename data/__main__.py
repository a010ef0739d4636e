"""The library on the command line: python -m data prepare, words, embed, responses, predictions and more.

Results go to stdout, progress and errors to stderr. Exit code 2: an error that the user can fix; 130: interrupted.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from data.commands import (
    corpora,
    embed,
    extras,
    handed_on,
    judgements,
    labels,
    predictions,
    ratings,
    responses,
    sources,
    words,
    workspace,
)
from data.commands.common import Parser, fail


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    from data.core.problems import UserError

    given = sys.argv[1:] if arguments is None else arguments
    if handed_on.is_handed_on(given):
        return handed_on.run(given)
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int | None] = options.run
    try:
        return run(options) or 0
    except UserError as error:
        fail(options, " ".join(str(error).split("\n")), code=error.code, values=error.values)
        return 2
    except KeyboardInterrupt:
        fail(options, "interrupted; nothing was changed")
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

    parser = Parser(prog="python -m data", description="Prepare corpora and keep them in the library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int | None], text: str, *parents: Any) -> Any:
        added = commands.add_parser(name, help=text, description=text, parents=[common, *parents])
        added.set_defaults(run=run)
        return added

    prepare = command(
        "prepare", corpora.prepare_corpus, "Import a source, or complete a corpus of the library.", making
    )
    prepare.add_argument("source", help="folder, .zip, .tar.*, .json, .jsonl, .csv, .parquet, address; or an id")
    prepare.add_argument(
        "--engine",
        choices=("local", "ray"),
        default="local",
        help="ray: by the machines of a cluster ($RAY_ADDRESS)",
    )
    prepare.add_argument("--no-words", action="store_true", help="stop when the corpus can be opened")
    prepare.add_argument(
        "--without",
        choices=("utterances", "maps"),
        help="leave out the vectors and map of single utterances, or all vectors and maps",
    )
    prepare.add_argument("--map", metavar="FILE", type=Path, help="which column is what (see: map)")
    mirror = command(
        "mirror",
        corpora.mirror_library,
        "Bring a library in object storage (s3://, gs://) to this machine.",
        making,
    )
    mirror.add_argument("address")
    lists = command("words", words.apply_word_lists, "Join compounds and synonyms in a corpus.", showing)
    lists.add_argument("id")
    lists.add_argument("--compounds", metavar="FILE", type=Path, help="lines: surface[,lemma[,reading[,pos]]]")
    lists.add_argument("--synonyms", metavar="FILE", type=Path, help="lines: canonical<TAB>variant,variant…")
    lists.add_argument("--plain", action="store_true", help="first remove the lists given before")
    embed.add_arguments(command("embed", embed.embed_corpus, embed.HELP, showing))
    fetch = command("fetch", corpora.fetch_corpus, "Download a published corpus, check it and import it.", making)
    fetch.add_argument("corpus", choices=["kokorochat"])
    fetch.add_argument("--url", help="a mirror or a local file server")
    command("demo", corpora.prepare_demo, "Import the two invented demo corpora.")
    command("list", corpora.list_corpora, "The corpora in the library.")
    check = command(
        "check",
        corpora.check_corpus,
        "Invariants and pitfalls of a corpus, and what its import set aside.",
    )
    check.add_argument("id")
    check.add_argument("--format", choices=("text", "json"), default="text")
    command("remove", corpora.remove_corpus, "Remove a corpus from the library.").add_argument("id")
    command("map", sources.propose_mapping, "Propose which column is what, as JSON.").add_argument(
        "source", type=Path
    )
    command("backup", workspace.back_up, "Copy the workspace to a file, while the app runs.").add_argument(
        "file", type=Path
    )
    restore = command(
        "restore", workspace.restore_backup, "Put a backup in place of the workspace, while the app runs."
    )
    restore.add_argument("file", type=Path)
    lexicon = command("lexicon", workspace.add_lexicon, "Add a lexicon of feeling; prints its id.")
    lexicon.add_argument("file", type=Path)
    more = command("extra", extras.install_extra, "Install packages that only some parts need.", showing)
    more.add_argument("extra", choices=("encoders", "affect", "network", "agents", "cluster"))
    first = command("samples", sources.show_samples, "The first records of a source, shortened, as JSON.")
    first.add_argument("source", type=Path)
    command("schema", corpora.show_schema, "The tables of a corpus, as Markdown.")
    responses.register(commands, common, showing)
    predictions.register(commands, common, showing)
    judgements.register(commands, common, showing)
    labels.register(commands, common, showing)
    ratings.register(commands, common)
    return parser


def _bounded(arguments: Sequence[str]) -> int:
    """A command that reads foreign files, in a child process with a bound on its memory; the exit code."""
    from data.commands import bounded
    from data.core.problems import UserError

    if handed_on.is_handed_on(arguments) or not bounded.is_needed(arguments):
        return main(arguments)
    try:
        return bounded.run(arguments)
    except UserError as error:
        progress = "json" if "json" in arguments else "text"
        fail(argparse.Namespace(progress=progress), str(error), code=error.code, values=error.values)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(_bounded(sys.argv[1:]))
