"""An empty library for each test that writes."""

from pathlib import Path

import pytest

from data.store import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")
