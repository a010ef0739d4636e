"""Labels of an earlier version of a corpus stay at their text."""

from pathlib import Path

import polars as pl

from data.coding.placing import placed_rows
from data.coding.store import text_hash
from data.core.store import Library
from tests.data.coding.invent import corpus_of

KEPT = "庭の柿の木のことで、隣の人と気まずくて。1"


def test_rows_of_an_earlier_version_are_where_their_text_is(tmp_path: Path, library: Library):
    lines = [{"role": "counselor", "time": None, "utterance": text} for text in ("別の文", KEPT)]
    corpus = corpus_of(tmp_path, library, dialogue=lines)
    rows = pl.DataFrame(
        {
            "source": ["1", "1", "1", "9"],
            "position": [0, 1, 4, 1],
            "version": ["earlier"] * 4,
            "hash": [text_hash("今日はどうされましたか。"), *[text_hash(KEPT)] * 3],
        }
    )
    assert placed_rows(rows, corpus).select("dialogue_id", "position").rows() == [(1, 1)]
    same = rows.with_columns(version=pl.lit(corpus.version))
    assert placed_rows(same, corpus).select("dialogue_id", "position").rows() == [(1, 0), (1, 1)]
