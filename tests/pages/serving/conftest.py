"""A server of the demos, one for all tests here that need no other."""

from collections.abc import Iterator

import pytest

from data.core.store import Library
from tests.browser.server import App


@pytest.fixture(scope="module")
def served(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One server process."""
    folder = tmp_path_factory.mktemp("served")
    app = App(demo_library.root, folder / "workspace", folder / "log")
    yield app
    app.stop()
