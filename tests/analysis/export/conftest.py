"""What the tests of export share: every registered figure on the demo that has it."""

import shutil
from collections.abc import Callable

import pytest

from analysis.core import registry
from analysis.core.registry import Absent
from analysis.export.bundle import Look, shown
from analysis.export.caption import Shown
from analysis.query.filter import Filter
from analysis.query.selection import select
from data.corpus import Corpus
from data.problems import Missing
from data.store import Library

registry.load()
FIGURES = tuple(registry.FIGURES)
LOOKS = tuple(
    Look(size, None, lang, grey)
    for size, lang, grey in (("acl-column", "ja", False), ("acl-column", "en", True), ("acl-full", "en", False))
)


@pytest.fixture(scope="session")
def shown_of(demo_library: Library) -> Callable[[str], Shown]:
    """What a figure shows, on the first demo that holds it."""
    made: dict[str, Shown] = {}

    def find(name: str) -> Shown:
        if name not in made:
            made[name] = _shown(name, demo_library)
        return made[name]

    return find


def _shown(name: str, library: Library) -> Shown:
    reasons = []
    for corpus_id in ("demo-ja", "demo-en"):
        try:
            return shown(registry.FIGURES[name], select(Corpus.open(corpus_id, library)), {})
        except (Absent, Missing) as error:
            reasons.append(str(error))
    pytest.skip("; ".join(reasons))


@pytest.fixture(params=FIGURES)
def any_shown(request: pytest.FixtureRequest, shown_of: Callable[[str], Shown]) -> Shown:
    """Each registered figure in turn."""
    return shown_of(request.param)


@pytest.fixture(scope="session")
def topics(demo_ja: Corpus) -> Shown:
    """One figure with Japanese labels."""
    return shown(registry.FIGURES["topic_bars"], select(demo_ja), {})


@pytest.fixture(scope="session")
def compared(demo_ja: Corpus) -> Shown:
    """The same for two cohorts."""
    return shown(
        registry.FIGURES["topic_bars"], select(demo_ja), {}, select(demo_ja, Filter(band=("low", "high")))
    )


@pytest.fixture(scope="session")
def poppler() -> None:
    """Skip where a PDF cannot be looked into."""
    missing = [name for name in ("pdffonts", "pdfinfo", "pdfimages", "pdftotext") if not shutil.which(name)]
    if missing:
        pytest.skip(f"poppler-utils is not installed: {', '.join(missing)}")
