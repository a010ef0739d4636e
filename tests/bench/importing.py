"""Import against reading and parsing the same bytes."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from data import prepare
from data.store import Library
from tests.bench import child, floor
from tests.bench.material import NOW, Material
from tests.bench.row import Row, median

GOAL_RATIO = 3
GOAL_MB = 700


def rows(material: Material) -> Iterator[Row]:
    """In this process, and as the command that a person types."""
    target = material.room / "imported"

    def afresh() -> Path:
        shutil.rmtree(target, ignore_errors=True)
        return target

    def run() -> None:
        prepare.prepare(material.files, "measured", library=Library(afresh()), now=NOW)

    read = lambda: floor.read_all(material.files)  # noqa: E731
    read()
    yield Row("import, in process", median(run), "s", "read + orjson.loads", median(read), GOAL_RATIO, True)
    python = sys.executable
    took, _ = child.run([python, "-m", "tests.bench.floor", str(material.files)])
    command = [python, "-m", "data", "prepare", str(material.files), "--name", "measured"]
    whole, peak = child.run([*command, "--library", str(afresh())])
    yield Row("import, whole command", whole, "s", "read + orjson.loads, whole command", took)
    yield Row("import, peak memory", peak, "MB", goal=GOAL_MB)
    again, _ = child.run([*command, "--library", str(target)])
    yield Row("import again, nothing to do", again, "s", "the first time", whole)
    shutil.rmtree(target)
