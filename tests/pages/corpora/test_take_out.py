"""Dialogues for other tools, from the page."""

import csv
import io
import json
import zipfile

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus
from pages._ui.corpora import take_out
from tests.pages.app import opened


@pytest.mark.parametrize("kind", list(take_out.FORMS))
def test_the_file_holds_the_selected_dialogues(demo_ja: Corpus, kind: str):
    selection = select(demo_ja, Filter(score=(50, 100)))
    held = take_out.made(demo_ja, selection.dialogue_ids, kind)
    if kind == "csv":
        found = {row["dialogue"] for row in csv.DictReader(io.StringIO(held.decode("utf-8-sig")))}
    elif kind == "messages":
        found = [json.loads(line)["messages"] for line in held.splitlines()]
    else:
        names = zipfile.ZipFile(io.BytesIO(held)).namelist()
        if kind == "refi":
            found = [name for name in names if name.startswith("sources/")]
        else:
            (name,) = (name for name in names if name.endswith("conversations.json"))
            found = json.loads(zipfile.ZipFile(io.BytesIO(held)).read(name))
    assert len(found) == selection.n_dialogues


@pytest.mark.parametrize("free", [True, False])
def test_whole_texts_are_offered_where_the_terms_allow_it(monkeypatch: pytest.MonkeyPatch, free: bool):
    if not free:
        monkeypatch.setattr(take_out, "FREE", "nothing is")
    at = opened("corpora", lang="en", corpus="demo-ja")
    assert not at.exception
    assert len(at.get("download_button")) == free
    assert any("Under the terms" in line.value for line in at.caption) != free
