"""Commands of ``python -m data`` that need what is computed from a corpus: ``python -m analysis`` runs them."""

import subprocess
import sys
from collections.abc import Sequence

from data.core.store import PROJECT

HANDED_ON = {
    ("predictions", "baseline"): "predict",
    ("responses", "generate"): "generate",
    ("responses", "predict"): "ask-scores",
    ("responses", "judge"): "ask-judge",
}
"""The words of a command, and its name there."""


def is_handed_on(arguments: Sequence[str]) -> bool:
    """Whether a command line is run by the other module."""
    return tuple(arguments[:2]) in HANDED_ON


def run(arguments: Sequence[str]) -> int:
    """Run it as a child with the same streams; returns its exit code."""
    command = HANDED_ON[arguments[0], arguments[1]]
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from analysis.__main__ import main; "
        "sys.exit(main(sys.argv[1:]))"
    )
    child = [sys.executable, "-c", code, str(PROJECT), command, *arguments[2:]]
    try:
        return subprocess.run(child, check=False).returncode
    except KeyboardInterrupt:  # the child got it too, and says what it did
        return 130
