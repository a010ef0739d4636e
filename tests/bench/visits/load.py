"""python -m tests.bench load: many visitors at once, on 127.0.0.1 alone, bounded in number and time.

What they wait from a request until the page's script rests, what the servers use meanwhile, and every
error that a visitor saw. Then one visitor alone: the CPU of a rerun, and memory over 500 reruns.
"""

import argparse
import asyncio
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.core.store import Library
from data.corpus import Corpus
from tests.bench.material import Material
from tests.bench.processes import cpu_seconds, resident_mb
from tests.bench.row import Row, percentile, table
from tests.bench.visits.visitors import KINDS, Log, Walk, arrive, crowd
from tests.browser.server import App
from tests.pages.serving.several import Several

MOST_SESSIONS, MOST_SECONDS = 200, 900
SESSIONS, SECONDS, THINK_S, SEED = 50, 300.0, 10.0, 13
GOAL_MEDIAN_S, GOAL_P95_S, GOAL_SESSION_MB, GOAL_CPU_MS, GOAL_GROWTH = 1.0, 3.0, 3.0, 60.0, 0.10
RERUNS, FIRST_RERUNS, TOURS = 500, 100, 3
SAMPLE_S = 0.5


@dataclass(frozen=True)
class Plan:
    """How many visitors come, for how long, and what they are served by."""

    sessions: int = SESSIONS
    seconds: float = SECONDS
    think_s: float = THINK_S
    seed: int = SEED
    reruns: int = RERUNS
    workers: int = 2


class Meter:
    """Memory and CPU of some processes, watched while something runs."""

    def __init__(self, pids: list[int]) -> None:
        self._pids, self._ends = pids, threading.Event()
        self.before = self.peak = resident_mb(pids)
        self._cpu = [cpu_seconds(pid) for pid in pids]
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._ends.wait(SAMPLE_S):
            self.peak = max(self.peak, resident_mb(self._pids))

    def end(self) -> None:
        """Stop watching; the results stand."""
        self._ends.set()
        self._thread.join()
        self.seconds = time.monotonic() - self._began
        self.cpu = [cpu_seconds(pid) - began for pid, began in zip(self._pids, self._cpu, strict=True)]
        self.after = resident_mb(self._pids)


@contextmanager
def metered(pids: list[int]) -> Iterator[Meter]:
    """Watch these processes around what is done inside."""
    meter = Meter(pids)
    try:
        yield meter
    finally:
        meter.end()


def rows(material: Material, plan: Plan | None = None) -> Iterator[Row]:
    """The crowd, then one visitor alone."""
    yield from of_corpus(material.corpus(), material.library, material.room, plan or Plan())


def of_corpus(corpus: Corpus, library: Library, room: Path, plan: Plan) -> Iterator[Row]:
    """The same on a library that is prepared already."""
    several = Several(library.root, room / "workspace", room / "several.log", workers=plan.workers)
    try:
        pids = several.workers
        for _ in range(TOURS * len(pids)):  # each process has had its visitor, whichever nginx draws
            asyncio.run(_tour(several.url, Walk(corpus, plan.seed)))
        yield from _crowd(several.url, pids, corpus, plan)
    finally:
        several.stop()
    app = App(library.root, room / "workspace", room / "one.log")
    try:
        asyncio.run(_tour(app.url, Walk(corpus, plan.seed)))
        yield from _alone(app, corpus, plan)
    finally:
        app.stop()


