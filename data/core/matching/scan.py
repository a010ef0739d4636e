"""Search in many texts without letting one pattern hold the process.

Patterns go to Polars' engine, which has no backtracking and lets other threads run. A running scan
cannot be stopped, so it runs in slices, and between two slices a deadline is looked at. A scan that
has taken a while goes on in one thread that all such scans share, and that gives way to all others: beside
them one reader's worst pattern has a tenth of one core.
"""

import os
import re
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from math import inf

import numpy as np
import polars as pl

from data.core.matching.nfkc_pattern import narrowed
from data.core.matching.normalization import normalize
from data.core.problems import UserError

SLICE, LARGEST = 4_000, 128_000
SHORT_S, LONG_S = 0.02, 0.1
DEADLINE_S = 2.0
QUICK_S, WAIT_S = 0.06, 6.0
MAX_PATTERN = 1_000
LOW, MOST_WAITING = 10, 3  # a scan that gives way may take three times as long as it works
SLOW_WORK = 0.25  # of the deadline; who has worked less when it is over was only kept waiting
BUSY = "other heavy work is running; try again in a moment"


class BadPattern(UserError):
    """A pattern that cannot be used."""


class TooSlow(UserError):
    """A pattern that did not finish within the deadline."""


class Busy(UserError):
    """A slow pattern whose turn did not come, or that was kept waiting, because others were running."""


def literal(query: str) -> tuple[str, bool]:
    """A plain query as (pattern, is it literal), normalised; ASCII letters match in either case."""
    text = normalize(query) or query
    if text.lower() == text.upper():
        return text, True
    return "(?i)" + re.escape(text), False


def as_pattern(query: str) -> str:
    """A plain query as a pattern."""
    pattern, is_literal = literal(query)
    return re.escape(pattern) if is_literal else pattern


def regex(pattern: str) -> str:
    """A pattern made fit for normalised text. Raises BadPattern with the engine's reason."""
    if len(pattern) > MAX_PATTERN:
        raise BadPattern(f"a pattern of {len(pattern):,} characters; at most {MAX_PATTERN:,}")
    narrow = narrowed(pattern)
    try:
        pl.Series([""]).str.contains(narrow)
    except pl.exceptions.PolarsError as error:
        reason = re.search(r"^(?:error: |regex error: (?=[A-Z]))(.+)", str(error), re.MULTILINE)
        raise BadPattern(reason[1] if reason else "not a usable pattern") from error
    return narrow


def hits(texts: pl.Series, pattern: str, *, is_literal: bool, deadline_s: float = DEADLINE_S) -> np.ndarray:
    """(n_texts,) which texts contain the pattern. Raises TooSlow after the deadline, Busy where others hold it."""
    parts = in_slices(texts, lambda part: part.str.contains(pattern, literal=is_literal).to_numpy(), deadline_s)
    return np.concatenate(parts) if parts else np.zeros(0, dtype=bool)


def in_slices(
    texts: pl.Series, look: Callable[[pl.Series], np.ndarray], deadline_s: float = DEADLINE_S
) -> list[np.ndarray]:
    """What ``look`` says of each slice; slices grow while they are quick and shrink where they are slow.

    After ``QUICK_S`` the rest is left to the one slow thread. Raises TooSlow, Busy.
    """
    scan = _Scan(texts, look, deadline_s)
    scan.run(QUICK_S)
    if not scan.is_done:
        started = threading.Event()
        rest = _slow_thread().submit(scan.rest, started)
        if not started.wait(WAIT_S) and rest.cancel():
            raise Busy(BUSY)
        rest.result()
    return scan.parts


class _Scan:
    """A scan that can be left and taken up again."""

    def __init__(self, texts: pl.Series, look: Callable[[pl.Series], np.ndarray], deadline_s: float) -> None:
        self.texts, self.look, self.deadline_s = texts, look, deadline_s
        self.start, self.size, self.used, self.worked = 0, SLICE, 0.0, 0.0
        self.parts: list[np.ndarray] = []

    @property
    def is_done(self) -> bool:
        """Whether every text was looked at."""
        return self.start >= len(self.texts)

    def run(self, until_s: float) -> None:
        """Slices until the end, or until so much time is used. Raises TooSlow, Busy."""
        while not self.is_done and self.used <= until_s:
            if self.used > self.deadline_s:
                if self.worked < SLOW_WORK * self.deadline_s:
                    raise Busy(BUSY)
                raise TooSlow(f"the pattern takes longer than {self.deadline_s:g} s; make it simpler")
            began, began_work = time.monotonic(), time.thread_time()
            self.parts.append(self.look(self.texts.slice(self.start, self.size)))
            worked = time.thread_time() - began_work
            took = max(worked, (time.monotonic() - began) / MOST_WAITING)
            self.worked, self.used, self.start = self.worked + worked, self.used + took, self.start + self.size
            grown = min(2 * self.size, LARGEST) if took < SHORT_S else self.size
            self.size = max(SLICE, self.size // 2) if took > LONG_S else grown

    def rest(self, started: threading.Event) -> None:
        """What is left of it."""
        started.set()
        self.run(inf)


@cache
def _slow_thread() -> ThreadPoolExecutor:
    """The thread that all slow scans take turns in."""
    return ThreadPoolExecutor(1, "slow-scan", initializer=_give_way)


def _give_way() -> None:
    """Take a tenth of a core that others want; where a thread has no priority of its own, nothing happens."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOW)
