"""What the tests of export share: every registered figure on the demo that has it."""

from collections.abc import Callable

import pytest

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.question import Question
from analysis.export.bundle import Look, result_of
from analysis.export.result import Result
from data.core.problems import Missing
from data.core.store import Library
from data.corpus import Corpus
from tests.analysis.answers import few

registry.load()
FIGURES = tuple(registry.FIGURES)
ASKED = {"functioning_cells": {"fewest": 5}}  # the demos have few dialogues of each group
LOOKS = tuple(
    Look(size, None, lang, grey) for size, lang, grey in (("acl-column", "ja", False), ("acl-column", "en", True))
)


def result(name: str, a: Selection, b: Selection | None = None, **options) -> Result:
    """A registered figure of one or two cohorts."""
    figure = registry.FIGURES[name]
    return result_of(figure, Question.of(figure.table.function, a, few(figure.table) | options, b))


@pytest.fixture(scope="session")
def result_of_name(demo_library: Library) -> Callable[[str], Result]:
    """What a figure shows, on the first demo that holds it."""
    made: dict[str, Result] = {}

    def find(name: str) -> Result:
        if name not in made:
            made[name] = _shown(name, demo_library)
        return made[name]

    return find


def _shown(name: str, library: Library) -> Result:
    reasons = []
    for corpus_id in ("demo-ja", "demo-en"):
        try:
            drawn = result(name, select(Corpus.open(corpus_id, library)), **ASKED.get(name, {}))
            if not drawn.frame.is_empty():
                return drawn
            reasons.append(f"{corpus_id} has no row of {drawn.question.table.name}")
        except (Absent, Missing) as error:
            reasons.append(str(error))
    pytest.skip("; ".join(reasons))


@pytest.fixture(params=FIGURES)
def any_result(request: pytest.FixtureRequest, result_of_name: Callable[[str], Result]) -> Result:
    """Each registered figure in turn."""
    return result_of_name(request.param)


@pytest.fixture(scope="session")
def topics(demo_ja: Corpus) -> Result:
    """One figure with Japanese labels."""
    return result("topic_bars", select(demo_ja))


@pytest.fixture(scope="session")
def compared(demo_ja: Corpus) -> Result:
    """The same for two cohorts."""
    return result("topic_bars", select(demo_ja), b=select(demo_ja, Filter(band=("low", "high"))))
