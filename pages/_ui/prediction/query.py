"""Which predictions are shown: the sets that fit the open corpus, and the systems chosen among them."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from analysis.responses.answers import names_in
from data.predictions.store import PredictionSet
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.core.state.view import View


@dataclass(frozen=True)
class Query:
    """The sets there are, all their systems, and those that were chosen (all, where none was)."""

    sets: tuple[PredictionSet, ...]
    every: tuple[str, ...]
    systems: tuple[str, ...]

    @property
    def predictions(self) -> str:
        """The sets as tables take them, named always, because cached answers are kept by them."""
        return ",".join(one.id for one in self.sets)

    @property
    def options(self) -> dict[str, Any]:
        """As the tables of many systems take them."""
        chosen = "" if self.systems == self.every else ",".join(self.systems)
        return {"systems": chosen, "predictions": self.predictions}

    @property
    def leaky(self) -> tuple[str, ...]:
        """The chosen systems that know the rater."""
        names = {name for one in self.sets for name in one.leaky}
        return tuple(name for name in self.systems if name in names)


def query(view: View) -> Query | None:
    """What the URL asks for; None where the corpus has no predictions that fit it."""
    sets = tuple(one for one in view.corpus.predictions.sets() if one.corpus_version == view.corpus.version)
    if not sets:
        return None
    every = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    wanted = set(names_in(options.option("systems", ""), every))
    return Query(sets, every, tuple(name for name in every if name in wanted) or every)


def systems(view: View, settings: Query) -> None:
    """Buttons that choose among the systems: all, until some are chosen."""
    if len(settings.every) < 2:
        return

    def change(names: list[str]) -> dict[str, str]:
        whole = not names or len(names) == len(settings.every)
        return {"systems": "" if whole else ",".join(name for name in settings.every if name in names)}

    st.pills(
        view.labels("prediction.systems"),
        settings.every,
        selection_mode="multi",
        format_func=plain,
        **options.follow(view, "systems", list(settings.systems), change),
    )
