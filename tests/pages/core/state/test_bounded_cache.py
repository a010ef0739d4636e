"""What pages keep is bounded by its size together, and made once though several ask at the same moment."""

import threading
import time

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.figures.topics.topic_bars import topic_bars
from analysis.labels import Labels
from analysis.topics.counts import topic_counts
from pages._ui.core.state import cache
from pages._ui.core.state.sizes import bytes_of

ASKING = 8


@pytest.fixture(autouse=True)
def forgetful():
    cache.forget()
    yield
    cache.forget()


def made(n: int) -> pl.DataFrame:
    return pl.DataFrame({"n": range(n)})


def test_what_was_used_longest_ago_is_dropped_first(monkeypatch):
    monkeypatch.setattr(cache._values, "_Cache__maxsize", 100_000)
    calls = []

    @cache._stored
    def rows(n: int) -> pl.DataFrame:
        calls.append(n)
        return made(n)

    for n in (3001, 3002, 3003, 3001, 3004, 3005, 3001):
        assert rows(n).height == n
        assert cache._values.currsize <= 100_000
    assert calls.count(3001) == 1
    rows(3002)
    assert calls.count(3002) == 2


def test_a_value_that_does_not_fit_is_given_and_not_kept(monkeypatch):
    monkeypatch.setattr(cache._values, "_Cache__maxsize", 10_000)
    calls = []

    @cache._stored
    def rows(n: int) -> pl.DataFrame:
        calls.append(n)
        return made(n)

    assert rows(50_000).height == rows(50_000).height == 50_000
    assert calls == [50_000, 50_000]
    assert cache._values.currsize == 0


def test_what_several_ask_for_is_made_once():
    calls, start = [], threading.Barrier(ASKING)

    @cache._stored
    def slowly(n: int) -> pl.DataFrame:
        calls.append(n)
        time.sleep(0.05)
        return made(n)

    def ask() -> None:
        start.wait()
        assert slowly(7).height == 7

    threads = [threading.Thread(target=ask) for _ in range(ASKING)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [7]


def test_an_error_is_not_kept():
    calls = []

    @cache._stored
    def failing(n: int) -> pl.DataFrame:
        calls.append(n)
        raise ValueError(n)

    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            failing(7)
    assert calls == [7, 7]


def test_arguments_behind_an_underscore_do_not_count():
    @cache._stored
    def rows(n: int, _frame: pl.DataFrame) -> pl.DataFrame:
        return _frame.head(n)

    first = rows(2, made(5))
    assert rows(2, made(9)) is first
    assert rows(3, made(9)) is not first


def test_a_table_and_a_figure_are_shared(demo_ja):
    question = Question.of(topic_counts, select(demo_ja))
    again = Question.of(topic_counts, select(demo_ja, Filter()))
    assert cache.table(question) is cache.table(again)
    drawn = cache.figure(topic_bars, question, Labels("en"), "light")
    assert cache.figure(topic_bars, again, Labels("en"), "light") is drawn
    assert cache.figure(topic_bars, again, Labels("ja"), "light") is not drawn


def test_sizes_grow_with_what_is_held(demo_ja):
    assert bytes_of(made(10_000)) > bytes_of(made(100)) > 0
    whole, some = select(demo_ja), select(demo_ja, Filter.from_query("score=0-60")[0])
    found = select(demo_ja, Filter(text="a"))
    assert bytes_of(some) > bytes_of(whole)
    assert bytes_of(found) >= demo_ja.utterances.height
    question = Question.of(topic_counts, whole)
    assert bytes_of(cache.figure(topic_bars, question, Labels("en"), "light")) > bytes_of(question.answer())
    assert bytes_of([1, 2, 3]) > bytes_of([])


def test_a_selection_holds_no_more_than_it_says(demo_ja):
    for query in ("", "score=0-60", "topics=workplace"):
        selection = select(demo_ja, Filter.from_query(query)[0])
        own = [selection.dialogues, selection.items, selection.feedback]
        whole = [demo_ja.dialogues, demo_ja.items, demo_ja.feedback]
        held = sum(mine.estimated_size() for mine, theirs in zip(own, whole, strict=True) if mine is not theirs)
        assert held <= 1.2 * selection.most_bytes
