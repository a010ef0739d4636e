"""A Chromium and the app for every test in this folder; without a Chromium they are skipped."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from data.core.store import Library
from tests.browser import driver
from tests.browser.contexts import Contexts
from tests.browser.reader import Reader
from tests.browser.server import App

HERE = Path(__file__).parent
NOWHERE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = driver.find() is None
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))  # two browsers and a server share a machine with others
            if missing:
                item.add_marker(pytest.mark.skip(reason=driver.HOW_TO_INSTALL))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = driver.launch(playwright, driver.find() or "")
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo_library(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demos in a folder of their own: the servers may write there."""
    return Path(shutil.copytree(demo_library.root, tmp_path_factory.mktemp("library"), dirs_exist_ok=True))


@pytest.fixture(scope="session")
def app(demo_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One server for all tests that leave the library as it is."""
    folder = tmp_path_factory.mktemp("app")
    running = App(demo_library, folder / "workspace", folder / "log", **NOWHERE)
    yield running
    running.stop()
    said = running.log.read_text("utf-8", "replace")
    assert "Traceback" not in said, said


@pytest.fixture
def start_app(tmp_path: Path, demo_library: Path) -> Iterator[Callable[..., App]]:
    """Starts servers that the test has for itself."""
    running: list[App] = []

    def start(library: Path = demo_library) -> App:
        running.append(App(library, tmp_path / "workspace", tmp_path / f"log{len(running)}", **NOWHERE))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """Browsers to be used one after the other."""
    return Contexts(browser)


@pytest.fixture
def open_browser(contexts: Contexts) -> Iterator[Callable[..., Reader]]:
    """Opens browsers with nothing remembered; in the end none may have complained or asked outside."""
    readers: list[Reader] = []

    def opened(app: App, locale: str = "ja-JP") -> Reader:
        readers.append(Reader(contexts.take(locale).new_page(), app.url))
        return readers[-1]

    yield opened
    for reader in readers:
        contexts.give_back(reader.context, reader.home)
    for reader in readers:
        content(reader)


@pytest.fixture(scope="session")
def known(contexts: Contexts) -> BrowserContext:
    """A browser that has been here before: what it has loaded once it need not load again."""
    return contexts.take()


@pytest.fixture
def reader(app: App, known: BrowserContext) -> Iterator[Reader]:
    """A Japanese reader on the shared server, in a new tab."""
    here = Reader(known.new_page(), app.url)
    yield here
    here.page.close()
    content(here)


def content(reader: Reader) -> None:
    """Nothing went wrong in this tab, and nothing was asked of any other machine."""
    assert reader.hosts <= {"127.0.0.1"}, f"requests outside: {reader.hosts}"
    assert reader.errors == []
