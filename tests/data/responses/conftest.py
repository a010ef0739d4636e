"""A library of its own for the tests that add responses."""

import pytest

from data.building.prepare import prepare
from data.core.store import Library
from data.demos import DEMOS
from tests.data.responses.invent import NOW


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("responses"))
    prepare(DEMOS["demo-ja"], "demo-ja", library=library, now=NOW, words=False)
    return library
