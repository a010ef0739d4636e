"""Each page, view and dialog as it is seen: nothing cut off, all named, WCAG 2.2 AA as far as axe finds it.

Every page is seen in Japanese and light and in English and dark, at each width. Its views, the pages of another
kind and the dialogs are seen in turn in one of the two: they are made of the same parts.
"""

from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import cycle
from typing import Any

import pytest

from analysis.labels import Labels
from tests.browser.contexts import Contexts
from tests.browser.reader import PAGES, Reader
from tests.browser.server import App

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
MAIN = "[data-testid=stMain]"
RUN = """
async ([rules, part]) => {
  const found = await axe.run(part, { runOnly: rules, resultTypes: ["violations"], preload: false });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}
"""
FRAMES = "async () => { for (const _ of [1, 2]) await new Promise(requestAnimationFrame); }"
OVERFLOWING = """
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const edge = main.getBoundingClientRect().right + 1;
  const scrolls = (element) => {
    for (let at = element; at && at !== main; at = at.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const out = [...main.querySelectorAll("*")]
    .filter((e) => e.getClientRects().length && e.getBoundingClientRect().right > edge && !scrolls(e))
    .map((e) => `${e.tagName} ${e.dataset.testid || e.className} ${Math.round(e.getBoundingClientRect().right)}`);
  if (main.scrollWidth > main.clientWidth + 1) out.push(`main scrolls to ${main.scrollWidth}`);
  return out;
}
"""
CLIPPED = """
() => [...document.querySelectorAll("[data-testid=stMetricValue], [data-testid=stMetricLabel], button p")]
  .filter((e) => e.getClientRects().length && e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.innerText)
"""
NAMELESS = """
() => {
  const said = (e) => e.textContent.trim() || e.getAttribute("aria-label") || e.getAttribute("title")
    || (e.getAttribute("aria-labelledby") || "").split(" ").some((id) => document.getElementById(id));
  const visible = (e) => e.getClientRects().length && !e.closest("[aria-hidden=true]");
  const app = (e) => !e.closest("[data-testid=stElementToolbar], .modebar");
  return [...document.querySelectorAll("button, a[href], [role=slider], input:not([type=hidden])")]
    .filter((e) => visible(e) && app(e) && !said(e) && !(e.labels && e.labels.length))
    .map((e) => e.outerHTML.slice(0, 160));
}
"""
# names without a Japanese letter, and lines of three English words and more, but for sources and code
ENGLISH = r"""
() => {
  const ja = /[\u3040-\u30ff\u3400-\u9fff]/, names = ["aria-label", "title", "placeholder", "alt"];
  const left = [...document.querySelectorAll(names.map((name) => `[${name}]`))]
    .flatMap((e) => names.map((name) => e.getAttribute(name)))
    .filter((words) => words && /[A-Za-z]{4}/.test(words) && !ja.test(words));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = walker.currentNode.parentElement, words = walker.currentNode.nodeValue.trim();
    if (part.closest("code, pre, script, style, noscript") || !part.getClientRects().length) continue;
    if (/[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(words) && !ja.test(words)) left.push(words);
  }
  return left;
}
"""
SOURCE = "KokoroScope demo corpus: invented dialogues, no real persons."
CHARTS = """
() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map((chart) => {
  const named = chart.closest("[aria-label]") || chart.querySelector("[aria-label]:not(a)");
  return named ? named.getAttribute("aria-label") : "";
})
"""

WITHOUT_CHARTS = ("dialogues", "persons", "corpora", "coding", "judging")
DARK = "rgb(22, 28, 32)"
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
LOOKS = {"ja-light": ("ja", "light"), "en-dark": ("en", "dark")}
WIDE, NARROW = 1440, 900
WIDTHS = {"ja-light": WIDE, "en-dark": 390}  # where axe looks: colours are those of the look, places of the width
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


def resized(reader: Reader, width: int) -> Reader:
    """The page as it is, laid out in another width, which runs nothing anew."""
    reader.page.set_viewport_size({"width": width, "height": 1000})
    reader.page.evaluate(FRAMES)
    return reader.rest()  # tables follow a little later


def violations(reader: Reader, part: str = "html") -> list[str]:
    """What axe finds in a part of the page as it is."""
    return [f"{reader.query}: {line}" for line in reader.page.evaluate(RUN, [RULES, part])]


def english(reader: Reader) -> list[str]:
    """English left in a Japanese page: our own, or that of Streamlit's parts."""
    return [f"{reader.query}: {line}" for line in reader.page.evaluate(ENGLISH) if line != SOURCE]


def cut_off(reader: Reader) -> list[str]:
    """What runs over an edge, or is too narrow for its words."""
    return [f"{reader.query}: {line}" for check in (OVERFLOWING, CLIPPED) for line in reader.page.evaluate(check)]


