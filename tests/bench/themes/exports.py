"""Figures on their way into a paper: every file of every figure, and how soon a card opens in a warm Chromium."""

import statistics
from collections.abc import Iterator
from typing import Any

import orjson
from playwright.sync_api import Page, sync_playwright

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.selection import Filter, select
from analysis.core.question import Question
from analysis.export.bundle import Look, bundle, figure_of, result_of
from analysis.export.layout import print
from analysis.export.layout.sizes import Page as Paper
from analysis.export.render.engine import shared
from analysis.export.render.files import draw, plain_json
from analysis.export.result import Result
from data.core.problems import Missing, UserError
from data.corpus import Corpus
from tests.bench.material import Material
from tests.bench.row import Row, median, percentile
from tests.bench.screens.screen import start
from tests.browser import driver
from tests.browser.reader import Reader

GOAL_S, GOAL_SCATTER_S, GOAL_OPEN_S, MARKS, TIMES = 1, 6, 0.3, 2_000, 6
HALVES = ("year=2020-2021", "year=2022-2024")
MENU = (
    "() => document.querySelector('[data-testid=stPopoverBody] [data-testid=stDataFrame]') ? performance.now() : 0"
)
DIALOG = "() => document.querySelector('[role=dialog] [data-testid=stDownloadButton]') ? performance.now() : 0"


def rows(material: Material) -> Iterator[Row]:
    """Files of all figures, of one cohort and of two; the bundle; then what opens on screen."""
    registry.load()
    corpus = material.corpus()
    drawn = list(_shown(corpus))
    small = [what for what, marks in drawn if marks < MARKS]
    for kind in ("pdf", "svg", "png"):
        took = [median(lambda w=what, k=kind: _file(w, k)) for what in small]
        name = f"{kind} of {len(small)} figures below {MARKS:,} marks, warm"
        yield Row(f"{name}, median", statistics.median(took), "s")
        slowest = max(zip(took, small, strict=True), key=lambda pair: pair[0])
        yield Row(f"{name}, slowest: {slowest[1].name}", slowest[0], "s", goal=GOAL_S)
    for what, marks in drawn:
        if marks >= MARKS:
            alone = median(lambda w=what: _plotly(w))
            took_s = median(lambda w=what: _file(w, "pdf"))
            name = f"pdf of {what.name}, {marks:,} marks"
            yield Row(name, took_s, "s", "Plotly alone", alone, GOAL_SCATTER_S)
    whole = [median(lambda w=what: bundle(w, Look()).zip(), 1) for what in small]
    yield Row("everything of a figure (zip), median", statistics.median(whole), "s")
    yield Row("everything of a figure (zip), p95", percentile(whole, 0.95), "s")
    yield from _opened(material)


def _shown(corpus: Corpus) -> Iterator[tuple[Result, int]]:
    """Every figure that this corpus has, of one cohort and of two, once drawn; and its marks."""
    for figure in registry.FIGURES.values():
        for cohorts in (("",), HALVES):
            a, *b = (select(corpus, Filter.from_query(query)[0]) for query in cohorts)
            try:
                what = result_of(figure, Question.of(figure.table.function, a, {}, *b))
                _file(what, "pdf")
            except (Absent, Missing, UserError):
                continue
            yield what, print.n_marks(plain_json(figure_of(what, Look())))


def _file(what: Result, kind: str) -> object:
    look = Look()
    return draw(figure_of(what, look), **look.page).rendered(kind)


def _plotly(what: Result) -> str:
    page = Paper(160, 120)
    ready: Any = print.on_paper(plain_json(figure_of(what, Look())), page)[0]
    return shared().svg(orjson.dumps(ready), page.width, page.height)


def _opened(material: Material) -> Iterator[Row]:
    """A card's table and its export, from the press on the button to what it opens."""
    if driver.find() is None:
        return
    server = start("serve.py", material)
    try:
        with sync_playwright() as playwright:
            page = driver.context(driver.launch(playwright, driver.find() or "")).new_page()
            reader = Reader(page, server.url)
            reader.visit(f"/topics?lang=ja&corpus={material.name}")
            for name, widget, there in (
                ("card menu: table", "data", MENU),
                ("card menu: export dialog", "export", DIALOG),
            ):
                took = [
                    _press(reader, f"{widget}.{('topic_bars', 'topic_sunburst')[turn % 2]}", there)
                    for turn in range(TIMES)
                ]
                yield Row(
                    f"{name}, open in a warm Chromium, median", statistics.median(took[1:]), "s", goal=GOAL_OPEN_S
                )
    finally:
        server.stop()


def _press(reader: Reader, widget: str, there: str) -> float:
    """Seconds from a press on a button to what it opens, which is closed again."""
    page: Page = reader.page
    button = reader.widget(widget).locator("button:visible").first
    button.scroll_into_view_if_needed()
    handle = button.element_handle()
    assert handle is not None
    began = float(handle.evaluate("(button) => { const now = performance.now(); button.click(); return now; }"))
    took = float(page.wait_for_function(there, polling=10).json_value() - began) / 1000
    driver.rest(page)
    page.keyboard.press("Escape")
    driver.rest(page)
    return took
