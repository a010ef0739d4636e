"""Takes the pictures of README, the documents and the home page from the app itself, on the invented demo.

python -m tests.pictures [NAME …] [--out FOLDER]     all of them, or those named

Each is docs/pictures/NAME-LANG.png, and pages/_ui/corpus/pictures/PAGE-LANG-THEME.webp for the home page's
examples. Whoever changes what a page shows runs ``make pictures`` again.
"""

import argparse
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from data.core.store import Library
from data.demos import prepare_demos
from tests.browser import driver
from tests.browser.server import App

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "docs" / "pictures"
EXAMPLES_FOLDER = PROJECT / "pages" / "_ui" / "corpus" / "pictures"
NOW = datetime(2026, 1, 2, 3, 4, 5)
SIZE = {"width": 1280, "height": 800}
LOCALES = {"ja": "ja-JP", "en": "en-US"}
READ = "localStorage.setItem('kokoroscope.notice', 'read')"
TRIES = 3
COLORS = 256
"""Of a picture's palette: flat charts and text look the same, and the file is a third."""


@dataclass(frozen=True)
class Picture:
    """Where a picture is taken, and what is done before."""

    path: str
    prepare: Callable[[Page], object] | None = None
    corpus: str = "demo-ja"


def open_export(page: Page) -> None:
    """Open the export dialog of the first card."""
    driver.after(page, page.locator("[class*=st-key-][class*=export] button").first.click)


def scroll_to_first_chart(page: Page) -> None:
    """Bring the first chart to the middle of the window."""
    page.locator("[data-testid=stPlotlyChart]").first.evaluate("e => e.scrollIntoView({block: 'center'})")
    driver.rest(page)


PICTURES = {
    "home": Picture("/"),
    "topics": Picture("/topics?score=40-98"),
    "scores": Picture("/scores"),
    "cohorts": Picture("/topics?score=70-100&b.corpus=demo-ja&b.score=0-69"),
    "words": Picture("/words?o.show=keyness", scroll_to_first_chart),
    "dialogues": Picture("/dialogues?lemma=不安&role=client"),
    "reader": Picture("/reader?lemma=不安&role=client"),
    "map": Picture("/map", scroll_to_first_chart),
    "responses": Picture("/responses"),
    "export": Picture("/topics", open_export),
    "corpora": Picture("/corpora"),
}
"""Every picture of the documents by its name."""


@dataclass(frozen=True)
class Example:
    """A result that stands for a page on the home page: the element that shows it, cut to one shape."""

    path: str
    element: str = "[data-testid=stPlotlyChart]"


MAIN = "[data-testid=stMainBlockContainer]"
EXAMPLES = {
    "topics": Example("/topics?o.tab=scores"),
    "scores": Example("/scores"),
    "psychometrics": Example("/psychometrics"),
    "interaction": Example("/interaction?o.show=course"),
    "words": Example("/words?o.show=keyness&score=70-100&b.corpus=demo-ja&b.score=0-69"),
    "relations": Example("/relations"),
    "rules": Example("/rules"),
    "coding": Example("/coding?o.tab=codebook", MAIN),
    "codes": Example("/codes"),
    "map": Example("/map"),
    "utterances": Example("/utterances"),
    "dialogues": Example("/dialogues?lemma=不安&role=client", MAIN),
    "reader": Example("/reader?lemma=不安&role=client", MAIN),
    "persons": Example("/persons?person=counselor:12"),
    "comparison": Example("/comparison?o.beside=demo-en"),
    "responses": Example("/responses"),
    "prediction": Example("/prediction"),
    "judging": Example("/judging", MAIN),
    "judgement": Example("/judgement"),
    "failures": Example("/failures"),
    "corpora": Example("/corpora", MAIN),
}
"""What stands for each page."""
THEMES = ("light", "dark")
EXAMPLE_SIZE = (480, 270)
EXAMPLE_VIEW = {"width": 960, "height": 800}


def url(picture: Picture, lang: str) -> str:
    """The address of a picture in one language."""
    return f"{picture.path}{'&' if '?' in picture.path else '?'}lang={lang}&corpus={picture.corpus}"


def small(png: bytes) -> bytes:
    """The same picture with a palette."""
    packed = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(COLORS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def patiently(browser: Browser, home: str, picture: Picture, lang: str) -> bytes:
    """The picture as a PNG; a busy machine gets a second and a third try."""
    for left in reversed(range(TRIES)):
        context = driver.context(browser, LOCALES[lang], viewport=SIZE)
        context.add_init_script(READ)
        page = context.new_page()
        try:
            driver.visit(page, home + url(picture, lang))
            if picture.prepare is not None:
                picture.prepare(page)
            page.mouse.move(0, 0)
            return page.screenshot(animations="disabled")
        except TimeoutError:
            if not left:
                raise
        finally:
            context.close()
    raise AssertionError("a try ends with a picture or with an error")


def cut(png: bytes) -> bytes:
    """The upper part of an element's picture in the shape of the home page's examples."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    wide, high = EXAMPLE_SIZE
    part = image.crop((0, 0, image.width, min(image.height, image.width * high // wide)))
    shown = Image.new("RGB", EXAMPLE_SIZE, part.getpixel((2, 2)))
    part.thumbnail(EXAMPLE_SIZE, Image.Resampling.LANCZOS)
    shown.paste(part, ((wide - part.width) // 2, (high - part.height) // 2))
    packed = io.BytesIO()
    shown.save(packed, "WEBP", quality=70, method=6)
    return packed.getvalue()


def example(browser: Browser, home: str, what: Example, lang: str, theme: str) -> bytes:
    """The example as a WebP."""
    context = driver.context(browser, LOCALES[lang], viewport=EXAMPLE_VIEW, color_scheme=theme)
    context.add_init_script(READ)
    try:
        page = driver.visit(context.new_page(), home + url(Picture(what.path), lang))
        shown = page.locator(what.element).first
        shown.scroll_into_view_if_needed()
        driver.rest(page)
        return cut(shown.screenshot(animations="disabled"))
    finally:
        context.close()


def take(names: list[str], folder: Path) -> None:
    """Start the app on the demos and take these pictures in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        library = Library(Path(made) / "library")
        prepare_demos(library, now=NOW)
        app = App(library.root, Path(made) / "workspace", Path(made) / "log")
        browser = driver.launch(playwright, driver.find() or "")
        try:
            for lang, name in product(LOCALES, names):
                if name in PICTURES:
                    picture = small(patiently(browser, app.url, PICTURES[name], lang))
                    (folder / f"{name}-{lang}.png").write_bytes(picture)
            for lang, name, theme in product(LOCALES, names, THEMES):
                if name in EXAMPLES:
                    picture = example(browser, app.url, EXAMPLES[name], lang, theme)
                    (EXAMPLES_FOLDER / f"{name}-{lang}-{theme}.webp").write_bytes(picture)
        finally:
            browser.close()
            app.stop()


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="which pictures; all by default")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where to (default: docs/pictures)")
    options = parser.parse_args()
    if driver.find() is None:
        print(driver.HOW_TO_INSTALL, file=sys.stderr)
        return 1
    take(options.names or list(dict.fromkeys([*PICTURES, *EXAMPLES])), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
