"""Normalisation: NFKC and more, the same for one text and for a column, cluster by cluster."""

import re
import sys
import unicodedata

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.matching import normalization
from data.core.matching.alignment import align, by_clusters
from data.core.matching.normalization import STABLE, invisible, normalize, normalize_series, renewed
from data.core.matching.scan import hits, literal, regex

ODD = "あかはウーカﾊﾞﾟ゛゜\u3099\u309a〜～~－−-‐–—―´¨｀\u00ad\u200b\u200d\u2060\ufe0f\ufeff👨❤don’t“”①㌔ "
PAIRS = {
    "そうた゛ったんです": "そうだったんです",
    "あ゛つらい": "あ つらい",
    "なて゛すか゛": "なですが",
    "ハ゜ソコンとス゛ーム": "パソコンとズーム",
    "う゛れしい": "ゔれしい",
    "´不安´です¨緊張¨": " 不安 です 緊張 ",
    "不\u200b安\u00adと\u2060緊張\ufeff": "不安と緊張",
    "〜～~∼": "~~~~",
    "−－-‐–—―": "-------",
    "👨\u200d👩\u2764\ufe0f": "👨\u200d👩\u2764",
    "不\u200d安": "不安",
    "ﾊﾞﾅﾅ": "バナナ",
    "don’t “x”": 'don\'t "x"',
}


@pytest.mark.parametrize(("raw", "plain"), PAIRS.items())
def test_look_alikes_and_marks(raw, plain):
    assert normalize(raw) == plain == normalize_series(pl.Series([raw]))[0]


@given(st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"])))
def test_a_text_and_a_column_are_alike(text):
    (plain,) = normalize_series(pl.Series([text]))
    assert (text if plain is None else plain) == normalize(text) or not _is_known(text)


@given(st.lists(st.text(st.sampled_from(ODD)), max_size=5))
def test_every_normalised_character_leads_back(texts):
    plain = [normalize(text) for text in texts]
    aligned = align(texts, [None if p == t else p for t, p in zip(texts, plain, strict=True)])
    assert aligned.texts == plain
    for row, text in enumerate(texts):
        low, high = aligned.raw_starts[row], aligned.raw_starts[row + 1]
        for at in range(aligned.starts[row], aligned.starts[row + 1]):
            begin, end = aligned.first[at], aligned.stop[at]
            assert low <= begin < end <= high
        assert by_clusters(text)[0] == plain[row]


def _is_known(text: str) -> bool:
    """Whether all characters are old enough for Python's and Polars' tables to agree."""
    return all(unicodedata.category(c) != "Cn" for c in text)


def test_stable_characters_are_stable():
    pattern = re.compile(re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: f"\\u{int(m[1], 16):04x}", STABLE))
    stable = [chr(c) for c in range(sys.maxunicode) if pattern.match(chr(c))]
    assert len(stable) > 20_000
    assert all(normalize(c) == c and not unicodedata.combining(c) for c in stable)


@pytest.mark.parametrize("query", ["ですね〜", "ですね～", "ですね~"])
def test_a_query_finds_every_wave(query):
    texts = pl.Series(["そうですね〜", "はいですね～", "ですね。"])
    plain = pl.select(pl.coalesce(normalize_series(texts), texts)).to_series()
    pattern, is_literal = literal(query)
    assert hits(plain, pattern, is_literal=is_literal).tolist() == [True, True, False]
    assert hits(plain, regex(f"{query}$"), is_literal=False).tolist() == [True, True, False]


def test_texts_of_an_older_library_are_renewed():
    raw = pl.Series(["そうですね〜", "はい～", "あ゛つらい", "①"])
    old = raw.str.normalize("NFKC")
    assert renewed(raw, old).to_list() == [normalize(text) for text in raw]


def test_characters_beyond_nfkc_are_all_looked_at():
    pattern = normalization._compiled(normalization.BEYOND_NFKC)
    differing = [
        chr(c)
        for c in range(sys.maxunicode)
        if not 0xD800 <= c < 0xE000 and normalize(chr(c)) != unicodedata.normalize("NFKC", chr(c))
    ]
    assert [c for c in differing if not pattern.match(c)] == []


def test_invisible_characters_are_counted_without_those_of_emoji():
    assert invisible(pl.Series(["不\u200b安\u00ad", "❤\ufe0f", "x"])).to_list() == [2, 0, 0]
