"""Searching, reading the hits where they stand, keeping some dialogues, and the way back."""

from tests.browser.reader import Reader

BASE = "?lang=ja&corpus=demo-ja"


def hits(reader: Reader) -> list[str]:
    """The lines of the hits, the marked words in brackets."""
    lines: list[str] = reader.page.evaluate(
        """() => [...document.querySelectorAll(".hits")].map((line) => {
          const copy = line.cloneNode(true);
          copy.querySelectorAll("mark").forEach((mark) => { mark.textContent = `[${mark.textContent}]`; });
          return copy.textContent;
        })"""
    )
    return lines


def test_a_search_its_hits_a_dialogue_and_back(reader):
    reader.visit(f"/dialogues{BASE}")
    assert hits(reader) == []
    reader.type(reader.widget("box.text"), "仕事")
    assert reader.query["text"] == "仕事"
    found, shown = hits(reader), reader.shown()
    assert found and all("[仕事]" in line for line in found)
    assert shown.chips == ["「仕事」を含む"] and 0 < shown.n < 66
    link = reader.page.locator("[class*=st-key-hit-row] a").first
    reader.do(link.click)
    assert reader.here == "reader"
    assert {"dialogue", "at", "text"} <= reader.query.keys()
    reader.back()
    assert reader.here == "dialogues" and hits(reader) == found and reader.shown() == shown
    reader.go("scores")
    assert reader.shown().n == shown.n
    reader.back()
    reader.back()
    assert hits(reader) == [] and reader.shown().n == 66


def test_a_lemma_finds_its_forms_and_the_box_switches(reader):
    reader.visit(f"/dialogues{BASE}&text=眠る")
    by_text = reader.shown().n
    reader.do(reader.widget("box.how").get_by_role("radio", name="活用形もまとめて").click)
    assert reader.query.get("lemma") == "眠る" and "text" not in reader.query
    assert reader.shown().n > by_text
    assert any("[眠れ]" in line or "[眠っ]" in line for line in hits(reader))
    assert reader.page.locator("[data-testid=stMain] .hits").first.get_attribute("lang") == "ja"


def test_a_sequence_by_its_form(reader):
    reader.visit(f"/dialogues{BASE}&o.how=then")
    reader.widget("box.then.said").locator("input").fill("仕事")
    reader.widget("box.then.said2").locator("input").fill("か")
    reader.press("つながりを探す")
    assert reader.query["then"] == "client:仕事>1>counselor:か"
    assert all("[仕事]" in line and "[か]" in line for line in hits(reader)) and hits(reader)
    reader.reload()
    assert reader.widget("box.then.said2").locator("input").input_value() == "か"


def test_rows_that_are_selected_become_the_selection(reader):
    reader.visit(f"/dialogues{BASE}")
    box = reader.page.locator("[data-testid=stDataFrame]").first.bounding_box()
    for y in (50, 84):
        reader.do(lambda y=y: reader.page.mouse.click(box["x"] + 20, box["y"] + y))
    reader.press("この 2 対話に絞り込む")
    assert reader.shown().n == 2 and reader.query["id"] == "1,3"
    reader.back()
    assert reader.shown().n == 66


def test_what_is_found_is_never_markup(reader):
    reader.visit(f"/dialogues{BASE}&text=%3Cimg src=x onerror=alert(1)%3E&lemma=%E2%80%AEabc")
    assert reader.page.locator("[data-testid=stMain] img").count() == 0
    assert reader.errors == []
    assert "⟨U+202E⟩" in reader.text()
