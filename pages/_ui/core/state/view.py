"""What a page is shown with: language, theme, corpus and selection, and a second cohort where there is one."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.question import Question
from analysis.labels import Labels
from data.corpus import Corpus


@dataclass(frozen=True)
class View:
    """The frame's answer to a page: everything it needs to ask and show.

    ``other`` is cohort B. A view with a ``prefix`` is that of cohort B itself, whose conditions carry
    the prefix in the address. ``basis``: the key of the question whose basis the head of the page says.
    """

    page: str
    labels: Labels
    theme: str
    selection: Selection
    other: Selection | None = None
    prefix: str = ""
    basis: Hashable = None

    @property
    def corpus(self) -> Corpus:
        """The open corpus."""
        return self.selection.corpus

    def key(self, name: str) -> str:
        """A widget's key: it must hold page, language and corpus, else old values come back."""
        return f"{self.page}.{self.labels.lang}.{self.corpus.id}.{self.prefix}{name}"

    def question(
        self,
        function: Callable[..., pl.DataFrame],
        options: Mapping[str, Any] | None = None,
        b: Selection | None = None,
    ) -> Question:
        """A registered table asked of the selection, and of cohort B where one is given."""
        return Question.of(function, self.selection, options, b)

    @property
    def of_other(self) -> "View":
        """The same page seen from cohort B."""
        if self.other is None:
            raise ValueError("there is no second cohort")
        return replace(self, selection=self.other, other=None, prefix="b.")
