"""What the words of a query match."""

from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest
from scipy import sparse

from analysis.core.text.lexicon import Lexicon
from analysis.core.text.matching import meets
from analysis.core.text.patterns import parse

WORDS = pl.DataFrame(
    {
        "surface": ["死に", "たい", "不安", "Worry", "学校", "小学校", "&"],
        "lemma": ["死ぬ", "たい", "不安", "worry", "学校", "小学校", "&"],
        "reading": ["シニ", "タイ", "フアン", None, "ガッコウ", "ショウガッコウ", None],
        "pos": ["動詞", "助動詞", "名詞", "word", "名詞", "名詞", "補助記号"],
        "pos_detail": ["一般", "", "普通名詞-形状詞可能", "", "普通名詞-一般", "普通名詞-一般", "一般"],
    }
)


def meant(query: str) -> list[list[str]]:
    """For each word of a query, the written forms it means."""
    nothing = {
        "ids": np.zeros(0),
        "starts": np.zeros(1),
        "lemma_of": np.zeros(0),
        "matrix": sparse.csr_matrix((0, 0)),
    }
    lex = Lexicon(SimpleNamespace(vocabulary=WORDS, lemmas=WORDS, **nothing), np.zeros(1))
    found = []
    for term in parse(query):
        kept = np.logical_and.reduce([meets(condition, lex) for condition in term])
        found.append(WORDS.filter(pl.Series(kept))["surface"].to_list())
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("死に たい", [["死に"], ["たい"]]),
        ("死に + たい", [["死に"], ["たい"]]),
        ('"死に" + "たい"', [["死に"], ["たい"]]),
        ('"死に"+"たい"', [["死に"], ["たい"]]),
        ("lemma:死ぬ+たい", [["死に"], ["たい"]]),
        ("lemma:死ぬ", [["死に"]]),
        ("reading:シニ", [["死に"]]),
        ("pos:名詞", [["不安", "学校", "小学校"]]),
        ("pos:noun", [["不安", "学校", "小学校"]]),
        ("pos:形状詞可能", [["不安"]]),
        ("pos:名詞-普通名詞", [["不安", "学校", "小学校"]]),
        ("lemma:*学校", [["学校", "小学校"]]),
        ("/不安|学校/", [["不安", "学校", "小学校"]]),
        ("/^学校$/", [["学校"]]),
        ("lemma:/^小/&pos:名詞", [["小学校"]]),
        ("worry", [["Worry"]]),
        ("ｗｏｒｒｙ", [["Worry"]]),
        ('"&"', [["&"]]),
        ("", []),
        ("　 ", []),
    ],
)
def test_queries(query: str, expected: list[list[str]]):
    assert meant(query) == expected
