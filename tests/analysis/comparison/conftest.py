"""A library that holds the demos and a corpus in the shape of a generated one."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from analysis.core.query.selection import Selection, select
from data.building.prepare import prepare
from data.core.store import Library
from data.corpus import Corpus
from tests.analysis.comparison.material import generated, write


@pytest.fixture(scope="session")
def library(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The demos and ``made``: 60 generated Japanese dialogues without persons."""
    folder = tmp_path_factory.mktemp("compared")
    root = Path(shutil.copytree(demo_library.root, folder / "library"))
    prepare(write(folder / "source", generated, 60), "made", library=Library(root), now=datetime(2026, 1, 2))
    return Library(root)


@pytest.fixture(scope="session")
def first(library: Library) -> Selection:
    """The Japanese demo among the others."""
    return select(Corpus.open("demo-ja", library))
