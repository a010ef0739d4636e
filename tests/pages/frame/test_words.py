"""Streamlit's own words are those of the version that is installed, and each has its translation."""

import re
from pathlib import Path

import pytest
import streamlit

from analysis.labels import TEXTS
from analysis.labels.frame.browser import OTHERWISE
from pages._ui.frame import notice

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
PARTS = "index DataFrame FileUploader InputInstructions Multiselect NumberInput Radio Selectbox StreamlitMarkdown"
OTHERS = "Table TextInput Toolbar ErrorElement DownloadButton utils useCopyToClipboard"


@pytest.fixture(scope="module")
def script() -> str:
    """What the browser runs of Streamlit, where its words are."""
    names = (*PARTS.split(), *OTHERS.split())
    return "".join(path.read_text("utf-8") for name in names for path in sorted(SCRIPTS.glob(f"{name}.*.js")))


def test_streamlit_writes_these_words(script):
    own = [OTHERWISE.get(key, words) for key, (_, words) in TEXTS.items() if key.startswith("browser.")]
    put_together = re.compile(r"^Press .*|^You can only .*|.* results?$|.*requested.*")
    for words in own:
        if not put_together.match(words):
            assert all(part.strip() in script for part in re.split(r"\{\w\}", words)), words


def test_each_is_said_in_japanese_and_in_english_only_where_streamlit_speaks_of_itself():
    assert notice._words("ja")["Fullscreen"] == "全画面で表示"
    assert set(notice._words("en")) == set(OTHERWISE.values())
    assert all(re.search(r"[\u3040-\u30ff\u3400-\u9fff/]|make run", text) for text in notice._words("ja").values())
