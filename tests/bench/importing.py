"""Import against reading and parsing the same bytes."""

import math
import shutil
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from data.building import prepare
from data.core.store import Library
from tests.bench import child, floor
from tests.bench.material import NOW, Material
from tests.bench.row import Row, in_turn

GOAL_RATIO = 3
GOAL_MB = 700


def rows(material: Material) -> Iterator[Row]:
    """In this process, and as the command that a person types."""
    target = material.room / "imported"

    def afresh() -> Path:
        shutil.rmtree(target, ignore_errors=True)
        return target

    def run(source: Path) -> None:
        prepare.prepare(source, "measured", library=Library(target), now=NOW, words=False)

    files, archive = material.files, material.archive
    goal = GOAL_RATIO if material.is_real else math.nan  # a few files measure the fixed costs alone
    floor.read_all(files)
    took, least = in_turn(lambda: run(files), lambda: floor.read_all(files), 7, before=afresh)
    yield Row("import, in process", took, "s", "read + orjson.loads", least, goal, True)
    if archive is not None and tarfile.is_tarfile(archive):
        took, least = in_turn(lambda: run(archive), lambda: floor.unpack_all(archive), 3, before=afresh)
        yield Row("import of the archive, in process", took, "s", "unpack + orjson.loads", least, goal, True)
    python = sys.executable
    took, _ = child.run([python, "-m", "tests.bench.floor", str(material.files)])
    command = [python, "-m", "data", "prepare", str(material.files), "--name", "measured", "--no-words"]
    whole, peak = child.run([*command, "--library", str(afresh())])
    yield Row("import, whole command", whole, "s", "read + orjson.loads, whole command", took)
    yield Row("import, peak memory", peak, "MB", goal=GOAL_MB)
    again, _ = child.run([*command, "--library", str(target)])
    yield Row("import again, nothing to do", again, "s", "the first time", whole)
    shutil.rmtree(target)
