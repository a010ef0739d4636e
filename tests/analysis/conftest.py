"""Selections of the demos that the tests of tables share."""

import shutil
from pathlib import Path

import pytest

from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.building.embed import embed
from data.building.prepare import prepare
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from data.encoders import DEFAULT, EncoderChoice
from data.vectors.segments import UTTERANCE
from tests.analysis.naive import JAPANESE
from tests.conftest import NOW

registry.load()

SOME = {
    "all": Filter(),
    "three years": Filter(year=((2020, 2022),)),
    "one topic": Filter(topics=("workplace",)),
    "two dialogues": Filter(id=((11, 12),)),
    "one dialogue": Filter(id=((11, 11),)),
    "none": Filter(id=((0, 0),)),
}


@pytest.fixture(params=SOME.values(), ids=list(SOME))
def selection(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, request.param)


@pytest.fixture
def records(selection: Selection) -> list[dict]:
    return [JAPANESE[number] for number in selection.dialogue_ids]


@pytest.fixture
def whole(demo_ja: Corpus) -> Selection:
    return select(demo_ja)


@pytest.fixture(scope="session")
def branched(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The demo of regenerations that depart from dialogues."""
    library = Library(tmp_path_factory.mktemp("branched"))
    prepare(PROJECT / "data" / "demo" / "branches", "branches", library=library, now=NOW, maps=False)
    return Corpus.open("branches", library)


@pytest.fixture
def demos(demo_ja: Corpus, demo_en: Corpus, branched: Corpus) -> list[Corpus]:
    return [demo_ja, demo_en, branched]


@pytest.fixture(scope="session")
def encoded(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The English demo with a vector of each utterance."""
    root = Path(shutil.copytree(demo_library.root, tmp_path_factory.mktemp("encoded") / "library"))
    embed("demo-en", EncoderChoice(DEFAULT), UTTERANCE, library=Library(root))
    return Corpus.open("demo-en", Library(root))


@pytest.fixture(scope="session")
def poppler() -> None:
    """Skip where a PDF cannot be looked into."""
    missing = [name for name in ("pdffonts", "pdfinfo", "pdfimages", "pdftotext") if not shutil.which(name)]
    if missing:
        pytest.skip(f"poppler-utils is not installed: {', '.join(missing)}")
