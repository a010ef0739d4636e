"""Which tokenizer a corpus gets."""

import polars as pl
import pytest

from data.tokens import tokenizers

HIRAGANA, HAN, LATIN = "よく眠れません", "你好今天", "I cannot sleep"


@pytest.mark.parametrize(
    ("languages", "texts", "expected"),
    [
        (["en", "ja"], [LATIN], "mecab"),
        (["zh"], [LATIN], "jieba"),
        (["en"], [HIRAGANA], "unicode"),
        ([], [HIRAGANA], "mecab"),
        ([], [HAN], "jieba"),
        ([], [LATIN], "unicode"),
        ([], [*[LATIN] * 20, HIRAGANA], "unicode"),
        ([], [], "unicode"),
    ],
)
def test_by_language_else_by_script(languages, texts, expected):
    assert tokenizers.choose(languages, pl.Series(texts, dtype=pl.String)) == expected


@pytest.mark.parametrize("name", ["mecab", "jieba", "unicode"])
def test_each_opens_by_its_code_and_keeps_the_text(name):
    tokenizer = tokenizers.find(name)
    assert (tokenizer.name, tokenizer.version) == (name, tokenizers.version(name))
    for text in (HIRAGANA, HAN, LATIN):
        [lines] = tokenizer.lines([text])
        assert "".join(line.split("\t")[0] for line in lines.split("\n")) == text.replace(" ", "")
