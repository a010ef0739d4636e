"""One measured figure beside what it is compared with, and how it is printed."""

import math
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A figure, its floor or peer from the same run, and the goal: for the figure, or for the ratio of both."""

    figure: str
    measured: float
    unit: str
    peer: str = ""
    beside: float = math.nan
    goal: float = math.nan
    goal_is_ratio: bool = False

    @property
    def ratio(self) -> float:
        """Measured over peer."""
        return self.measured / self.beside if self.beside else math.nan

    @property
    def met(self) -> str:
        """ok, MISSED, or nothing where there is no goal."""
        reached = self.ratio if self.goal_is_ratio else self.measured
        return "" if math.isnan(self.goal) else "ok" if reached <= self.goal else "MISSED"

    def cells(self) -> tuple[str, ...]:
        """As printed."""
        goal = "" if math.isnan(self.goal) else f"<= {self.goal:g} {'x' if self.goal_is_ratio else self.unit}"
        beside = "" if math.isnan(self.beside) else f"{_number(self.beside)} {self.unit} {self.peer}"
        ratio = "" if math.isnan(self.ratio) else f"{self.ratio:.2f} x"
        return (self.figure, f"{_number(self.measured)} {self.unit}", beside, ratio, goal, self.met)


HEADINGS = ("figure", "measured", "floor or peer", "ratio", "goal", "")


def table(rows: Iterable[Row]) -> str:
    """The rows as an aligned table."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def median(act: Callable[[], object], times: int = 3) -> float:
    """The median of several calls, in seconds."""
    return statistics.median(seconds(act) for _ in range(times))


def in_turn(
    act: Callable[[], object],
    beside: Callable[[], object],
    times: int = 5,
    before: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """The medians of two calls made in turn, so that a busy minute falls on both; ``before`` is not timed."""
    both = [(before(), seconds(act), seconds(beside))[1:] for _ in range(times)]
    return statistics.median(a for a, _ in both), statistics.median(b for _, b in both)


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
