"""Parquet: tables of rows, and lists of messages in a cell."""

from pathlib import Path

import polars as pl

from data.core.store import Library
from tests.data.importing.invent import MESSAGES, A, B, imported


def test_lists_in_parquet(tmp_path: Path, library: Library):
    frame = pl.DataFrame({"conv_id": ["k1"], "conversation": [MESSAGES]})
    frame.write_parquet(tmp_path / "x.parquet")
    assert imported(tmp_path / "x.parquet", library).texts.to_list() == [A, B]
