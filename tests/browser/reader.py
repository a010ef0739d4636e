"""Somebody who reads the app: what they do, and what they then have before them."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request, TimeoutError

from pages._ui.core import navigation
from tests.browser import driver

PAGES = tuple(navigation.PAGES)
FRAME = ("lang", "corpus")
HARMLESS = ("/_stcore/health", "/_stcore/host-config")
# a file that the run of a moment ago offered, and a newer run has replaced
REPLACED = re.compile(r"/media/\w+\.\w+$|Download Button source error - 404")
SHOWN = """
() => {
  const texts = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.getClientRects().length).map((element) => element.innerText.trim());
  const bold = document.querySelector("[data-testid=stSidebar] strong");
  return {
    n: bold ? Number(bold.innerText.replace(/\\D/g, "")) : null,
    chips: texts("[class*='-chip-'] button p"),
    tags: texts("[data-testid=stSidebar] .react-aria-ComboBox [data-tag]"),
    score: [...document.querySelectorAll("[data-testid=stSidebar] input[type=range]")]
      .filter((input) => /-score(\\s|$)/.test(input.closest("[class*=st-key-]").className))
      .map((input) => +input.value),
    notes: texts("[data-testid=stMain] [data-testid=stAlert]"),
    title: texts("h1").join(" "),
  };
}
"""


@dataclass(frozen=True)
class Shown:
    """What a page shows of the selection: the address' conditions, chips, the number left, the widgets."""

    query: dict[str, str]
    chips: list[str]
    n: int
    tags: list[str]
    score: list[int]


@dataclass
class Reader:
    """One tab of one browser."""

    page: Page
    home: str
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("request", self._requested)
        self.page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).hostname or ""))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)

    def _requested(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:")):
            self.hosts.add(urlsplit(request.url).hostname or "")

    def _console(self, message: Any) -> None:
        at = message.location.get("url", "")
        harmless = urlsplit(at).path.endswith(HARMLESS) or any(map(REPLACED.search, (at, message.text)))
        if message.type == "error" and not harmless:
            self.errors.append(f"{message.text} ({at})")

    @property
    def context(self) -> BrowserContext:
        """The browser this tab is of."""
        return self.page.context

    @property
    def query(self) -> dict[str, str]:
        """The address' fields."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def here(self) -> str:
        """The name of the page."""
        return urlsplit(self.page.url).path.strip("/") or "home"

    def visit(self, path: str) -> "Reader":
        """Type an address."""
        driver.visit(self.page, self.home + path)
        return self

    def jump(self, path: str) -> "Reader":
        """Go to another address of the app without loading the app anew."""
        driver.jump(self.page, path)
        return self

    def open_url(self, url: str) -> "Reader":
        """Open a whole link."""
        driver.visit(self.page, url)
        return self

    def do(self, act: Callable[[], object]) -> "Reader":
        """Do something that makes the app run."""
        driver.after(self.page, act)
        return self

    def rest(self) -> "Reader":
        """Wait until nothing changes any more."""
        driver.rest(self.page)
        return self

    def reload(self) -> "Reader":
        """Load the page again."""
        self.page.reload(wait_until="commit")
        return self.rest()

    def go(self, name: str) -> "Reader":
        """Follow a link of the navigation."""
        link = self.page.locator("[data-testid=stSidebar] [data-testid=stPageLink-NavLink]").nth(PAGES.index(name))
        return self.do(link.click)

    def back(self) -> "Reader":
        """The browser's back."""
        return self.do(self.page.go_back)

    def forward(self) -> "Reader":
        """The browser's forward."""
        return self.do(self.page.go_forward)

    def widget(self, name: str, *, lang: str | None = None, corpus: str | None = None) -> Locator:
        """A widget by its name in the code."""
        lang, corpus = lang or self.query["lang"], corpus or self.query["corpus"]
        return self.page.locator(f".st-key-{self.here}-{lang}-{corpus}-{name.replace('.', '-')}")

    def expand(self, text: str) -> None:
        """Unfold a group of the sidebar."""
        self.page.locator("[data-testid=stSidebar] summary", has_text=text).click()

    def pick(self, widget: Locator, text: str) -> "Reader":
        """Choose an entry of a combo box; its list closes where the page scrolls, as it does on the way there."""
        option = self.page.get_by_role("option", name=text, exact=True)
        widget.scroll_into_view_if_needed()
        self.rest()
        for _ in range(3):
            widget.locator("button[aria-haspopup=listbox]").last.click()
            with suppress(TimeoutError):
                option.wait_for(timeout=3_000)
                break
        self.do(option.click)
        if self.page.get_by_role("listbox").count():
            self.page.keyboard.press("Escape")
        return self.rest()

    def type(self, widget: Locator, text: str) -> "Reader":
        """Fill a field and press Enter."""
        widget.locator("input").fill(text)
        return self.do(lambda: widget.locator("input").press("Enter"))

    def press(self, text: str) -> "Reader":
        """Press a button by its words."""
        return self.do(self.page.locator("button:visible", has_text=text).first.click)

    def seen(self) -> dict[str, Any]:
        """What is on the page now."""
        seen: dict[str, Any] = self.page.evaluate(SHOWN)
        return seen

    def shown(self) -> Shown:
        """The selection as the page shows it."""
        seen = self.seen()
        conditions = {name: text for name, text in self.query.items() if name not in FRAME}
        return Shown(conditions, seen["chips"], seen["n"], seen["tags"], seen["score"])

    def text(self) -> str:
        """All visible words."""
        return str(self.page.evaluate("document.body.innerText"))
