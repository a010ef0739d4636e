"""Each table on two corpora: python -m tests.bench ratios SMALL LARGE [--tables NAME …].

CPU seconds and peak memory of a process of each table's own, in which the table was drawn on the demo before and
the corpus was opened as the app opens it. The last line is one process that was asked for all of them.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from analysis.core import registry
from analysis.core.query.selection import select
from data.corpus import Corpus
from tests.bench.child import UNIT

MOST_SECONDS = 400
"""Of CPU; a table that takes more is left."""
COUNTED = 0.05
"""Seconds on the small corpus; a table that takes less has no ratio of interest."""


def main(arguments: Sequence[str]) -> int:
    """Measure and print, slowest ratio first."""
    parser = argparse.ArgumentParser("python -m tests.bench ratios", description=__doc__)
    parser.add_argument("corpora", nargs="+", metavar="CORPUS")
    parser.add_argument("--tables", nargs="+", default=[])
    parser.add_argument("--together", action="store_true", help="print one process that is asked for all as JSON")
    options = parser.parse_args(arguments)
    registry.load()
    names = options.tables or [*registry.TABLES]
    if options.together:
        print(json.dumps(_drawn(options.corpora[0], names)))
        return 0
    found = [{name: _alone(corpus, [name])[name] for name in names} for corpus in options.corpora]
    rows = [(name, *(one[name] for one in found)) for name in names if all(one[name][0] for one in found)]
    rows.sort(key=lambda row: -row[-1][0] / row[1][0])
    for name, *measured in rows:
        cells = (f"{seconds:9.3f} s {megabytes:7,.0f} MB" for seconds, megabytes in measured)
        print(f"{name:32}", *cells, f"{measured[-1][0] / measured[0][0]:7.1f} x")
    ratios = [large[0] / small[0] for _, small, *_, large in rows if small[0] >= COUNTED]
    if ratios:
        print(f"{len(ratios)} of at least {COUNTED} s: median {statistics.median(ratios):.1f} x,", end=" ")
        print(f"{sum(ratio > 10 for ratio in ratios)} above 10 x")
    everything = _alone(options.corpora[-1], [row[0] for row in rows])
    print(f"all in one process: {max(megabytes for _, megabytes in everything.values()):,.0f} MB")
    return 0


def _alone(corpus: str, names: list[str]) -> dict[str, tuple[float, float]]:
    """Seconds and MB of tables in a process of their own; zero seconds where they could not be had."""
    command = [sys.executable, "-m", "tests.bench", "ratios", corpus, "--together", "--tables", *names]
    said = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    return json.loads(said[-1]) if said else dict.fromkeys(names, (0.0, 0.0))


def _drawn(corpus_id: str, names: list[str]) -> dict[str, tuple[float, float]]:
    """Seconds of each table after it was drawn on the demo, and the memory of the process by then."""
    demo = select(Corpus.open("demo-ja"))
    for name in names:
        _took(name, demo)
    corpus = Corpus.open(corpus_id)
    corpus.dialogues, corpus.items  # noqa: B018 - as the app does
    selection = select(corpus)
    if len(names) == 1:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    return {name: (_took(name, selection), _megabytes()) for name in names}


def _took(name: str, selection: object) -> float:
    began = time.process_time()
    try:
        registry.TABLES[name].function(selection)
    except Exception:
        return 0.0
    return time.process_time() - began


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6
