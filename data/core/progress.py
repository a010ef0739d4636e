"""Progress of long work: for a person on stderr, for the app as JSON lines on stdout."""

import sys
import time
from typing import Protocol

import orjson


class Progress(Protocol):
    """Called often; a reporter decides how much of it to show."""

    def __call__(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Step ``step`` has done ``done`` of ``total`` units (None: unknown)."""


def silent(step: str, done: int = 0, total: int | None = None) -> None:
    """Report nothing."""


class Console:
    """One line on stderr, redrawn at most ten times a second; plain lines if stderr is not a terminal."""

    def __init__(self) -> None:
        self._last = 0.0
        self._step = ""

    def __call__(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Draw the line."""
        terminal = sys.stderr.isatty()
        now = time.monotonic()
        new = step != self._step
        if not new and (not terminal or now - self._last < 0.1):
            return
        if new and self._step and terminal:
            sys.stderr.write("\n")
        self._step, self._last = step, now
        count = f"  {done:,}" + (f" / {total:,}" if total else "") if done else ""
        sys.stderr.write(f"\r\033[K{step}{count}" if terminal else f"{step}\n")
        sys.stderr.flush()

    def close(self) -> None:
        """End the line."""
        if self._step and sys.stderr.isatty():
            sys.stderr.write("\n")


class JsonLines:
    """One JSON object a line on stdout, at most ten a second for one step."""

    def __init__(self) -> None:
        self._last = 0.0
        self._step = ""

    def __call__(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Write the line."""
        now = time.monotonic()
        if step == self._step and now - self._last < 0.1:
            return
        self._step, self._last = step, now
        sys.stdout.write(orjson.dumps({"step": step, "done": done, "total": total}).decode() + "\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing to end."""
