"""Two coders in two browsers code a queue by keys alone, nothing is lost, and what they disagree on is settled."""

import time
from pathlib import Path

from playwright.sync_api import Locator

from data.coding import queues, store
from data.coding.queues import Item, Queue
from data.coding.ready import schemes
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.browser.reader import Reader

UTTERANCES, ALLOWED_S = 20, 40  # 30 a minute
HERE = "/coding?lang=ja&corpus=demo-ja"
ACTS = schemes()["tag"].name("ja")


def drawn(workspace: Workspace, library: Path) -> Queue:
    """A queue of every so many utterances of the demo."""
    corpus = Corpus.open("demo-ja", Library(library))
    for name in ("tag", "distress_level"):
        store.save_scheme(workspace, schemes()[name])
    step = corpus.utterances.height // UTTERANCES
    items = []
    for row in range(0, step * UTTERANCES, step):
        dialogue, position = corpus.utterances.row(row)[:2]
        source = corpus.dialogues["source_id"][int(corpus.dialogues["dialogue_id"].search_sorted(dialogue))]
        items.append(Item(Place(str(source), position, corpus.version, text_hash(corpus.texts[row]))))
    return queues.make(workspace, Queue("", corpus.id, "練習", ("tag", "distress_level")), items)


def code(reader: Reader, keys: str) -> float:
    """Press keys until the queue is done; the seconds until all is saved."""
    box = reader.page.locator(".coder")
    box.locator(".line.now").wait_for()
    began = time.perf_counter()
    for n in range(2 * UTTERANCES):
        if box.locator(".ending").count():
            break
        is_act = ACTS in (box.locator(".scheme.active h4").text_content() or "")
        reader.page.keyboard.press(keys[n % len(keys)] if is_act else str(n % 4))
    saved(box)
    return time.perf_counter() - began


def saved(box: Locator) -> None:
    box.locator(".state.saved").wait_for()


def test_two_coders_code_and_settle(start_app, open_browser):
    app = start_app()
    workspace = Workspace(app.workspace)
    queue = drawn(workspace, app.library)
    for name, keys in (("花子", "qwrpb"), ("太郎", "qwrrb")):
        reader = open_browser(app).visit(HERE)
        reader.page.get_by_role("textbox", name="コーダー名").fill(name)
        reader.do(lambda: reader.page.get_by_role("button", name="始める").click())  # noqa: B023
        assert code(reader, keys) < ALLOWED_S
        reader.page.reload()  # the name is remembered, and all is done
        reader.page.locator(".coder .place", has_text=f"{UTTERANCES} / {UTTERANCES}").wait_for()
    assert [one.done for one in queues.progress(workspace, queue)] == [UTTERANCES, UTTERANCES]
    labels = store.rows_of(workspace, "demo-ja")
    assert len(labels) == 2 * UTTERANCES
    reader.visit(f"{HERE}&o.tab=settle")
    box = reader.page.locator(".coder")
    box.locator(".chip.other").first.wait_for()
    reader.page.keyboard.press("r")
    saved(box)
    reader.do(lambda: reader.page.get_by_role("button", name="全員一致").click())
    agreed = len(queues.done(workspace, queue.id, "太郎", queues.GOLD))
    gold = [row for row in store.rows_of(workspace, "demo-ja") if row[8] == queues.GOLD]
    assert len(gold) == agreed > UTTERANCES // 2
    assert len(store.rows_of(workspace, "demo-ja")) == 2 * UTTERANCES + len(gold)  # who said what is still there
