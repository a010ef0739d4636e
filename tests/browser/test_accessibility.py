"""No page, view or dialog has a violation of WCAG 2.2 AA that axe can find."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from pages._ui.frame.navigation import PAGES
from tests.browser import driver
from tests.browser.reader import Reader
from tests.browser.server import App

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RUN = """
async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}
"""
VIEWS = {
    "topics": ("scores", "groups", "sub", "persons"),
    "scores": ("groups", "items", "correlations", "drift", "features", "subsets"),
    "words": ("keyness", "ngrams", "concordance", "word"),
    "map": ("sentence", "dialogue", "clusters", "odd", "made"),
    "responses": ("pairs", "groups", "style", "items", "files"),
}
OPTION = {"topics": "o.tab", "scores": "o.tab"}
LOOKS = {"ja-light": ("ja", "light"), "en-dark": ("en", "dark")}
WIDTHS = (1440, 390)


def addresses() -> list[str]:
    """Every page, and every view of the pages that have several."""
    plain = {"home": "", "dialogues": "dialogues?text=仕事", "reader": "reader?dialogue=3&o.lines=1-2"}
    every = [plain.get(page, page) for page in PAGES]
    every += [f"{page}?{OPTION.get(page, 'o.show')}={part}" for page, parts in VIEWS.items() for part in parts]
    return [*every, "dialogues", "persons?person=counselor:12", "?id=999", "topics?b.corpus=demo-en"]


def violations(reader: Reader) -> list[str]:
    """What axe finds on the page as it is, wide and narrow."""
    found: list[str] = []
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 1000})
        reader.rest()
        reader.page.evaluate(AXE)
        found += [f"{width}: {line}" for line in reader.page.evaluate(RUN, RULES)]
    reader.page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
    return found


@pytest.fixture(params=LOOKS.values(), ids=list(LOOKS))
def looking(request: Any, browser: Browser, app: App) -> Callable[[str], Reader]:
    """Opens addresses in one language and theme."""
    lang, theme = request.param
    locale = {"ja": "ja-JP", "en": "en-US"}[lang]
    context: BrowserContext = driver.context(browser, locale, color_scheme=theme)
    reader = Reader(context.new_page(), app.url)
    request.addfinalizer(context.close)

    def open_page(path: str) -> Reader:
        return reader.visit(f"/{path}{'&' if '?' in path else '?'}corpus=demo-ja&lang={lang}")

    return open_page


def test_axe_finds_nothing(looking: Callable[[str], Reader]):
    found = {path: violations(looking(path)) for path in addresses()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_axe_finds_nothing_in_dialogs(looking: Callable[[str], Reader]):
    reader = looking("topics")
    tools = reader.page.locator("[class*='-tools-topic_bars'] button:visible")
    for number in range(tools.count()):
        reader.do(tools.nth(number).click)
        assert violations(reader) == []
        reader.page.keyboard.press("Escape")
        reader.rest()
