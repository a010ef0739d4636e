"""Collected figures: kept in the workspace, so that another session has them; a removal can be undone."""

from pathlib import Path

import orjson
import pytest

from analysis.export.requests import Order, parsed, written
from data.workspace import Workspace
from pages._ui.core.cards.export_collection import KEPT
from tests.pages.app import key, opened

ORDERS = [Order("topic_bars", "demo-ja"), Order("score_histogram", "demo-ja", "topics=school", grey=True)]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace of one's own for each test."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))


def kept() -> list[Order]:
    text = Workspace().value(KEPT) or "[]"
    return parsed(text, KEPT) if orjson.loads(text) else []


def test_another_session_has_what_was_collected_and_a_removal_is_undone():
    Workspace().set_value(KEPT, written(ORDERS).decode())
    at = opened("scores", lang="en", corpus="demo-ja")
    at.button(key=key(at, "shelf.remove.0")).click().run()
    assert kept() == ORDERS[1:]
    at.button(key=key(at, f"undo.{KEPT}")).click().run()
    assert kept() == ORDERS
    at.button(key=key(at, "shelf.clear")).click().run()
    assert kept() == []
    at.button(key=key(at, f"undo.{KEPT}")).click().run()
    assert kept() == ORDERS and not at.exception


@pytest.mark.parametrize("broken", ["{", "[1]", '[{"figure": "topic_bars"}]'])
def test_what_cannot_be_read_is_no_collection(broken: str):
    Workspace().set_value(KEPT, broken)
    at = opened("scores", lang="en", corpus="demo-ja")
    assert not at.exception and not any(button.label == "Create ZIP" for button in at.button)
