"""The parser of all command lines; an error in one is a single line."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line on stderr that names the way to the help. Exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Report what is wrong and where the help is."""
        self.exit(2, f"error: {message} (see: {self.prog} --help)\n")
