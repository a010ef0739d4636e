"""What is odd about the dialogues of a source together: several languages, sessions against their dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import polars as pl

KANA, HAN, LATIN = re.compile(r"[\u3041-\u30ff]"), re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]")
READ = 300
FEWEST, SHARE = 10, 0.05


def script(text: str) -> str:
    """The language that the beginning of a dialogue seems to be in, by script: ja, zh, or en for Latin letters."""
    beginning = text[:READ]
    if KANA.search(beginning):
        return "ja"
    if HAN.search(beginning):
        return "zh"
    return "en" if LATIN.search(beginning) else ""


def remarks(
    dialogues: pl.DataFrame, ids: np.ndarray, scripts: Sequence[str]
) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Row in the source, rule and values of each problem; ``ids``: of the dialogues as the source has them."""
    yield from _languages(scripts)
    row_of = {int(number): row for row, number in enumerate(ids)}
    for number, session in _against_dates(dialogues):
        yield row_of[number], "sessions_against_dates", {"value": session}


def _languages(scripts: Sequence[str]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each language but the most frequent that some share of the dialogues is in, at its first dialogue."""
    counts = Counter(filter(None, scripts))
    least = max(FEWEST, SHARE * len(scripts))
    several = [(name, n) for name, n in counts.most_common() if n >= least]
    counted = ", ".join(f"{name}: {n:,}" for name, n in several)
    for name, n in several[1:]:
        yield scripts.index(name), "several_languages", {"n": f"{n:,}", "found": counted}


def _against_dates(dialogues: pl.DataFrame) -> Iterator[tuple[int, int]]:
    """Id and session number of dialogues that began before a session of the same client with a lower number."""
    dated = dialogues.drop_nulls(["client_id", "session_number", "started_at"])
    dated = dated.sort("client_id", "session_number", "started_at")
    latest = pl.col("started_at").cum_max().over("client_id")
    yield from dated.filter(pl.col("started_at") < latest).select("dialogue_id", "session_number").iter_rows()
