"""python -m data embed: vectors of a corpus by an encoder of your choice."""

import argparse
from typing import Any

from data.encoders import DEFAULT
from data.vectors.segments import DIALOGUE, UNITS

HELP = "Make vectors by an encoder: the default, use, or any sentence-transformers model."


def add(parser: Any) -> None:
    """The command's arguments."""
    parser.add_argument("id")
    parser.add_argument(
        "--encoder", default=DEFAULT, metavar="NAME", help=f"{DEFAULT} (default), use, a hub name, or a folder"
    )
    parser.add_argument("--unit", choices=UNITS, default=DIALOGUE)
    parser.add_argument("--prefix", default="", help="put before each text, as some models want")
    parser.add_argument("--query-prefix", default="", help="put before a sentence typed in the app")


def run(options: argparse.Namespace) -> tuple[Any, bool]:
    """Embed; returns the manifest, and whether anything had to be made."""
    from data.building.embed import embed
    from data.encoders import EncoderChoice
    from data.progress import Console, JsonLines
    from data.store import Library

    progress = JsonLines() if options.progress == "json" else Console()
    choice = EncoderChoice(options.encoder, options.prefix, options.query_prefix)
    try:
        return embed(options.id, choice, options.unit, library=Library(options.library), progress=progress)
    finally:
        progress.close()
