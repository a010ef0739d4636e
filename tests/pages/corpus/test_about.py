"""The description of a corpus on its home page: made from the data, or as somebody wrote it."""

import shutil
from pathlib import Path

import pytest

from analysis.display.description import description
from analysis.labels import Labels
from data.core.store import Library
from data.corpus import Corpus
from tests.pages.app import key, opened


def shown(at) -> str:
    return "\n".join(one.value for one in at.markdown)


def test_it_is_edited_in_one_language_and_taken_back(
    demo_library: Library, demo_ja: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KOKORO_LIBRARY", str(shutil.copytree(demo_library.root, tmp_path / "library")))
    made = "Recorded from 2020 to 2024"
    assert made in description(demo_ja, Labels("en"))
    at = opened("home", lang="en", corpus="demo-ja")
    assert made in shown(at)
    at.text_area(key=key(at, "about.text")).set_value("Invented talks, **written** for this demo.")
    at.button(key=key(at, "about.save")).click().run()
    assert "written" in shown(at) and "**written**" not in shown(at) and made not in shown(at)
    assert "Invented talks" not in shown(opened("home", lang="ja", corpus="demo-ja"))
    at.button(key=key(at, "about.back")).click().run()
    assert made in shown(at) and "Invented talks" not in shown(at)
