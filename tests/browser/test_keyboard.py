"""The tour without a mouse: every page, tab, tool and row is reached by Tab, arrows and Enter."""

from tests.browser.reader import Reader

STOP = """
() => {
  const at = document.activeElement, chart = at.closest("[data-testid=stPlotlyChart]");
  if (at === document.body) return null;
  return chart ? [...document.querySelectorAll("[data-testid=stPlotlyChart]")].indexOf(chart) : -1;
}
"""
MOST = 150


def tab_to(reader: Reader, selector: str, key: str = "Tab") -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(MOST):
        reader.page.keyboard.press(key)
        if reader.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{key} never reaches {selector}")


def enter(reader: Reader) -> None:
    """Press Enter, and wait for what it does."""
    reader.do(lambda: reader.page.keyboard.press("Enter"))


def test_a_chart_takes_two_stops_at_most(reader):
    reader.visit("/scores?lang=en&corpus=demo-ja")
    stops: dict[int, int] = {}
    for _ in range(MOST):
        reader.page.keyboard.press("Tab")
        chart = reader.page.evaluate(STOP)
        if chart is None:
            break
        stops[chart] = stops.get(chart, 0) + 1
    charts = reader.page.locator("[data-testid=stPlotlyChart]").count()
    assert {chart for chart in stops if chart >= 0} == set(range(charts))
    assert all(n <= 2 for chart, n in stops.items() if chart >= 0), stops


def test_the_arrows_lead_through_the_tools_of_a_chart(reader):
    reader.visit("/scores?lang=en&corpus=demo-ja")
    tab_to(reader, ".modebar-btn")
    first = reader.page.evaluate("document.activeElement.getAttribute('aria-label')")
    reader.page.keyboard.press("ArrowRight")
    second = reader.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first and second and first != second
    reader.page.keyboard.press("ArrowLeft")
    assert reader.page.evaluate("document.activeElement.getAttribute('aria-label')") == first


def test_the_tour(reader):
    reader.visit("/?lang=en&corpus=demo-ja")
    tab_to(reader, "a[href^=topics]")
    enter(reader)
    assert reader.here == "topics"
    tab_to(reader, "[role=tab]")
    reader.do(lambda: reader.page.keyboard.press("ArrowRight"))
    assert reader.query["o.tab"] == "scores"
    tab_to(reader, "[class*='-tools-topic_score_dots'] [class*='-export-'] button")
    enter(reader)
    reader.page.get_by_role("dialog").wait_for()
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("dialog").wait_for(state="detached")
    tab_to(reader, "a[href^=dialogues]", "Shift+Tab")
    enter(reader)
    assert reader.here == "dialogues"
    tab_to(reader, "[data-testid=stMain] input[type=text]")
    reader.page.keyboard.type("仕事")
    enter(reader)
    assert reader.query["text"] == "仕事"
    tab_to(reader, "[data-testid=stMain] a[href*=reader]")
    enter(reader)
    assert reader.here == "reader"
    assert "仕事" in reader.text()


def test_a_group_is_drawn_on_the_map_and_a_point_opened(reader):
    reader.visit("/map?lang=en&corpus=demo-ja")
    whole = reader.shown().n
    tab_to(reader, "[class*='map_scatter-keys'] *")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowRight", "ArrowDown"):
        reader.page.keyboard.press(key)
    inside = reader.page.get_by_role("status").inner_text()
    enter(reader)
    n = reader.shown().n
    assert 0 < n < whole and inside == f"In the frame: {n}"
    assert f"{n} dialogues selected" in reader.widget("map.group").inner_text()
    reader.do(lambda: reader.page.keyboard.press("Space"))  # the focus is where it was
    assert reader.query["o.point"].isdecimal()


def test_tools_are_called_by_what_they_do(reader):
    reader.visit("/topics?lang=en&corpus=demo-ja")
    for name in ("Export for a paper", "How to read these numbers", "Data"):
        assert reader.page.get_by_role("button", name=name, exact=True).count() == 2, name
