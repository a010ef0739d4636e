"""The map in a warm Chromium: until it is drawn, and from a box around points to the new selection."""

import statistics
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.bench.material import Material
from tests.bench.row import Row
from tests.bench.screens.screen import start
from tests.browser import driver
from tests.browser.reader import PAGES, Reader

GOAL_DRAWN_S, GOAL_SELECTED_S, TIMES = 1.5, 0.6, 5
DRAWN = "() => document.querySelector('.js-plotly-plot .gl-canvas') ? performance.now() : 0"
LINKS = "[class*='-map-group'] [data-testid=stPageLink]"
PANEL = f'() => document.querySelector("{LINKS}") ? performance.now() : 0'
PLANE = ".js-plotly-plot .nsewdrag"


def rows(material: Material) -> Iterator[Row]:
    """Loaded again and in a new tab, beside a bare page of as many marks; turned to; drawn around."""
    if driver.find() is None:
        return
    path = f"/map?lang=ja&corpus={material.name}"
    servers = {"ours": start("serve.py", material), "bare": start("tests/bench/screens/floor_map.py", material)}
    urls = {"ours": servers["ours"].url + path, "bare": servers["bare"].url}
    try:
        with sync_playwright() as playwright:
            context = driver.context(driver.launch(playwright, driver.find() or ""))
            again = {name: _again(context.new_page(), url) for name, url in urls.items()}
            new = {name: [_new_tab(context, url) for _ in range(TIMES + 1)] for name, url in urls.items()}
            reader = Reader(context.new_page(), servers["ours"].url)
            turned = [_turned_to(reader, f"/topics?lang=ja&corpus={material.name}") for _ in range(TIMES + 1)]
            took = []
            for index in range(TIMES + 1):
                reader.visit(path)
                took.append(_boxed(reader.page, 0.5 + 0.02 * index))
    finally:
        for server in servers.values():
            server.stop()
    floor = "a bare page of as many marks"
    mid = {name: statistics.median(times[1:]) for name, times in again.items()}
    yield Row("map: drawn, loaded again", mid["ours"], "s", floor, mid["bare"], GOAL_DRAWN_S)
    yield Row("map: drawn, turned to from another page", statistics.median(turned[1:]), "s", goal=GOAL_DRAWN_S)
    mid = {name: statistics.median(times[1:]) for name, times in new.items()}
    yield Row("map: drawn in a new tab, which reads Plotly anew", mid["ours"], "s", floor, mid["bare"])
    name = "map: box around points to selection with its panel"
    yield Row(name, statistics.median(took[1:]), "s", goal=GOAL_SELECTED_S)


def _new_tab(context: BrowserContext, url: str) -> float:
    """Seconds from the address to the map, in a tab of its own."""
    page = context.new_page()
    page.goto(url, wait_until="commit")
    drawn = page.wait_for_function(DRAWN, polling=10).json_value() / 1000
    page.close()
    return float(drawn)


def _again(page: Page, url: str) -> list[float]:
    """Seconds of each time that a tab which has come to rest is loaded again."""
    took = []
    driver.visit(page, url)
    for _ in range(TIMES + 1):
        page.reload(wait_until="commit")
        took.append(float(page.wait_for_function(DRAWN, polling=10).json_value()) / 1000)
        driver.rest(page)
    page.close()
    return took


def _turned_to(reader: Reader, path: str) -> float:
    """Seconds from a press on the map's link on another page."""
    reader.visit(path)
    links = reader.page.locator("[data-testid=stSidebar] [data-testid=stPageLink-NavLink]")
    began = float(reader.page.evaluate("performance.now()"))
    links.nth(PAGES.index("map")).click()
    return float(reader.page.wait_for_function(DRAWN, polling=10).json_value() - began) / 1000


def _boxed(page: Page, right: float) -> float:
    """Seconds from letting go to the whole panel of the group beside the map; each time another box."""
    page.locator(".modebar-btn[data-val=select]").first.click()
    plane = page.locator(PLANE).first
    plane.scroll_into_view_if_needed()
    at = plane.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 0.25 * at["width"], at["y"] + 0.3 * at["height"])
    page.mouse.down()
    page.mouse.move(at["x"] + right * at["width"], at["y"] + 0.7 * at["height"], steps=4)
    began = float(page.evaluate("performance.now()"))
    page.mouse.up()
    return float(page.wait_for_function(PANEL, polling=10).json_value() - began) / 1000
