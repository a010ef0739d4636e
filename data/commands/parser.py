"""What is asked on the command line; a mistake in it is one line."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line on stderr that names the way to the help. Exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where to look."""
        self.exit(2, f"error: {message} (see: {self.prog} --help)\n")
