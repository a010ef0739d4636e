"""The map in a browser: what is drawn around is the selection."""

import pytest

PLANE = ".js-plotly-plot .nsewdrag"


def box(reader, tool: str, *corners: tuple[float, float]) -> None:
    """Draw on the map with a tool, through these places (shares of its width and height)."""
    reader.page.locator(f".modebar-btn[data-val={tool}]").first.click()
    plane = reader.page.locator(PLANE).first
    plane.scroll_into_view_if_needed()
    at = plane.bounding_box()
    places = [(at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in corners]

    def draw() -> None:
        reader.page.mouse.move(*places[0])
        reader.page.mouse.down()
        for place in places[1:]:
            reader.page.mouse.move(*place, steps=4)
        reader.page.mouse.up()

    reader.do(draw)


@pytest.mark.parametrize("tool", ["select", "lasso"])
def test_what_is_drawn_around_is_the_selection_of_every_page(reader, app, open_browser, tool: str):
    reader.visit("/map?lang=en&corpus=demo-ja")
    whole = reader.shown().n
    corners = [(0.02, 0.02), (0.5, 0.98)]
    if tool == "lasso":
        corners = [(0.02, 0.02), (0.5, 0.02), (0.5, 0.98), (0.02, 0.98)]
    box(reader, tool, *corners)
    found = reader.shown()
    assert 0 < found.n < whole
    assert "picked" in reader.query
    assert len(found.chips) == 1
    url = reader.page.url
    reader.go("home")
    assert reader.shown().n == found.n
    assert "after inspection" in reader.text()
    reader.back()
    assert reader.page.url == url
    assert reader.shown().n == found.n
    reader.reload()
    assert reader.shown().n == found.n
    assert open_browser(app).open_url(url).shown().n == found.n
