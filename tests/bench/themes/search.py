"""Search over every utterance beside DuckDB and pandas; what a reader waits beside another's worst pattern."""

import itertools
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from urllib.parse import quote

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from playwright.sync_api import Locator, sync_playwright

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.dialogues.search import search_hits
from data.core.matching import scan
from data.corpus import Corpus
from tests.bench.material import Material
from tests.bench.row import Row, median
from tests.bench.screens import screen
from tests.bench.visits.session import Session
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
    "a sequence": Filter(
        then=Sequence(UtterancePattern("client", "不安"), UtterancePattern("counselor", "大変", "lemma"), 2)
    ),
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
            "ours": lambda w=words: int(select(corpus, Filter(lemma=_phrase(w))).matching_utterances.sum()),
            "DuckDB": lambda i=ids: base.execute(_joined(i)).fetchone()[0],
            "pandas": lambda i=ids: _side_by_side(table, i),
        }
        yield from _compared(f"search, {name}, {len(tokens.ids):,} tokens", ways, LEMMA_MS)


def _phrase(words: tuple[str, ...]) -> str:
    """Words one after the other, as the search takes them."""
    return f'"{" ".join(words)}"' if len(words) > 1 else words[0]


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
    """A reader's change of the filter, alone and while another session scans with the worst pattern."""
    running = screen.start("serve.py", material)
    try:
        with closing(Session(running.url)) as other, closing(Session(running.url)) as reader:
            rerun = partial(_rerun, reader, material.name, itertools.count(1))
            took = beside_the_worst(other, rerun, material.name)
            yield from _worst("scores: the server runs the page", took)
            if driver.find() is None:
                print(driver.HOW_TO_INSTALL)
            else:
                with sync_playwright() as playwright:
                    page = driver.context(driver.launch(playwright, driver.find() or "")).new_page()
                    thumb = _thumb(Reader(page, running.url), material.name)
                    key = partial(thumb.press, "ArrowRight")
                    took = beside_the_worst(other, lambda: screen.settled(page, key), material.name)
                yield from _worst("scores: slider key to settled", took)
    finally:
        running.stop()


def _worst(what: str, took: dict[str, list[float]]) -> Iterator[Row]:
    for name, of in (("median", statistics.median), ("worst", max)):
        row = f"{what}, another session runs the worst pattern, {name} of {TIMES}"
        yield Row(row, of(took["beside"]), "s", f"alone, {name}", of(took["alone"]), RERUN_S)


def _rerun(reader: Session, corpus: str, lowest: Iterator[int]) -> float:
    """Seconds of a rerun with a range of scores that was not seen before."""
    return reader.run("scores", f"lang=ja&corpus={corpus}&score={next(lowest)}-100")


def _thumb(reader: Reader, corpus: str) -> Locator:
    reader.visit(f"/scores?lang=ja&corpus={corpus}")
    return reader.widget("score").locator("input[type=range]").first


def beside_the_worst(other: Session, change: Callable[[], float], corpus: str) -> dict[str, list[float]]:
    """Seconds of a change, ``alone`` and at another moment each time ``beside`` the other session's scan."""
    took: dict[str, list[float]] = {"alone": [], "beside": []}
    where = f"lang=ja&corpus={corpus}"
    other.run("dialogues", where)
    change()
    for turn in range(TIMES):
        took["alone"].append(change())
        pattern = quote(f"{WORST}{turn}")  # another one each time: none is remembered
        scanning = threading.Thread(target=other.run, args=("dialogues", f"{where}&regex={pattern}"))
        scanning.start()
        time.sleep(0.1 * (turn + 1))
        took["beside"].append(change())
        scanning.join()
    return took
