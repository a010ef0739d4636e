"""Search over every utterance beside DuckDB and pandas; what a reader waits beside another's worst pattern."""

import statistics
from collections.abc import Callable, Iterator

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from playwright.sync_api import sync_playwright

from analysis.filter import Filter
from analysis.search import search_hits
from analysis.selection import select
from analysis.sequences import Said, Sequence
from data import scan
from data.corpus import Corpus
from tests.bench import screen
from tests.bench.material import Material
from tests.bench.row import Row, median
from tests.browser import driver
from tests.browser.reader import Reader

PATTERNS = {
    "literal 不安": ("text", "不安", 50),
    "literal, rare": ("text", "不眠症", 50),
    "regex 不安.{0,5}(です|ます)": ("regex", "不安.{0,5}(です|ます)", 100),
    "regex, rare": ("regex", "[0-9]{3,}人", 100),
}
LEMMAS = {"lemma 死ぬ": ("死ぬ",), "lemma 不安": ("不安",), "lemmas 死ぬ たい": ("死ぬ", "たい")}
LEMMA_MS, RERUN_S, TIMES = 30, 1.0, 7
WORST = r"\p{Han}{1,30}.{0,200}\p{Hiragana}{1,60}x"
FILTERS = {
    "text": Filter(text="不安"),
    "lemma": Filter(lemma="死ぬ"),
    "a sequence": Filter(then=Sequence(Said("client", "不安"), Said("counselor", "大変", "lemma"), 2)),
}
Count = Callable[[], int]


def rows(material: Material) -> Iterator[Row]:
    """Patterns and lemmas, of which all must find the same number; a filter with a search; a busy server."""
    corpus = material.corpus()
    yield from _patterns(corpus)
    yield from _lemmas(corpus)
    for name, chosen in FILTERS.items():
        selection = select(corpus, chosen)
        search_hits(selection)
        yield Row(f"filter by {name}, resolved", 1000 * median(lambda c=chosen: select(corpus, c), TIMES), "ms")
        took = 1000 * median(lambda s=selection: search_hits(s), TIMES)
        yield Row(f"a page of hits of {name}, all ranked", took, "ms")
    if driver.find() is None:
        print(driver.HOW_TO_INSTALL)
    else:
        yield from _beside_the_worst(material)


def _compared(what: str, ways: dict[str, Count], goal: float) -> Iterator[Row]:
    found = {way: count() for way, count in ways.items()}
    if len(set(found.values())) > 1:
        raise AssertionError(f"{what}: different numbers of hits: {found}")
    took = {way: 1000 * median(count, TIMES) for way, count in ways.items()}
    for way in ("DuckDB", "pandas"):
        yield Row(what, took["ours"], "ms", way, took[way], goal)


def _patterns(corpus: Corpus) -> Iterator[Row]:
    texts = corpus.normalized
    series = texts.to_pandas()
    base = duckdb.connect()
    frame = pl.DataFrame({"text": texts})  # noqa: F841  (DuckDB finds it by its name)
    base.execute("create table texts as select text from frame")
    for name, (kind, pattern, goal) in PATTERNS.items():
        literal = kind == "text"
        condition = "contains(text, ?)" if literal else "regexp_matches(text, ?)"
        ways: dict[str, Count] = {
            "ours": lambda p=pattern, is_literal=literal: int(scan.hits(texts, p, is_literal=is_literal).sum()),
            "DuckDB": lambda p=pattern, c=condition: base.execute(
                f"select count(*) from texts where {c}", [p]
            ).fetchone()[0],
            "pandas": lambda p=pattern, is_literal=literal: int(
                series.str.contains(p, regex=not is_literal).sum()
            ),
        }
        yield from _compared(f"search, {name}, {len(texts):,} utterances", ways, goal)


def _lemmas(corpus: Corpus) -> Iterator[Row]:
    """Utterances with a lemma, or with two side by side; the peers have one row a token."""
    tokens = corpus.tokens
    utterance = np.repeat(np.arange(corpus.utterances.height, dtype=np.uint32), np.diff(tokens.starts))
    lemmas = tokens.vocabulary["lemma"].to_list()
    code = {lemma: i for i, lemma in enumerate(dict.fromkeys(lemmas))}
    of = np.array([code[lemma] for lemma in lemmas], dtype=np.uint32)
    frame = pl.DataFrame({"utterance": utterance, "lemma": of[tokens.ids]})
    base = duckdb.connect()
    base.execute("create table tokens as select row_number() over () as place, * from frame")
    table = frame.to_pandas()
    for name, words in LEMMAS.items():
        ids = [code[word] for word in words]
        ways: dict[str, Count] = {
            "ours": lambda w=words: int(select(corpus, Filter(lemma=" ".join(w))).said.sum()),
            "DuckDB": lambda i=ids: base.execute(_joined(i)).fetchone()[0],
            "pandas": lambda i=ids: _side_by_side(table, i),
        }
        yield from _compared(f"search, {name}, {len(tokens.ids):,} tokens", ways, LEMMA_MS)


def _joined(ids: list[int]) -> str:
    """The utterances that hold these lemmas one after the other."""
    joins = "".join(
        f" join tokens t{i} on t{i}.place = t0.place + {i}"
        f" and t{i}.utterance = t0.utterance and t{i}.lemma = {lemma}"
        for i, lemma in enumerate(ids)
        if i
    )
    return f"select count(distinct t0.utterance) from tokens t0{joins} where t0.lemma = {ids[0]}"


def _side_by_side(table: pd.DataFrame, ids: list[int]) -> int:
    met = table["lemma"] == ids[0]
    for i, lemma in enumerate(ids[1:], 1):
        met &= (table["lemma"].shift(-i) == lemma) & (table["utterance"].shift(-i) == table["utterance"])
    return int(table["utterance"][met].nunique())


def _beside_the_worst(material: Material) -> Iterator[Row]:
    """A key on one reader's slider, alone and while another's page scans with the worst pattern."""
    running = screen.start("app.py", material)
    try:
        took = beside_the_worst(running.url, material.name)
    finally:
        running.stop()
    name = "scores: slider key to settled, another reader runs the worst pattern"
    alone = statistics.median(took["alone"])
    yield Row(f"{name}, median of {TIMES}", statistics.median(took["beside"]), "s", "alone", alone, RERUN_S)
    yield Row(f"{name}, worst", max(took["beside"]), "s", "alone, worst", max(took["alone"]), RERUN_S)


def beside_the_worst(url: str, corpus: str) -> dict[str, list[float]]:
    """Seconds from a key to the last change on the page, ``alone`` and ``beside`` the scan."""
    where = f"?lang=ja&corpus={corpus}"
    took: dict[str, list[float]] = {"alone": [], "beside": []}
    with sync_playwright() as playwright:
        browser = driver.launch(playwright, driver.find() or "")
        other = Reader(driver.context(browser).new_page(), url).visit(f"/dialogues{where}&o.how=regex")
        reader = Reader(driver.context(browser).new_page(), url).visit(f"/scores{where}")
        thumb = reader.widget("score").locator("input[type=range]").first
        screen.settled(reader.page, lambda: thumb.press("ArrowRight"))
        for turn in range(TIMES):
            took["alone"].append(screen.settled(reader.page, lambda: thumb.press("ArrowRight")))
            box = other.widget("box.regex").locator("input")
            box.fill(f"{WORST}{turn}")  # another one each time: none is remembered
            box.press("Enter")
            other.page.wait_for_selector("[data-test-script-state=running]")
            took["beside"].append(screen.settled(reader.page, lambda: thumb.press("ArrowRight")))
            other.rest()
        browser.close()
    return took
