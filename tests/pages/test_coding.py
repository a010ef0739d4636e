"""The coding page: a name once, a queue, and work that is kept; two coders of one name; what is settled."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.coding import queues, ready, store
from data.coding.queues import GOLD, Given, Item, Queue
from data.coding.scheme import Scheme
from data.coding.store import Label
from data.corpus import Corpus
from data.workspace import Workspace
from pages._ui.coding import coder, work
from pages._ui.core.state import current
from tests.data.coding.invent import place
from tests.pages.app import keys, labels, opened, query, said

WORDS = labels("ja")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return Workspace()


@pytest.fixture
def queue(workspace: Workspace, demo_ja: Corpus) -> Queue:
    store.save_scheme(workspace, ready.schemes()["tag"])
    items = [Item(place(demo_ja, 4, position)) for position in (1, 3)]
    return queues.make(workspace, Queue("", "demo-ja", "練習", ("tag",)), items)


def entered(name: str, **query: str) -> AppTest:
    at = opened("coding", lang="ja", corpus="demo-ja", **query)
    at.text_input[0].set_value(name)
    return at.button[[button.label for button in at.button].index(WORDS("coding.begin"))].click().run()


def test_a_name_is_entered_once_and_another_browser_is_asked(queue: Queue):
    at = entered("花子")
    assert not at.exception
    assert "花子" in said(at)
    again = entered("花子")
    assert WORDS("error.coder_taken", name="花子") in [w.value.replace("\\", "") for w in again.warning]
    again.button(key=keys(again)["coding.again"]).click().run()
    assert WORDS("coding.you_are", name="花子") in [text.value for text in again.markdown]


@pytest.mark.parametrize("tab", ["", "settle", "queues", "codebook", "files"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_tab(queue: Queue, tab: str, lang: str):
    at = opened("coding", lang=lang, corpus="demo-ja", **({"o.tab": tab} if tab else {}))
    assert not at.exception


def test_what_the_browser_sends_is_checked():
    schemes = [ready.schemes()["tag"], Scheme("s", kind="numeric", low=0, high=1)]
    labels_sent = [
        {"scheme": "tag", "code": "Other", "unsure": True, "start": 0, "end": 3},
        {"scheme": "tag", "code": "Unknown"},
        {"scheme": "s", "value": 0.5},
        {"scheme": "s", "value": 2},
        {"scheme": "elsewhere", "code": "x"},
    ]
    got = coder.work({"n": 3, "labels": labels_sent, "note": "n", "done": True}, schemes)
    assert (got.number, got.note, got.done) == (3, "n", True)
    assert got.labels == (Label("tag", "Other", unsure=True), Label("s", value=0.5))


def test_items_of_another_version_are_left_out(demo_ja: Corpus):
    here = place(demo_ja, 4, 1)
    other = store.Place(here.source, 3, "another", here.hash)
    same = store.Place(here.source, 1, "another", here.hash)
    gone = store.Place("no such dialogue", 1, here.version, here.hash)
    found = coder.placed(demo_ja, list(enumerate([Item(here), Item(other), Item(same), Item(gone)])))
    assert [one.number for one in found] == [0, 2]


def test_coders_agree_where_all_gave_the_same():
    one, other = Label("tag", "Other"), Label("tag", "Inform")
    assert work.agree(Given([("a", "person", one), ("b", "person", Label("tag", "Other", unsure=True))]))
    assert not work.agree(Given([("a", "person", one), ("b", "person", other)]))
    assert work.agree(Given([("a", "person", one), ("b", GOLD, other)]))
    assert work.n_coders(Given([("a", "person", one), ("a", "person", other), ("b", GOLD, one)])) == 1


def test_who_may_not_code_changes_nothing(queue: Queue, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(current, "may_add", lambda: False)
    at = opened("coding", lang="ja", corpus="demo-ja", **{"o.tab": "codebook", "o.scheme": "tag"})
    assert not at.exception
    assert [name for name in keys(at) if name.startswith(("coding.take", "coding.edit", "coding.book"))] == []
    listed = opened("coding", lang="ja", corpus="demo-ja", **{"o.tab": "queues"})
    assert listed.button(key=keys(listed)[f"coding.remove.{queue.id}"]).disabled


def test_codes_are_a_condition_in_the_sidebar(queue: Queue):
    at = opened("topics", lang="ja", corpus="demo-ja", code="distress_level:2..@確定")
    assert not at.exception
    assert {"code.scheme", "code.range", "code.coder"} <= keys(at).keys()
    at.selectbox(key=keys(at)["code.scheme"]).select("tag").run()
    assert query(at)["code"] == "tag"
    at.multiselect(key=keys(at)["code.codes"]).select("Reflection").run()
    assert query(at)["code"] == "tag:Reflection"
