"""The corpora page: open a file, with a mapping where one is needed; fetch; remove."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser import invented
from tests.browser.driver import PATIENCE_MS

START = "/corpora?lang=en&corpus=demo-ja"


@pytest.fixture
def keeper(start_app, open_browser, demo_library, tmp_path):
    """A reader of a library of their own."""
    library = shutil.copytree(demo_library, tmp_path / "library")
    running = start_app(library)
    yield open_browser(running, "en-US").visit(START)
    assert "Traceback" not in running.log.read_text("utf-8", "replace")


@pytest.fixture
def visitor(reader):
    """A reader who leaves the library as it is."""
    return reader.visit(START)


def _send(keeper, path):
    keeper.do(lambda: keeper.page.locator("input[type=file]").set_input_files(path))
    return keeper


def _expect(keeper, words: str) -> None:
    expect(keeper.page.locator("[data-testid=stAlert]", has_text=words)).to_be_visible(timeout=PATIENCE_MS)
    keeper.rest()


def _library(keeper) -> list[str]:
    return keeper.page.locator("[data-testid=stMain] strong").all_inner_texts()


def test_a_file_in_kokorochats_format(keeper, tmp_path):
    _send(keeper, invented.kokorochat(tmp_path / "neighbours.jsonl"))
    keeper.press("Import")
    _expect(keeper, "Imported “neighbours” (6 dialogues)")
    assert "6 dialogues · 24 utterances" in keeper.text()
    keeper.do(keeper.widget("open.neighbours").locator("button").click)
    assert keeper.query["corpus"] == "neighbours"
    assert keeper.shown().n == 6
    keeper.go("scores")
    assert keeper.page.locator("[data-testid=stPlotlyChart]").count() >= 2


def test_a_table_with_a_mapping(keeper, tmp_path):
    _send(keeper, invented.table(tmp_path / "my table.csv"))
    assert "Match the columns" in keeper.text()
    assert "Choose these columns before importing: " in keeper.text()  # two are known by their values
    keeper.pick(_asked(keeper, "map", "text"), "words")
    keeper.pick(_asked(keeper, "role", "X"), "Counselor")  # the other of two is the client
    keeper.press("Import")
    _expect(keeper, "Imported “my-table” (3 dialogues)")
    keeper.do(keeper.widget("open.my-table").locator("button").click)
    assert keeper.shown().n == 3
    keeper.go("topics")
    assert "This corpus has no topics." in keeper.text()
    assert keeper.page.locator("[data-testid=stException]").count() == 0


def _asked(reader, kind: str, name: str):
    """A field of the mapping step; its key holds the file."""
    return reader.page.locator(f"[class*='-{kind}-'][class*='-{name} '], [class*='-{kind}-'][class$='-{name}']")


def test_a_broken_file_is_named_and_the_library_stays(visitor, tmp_path):
    before = _library(visitor)
    _send(visitor, invented.broken(tmp_path / "broken.jsonl"))
    assert any("broken" in note for note in visitor.seen()["notes"]), visitor.seen()["notes"]
    assert "Traceback" not in visitor.text()
    assert _library(visitor) == before


def test_fetching_without_a_network(visitor):
    visitor.press("Download")
    _expect(visitor, "Failed: the server refused the connection")
    assert "Traceback" not in visitor.text()
    assert visitor.page.get_by_role("button", name="Download").is_visible()


def test_removing(keeper):
    keeper.page.locator("summary", has_text="Details").nth(1).click()
    keeper.page.wait_for_timeout(1000)  # what opens still grows, and a popover closes when its page scrolls
    keeper.page.get_by_role("button", name="Remove").last.click()
    keeper.do(keeper.page.get_by_role("button", name="Remove “").click)
    assert len(keeper.page.locator("summary", has_text="Details").all()) == 1
    assert keeper.reload().shown().n == 66


def test_the_check_report(visitor):
    before = visitor.page.locator("[data-testid=stDataFrame]").count()
    visitor.do(visitor.page.locator("summary", has_text="Check report").first.click)
    assert visitor.page.locator("[data-testid=stDataFrame]").count() >= before + 2
