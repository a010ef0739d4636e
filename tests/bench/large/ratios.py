"""Each table on two corpora of the library: python -m tests.bench ratios kokorochat tenfold [--tables NAME …].

CPU seconds of a table that was drawn on the demo before, of a corpus that is opened anew for it as the app does;
then the memory of a process that was asked for all tables of one selection.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from analysis.core import registry
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.bench.child import UNIT

COUNTED = 0.05
"""Seconds on the smaller corpus; the ratio of a table that takes less says little."""
Measured = dict[str, float]


def main(arguments: Sequence[str]) -> int:
    """Measure and print, the worst ratio first."""
    parser = argparse.ArgumentParser("python -m tests.bench ratios", description=__doc__)
    parser.add_argument("corpora", nargs="+", metavar="CORPUS")
    parser.add_argument("--tables", nargs="+", default=[])
    parser.add_argument("--here", choices=("apart", "together"), help="print one corpus' seconds as JSON")
    options = parser.parse_args(arguments)
    registry.load()
    names = options.tables or [*registry.TABLES]
    if options.here:
        taken = dict(_seconds(options.corpora[0], names, together=options.here == "together"))
        print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6]))
        return 0
    small, large = (_child(corpus, names, "apart")[0] for corpus in (options.corpora[0], options.corpora[-1]))
    both = sorted(small.keys() & large.keys(), key=lambda name: large[name] / small[name], reverse=True)
    for name in both:
        print(f"{name:32}{small[name]:9.3f} s {large[name]:9.3f} s {large[name] / small[name]:7.1f} x")
    ratios = [large[name] / small[name] for name in both if small[name] >= COUNTED] or [0.0]
    above = sum(ratio > 10 for ratio in ratios)
    print(f"{len(ratios)} of {COUNTED} s or more: median {statistics.median(ratios):.1f} x, {above} above 10 x")
    print(f"all tables of {options.corpora[-1]}: {_child(options.corpora[-1], both, 'together')[1]:,.0f} MB")
    return 0


def _child(corpus: str, names: Sequence[str], how: str) -> tuple[Measured, float]:
    """Seconds by table, and MB at most, of a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "ratios", corpus, "--here", how, "--tables", *names]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    taken, megabytes = json.loads(said.splitlines()[-1])
    return taken, megabytes


def _seconds(corpus_id: str, names: Sequence[str], *, together: bool) -> Iterator[tuple[str, float]]:
    """Of each table that these corpora have."""
    demo = select(Corpus.open("demo-ja"))
    one = _opened(corpus_id)
    for name in names:
        _took(name, demo)
        if (taken := _took(name, one if together else _opened(corpus_id))) is not None:
            yield name, taken


def _opened(corpus_id: str) -> Selection:
    corpus = Corpus.open(corpus_id)
    corpus.dialogues, corpus.items  # noqa: B018 - read once, as the app does
    return select(corpus)


def _took(name: str, selection: Selection) -> float | None:
    began = time.process_time()
    try:
        registry.TABLES[name].function(selection)
    except Exception:
        return None
    return time.process_time() - began
