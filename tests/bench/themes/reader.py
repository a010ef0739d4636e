"""Opening the longest dialogue: the tables of the reader, and the time until it can be read in a browser."""

import statistics
from collections.abc import Iterator

import polars as pl
from playwright.sync_api import sync_playwright

from analysis.core.query import highlights
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.text.safe_text import pieces
from analysis.figures.reader.dialogue_timeline_bars import dialogue_timeline_bars
from analysis.figures.reader.item_percentile_dots import item_percentile_dots
from analysis.labels import Labels
from analysis.reader.dialogue import by_id, dialogue_lines, dialogue_roles, dialogue_timeline
from analysis.reader.percentiles import item_percentiles
from tests.bench.material import Material
from tests.bench.row import Row, in_turn
from tests.bench.screens.screen import start
from tests.browser import driver

GOAL_SERVER_MS, GOAL_READ_S, TIMES = 200, 1.0, 5
READ = """
(last) => {
  const host = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".reader"));
  const line = host?.shadowRoot.querySelector(`[data-p="${last}"]`);
  return line && line.getBoundingClientRect().height ? performance.now() : 0;
}
"""
FLOOR_READ = "() => document.querySelector('input[type=range]') ? performance.now() : 0"


def rows(material: Material) -> Iterator[Row]:
    """On the server, then in Chromium beside an app of one slider."""
    corpus = material.corpus()
    place = int(corpus.dialogues["n_utterances"].arg_max() or 0)
    number, n = corpus.dialogues["dialogue_id"][place], corpus.dialogues["n_utterances"][place]
    selection = select(corpus, Filter(text="不安"))
    dialogue = str(number)
    path = corpus.folder / corpus.manifest.stages["records"] / "texts" / "*.parquet"
    first, behind = by_id(corpus, dialogue).first, by_id(corpus, dialogue).stop

    def read_alone() -> None:
        pl.scan_parquet(path).select("text").slice(first, behind - first).collect()

    _open(selection, dialogue)
    ours, floor = (1000 * took for took in in_turn(lambda: _open(selection, dialogue), read_alone))
    yield Row(f"open {n} utterances, server", ours, "ms", "reading its texts alone", floor, GOAL_SERVER_MS)
    if driver.find() is not None:
        yield from _seen(material, dialogue, int(n) - 1)


def _open(selection: Selection, dialogue: str) -> None:
    """Everything that the page asks for, nothing cached."""
    lines = dialogue_lines(selection, dialogue=dialogue)
    where = by_id(selection.corpus, dialogue).lines(lines)
    hits = highlights.highlights(where, selection.filter)
    for text, spans in zip(lines["text"], hits.spans, strict=True):
        pieces(text, highlights.styled(spans, ()))
    dialogue_timeline_bars(dialogue_timeline(selection, dialogue=dialogue), labels=Labels("ja"))
    dialogue_roles(selection, dialogue=dialogue)
    item_percentile_dots(item_percentiles(selection, dialogue=dialogue), labels=Labels("ja"))


def _seen(material: Material, dialogue: str, last: int) -> Iterator[Row]:
    took: dict[str, list[float]] = {"ours": [], "floor": []}
    servers = {"ours": start("app.py", material), "floor": start("tests/bench/screens/floor_app.py", material)}
    paths = {"ours": f"/reader?lang=ja&corpus={material.name}&dialogue={dialogue}", "floor": "/"}
    try:
        with sync_playwright() as playwright:
            browser = driver.launch(playwright, driver.find() or "")
            context = driver.context(browser)
            for _ in range(TIMES + 1):
                for name, server in servers.items():
                    page = context.new_page()
                    page.goto(server.url + paths[name], wait_until="commit")
                    script, argument = (READ, last) if name == "ours" else (FLOOR_READ, None)
                    seen = page.wait_for_function(script, arg=argument, polling=10).json_value()
                    took[name].append(float(seen) / 1000)
                    page.close()
            browser.close()
    finally:
        for server in servers.values():
            server.stop()
    ours, floor = (statistics.median(took[name][1:]) for name in ("ours", "floor"))
    what = f"open {last + 1} utterances in a warm Chromium: the last line is there"
    yield Row(what, ours, "s", "an app of one slider", floor)
    yield Row(f"{what}, beyond loading the app", ours - floor, "s", goal=GOAL_READ_S)
