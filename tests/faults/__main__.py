"""python -m tests.faults soak | fuzz | coders | raters: many faults, bounded in number and time."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults import __doc__ as usage


def main() -> int:
    """0 if every round passed; the first that did not is an AssertionError that says what was done."""
    parser = argparse.ArgumentParser("python -m tests.faults", description=usage)
    parser.add_argument("kind", choices=("soak", "fuzz", "coders", "raters"))
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=20, help="coders or raters at once")
    parser.add_argument("--kills", type=int, default=3, help="of the server that they are at")
    parser.add_argument("--seconds", type=float, default=15, help="of work before each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kokoroscope-faults-") as folder:
        for line in _run(given, Path(folder)):
            print(line, flush=True)
    return 0


def _run(given: argparse.Namespace, folder: Path) -> list[str]:
    def report(line: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line} ")

    if given.kind == "coders":
        from tests.faults.coders import coders

        return coders(folder, people=given.people, kills=given.kills, seconds=given.seconds, seed=given.seed)
    if given.kind == "raters":
        from tests.faults.raters import raters

        return raters(folder, people=given.people, kills=given.kills, seconds=given.seconds, seed=given.seed)
    bounds = {"rounds": given.rounds, "minutes": given.minutes, "seed": given.seed, "report": report}
    if given.kind == "soak":
        from tests.faults.operations import operations
        from tests.faults.soak import soak

        passed = soak(operations(folder / "libraries"), folder, **bounds)
    else:
        from tests.faults.fuzz import fuzz

        passed = fuzz(folder, **bounds)
    return [f"{n:5}  {' · '.join(name)}" for name, n in sorted(passed.items())]


if __name__ == "__main__":
    sys.exit(main())
