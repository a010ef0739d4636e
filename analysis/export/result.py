"""Result: what leaves the tool. A figure, the question behind it, and the numbers that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from analysis.core.question import Question
from analysis.core.registry import Figure
from analysis.display.basis import unbounded
from analysis.inference import methods
from analysis.inference.methods import Method, recorded
from analysis.query.selection import Selection

EFFECTS = {
    "hedges_g": methods.HEDGES,
    "cohen_h": methods.COHEN_H,
    "cohen_q": methods.COHEN_Q,
    "log_ratio": methods.LOG_RATIO,
    "per_sd": methods.PER_SD,
}


@dataclass(frozen=True, eq=False)
class Result:
    """A figure of a question, with the frame that answers it."""

    figure: Figure
    question: Question
    frame: pl.DataFrame

    @property
    def name(self) -> str:
        """The figure's name."""
        return self.figure.name

    @property
    def a(self) -> Selection:
        """The selection, or cohort A."""
        return self.question.a

    @property
    def b(self) -> Selection | None:
        """Cohort B."""
        return self.question.b

    @property
    def options(self) -> Mapping[str, Any]:
        """The options that were set."""
        return self.question.values

    @property
    def differences(self) -> pl.DataFrame | None:
        """How B differs from A; None without B or estimates."""
        return self._differences[0]

    @cached_property
    def methods_shown(self) -> tuple[Method, ...]:
        """The methods behind what is drawn; without those of intervals where no row has one."""
        claimed = self.question.table.applied(self.options)
        return tuple(m for m in claimed if not (m.infers and unbounded(self.frame)))

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """The methods behind what is drawn and behind the differences of two cohorts."""
        return tuple(dict.fromkeys([*self.methods_shown, *self._differences[1]]))

    @cached_property
    def _differences(self) -> tuple[pl.DataFrame | None, tuple[Method, ...]]:
        """The differences, and the methods that were applied to make them."""
        if not self.question.has_differences:
            return None, ()
        with recorded() as applied:
            frame = self.question.differences()
        effects = [EFFECTS[kind] for kind in frame["effect_kind"].unique().sort() if kind in EFFECTS]
        bounded = frame["low"].count() > 0
        made = sorted((m for m in applied if bounded or not m.infers), key=lambda method: method.name)
        return frame, (*made, *effects)
