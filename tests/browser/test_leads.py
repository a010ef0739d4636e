"""From a bar, and from a row, to the dialogues behind it; the way back finds the page as it was."""

import re


def offered(reader):
    """The line under a card that says what is pressed."""
    return reader.page.locator("[class*='-lead-']").first


MAIN = "document.querySelector('[data-testid=stMain]')"
LIT = "[...document.querySelectorAll('.js-plotly-plot')].flatMap((g) => g.data[0].selectedpoints ?? [])"


def _scrolled(reader, top, then):
    """Scroll the page, as a wheel does, and to what is pressed then; how far that went."""
    reader.page.mouse.move(700, 500)
    reader.page.mouse.wheel(0, top)
    reader.page.wait_for_function(f"{MAIN}.scrollTop > 0")
    _still(reader)
    then.scroll_into_view_if_needed()
    return _still(reader)


def _still(reader):
    """How far the page is scrolled once it glides no more, which takes a busy browser a while."""
    before, now = None, reader.page.evaluate(f"{MAIN}.scrollTop")
    while now != before:
        reader.page.wait_for_timeout(500)
        before, now = now, reader.page.evaluate(f"{MAIN}.scrollTop")
    return now


def press(reader, mark):
    """Point at a mark until it says its numbers, then press it."""
    mark.scroll_into_view_if_needed()
    for _ in range(20):
        box = mark.bounding_box()
        reader.page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2, steps=3)
        reader.page.wait_for_timeout(100)
        if reader.page.locator(".hoverlayer .hovertext").count():
            break
    reader.do(lambda: (reader.page.mouse.down(), reader.page.mouse.up()))


def test_a_bar_leads_to_its_dialogues_and_back(reader):
    reader.visit("/topics?lang=ja&corpus=demo-ja&score=20-100&o.tab=sub")
    press(reader, reader.page.locator(".barlayer .point").first)
    assert offered(reader).is_visible()
    n = re.findall(r"(\d+) ?(?:対話|dialogues)", offered(reader).inner_text())[0]
    assert "o.mark=sub_topic_bars" in reader.page.url
    was, link = reader.page.url, offered(reader).get_by_role("link", name="一覧を見る")
    scrolled = _scrolled(reader, 120, link)
    reader.do(link.click)
    assert "/dialogues?" in reader.page.url and "&id=" in reader.page.url
    assert re.search(rf"{n} ?(対話|dialogues)", reader.text())
    reader.do(reader.page.get_by_role("link", name="「相談テーマ」に戻る").click)
    assert "/topics?" in reader.page.url and "o.tab=sub" in reader.page.url
    assert offered(reader).is_visible()
    assert f"{n}" in offered(reader).inner_text()
    reader.page.wait_for_function(f"Math.abs({MAIN}.scrollTop - {scrolled}) <= 1")
    assert reader.page.evaluate(LIT) == [0], "the pressed mark is lit up again"
    reader.do(reader.page.go_back)
    reader.do(reader.page.go_back)
    assert reader.page.url == was, "the browser's own way back too"
    assert offered(reader).is_visible()


def test_a_row_is_picked_by_keyboard(reader):
    reader.visit("/?lang=en&corpus=demo-ja")
    table = reader.page.locator("[data-testid=stDataFrame]").nth(1)
    table.locator("canvas").first.focus()
    for _ in range(2):
        reader.page.keyboard.press("ArrowDown")
        reader.page.wait_for_timeout(200)
    reader.do(lambda: reader.page.keyboard.press("Shift+Space"))
    assert "o.mark=data_quality" in reader.page.url
    link = offered(reader).get_by_role("link", name=re.compile("Read"))
    link.focus()
    reader.do(lambda: reader.page.keyboard.press("Enter"))
    assert "/reader?" in reader.page.url and "dialogue=" in reader.page.url
    reader.do(reader.page.get_by_role("link", name="Back to Home").click)
    assert "o.mark=data_quality" in reader.page.url
    assert offered(reader).is_visible()


def test_a_picture_of_a_page_leads_there_with_the_selection_and_without_loading_the_app_anew(reader):
    reader.visit("/?lang=en&corpus=demo-ja&score=50-100")
    n = reader.shown().n
    reader.page.evaluate("window.sameApp = true")
    picture = reader.page.get_by_role("listitem").get_by_role("link", name="Topics", exact=True)
    picture.scroll_into_view_if_needed()
    picture.hover()
    assert picture.get_attribute("href").endswith("/topics?lang=en&corpus=demo-ja&score=50-100")
    reader.do(picture.click)
    assert reader.here == "topics"
    assert reader.shown().n == n
    assert reader.page.evaluate("window.sameApp")
