"""Browsers with nothing remembered, used one after the other: what one has loaded and compiled, the next has too.

Compiling the app anew takes a new browser longer than most tests take. All tabs of a site share a process
(``--process-per-site``), which a tab kept open keeps alive.
"""

from playwright.sync_api import Browser, BrowserContext

from tests.browser import driver


def warm(browser: Browser, locale: str) -> BrowserContext:
    """A context with an empty tab of the app's site, so that closing the other tabs ends no process."""
    made = driver.context(browser, locale)
    tab = made.new_page()
    tab.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    tab.goto("http://127.0.0.1/")
    tab.unroute_all()
    return made


class Contexts:
    """Those of each language that are not in use."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._idle: dict[str, list[BrowserContext]] = {}
        self._locales: dict[BrowserContext, str] = {}

    def take(self, locale: str = "ja-JP") -> BrowserContext:
        """One in which nothing is remembered."""
        idle = self._idle.setdefault(locale, [])
        context = idle.pop() if idle else warm(self.browser, locale)
        self._locales[context] = locale
        return context

    def give_back(self, context: BrowserContext, *origins: str) -> None:
        """Close all tabs but the empty one, and forget all that pages of these origins have kept."""
        empty, *tabs = context.pages
        for tab in tabs:
            tab.close()
        context.clear_cookies()
        context.clear_permissions()
        asking = context.new_cdp_session(empty)
        for origin in origins:
            asking.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        asking.detach()
        self._idle[self._locales[context]].append(context)
