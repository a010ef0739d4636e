"""A real Chromium, and how to know that a page has come to rest."""

import shutil
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--process-per-site",  # a new tab has what the others have compiled
]
HOW_TO_INSTALL = (
    "no Chromium was found on PATH: install one (Debian: apt-get install chromium; "
    "macOS: brew install --cask chromium), then run the tests again"
)
QUIET_MS = 250
PATIENCE_MS = 60_000  # a machine may be slow, and others work beside it
POLL_MS = 50  # not at every frame: the page would be drawn for it

WATCH = """
(() => {
  const seen = window.__seen = { changed: 0, sent: 0, received: 0, input: 0 };
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => { seen.input = performance.now(); }, true);
  }
  const send = WebSocket.prototype.send;
  const known = new WeakSet();
  WebSocket.prototype.send = function (message) {
    if (!known.has(this)) {
      known.add(this);
      this.addEventListener("message", () => { seen.received = performance.now(); });
    }
    seen.sent = performance.now();
    return send.call(this, message);
  };
  const observer = new MutationObserver(() => { seen.changed = performance.now(); });
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, all);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    observer.observe(root, all);
    return root;
  };
})()
"""
AT_REST = """
(quiet) => {
  const app = document.querySelector("[data-testid=stApp]");
  if (!app || app.dataset.testScriptState !== "notRunning" || !document.querySelector("h1")) return false;
  if (document.querySelector("[data-testid=stSkeleton], [data-stale=true]")) return false;
  if ([...document.querySelectorAll("[data-testid=stMarkdown]")].some((text) => !text.textContent)) return false;
  const awaits = (element) => element.shadowRoot?.querySelector(".reader:empty, .item:empty");
  if ([...document.querySelectorAll("[data-testid=stMain] *")].some(awaits)) return false;
  const { changed, sent, received } = window.__seen;
  return received > sent && performance.now() - Math.max(changed, received) > quiet;
}
"""

JUMP = """
(path) => {
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
"""


def find() -> str | None:
    """The path of the machine's Chromium."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """A browser without a window."""
    return playwright.chromium.launch(executable_path=path, args=ARGS)


def context(browser: Browser, locale: str = "ja-JP", **options: Any) -> BrowserContext:
    """A reader's browser, with nothing remembered."""
    options.setdefault("viewport", {"width": 1440, "height": 1000})
    options.setdefault("reduced_motion", "reduce")  # what moves is drawn sixty times a second
    made = browser.new_context(locale=locale, **options)
    made.set_default_timeout(PATIENCE_MS)
    made.add_init_script(WATCH)
    return made


def rest(page: Page) -> Page:
    """Wait until the last message is answered, the script has run and the page has stopped changing."""
    page.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS, polling=POLL_MS)
    return page


def visit(page: Page, url: str) -> Page:
    """Open an address and wait for rest."""
    page.goto(url, wait_until="commit")
    return rest(page)


def jump(page: Page, path: str) -> Page:
    """Go to an address of the app that is open, as the browser's own back does, and wait for rest."""
    return after(page, lambda: page.evaluate(JUMP, path))


def after(page: Page, act: Callable[[], object]) -> Page:
    """Do something that makes the app run, and wait for rest."""
    before = page.evaluate("window.__seen.sent")
    act()
    page.wait_for_function("(before) => window.__seen.sent > before", arg=before, polling=POLL_MS)
    return rest(page)
