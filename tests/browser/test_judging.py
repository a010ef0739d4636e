"""Two raters in two browsers judge a study by keys; nothing that reaches either names a system."""

from pathlib import Path

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.judgement import sampling
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from data.judgement import store
from data.judgement.store import Item, Study
from data.workspace import Workspace
from tests.browser.reader import Reader

ITEMS = 12
SYSTEMS = ["demo-jogen", "demo-yorisoi"]
HERE = "/judging?lang=ja&corpus=demo-ja"


def drawn(workspace: Workspace, library: Path) -> Study:
    corpus = Corpus.open("demo-ja", Library(library))
    sources = dict(corpus.dialogues.select("dialogue_id", "source_id").iter_rows())
    rows = {dialogue: row for row, dialogue in enumerate(corpus.dialogues["dialogue_id"])}
    items = []
    for dialogue, position, a, b in sampling.draw(select(corpus, Filter()), SYSTEMS, ITEMS).iter_rows():
        text = text_hash(corpus.texts[int(corpus.offsets[rows[dialogue]]) + position])
        items.append(Item(Place(str(sources[dialogue]), position, corpus.version, text), a, b))
    study = Study("", "demo-ja", "練習", "pair", ("overall",), tuple(SYSTEMS), seed=4, version=corpus.version)
    return store.make(workspace, study, items)


def heard(reader: Reader) -> list[bytes]:
    """What the server sends to a browser from now on."""
    frames: list[bytes] = []

    def keep(data: str | bytes) -> None:
        frames.append(data if isinstance(data, bytes) else data.encode())

    reader.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return frames


def test_two_raters_judge_blind(start_app, open_browser):
    app = start_app()
    workspace = Workspace(app.workspace)
    study = drawn(workspace, app.library)
    for name in ("花子", "太郎"):
        reader = open_browser(app)
        frames = heard(reader)
        reader.visit(HERE)
        reader.page.get_by_role("textbox", name="評定者名").fill(name)
        reader.do(lambda: reader.page.get_by_role("button", name="始める").click())  # noqa: B023
        box = reader.page.locator(".judge")
        box.locator(".answer").first.wait_for()
        seen = reader.page.content() + reader.page.url + str(box.evaluate("box => box.outerHTML"))
        assert not any(system in seen for system in SYSTEMS)
        box.get_by_role("button", name="一般論").click()  # a reason before the judgement is on the disk too
        box.locator(".state.saved").wait_for()
        for number in range(ITEMS):
            reader.page.keyboard.press("123"[number % 3])
        box.locator(".ending").wait_for()
        box.locator(".state.saved").wait_for()
        assert frames and not any(system.encode() in frame for system in SYSTEMS for frame in frames)
        reader.page.reload()  # the name is remembered, and all is done
        reader.page.locator(".judge .place", has_text=f"{ITEMS} / {ITEMS}").wait_for()
    assert [one.done for one in store.progress(workspace, study)] == [ITEMS, ITEMS]
    rows = store.rows_of(workspace, "demo-ja", running=True)
    assert sorted({row[9] for row in rows}) == [0.0, 0.5, 1.0] and len(rows) == 2 * ITEMS
    assert [row[12] for row in rows].count("general") == 2
    reader.visit("/judgement?lang=ja&corpus=demo-ja")
    reader.page.get_by_text("進行中の調査（練習）").wait_for()  # no rater sees the standings
    reader.visit(f"{HERE}&o.tab=studies")
    reader.page.get_by_test_id("stPopoverButton").filter(has_text="結果を公開する").click()
    reader.do(lambda: reader.page.get_by_test_id("stPopoverBody").get_by_role("button").click())
    reader.visit("/judgement?lang=ja&corpus=demo-ja")
    reader.page.get_by_text("言えること・言えないこと").wait_for()
    assert not reader.page.get_by_text("進行中の調査").count()


def test_a_box_around_bars_of_failures_is_a_range(reader):
    reader.visit("/failures?lang=ja&corpus=demo-ja&o.system=demo-jogen&o.than=demo-yorisoi")
    box = reader.page.locator(".js-plotly-plot .nsewdrag").first.bounding_box()
    assert box is not None

    def drag() -> None:
        mouse, middle = reader.page.mouse, box["y"] + box["height"] / 2
        mouse.move(box["x"] + 5, middle)
        mouse.down()
        mouse.move(box["x"] + box["width"] * 0.4, middle + 20, steps=8)
        mouse.up()

    reader.do(drag)
    reader.page.wait_for_url("**o.high=**")
    assert float(reader.query["o.low"]) < float(reader.query["o.high"]) < 0
