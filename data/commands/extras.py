"""The command extra: install one of the extras into this environment."""

import argparse
import sys

from data.commands.common import print_json, reporter_of


def install_extra(options: argparse.Namespace) -> None:
    """Install an extra, unless it is there."""
    from data.extras import EXTRAS, install

    is_new = not EXTRAS[options.extra].is_installed
    progress = reporter_of(options)
    try:
        if is_new:
            install(options.extra, progress)
    finally:
        progress.close()
    if options.progress == "json":
        print_json({"result": {"extra": options.extra, "made": is_new}})
    sys.stderr.write(f"{options.extra}: {'installed' if is_new else 'already there'}\n")
