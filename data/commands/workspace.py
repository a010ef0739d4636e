"""Commands about the workspace: backup, restore, lexicons of feeling."""

import argparse
import sys


def back_up(options: argparse.Namespace) -> None:
    """Copy the workspace to a file, while the app runs."""
    from data.backup import backup
    from data.workspace import Workspace

    backup(Workspace(), options.file)
    sys.stderr.write(f"{options.file}: written\n")


def restore_backup(options: argparse.Namespace) -> None:
    """Put a backup in place of the workspace, while the app runs."""
    from data.backup import restore
    from data.workspace import Workspace

    workspace = Workspace()
    earlier = restore(workspace, options.file)
    note = f"; what was there before is in {earlier}" if earlier else ""
    sys.stderr.write(f"{workspace.path}: restored{note}\n")


def add_lexicon(options: argparse.Namespace) -> None:
    """Keep a lexicon of feeling; its id goes to stdout."""
    from data.affect.store import add_lexicon_file

    print(add_lexicon_file(options.file))
