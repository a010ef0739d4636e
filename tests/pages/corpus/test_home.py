"""Home's upper half: a search with the map beside it, or with the overview where there is no map."""

from pathlib import Path

import pytest

from data.core.store import Library
from tests.data.invent import keep, record, write
from tests.pages.app import opened


def test_without_a_map_the_overview_stands_beside_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = write(tmp_path / "in", [record(number) for number in range(1, 4)])
    keep(source, Library(tmp_path / "library"), words=True, maps=False)
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path / "library"))
    at = opened(lang="en", corpus="c")
    assert not at.exception
    upper = at.columns[1]
    assert [len(column.dataframe) for column in at.columns[:2]] == [0, 1]
    assert "Dialogues" in upper.dataframe[0].value.iloc[:, 0].tolist()


def test_with_a_map_it_stands_below_the_search():
    at = opened(lang="en", corpus="demo-ja")
    assert not at.exception
    assert len(at.columns[0].dataframe) == 1
