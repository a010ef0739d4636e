"""What a reader waits for: the server, a cold and a warm browser, a change of the filter."""

import statistics
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from tests.bench.material import Material
from tests.bench.row import Row
from tests.browser import driver
from tests.browser.reader import Reader
from tests.browser.server import App

GOAL_HEALTHY_S, GOAL_KEY_S, GOAL_COLD_S, GOAL_WARM_S, GOAL_CHANGE_S, GOAL_MB = 2, 2, 8, 1.6, 0.45, 1024
GOAL_FILE_S = 0.01
TIMES, CHANGES, PER_VISIT = 3, 15, 5
FILES, SMALL_FILE = 40, "/_stcore/health"
QUIET_MS = 700
FIGURES = "() => document.querySelector('[data-testid=stMetricValue]')?.innerText.trim() ? performance.now() : 0"
CHARTS = """
() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every((c) => c.querySelector("svg.main-svg"))
"""


class Visits:
    """Servers started one after the other, each seen first by a cold browser and then by a warm one."""

    def __init__(self, script: str, material: Material) -> None:
        self.healthy: list[float] = []
        self.key: list[float] = []
        self.cold: list[float] = []
        self.warm: list[float] = []
        self.charts = 0
        path = f"/?corpus={material.name}&lang=ja"
        for _ in range(TIMES):
            running = start(script, material)
            try:
                self.healthy.append(running.healthy_after_s)
                with sync_playwright() as playwright:
                    browser = driver.launch(playwright, driver.find() or "")
                    page = driver.context(browser).new_page()
                    page.goto(running.url + path, wait_until="commit")
                    self.key.append(page.wait_for_function(FIGURES).json_value() / 1000)
                    self.cold.append(_drawn(page))
                    self.charts = page.locator("[data-testid=stPlotlyChart]").count()
                    page.reload(wait_until="commit")
                    self.warm.append(_drawn(page))
                    browser.close()
            finally:
                running.stop()


def start(script: str, material: Material) -> App:
    """A server with the prepared library."""
    return App(material.library.root, material.room / "workspace", material.room / "log", script=script)


def _drawn(page: Page) -> float:
    """Seconds from navigation to the last change on the page."""
    page.wait_for_function(driver.AT_REST, arg=QUIET_MS)
    page.wait_for_function(CHARTS)
    page.wait_for_function(driver.AT_REST, arg=QUIET_MS)
    return float(page.evaluate("window.__seen.changed")) / 1000


def rows(material: Material) -> Iterator[Row]:
    """All that needs a browser."""
    if driver.find() is None:
        print(driver.HOW_TO_INSTALL)
        return
    least = Visits("tests/bench/screens/floor_app.py", material)
    ours = Visits("serve.py", material)
    mid = statistics.median
    floor = "an app of one slider"
    yield Row("server start to healthy", mid(ours.healthy), "s", floor, mid(least.healthy), GOAL_HEALTHY_S)
    yield Row("home, cold: key figures", mid(ours.key), "s", floor, mid(least.key), GOAL_KEY_S)
    name = f"home, cold: all {ours.charts} charts"
    yield Row(name, mid(ours.cold), "s", floor, mid(least.cold), GOAL_COLD_S)
    yield Row("home, warm: all charts", mid(ours.warm), "s", floor, mid(least.warm), GOAL_WARM_S)
    yield from _changes(material)


def _changes(material: Material) -> Iterator[Row]:
    bare = start("tests/bench/screens/floor_app.py", material)
    try:
        with sync_playwright() as playwright:
            browser = driver.launch(playwright, driver.find() or "")
            page = driver.visit(driver.context(browser).new_page(), bare.url)
            thumb = page.locator("input[type=range]").first
            least = statistics.median(settled(page, lambda: thumb.press("ArrowRight")) for _ in range(CHANGES))
            bare_mb = bare.memory_mb()
            browser.close()
    finally:
        bare.stop()
    running = start("serve.py", material)
    floor = "an app of one slider"
    try:
        with sync_playwright() as playwright:
            browser = driver.launch(playwright, driver.find() or "")
            reader = Reader(driver.context(browser).new_page(), running.url)
            for name in ("home", "scores"):
                took = statistics.median(_slider(reader, name, material))
                yield Row(f"{name}: slider key to settled", took, "s", floor, least, GOAL_CHANGE_S)
                took = statistics.median(_tags(reader, name, material))
                yield Row(f"{name}: topic taken off to settled", took, "s", floor, least, GOAL_CHANGE_S)
            took = statistics.median(_files(running.url))
            yield Row("a small file on a kept connection", took, "s", goal=GOAL_FILE_S)
            for name in ("topics", "corpora"):
                reader.visit(f"/{name}?lang=ja&corpus={material.name}")
            yield Row("server memory after the visit", running.memory_mb(), "MB", floor, bare_mb, GOAL_MB)
            browser.close()
    finally:
        running.stop()


def _files(url: str) -> Iterator[float]:
    """Seconds for each of some requests on one connection, as a browser asks for a page's files."""
    connection = HTTPConnection(urlsplit(url).netloc)
    for _ in range(FILES):
        began = time.perf_counter()
        connection.request("GET", SMALL_FILE)
        connection.getresponse().read()
        yield time.perf_counter() - began
    connection.close()


def _path(name: str, query: str) -> str:
    return f"/{'' if name == 'home' else name}?lang=ja&{query}"


def _slider(reader: Reader, name: str, material: Material) -> list[float]:
    """A key on the score's slider, each time a range that was not seen before."""
    reader.visit(_path(name, f"corpus={material.name}"))
    thumb = reader.widget("score").locator("input[type=range]").first
    return [settled(reader.page, lambda: thumb.press("ArrowRight")) for _ in range(CHANGES)]


def _tags(reader: Reader, name: str, material: Material) -> list[float]:
    """Topics taken off one by one."""
    topics = ",".join(material.corpus().manifest.topics)
    took = []
    for visit in range(CHANGES // PER_VISIT):
        reader.visit(_path(name, f"corpus={material.name}&topics={topics}&utterances={20 + visit}-5000"))
        for _ in range(PER_VISIT):
            cross = reader.widget("topics").locator("[data-tag] button:visible").first
            took.append(settled(reader.page, cross.click))
    return took


def settled(page: Page, act) -> float:
    """Seconds from the key or the press reaching the page to its last change."""
    driver.after(page, act)
    page.wait_for_function(driver.AT_REST, arg=QUIET_MS)
    return float(page.evaluate("window.__seen.changed - window.__seen.input")) / 1000
