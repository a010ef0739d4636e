"""Result: what leaves the tool. A figure or a table, its question, and the numbers that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.question import Question
from analysis.core.registry import Figure
from analysis.core.samples import one_side
from analysis.core.statistics.inference import methods
from analysis.core.statistics.inference.methods import AGAIN, ALONE, LOGIT, ONE_SIDE, TWO_WAY, Method, recorded
from analysis.display.basis import unbounded
from analysis.labels import Labels, Language
from data.corpus import Corpus

EFFECTS = {
    "hedges_g": methods.HEDGES,
    "cohen_h": methods.COHEN_H,
    "cohen_q": methods.COHEN_Q,
    "log_ratio": methods.LOG_RATIO,
    "per_sd": methods.PER_SD,
}
SURVIVAL = ("survival", "community_survival", "cluster_survival", "half_long")  # the last: of an ellipse
AGAIN_AND_AGAIN = {AGAIN.name, "client_resamples", "ellipses"}  # the methods behind these columns


@dataclass(frozen=True, eq=False)
class Result:
    """A question with the frame that answers it, as a figure or as a table."""

    #: None for a table
    figure: Figure | None
    question: Question
    frame: pl.DataFrame

    @property
    def name(self) -> str:
        """The name of the figure or table."""
        return self.figure.name if self.figure else self.question.table.name

    @property
    def as_table(self) -> "Result":
        """The table that a figure draws, with the table's own title and caption."""
        return Result(None, self.question, self.frame)

    @property
    def a(self) -> Selection:
        """The selection, or cohort A."""
        return self.question.a

    @property
    def b(self) -> Selection | None:
        """Cohort B."""
        return self.question.b

    def labels(self, lang: Language) -> Labels:
        """The texts of a language, with the names of the codebook's codes."""
        return Labels(lang).naming(self.a.corpus.coding.codebook())

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
        """The methods behind what is drawn; none without rows, none of intervals where no row has one."""
        if self.frame.is_empty():
            return ()
        claimed = self.question.table.applied(self.options)
        if LOGIT in claimed:  # a share of 0 or 1 has no interval, so only a run tells
            with recorded() as applied:
                self.question.answer()
            claimed = tuple(method for method in claimed if method is not LOGIT or method in applied)
        if ALONE in claimed:
            units = {_unit(side.corpus) for side in (self.a, self.b) if side is not None}
            fitting = {method: method in units for method in (TWO_WAY, ALONE, ONE_SIDE)}
            claimed = tuple(method for method in claimed if fitting.get(method, True))
        claimed = tuple(filter(None, map(self._as_applied, claimed)))
        if self.lacks_survival:
            claimed = tuple(method for method in claimed if method.name not in AGAIN_AND_AGAIN)
        claimed = tuple(method for method in claimed if method.of_rows is None or self._has(*method.of_rows))
        without = unbounded(self.frame)
        return tuple(method for method in claimed if not (method.infers and without))

    def _as_applied(self, method: Method) -> Method | None:
        """A method as this answer applied it; None where it did not."""
        applied = method.in_answer
        return method if applied is None else applied(self.a.corpus.dialogues.height, self.frame)

    def _has(self, column: str, value: str) -> bool:
        """Whether a row has a value in a column."""
        return value in self.frame.get_column(column, default=pl.Series([""]))

    @property
    def lacks_survival(self) -> bool:
        """Whether what resamples say has a column and no value: none were drawn, or nothing stands out."""
        shown = [name for name in SURVIVAL if name in self.frame.columns]
        return bool(shown) and not any(self.frame[name].count() for name in shown)

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


def _unit(corpus: Corpus) -> Method:
    """Of whom the intervals of ratings are: clients and counselors, one side of them, or dialogues alone."""
    return ALONE if not corpus.has("persons") else ONE_SIDE if one_side(corpus) else TWO_WAY
