"""One library with both demos for all tests of a run, and an empty one for each test that writes."""

from pathlib import Path

import pytest

from data.corpus import Corpus
from data.demos import prepare_demos
from data.store import Library
from tests.corpus import NOT_HERE, real_source
from tests.data.invent import NOW, keep


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Both demos, prepared once; only to be read."""
    library = Library(tmp_path_factory.mktemp("shelf"))
    prepare_demos(library, now=NOW)
    return library


@pytest.fixture(scope="session")
def ja(shelf: Library) -> Corpus:
    return Corpus.open("demo-ja", shelf)


@pytest.fixture(scope="session")
def en(shelf: Library) -> Corpus:
    return Corpus.open("demo-en", shelf)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The real corpus, prepared once, where it is at hand."""
    source = real_source()
    if source is None:
        pytest.skip(NOT_HERE)
    library = Library(tmp_path_factory.mktemp("real"))
    keep(source, library, "kokorochat")
    return Corpus.open("kokorochat", library)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")
