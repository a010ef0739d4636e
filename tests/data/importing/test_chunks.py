"""Texts written in chunks: no seam between them, normalised where NFKC differs."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.importing.chunks import STABLE, normalized
from data.store import Library
from tests.data.invent import CALM, as_list, opened, record, same, translated, with_utterance, write


def test_chunks_leave_no_seam(tmp_path: Path, library: Library, monkeypatch):
    whole = opened(as_list(tmp_path / "x.json"), library, "whole")
    monkeypatch.setattr("data.importing.chunks.SIZE", 6)
    same(whole, opened(as_list(tmp_path / "y.json"), library, "parts"))
    assert len(list((library.root / "parts").glob("records-*/texts/*.parquet"))) == 3


def test_separator_in_a_text_is_kept(tmp_path: Path, library: Library):
    text = "a\x1eb\x00c"
    corpus = opened(write(tmp_path / "in", [record(1), with_utterance(utterance=text), record(3)]), library)
    assert corpus.texts.to_list()[4:8][2] == text
    assert corpus.dialogues["n_utterances"].to_list() == [4, 4, 4]


def test_originals_that_some_dialogues_lack(tmp_path: Path, library: Library, monkeypatch):
    monkeypatch.setattr("data.importing.chunks.SIZE", 3)
    values = [translated(n, ["a", "b"]) for n in (1, 2, 3)]
    for utterance in values[0]["dialogue"]:
        utterance["origin"] = None
    corpus = opened(write(tmp_path / "in", values), library)
    assert corpus.originals.to_list() == [None, None, "原文0", "原文1", "原文0", "原文1"]


@given(st.text())
@CALM
def test_normalized_is_nfkc_where_it_differs(text):
    import unicodedata

    import polars as pl

    (found,) = normalized(pl.Series([text]))
    expected = unicodedata.normalize("NFKC", text)
    if unicodedata.is_normalized("NFKC", text):
        assert found is None or found == expected
    assert (found or text) == expected or not _same_unicode(text)


def _same_unicode(text: str) -> bool:
    """Whether all characters are old enough for Python's and Polars' tables to agree."""
    import unicodedata

    return all(unicodedata.category(c) != "Cn" for c in text)


def test_stable_characters_are_stable():
    import re
    import sys
    import unicodedata

    pattern = re.compile(re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: f"\\u{int(m[1], 16):04x}", STABLE))
    stable = [chr(c) for c in range(sys.maxunicode) if pattern.match(chr(c))]
    assert len(stable) > 20_000
    assert all(unicodedata.normalize("NFKC", c) == c and not unicodedata.combining(c) for c in stable)
