"""What somebody at a terminal waits for: whole processes."""

import os
import statistics
import sys
from collections.abc import Iterator

from tests.bench import child
from tests.bench.material import Material
from tests.bench.row import Row

GOAL_LIST_S = 1.5
TIMES = 5


def rows(material: Material) -> Iterator[Row]:
    """Median of a few."""
    os.environ["KOKORO_LIBRARY"] = str(material.library.root)
    polars = _median(["-c", "import polars"])
    yield Row("analysis list", _median(["-m", "analysis", "list"]), "s", "import polars", polars, GOAL_LIST_S)
    overview = ["-m", "analysis", "table", "overview", "--corpus", material.name, "--format", "json"]
    yield Row("analysis table overview", _median(overview), "s", "import polars", polars)
    listing = ["-m", "data", "list"]
    yield Row("data list", _median(listing), "s", "import polars", polars)


def _median(arguments: list[str]) -> float:
    return statistics.median(child.run([sys.executable, *arguments])[0] for _ in range(TIMES))
