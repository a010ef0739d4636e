"""A tab that was just opened leads back to what was seen last."""

from pathlib import Path

import pytest

from data.workspace import Workspace
from pages._ui.core.state.last_view import KEPT
from tests.pages.app import opened


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace of one's own for each test."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))


def links(**asked: str) -> list[str]:
    at = opened("home", **asked)
    assert not at.exception
    shown = [node.proto.label.replace("\\", "") for node in at.get("page_link")]
    return [label for label in shown if "left off" in label]


def test_home_leads_to_the_last_view_once_there_is_one():
    assert links(lang="en", corpus="demo-ja") == []
    opened("scores", lang="en", corpus="demo-ja", topics="school")
    assert Workspace().value(KEPT) == "scores?lang=en&corpus=demo-ja&topics=school"
    assert links(lang="en", corpus="demo-en") == ["Continue where you left off: Scores (School)"]


@pytest.mark.parametrize(
    "kept", ["nowhere?corpus=demo-ja", "scores?corpus=gone", "scores", "?", "scores?topics=%F0"]
)
def test_what_leads_nowhere_is_left_out(kept: str):
    Workspace().set_value(KEPT, kept)
    assert links(lang="en", corpus="demo-ja") == []
