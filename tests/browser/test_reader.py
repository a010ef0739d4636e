"""The reader in a browser: it opens where the link points, moves by keys, and shows hostile text as text."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from analysis.core.query import highlights
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.reader.dialogue import by_id
from data.building.prepare import prepare
from data.core.store import Library
from data.corpus import Corpus
from tests.browser import invented
from tests.browser.reader import Reader
from tests.browser.server import App

HOSTILE = (
    '<img src=https://example.org/x.png onerror="window.stolen=1"> <script>window.stolen=1</script>',
    "![x](https://example.org/y.png) [z](javascript:window.stolen=1) ~~a~~ **b** $c$ :red[d] `e`",
    "safe \u202egnp.exe\u202c \u200bzero\u2060 width\u0008 &amp; &lt;b&gt;",
    "家族 👨\u200d👩\u200d👧 と 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f です\nつぎの行",
)
SHOWN = """
(place) => {
  const root = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".reader")).shadowRoot;
  const box = root.querySelector(".scroll").getBoundingClientRect();
  const line = root.querySelector(`[data-p="${place}"]`).getBoundingClientRect();
  return line.top >= box.top && line.bottom <= box.bottom && box.top >= 0 && line.bottom <= innerHeight;
}
"""


def line(reader: Reader, place: int) -> Locator:
    return reader.page.locator(f".reader [data-p='{place}']")


def now(reader: Reader) -> int | None:
    """The line the reader is at."""
    marked = reader.page.locator(".reader .line.now")
    return int(marked.get_attribute("data-p") or -1) if marked.count() else None


def demo(demo_library: Path) -> Corpus:
    return Corpus.open("demo-ja", Library(demo_library))


def test_a_deep_link_opens_at_its_line(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3&at=30")
    assert reader.page.locator("h1").inner_text() == "対話 3"
    assert now(reader) == 30
    reader.page.wait_for_function(SHOWN, arg=30)
    assert line(reader, 30).get_attribute("aria-current") == "location"
    assert reader.query["at"] == "30"


def test_without_a_place_it_opens_at_the_beginning(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3")
    assert now(reader) is None
    assert reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_keys_move_the_address_follows_and_so_do_links_once_one_rests(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3&at=5")
    sent = reader.page.evaluate("window.__seen.sent")
    for key, place in (("j", 6), ("j", 7), ("k", 6)):
        reader.page.keyboard.press(key)
        assert (now(reader), reader.query["at"]) == (place, str(place))
    reader.page.locator("[data-testid=stMain] a[href*='persons'][href*='at%3D6']").first.wait_for()
    assert reader.page.evaluate("window.__seen.sent") > sent
    assert (now(reader), reader.query["at"]) == (6, "6")
    reader.widget("o.highlight").locator("input").press_sequentially("j")
    assert now(reader) == 6, "a letter that is typed moves nothing"
    reader.reload()
    assert now(reader) == 6


def test_hits_are_marked_and_walked_through(reader: Reader, demo_library: Path):
    place = by_id(demo(demo_library), "3")
    met = highlights.highlights(place.lines(), Filter(text="はい")).is_hit.nonzero()[0].tolist()
    assert len(met) > 1
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3&text=はい")
    hits = reader.page.locator(".reader [data-hit]")
    assert [int(hit.get_attribute("data-p") or -1) for hit in hits.all()] == met
    assert set(reader.page.locator(".reader mark.hit").all_inner_texts()) == {"はい"}
    for expected in [*met, met[0]]:
        reader.page.locator(".reader button.hit-down").click()
        assert now(reader) == expected
    assert reader.page.locator(".reader .found").inner_text() == f"該当箇所 1 / {len(met)}"
    reader.page.keyboard.press("Shift+N")
    assert now(reader) == met[-1]


def test_previous_and_next_stay_in_the_selection_and_keep_the_way_of_reading(reader: Reader, demo_library: Path):
    ids = select(demo(demo_library), Filter(topics=("school",))).dialogue_ids.to_list()
    reader.visit(f"/reader?lang=ja&corpus=demo-ja&topics=school&dialogue={ids[1]}&at=3&o.view=utterances")
    reader.press("次の対話")
    assert reader.page.locator("h1").inner_text() == f"対話 {ids[2]}"
    assert (reader.query["dialogue"], reader.query["topics"]) == (str(ids[2]), "school")
    assert "at" not in reader.query and reader.query["o.view"] == "utterances"
    reader.press("前の対話")
    assert reader.page.locator("h1").inner_text() == f"対話 {ids[1]}"
    assert now(reader) is None
    reader.back()
    assert reader.page.locator("h1").inner_text() == f"対話 {ids[2]}"


def test_a_click_in_the_timeline_leads_to_the_line(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3")
    bars = reader.page.locator("[data-testid=stPlotlyChart]").first.locator(".bars .point path")
    bar = bars.nth(5)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    reader.do(lambda: reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    at = int(reader.query["at"])
    assert now(reader) == at > 0
    reader.page.wait_for_function(SHOWN, arg=at)


def test_lines_are_chosen_for_a_quotation(reader: Reader):
    reader.visit("/reader?lang=en&corpus=demo-ja&dialogue=3")
    reader.do(lambda: line(reader, 2).locator(".number").click())
    assert reader.query["o.lines"] == "2"
    reader.do(lambda: line(reader, 4).locator(".number").click(modifiers=["Shift"]))
    assert reader.query["o.lines"] == "2-4"
    assert reader.page.locator(".reader .line.chosen").count() == 3
    quote = reader.page.locator("[data-testid=stCode]").inner_text()
    for place in (2, 3, 4):
        assert f"[{place}]" in quote
        assert line(reader, place).locator("p").first.inner_text() in quote
    assert "CC0" in quote and "dialogue 3, utterances 2–4" in quote


def test_it_reads_in_order_and_each_line_says_its_number(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=1")
    places = [int(one.get_attribute("data-p") or -1) for one in reader.page.locator(".reader .line").all()]
    assert places == list(range(len(places))) and len(places) > 30
    names = reader.page.locator(".reader .number").first.get_attribute("aria-label")
    assert names == "発話 0"
    region = reader.page.get_by_role("region", name="対話 1 の発話")
    assert region.count() == 1
    both = reader.page.locator(".reader .turn .head b").all_inner_texts()
    assert {name.split()[0] for name in both} == {"カウンセラー", "クライアント"}


@pytest.fixture
def hostile_app(tmp_path: Path, demo_library: Path, start_app: Callable[..., App]) -> Iterator[App]:
    library = Path(shutil.copytree(demo_library, tmp_path / "library"))
    path = invented.kokorochat(tmp_path / "x.jsonl", 2)
    records = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
    for record in records:
        for row, text in zip(record["dialogue"], HOSTILE, strict=True):
            row["utterance"] = text
        record["topic"]["sub"] = HOSTILE[0] + HOSTILE[1]
    path.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    prepare(path, "hostile", library=Library(library), now=datetime(2026, 1, 1), maps=False)
    yield start_app(library)


def test_hostile_text_stays_text(hostile_app: App, open_browser: Callable[..., Reader]):
    reader = open_browser(hostile_app).visit("/reader?lang=ja&corpus=hostile&dialogue=1&o.lines=0-3&text=e")
    said = [line(reader, place).locator("p").first for place in range(4)]
    assert said[0].text_content() == HOSTILE[0]
    assert said[1].text_content() == HOSTILE[1]
    shown = said[2].text_content() or ""
    assert shown == "safe RLOgnp.exePDF ZWSPzeroWJ width\u2408 &amp; &lt;b&gt;"
    assert said[3].text_content() == HOSTILE[3]
    controls = reader.page.locator(".reader .control")
    assert controls.all_inner_texts() == ["RLO", "PDF", "ZWSP", "WJ", "\u2408"]
    assert reader.page.locator(".reader img, .reader script, .reader a").count() == 0
    assert reader.page.locator("[data-testid=stMain] img").count() == 0
    assert reader.page.evaluate("window.stolen") is None
    assert reader.hosts <= {"127.0.0.1"}


@pytest.mark.parametrize(
    ("queries", "onward"),
    [
        (["dialogue=99999", "dialogue=-1", "dialogue=%F0%9F%92%A9", "dialogue=4294967296"], "選択の最初の対話"),
        (["at=x", "dialogue=3&at=999"], "次の対話"),
    ],
)
def test_what_is_not_there_leads_on(reader: Reader, queries: list[str], onward: str):
    reader.visit("/corpora?lang=ja&corpus=demo-ja")
    for query in queries:
        reader.jump(f"/reader?lang=ja&corpus=demo-ja&{query}")
        assert reader.page.locator("[data-testid=stException]").count() == 0, query
        assert reader.seen()["notes"], query
    reader.press(onward)
    assert reader.page.locator(".reader .line").count() > 10
    assert reader.query["dialogue"] in reader.page.locator("h1").inner_text()


def test_from_the_reader_to_a_person_and_back_into_a_dialogue(reader: Reader):
    reader.visit("/reader?lang=ja&corpus=demo-ja&dialogue=3")
    reader.do(reader.page.locator("[data-testid=stPageLink-NavLink]", has_text="カウンセラー 12").click)
    assert (reader.here, reader.query["person"]) == ("persons", "counselor:12")
    assert reader.page.locator("h1").inner_text() == "カウンセラー 12"
    dot = reader.page.locator("[data-testid=stPlotlyChart]").first.locator(".points path").nth(3)
    reader.do(lambda: dot.click(force=True))
    reader.page.wait_for_url("**/reader?**")
    reader.rest()
    assert reader.page.locator("h1").inner_text() == f"対話 {reader.query['dialogue']}"
    reader.back()
    assert reader.here == "persons"
