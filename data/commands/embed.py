"""python -m data embed: vectors of a corpus by an encoder of your choice."""

import argparse
from typing import Any

from data.commands.common import library_of, print_result, reporter_of
from data.encoders import DEFAULT
from data.vectors.segments import DIALOGUE, UNITS

HELP = "Make vectors by an encoder: the default, use, or any sentence-transformers model."


def add_arguments(parser: Any) -> None:
    """The command's arguments."""
    parser.add_argument("id")
    parser.add_argument(
        "--encoder", default=DEFAULT, metavar="NAME", help=f"{DEFAULT} (default), use, a hub name, or a folder"
    )
    parser.add_argument("--unit", choices=UNITS, default=DIALOGUE)
    parser.add_argument("--prefix", default="", help="put before each text, as some models want")
    parser.add_argument("--query-prefix", default="", help="put before a sentence typed in the app")


def embed_corpus(options: argparse.Namespace) -> int:
    """Compute vectors of a corpus; 2 if a stage failed."""
    from data.building.embed import embed
    from data.encoders import EncoderChoice

    progress = reporter_of(options)
    choice = EncoderChoice(options.encoder, options.prefix, options.query_prefix)
    try:
        manifest, is_new = embed(options.id, choice, options.unit, library=library_of(options), progress=progress)
    finally:
        progress.close()
    return print_result(options, manifest, is_new=is_new)