def _crowd(url: str, pids: list[int], corpus: Corpus, plan: Plan) -> Iterator[Row]:
    with metered(pids) as meter:
        log = asyncio.run(crowd(url, corpus, plan.sessions, plan.seconds, plan.think_s, plan.seed))
    waits = [wait for _, wait in log.waits]
    name = f"{plan.sessions} sessions"
    yield Row(f"{name}: request to rest, median", statistics.median(waits), "s", goal=GOAL_MEDIAN_S)
    yield Row(f"{name}: request to rest, p95", percentile(waits, 0.95), "s", goal=GOAL_P95_S)
    for kind in KINDS:
        of_kind = [wait for what, wait in log.waits if what == kind]
        if of_kind:
            yield Row(f"{name}: {kind} (n = {len(of_kind)}), median", statistics.median(of_kind), "s")
    yield Row(f"{name}: reruns a second", len(waits) / meter.seconds, "")
    yield Row(f"{name}: CPU of a rerun, mean", 1000 * sum(meter.cpu) / len(waits), "ms")
    for number, cpu in enumerate(meter.cpu, 1):
        yield Row(f"{name}: core used by server process {number}", 100 * cpu / meter.seconds, "%")
    yield Row(f"{name}: sent to a visitor a rerun", log.received / len(waits) / 1000, "kB")
    yield Row("resident memory before", meter.before, "MB")
    yield Row("resident memory, peak", meter.peak, "MB")
    growth = (meter.peak - meter.before) / plan.sessions
    yield Row("resident memory a session", growth, "MB", goal=GOAL_SESSION_MB)
    yield Row("resident memory after they left", meter.after, "MB")
    yield Row("errors shown to visitors", len(log.errors), "", goal=0)
    for error in sorted(set(log.errors)):
        print(f"  seen by a visitor: {error}")


def _alone(app: App, corpus: Corpus, plan: Plan) -> Iterator[Row]:
    """One session's reruns with random selections, one after the other."""
    pid = app.process.pid
    used, memory = asyncio.run(_reruns(app.url, Walk(corpus, plan.seed), pid, plan.reruns))
    yield Row("one visitor: CPU of a rerun, median", 1000 * statistics.median(used), "ms", goal=GOAL_CPU_MS)
    yield Row("one visitor: CPU of a rerun, p95", 1000 * percentile(used, 0.95), "ms")
    first = min(FIRST_RERUNS, len(memory) // 2)
    name = f"one visitor: resident memory after {plan.reruns} reruns, of that after {first}"
    yield Row(name, memory[-1], "MB", "then", memory[first - 1], 1 + GOAL_GROWTH, goal_is_ratio=True)


async def _tour(url: str, walk: Walk) -> None:
    """One visitor sees every page once, so that what all share is there."""
    async with arrive(url, Log()) as visitor:
        for kind in KINDS:
            await visitor.visit(walk.step(kind))


async def _reruns(url: str, walk: Walk, pid: int, times: int) -> tuple[list[float], list[float]]:
    used, memory = [], []
    async with arrive(url, Log()) as visitor:
        for _ in range(times):
            before = cpu_seconds(pid)
            await visitor.visit(walk.step())
            used.append(cpu_seconds(pid) - before)
            memory.append(resident_mb([pid]))
    return used, memory


def main(arguments: list[str]) -> int:
    """The part alone, with its own options."""
    parser = argparse.ArgumentParser("python -m tests.bench load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=SESSIONS, help=f"visitors at once (most: {MOST_SESSIONS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long (most: {MOST_SECONDS})")
    parser.add_argument("--think", type=float, default=THINK_S, help="mean pause between two requests, seconds")
    parser.add_argument("--reruns", type=int, default=RERUNS, help="reruns of one visitor alone")
    parser.add_argument("--workers", type=int, default=2, help="server processes behind nginx")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--library", type=Path, help="a prepared library in place of a new one")
    parser.add_argument("--corpus", default="kokorochat", help="which of its corpora")
    asked = parser.parse_args(arguments)
    if not (0 < asked.sessions <= MOST_SESSIONS and 0 < asked.seconds <= MOST_SECONDS):
        parser.error(f"at most {MOST_SESSIONS} sessions and {MOST_SECONDS} seconds")
    plan = Plan(asked.sessions, asked.seconds, asked.think, asked.seed, asked.reruns, asked.workers)
    with tempfile.TemporaryDirectory(prefix="kokoro-load-") as room:
        if asked.library is None:
            measured = list(rows(Material.found(Path(room)), plan))
        else:
            library = Library(asked.library)
            measured = list(of_corpus(Corpus.open(asked.corpus, library), library, Path(room), plan))
    print(table(measured))
    return 0
