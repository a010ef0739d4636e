"""What is wrong with a source is said in the reader's language, also what was kept before there were values."""

import re
from pathlib import Path

import orjson
import pytest

from analysis.labels import TEXTS, Labels
from data.building.fetch import fetch
from data.core.problems import Problems, UserError
from data.core.problems.messages import ERRORS, PROBLEMS
from data.core.store import Library
from data.importing.records_stage import samples
from pages._ui.core.parts import messages
from tests.data.importing.formats.test_kokorochat import NOTED, SET_ASIDE
from tests.data.invent import NOW, opened, record, write

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
SENTENCE = re.compile(r"\b(is|are|not|the|no|has|have)\b")


def test_every_problem_of_an_import(tmp_path: Path, library: Library):
    bad = [value for value, _, _ in (*SET_ASIDE.values(), *NOTED.values())]
    found = opened(write(tmp_path / "in", [record(1), *bad]), library).problems.listed
    ja, en = (messages.listed(Labels(lang), found)["message"].to_list() for lang in ("ja", "en"))
    assert len(ja) >= len(bad) and all(map(JAPANESE.search, ja))
    technical = re.compile(r"（[^（）]*）|'[^']*'")
    assert [text for text in ja if SENTENCE.search(technical.sub("", text))] == []
    assert "「尊重された」が 7 で、0〜5 の整数ではありません。空にしました" in ja
    assert "Felt respected is 7, not a whole number 0-5; left empty" in en


def test_what_was_kept_before_there_were_values_still_opens(tmp_path: Path):
    old = {
        "where": "2.json",
        "rule": "wrong_type",
        "message": "the record is a list, not an object",
        "kept": False,
    }
    listed = [old, {**old, "detail": ""}, {**old, "rule": "unknown_dialogue", "detail": "7"}]
    counts = [{"rule": "wrong_type", "kept": False, "n": 3}]
    (tmp_path / "p.json").write_bytes(orjson.dumps({"counts": counts, "listed": listed}))
    said = messages.listed(Labels("ja"), Problems.read(tmp_path / "p.json").listed)["message"].to_list()
    assert said == [
        "The record is a list, not an object",
        "The record is a list, not an object",
        "対話 7 はコーパスにありません",
    ]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "^x.json：読める対話がありません。x.json：JSONとして読めません。途中で切れている可能性があります"),
        ("en", "^x.json: no dialogue could be read. x.json: not valid JSON, perhaps cut off"),
    ],
)
def test_a_mistake_within_a_mistake(lang, words: str, tmp_path: Path, library: Library):
    (tmp_path / "x.json").write_text('{"dialogue": [')
    with pytest.raises(UserError) as caught:
        opened(tmp_path / "x.json", library)
    with pytest.raises(UserError, match=re.escape(str(caught.value))):
        samples(tmp_path / "x.json")
    kept = orjson.loads(orjson.dumps(caught.value.values))
    assert re.match(words, messages.error(Labels(lang), str(caught.value), caught.value.code, kept))


def test_why_a_download_fails(library: Library):
    with pytest.raises(UserError, match=r"refused the connection\. Run it again") as caught:
        fetch("kokorochat", url="http://127.0.0.1:9/x", library=library, now=NOW)
    said = messages.raised(Labels("ja"), caught.value)
    assert said.startswith("サーバーに接続を拒否されました。もう一度始めると") and "python" not in said


def test_every_mistake_has_words():
    assert {f"error.{code}" for code in ERRORS} | {f"told.{rule}" for rule in PROBLEMS} <= TEXTS.keys()
