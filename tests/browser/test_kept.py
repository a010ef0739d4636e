"""What a person keeps while reading: stars, notes and quotations, in another tab and over a lost connection."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.browser.conftest import NOWHERE
from tests.browser.reader import Reader
from tests.browser.server import App

HERE = "/reader?lang=en&corpus=demo-ja&dialogue=3&at=4"
NOTE = ".note textarea"


@pytest.fixture(scope="module")
def own(demo_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server with a workspace of its own: what these tests keep must not be seen by others."""
    folder = tmp_path_factory.mktemp("kept")
    running = App(demo_library, folder / "workspace", folder / "log", **NOWHERE)
    yield running
    running.stop()


def write(reader: Reader, text: str, n: int = 0) -> None:
    reader.page.locator(NOTE).nth(n).fill(text)


def saved(reader: Reader, n: int = 0) -> None:
    reader.page.locator(".note .state[data-state=saved]").nth(n).wait_for()
    reader.rest()


def test_stars_and_notes_are_there_in_another_tab_and_in_the_list(own, open_browser):
    reader = open_browser(own, "en-US").visit(HERE)
    reader.do(lambda: reader.page.locator(".reader [data-p='2'] .star").click(force=True))
    write(reader, "Seats again; read once more.")
    saved(reader)
    write(reader, "first proposal", 1)
    saved(reader, 1)
    other = open_browser(own, "en-US").visit(HERE)
    assert other.page.locator(".reader [data-p='2'] .star").get_attribute("aria-pressed") == "true"
    assert other.page.locator(".reader [data-p='4'] .note").inner_text() == "first proposal"
    assert [field.input_value() for field in other.page.locator(NOTE).all()] == [
        "Seats again; read once more.",
        "first proposal",
    ]
    other.visit("/dialogues?lang=en&corpus=demo-ja")
    other.do(other.page.get_by_role("tab", name="notes and stars").click)
    assert "first proposal" in other.text() and "Seats again" in other.text()
    remove = other.page.get_by_role("button", name="Delete this star and note")
    other.do(remove.first.click)
    assert "Seats again" not in other.text()
    other.press("Undo")
    assert "Seats again" in other.text()


def test_a_note_outlives_a_lost_connection(own, open_browser):
    reader = open_browser(own, "en-US").visit("/reader?lang=en&corpus=demo-ja&dialogue=5")
    reader.context.set_offline(True)
    reader.page.evaluate("window.dispatchEvent(new Event('offline'))")
    write(reader, "typed while nothing answers")
    kept: Any = reader.page.evaluate("Object.entries(localStorage).filter(([name]) => name.includes('.note.'))")
    assert [text for _, text in kept] == ["typed while nothing answers"]
    reader.context.set_offline(False)
    reader.reload()
    saved(reader)
    assert reader.page.locator(NOTE).first.input_value() == "typed while nothing answers"
    assert reader.page.evaluate("Object.keys(localStorage).filter((name) => name.includes('.note.')).length") == 0
    reader.errors.clear()  # the browser itself reports the lost connection


def test_quotations_are_collected_over_dialogues_and_leave_as_word_and_latex(own, open_browser):
    reader = open_browser(own, "en-US")
    for dialogue in ("3", "1"):
        reader.visit(f"/reader?lang=en&corpus=demo-ja&dialogue={dialogue}&o.lines=1-2")
        reader.do(reader.page.locator(".quoted .collect").click)
    other = open_browser(own, "en-US").visit("/scores?lang=en&corpus=demo-ja")
    other.do(other.page.get_by_role("button", name="Quotations (2)").click)
    files = {}
    for name in ("Word", "LaTeX"):
        with other.page.expect_download() as download:
            other.page.get_by_role("button", name=name, exact=True).click()
        files[name] = Path(download.value.path()).read_bytes()
    word = ZipFile(BytesIO(files["Word"])).read("word/document.xml").decode()
    for text in (word, files["LaTeX"].decode()):
        assert "dialogue 3" in text and "dialogue 1" in text and "CC0" in text and "6442138b39eb" in text
    other.do(other.page.get_by_role("button", name="Remove this quotation").first.click)
    other.press("Undo")
    other.page.get_by_role("button", name="Quotations (2)").wait_for()


def test_another_corpus_begins_at_its_home_without_what_names_the_other_s_dialogues(own, open_browser):
    reader = open_browser(own, "en-US").visit(
        "/topics?lang=en&corpus=demo-ja&counselor=1-4&picked=1-9&opened=client"
    )
    reader.pick(reader.widget("corpus"), "English demo (invented, no times)")
    reader.page.wait_for_url(lambda url: "topics" not in url)
    reader.rest()
    assert reader.here == "home" and reader.shown().query == {"opened": "client"}
    assert any("previous corpus" in note for note in reader.seen()["notes"])
    again = open_browser(own, "en-US").visit("/?lang=en")
    assert again.page.get_by_role("link", name="Continue where you left off").count() == 1


def test_a_selection_is_saved_with_one_press_and_its_deletion_can_be_undone(own, open_browser):
    reader = open_browser(own, "en-US").visit("/scores?lang=en&corpus=demo-ja&topics=school")
    reader.page.get_by_role("button", name="Saved cohorts").click()
    reader.do(reader.page.get_by_role("button", name="Save", exact=True).click)
    assert reader.page.get_by_role("button", name="Delete", exact=True).count() == 1
    reader.do(reader.page.get_by_role("button", name="Delete", exact=True).click)
    reader.do(reader.page.get_by_role("button", name="Undo").click)
    assert reader.page.get_by_role("button", name="Delete", exact=True).count() == 1
