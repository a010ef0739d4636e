"""No page, view or dialog has a violation of WCAG 2.2 AA that axe can find."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import driver
from tests.browser.reader import PAGES, Reader
from tests.browser.server import App

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RUN = """
async (rules) => {
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);  // laid out at the new width
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}
"""
LOOKS = {"ja-light": ("ja", "light"), "en-dark": ("en", "dark")}
WIDTHS = {"ja-light": (1440, 390), "en-dark": (390, 1440)}  # colours are those of the look, places of the width
ASKING = {"dialogues": ["text=仕事"], "reader": ["dialogue=3", "o.lines=1-2"]}
OTHERS = (
    "dialogues",
    "persons?person=counselor:12",
    "?id=999",
    "topics?b.corpus=demo-en",
    "scores?corpus=demo-en",
)
# what a page is divided into: its tabs, or the row of buttons that its first option is
DIVIDED = (
    "[data-testid=stMain] [role=tab], [data-testid=stMain] [class*='-o-show']:not(:has([role=tab])) [role=radio]"
)


def violations(reader: Reader, widths: tuple[int, ...]) -> list[str]:
    """What axe finds on the page as it is, in each width."""
    found: list[str] = []
    for width in widths:
        reader.page.set_viewport_size({"width": width, "height": 1000})  # which runs nothing anew
        found += [f"{reader.query} {width}: {line}" for line in reader.page.evaluate(RUN, RULES)]
    reader.page.set_viewport_size({"width": 1440, "height": 1000})
    return found


@pytest.fixture(
    scope="module",
    params=[pytest.param(look, marks=pytest.mark.xdist_group(look)) for look in LOOKS],
)
def looking(request: Any, browser: Browser, app: App) -> Iterator[Callable[[str], Reader]]:
    """Opens addresses in one language and theme."""
    lang, theme = LOOKS[request.param]
    locale = {"ja": "ja-JP", "en": "en-US"}[lang]
    context = driver.context(browser, locale, color_scheme=theme)
    context.add_init_script(AXE)
    reader = Reader(context.new_page(), app.url).visit(f"/corpora?corpus=demo-ja&lang={lang}")

    def open_page(path: str) -> Reader:
        corpus = "" if "?corpus=" in path else "&corpus=demo-ja"
        return reader.jump(f"/{path}{'' if '?' in path else '?'}{corpus}&lang={lang}")

    yield open_page
    context.close()


@pytest.fixture
def widths(request: Any) -> tuple[int, ...]:
    """Both widths, the look's own first."""
    return WIDTHS[request.node.callspec.params["looking"]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page_and_its_views(looking: Callable[[str], Reader], widths, name: str):
    asking = "&".join(ASKING.get(name, []))
    reader = looking(f"{'' if name == 'home' else name}?{asking}")
    found = violations(reader, widths)
    views = reader.page.locator(DIVIDED)
    for number in range(1, views.count()):
        reader.do(views.nth(number).click)
        found += violations(reader, widths[:1])
    assert found == []


@pytest.mark.parametrize("path", OTHERS)
def test_axe_finds_nothing_on_a_page_of_its_own_kind(looking: Callable[[str], Reader], widths, path: str):
    assert violations(looking(path), widths) == []


@pytest.mark.parametrize(
    ("path", "opening"),
    [
        ("topics", "[class*='-tools-topic_bars'] button"),
        ("topics", "[data-testid=stSidebar] [data-testid=stPopoverButton]"),
        ("words", "[data-testid=stMain] [data-testid=stPopoverButton]:not([class*='-tools-'] *)"),
        ("map?o.show=clusters", "[data-testid=stMain] [data-testid=stPopoverButton]:not([class*='-tools-'] *)"),
    ],
    ids=["tools", "sidebar", "words", "map"],
)
def test_axe_finds_nothing_in_dialogs(looking: Callable[[str], Reader], widths, path: str, opening: str):
    reader = looking(path)
    buttons = reader.page.locator(f"{opening}:visible")
    assert buttons.count()
    for number in range(buttons.count()):
        buttons.nth(number).click()
        reader.page.locator("[data-testid=stPopoverBody], [role=dialog]").first.wait_for()
        reader.rest()
        assert violations(reader, widths[:1]) == []
        reader.page.keyboard.press("Escape")
        reader.rest()
