"""Scanning texts for a pattern: deadlines, turns and priorities."""

import os
import sys
import threading
import time

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.core.matching import scan
from data.core.matching.normalization import normalize


@settings(max_examples=40, deadline=None)
@given(query=st.text(st.sampled_from("仕事aA１1.*()[]\\^$|?+{}# -&~<>\"'ﾊｲはﾞ〜ſKß"), min_size=1, max_size=4))
def test_a_plain_query_is_never_a_pattern(query: str):
    said = [
        "仕事です",
        "A a",
        "^$|?{}\\",
        "a.A*",
        "(1)",
        "１+1",
        "[x]",
        "はい",
        "ﾊﾞｲ",
        "a b#c",
        "-&~",
        "<b>",
        '"q"\'',
    ]
    normalized = pl.Series([normalize(text) for text in said])
    pattern, is_literal = scan.literal(query)
    found = scan.hits(normalized, pattern, is_literal=is_literal)
    exact = normalize(query)
    for text, hit in zip(normalized, found, strict=True):
        assert hit or exact not in text
        assert not hit or exact.casefold() in text.casefold()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{2}", [True, True, False]),
        ("ａ[ｂＢ]", [False, False, True]),
        ("(?i)AB", [False, False, True]),
        ("^1", [True, False, False]),
    ],
)
def test_patterns_match_normalised_text(pattern: str, expected: list[bool]):
    texts = pl.Series(["12", "x34", "ab"])
    assert scan.hits(texts, scan.regex(pattern), is_literal=False).tolist() == expected


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("ですか？$", "いいですか?"),
        ("（笑）+", "(笑)"),
        ("ﾗｲﾝ", "ライン"),
        ("ﾊﾞ{2}", "ババ"),
        ("[ｦ-ﾝ]{2}", "アワ"),
        ("[！-／]", "+"),
        ("[^ａ？]x", "]x"),
        ("…{2}", "......"),
        ("[…。]$", "."),
        (r"\？\ｄ\\\p{Han}", "?1\\漢"),
        ("か\u3099", "が"),
        ("　", " "),
    ],
)
def test_a_pattern_of_full_or_half_width_means_what_normalised_texts_hold(pattern: str, found: str):
    texts = pl.Series([found, "ん", "か゛"])
    assert scan.hits(texts, scan.regex(pattern), is_literal=False).tolist() == [True, False, False]


@pytest.mark.parametrize("pattern", ["(", "a{1000}{1000}", "[z-a]", "(?P<x", "\\", "x" * 1_001, "(?=look)", r"\1"])
def test_a_pattern_that_cannot_be_used_says_why(pattern: str):
    with pytest.raises(scan.BadPattern) as refused:
        scan.regex(pattern)
    assert str(refused.value) and "\n" not in str(refused.value)


def test_a_scan_stops_at_its_deadline():
    with pytest.raises(scan.TooSlow):
        scan.hits(pl.Series(["a"] * 3), "a", is_literal=True, deadline_s=-1)


def test_a_scan_of_nothing_finds_nothing():
    assert scan.hits(pl.Series([], dtype=pl.String), "a", is_literal=True, deadline_s=-1).tolist() == []


def test_a_scan_in_slices_is_one_scan(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "SLICE", 3)
    texts = pl.Series(["a", "b", "ab", "", "ba", "c", "a"])
    assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False, True, False, True, False, True]


def test_slow_scans_take_turns_and_quick_ones_pass(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "WAIT_S", 0.01)
    texts, free = pl.Series(["a", "b"]), threading.Event()
    other = scan._slow_thread().submit(free.wait, 10)
    try:
        with pytest.raises(scan.Busy):
            scan.hits(texts, "a", is_literal=True)
        monkeypatch.setattr(scan, "QUICK_S", 0.3)
        assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False]
    finally:
        free.set()
    other.result()
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "WAIT_S", 5)
    assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False]


def test_the_turn_is_free_again_after_the_deadline(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "SLICE", 1)
    monkeypatch.setattr(scan, "LARGEST", 1)

    def waiting(part: pl.Series) -> np.ndarray:
        time.sleep(0.02)
        return np.zeros(len(part), dtype=bool)

    def slow(part: pl.Series) -> np.ndarray:
        until = time.thread_time() + 0.02
        while time.thread_time() < until:
            pass
        return np.zeros(len(part), dtype=bool)

    with pytest.raises(scan.TooSlow):
        scan.in_slices(pl.Series(["a"] * 50), slow, 0.05)
    with pytest.raises(scan.Busy):
        scan.in_slices(pl.Series(["a"] * 50), waiting, 0.05)
    assert scan.hits(pl.Series(["a"]), "a", is_literal=True).tolist() == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="only here threads have priorities of their own")
def test_the_slow_thread_gives_way():
    def own_priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    assert scan._slow_thread().submit(own_priority).result() == scan.LOW


def test_only_one_slow_scan_runs_at_a_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    running, most = 0, 0
    lock = threading.Lock()

    def look(part: pl.Series) -> np.ndarray:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return np.zeros(len(part), dtype=bool)

    threads = [threading.Thread(target=scan.in_slices, args=(pl.Series(["a"] * 9), look)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