def seen_as(look: str, *case: object) -> Any:
    """A case of a look; those of one look stay with one worker."""
    return pytest.param(look, *case, marks=pytest.mark.xdist_group(look))


def in_turn(*cases: tuple[object, ...]) -> list[Any]:
    """Each case in the next look."""
    return [seen_as(look, *case) for look, case in zip(cycle(LOOKS), cases, strict=False)]


@pytest.fixture(scope="module")
def look(request: Any) -> str:
    """A language and a theme."""
    return str(request.param)


@pytest.fixture(scope="module")
def looking(look: str, contexts: Contexts, app: App) -> Iterator[Callable[[str], Reader]]:
    """Opens addresses of the app, in one tab, in one language and theme."""
    lang, theme = LOOKS[look]
    locale = {"ja": "ja-JP", "en": "en-US"}[lang]
    context = contexts.take(locale)
    reader = Reader(context.new_page(), app.url)
    reader.page.add_init_script(AXE)
    reader.page.emulate_media(color_scheme=theme)
    reader.visit(f"/corpora?corpus=demo-ja&lang={lang}")

    def open_page(path: str) -> Reader:
        reader.page.set_viewport_size({"width": WIDE, "height": 1000})
        corpus = "" if "?corpus=" in path else "&corpus=demo-ja"
        return reader.jump(f"/{path}{'' if '?' in path else '?'}{corpus}&lang={lang}")

    yield open_page
    contexts.give_back(context, app.url)


@pytest.mark.parametrize(
    ("look", "name"), [seen_as(look, name) for look in LOOKS for name in PAGES], indirect=["look"]
)
def test_a_page_and_its_views(looking: Callable[[str], Reader], look: str, name: str):
    lang, theme = LOOKS[look]
    asking = "&".join(ASKING.get(name, []))
    reader = looking(f"{'' if name == 'home' else name}?{asking}")
    page = reader.page
    assert page.locator("h1").count() == 1
    assert page.title().endswith("KokoroScope") and Labels(lang)(f"page.{name}") in page.title()
    assert page.evaluate(NAMELESS) == [], "controls without a name"
    charts = page.evaluate(CHARTS)
    assert all(len(words) > 10 for words in charts), charts
    assert name in WITHOUT_CHARTS or charts
    assert (page.evaluate(BACKGROUND) == DARK) == (theme == "dark")
    found = cut_off(reader) + (english(reader) if lang == "ja" else [])
    for width in dict.fromkeys((WIDTHS[look], NARROW)):
        if width != WIDE:
            resized(reader, width)
        found += cut_off(reader) if width == NARROW else violations(reader)
    resized(reader, WIDE)
    views = page.locator(DIVIDED)
    for number in range(1, views.count()):
        if number % 2 == (theme == "dark"):
            reader.do(views.nth(number).click)
            found += violations(reader, MAIN) + (english(reader) if lang == "ja" else [])
    assert found == []


@pytest.mark.parametrize(("look", "path"), in_turn(*((path,) for path in OTHERS)), indirect=["look"])
def test_a_page_of_its_own_kind(looking: Callable[[str], Reader], look: str, path: str):
    assert violations(resized(looking(path), WIDTHS[look])) == []


@pytest.mark.parametrize(
    ("look", "path", "opening"),
    in_turn(
        ("topics", "[class*='-tools-topic_bars'] button"),
        ("topics", "[data-testid=stSidebar] [data-testid=stPopoverButton]"),
        ("words", "[data-testid=stMain] [data-testid=stPopoverButton]:not([class*='-tools-'] *)"),
        ("map?o.show=clusters", "[data-testid=stMain] [data-testid=stPopoverButton]:not([class*='-tools-'] *)"),
    ),
    ids=["tools", "sidebar", "words", "map"],
    indirect=["look"],
)
def test_dialogs(looking: Callable[[str], Reader], path: str, opening: str):
    reader = looking(path)
    buttons = reader.page.locator(f"{opening}:visible")
    assert buttons.count()
    for number in range(buttons.count()):
        buttons.nth(number).click()
        reader.page.locator("[data-testid=stPopoverBody], [role=dialog]").first.wait_for()
        reader.rest()
        assert violations(reader) == []
        reader.page.keyboard.press("Escape")
        reader.rest()


@pytest.mark.parametrize("name", ["home", "scores", "codes", "reader"])
def test_a_corpus_of_other_things(reader, name: str):
    reader.page.set_viewport_size({"width": NARROW, "height": 1000})
    reader.visit(f"/{'' if name == 'home' else name}?lang=en&corpus=demo-en")
    assert reader.page.evaluate(OVERFLOWING) == []
    assert reader.page.locator("[data-testid=stException]").count() == 0
