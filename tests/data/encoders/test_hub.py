"""Models by folder or name: what is here is opened first, and each reason why not is a sentence."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from data.encoders import NoModel, hub


def test_what_is_on_this_computer_is_opened_without_asking_the_hub(monkeypatch):
    monkeypatch.setattr(hub, "reach", lambda: pytest.fail("the hub was asked"))
    assert hub.opened("some/model", lambda local: ("model", local), "model") == ("model", True)


def test_what_is_not_here_is_asked_of_the_hub(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(hub, "reach", lambda: asked.append("hub"))

    def load(local: bool) -> str:
        if local:
            raise OSError("not here")
        return "downloaded"

    assert hub.opened("some/model", load, "model") == "downloaded" and asked == ["hub"]


def failing(error: Exception):
    def load(local: bool) -> str:
        raise error

    return load


@pytest.mark.parametrize(
    ("name", "error", "code"),
    [
        ("/no/such/folder", OSError("x"), "no_model_folder"),
        (".", OSError("no weights"), "bad_model"),
        ("some/model", ImportError("No module named torch"), "no_torch"),
        ("some/model", OSError("offline"), "no_hub"),
    ],
)
def test_each_reason_has_its_sentence(name, error, code, monkeypatch):
    monkeypatch.setattr(hub, "reach", lambda: None)
    with pytest.raises(NoModel, match=r"folder|pip install|huggingface") as caught:
        hub.opened(name, failing(error), "model")
    assert caught.value.code == code


def test_a_revision_is_the_commit_or_the_content_of_the_folder(tmp_path: Path):
    assert hub.revision("some/model", SimpleNamespace(_commit_hash="abc")) == "abc"
    assert hub.revision("some/model", None) == "unknown"
    (tmp_path / "weights").write_text("a")
    first = hub.revision(str(tmp_path), None)
    assert hub.revision(str(tmp_path), None) == first
    (tmp_path / "weights").write_text("b")
    assert hub.revision(str(tmp_path), None) != first
    assert hub.short(str(tmp_path)) == tmp_path.name and hub.short("some/model") == "some/model"
