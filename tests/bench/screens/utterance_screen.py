"""The map of utterances in Chromium: the first picture in a cold browser, a box, and what is sent."""

import statistics
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from tests.bench.material import Material
from tests.bench.row import Row
from tests.bench.screens.screen import start
from tests.browser import driver

GOAL_FIRST_S, GOAL_BOX_S, GOAL_MB, TIMES = 2, 1, 5, 5
PATIENCE_MS = 90_000
SKETCHED = "() => document.querySelector('.stPlotlyChart canvas, .heatmaplayer image') ? performance.now() : 0"
LIVE = "() => document.querySelector('.heatmaplayer image') ? performance.now() : 0"
ANOTHER = (
    "(before) => { const now = document.querySelector('.heatmaplayer image')?.getAttribute('href');"
    " const points = document.querySelector('.js-plotly-plot')?.data?.[0]?.type === 'scattergl';"
    " return (now && now !== before) || points ? performance.now() : 0 }"
)
PLANE = ".js-plotly-plot .nsewdrag"


def rows(material: Material) -> Iterator[Row]:
    """A server that nobody has visited, then browsers that know nothing, then boxes of one of them."""
    if driver.find() is None:
        return
    server = start("serve.py", material)
    path = f"{server.url}/utterances?lang=ja&corpus={material.name}"
    first: list[float] = []
    live: list[float] = []
    boxes: list[float] = []
    sent: list[float] = []
    try:
        with sync_playwright() as playwright:
            for _ in range(TIMES + 1):
                browser = driver.launch(playwright, driver.find() or "")
                page = driver.context(browser).new_page()
                weights: list[int] = []
                page.on(
                    "websocket", lambda ws, to=weights: ws.on("framereceived", lambda one: to.append(len(one)))
                )
                page.goto(path, wait_until="commit")
                for seen, times in ((SKETCHED, first), (LIVE, live)):
                    drawn = page.wait_for_function(seen, polling=10, timeout=PATIENCE_MS)
                    times.append(float(drawn.json_value()) / 1000)
                driver.rest(page)
                sent.append(sum(weights) / 1e6)
                if len(first) > TIMES:
                    boxes = [_boxed(page, 0.5 + 0.03 * index) for index in range(TIMES)]
                browser.close()
    finally:
        server.stop()
    yield Row("utterances: first picture, nobody was there since the server began", first[0], "s")
    yield Row("utterances: first picture, cold Chromium", statistics.median(first[1:]), "s", goal=GOAL_FIRST_S)
    yield Row("utterances: the picture takes presses, cold Chromium", statistics.median(live[1:]), "s")
    yield Row("utterances: a box around cells to its picture", statistics.median(boxes), "s", goal=GOAL_BOX_S)
    yield Row("utterances: sent by the server for the whole page", max(sent), "MB", goal=GOAL_MB)


def _boxed(page: Page, right: float) -> float:
    """Seconds from letting go to the picture of the part; then back to the whole."""
    page.locator(".modebar-btn[data-val=select]").first.click()
    plane = page.locator(PLANE).first
    plane.scroll_into_view_if_needed()
    at = plane.bounding_box()
    assert at is not None
    before = page.locator(".heatmaplayer image").first.get_attribute("href")
    page.mouse.move(at["x"] + 0.3 * at["width"], at["y"] + 0.3 * at["height"])
    page.mouse.down()
    page.mouse.move(at["x"] + right * at["width"], at["y"] + 0.7 * at["height"], steps=4)
    began = float(page.evaluate("performance.now()"))
    page.mouse.up()
    took = float(page.wait_for_function(ANOTHER, arg=before, polling=10).json_value() - began) / 1000
    driver.rest(page)
    page.go_back()
    driver.rest(page)
    return took
