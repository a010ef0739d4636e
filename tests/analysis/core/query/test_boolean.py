"""Queries with and, or, not and phrases, against a slow reading of each utterance."""

import numpy as np
import pytest

from analysis.core.query.boolean import Clause, evaluate, parse, positive_terms
from analysis.core.query.filter import Filter
from analysis.core.query.highlights import spans_in_rows
from analysis.core.query.utterance_conditions import lemma, text
from data.core.matching.normalization import normalize
from data.corpus import Corpus


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("眠れ", [Clause(("眠れ",))]),
        ("眠れ　不安", [Clause(("眠れ",)), Clause(("不安",))]),
        ("眠れ|睡眠 不安", [Clause(("眠れ", "睡眠")), Clause(("不安",))]),
        ("眠れ | 睡眠｜夜", [Clause(("眠れ", "睡眠", "夜"))]),
        ('"I feel" tired', [Clause(("I feel",)), Clause(("tired",))]),
        ("“気 が”|心", [Clause(("気 が", "心"))]),
        ("夜 -仕事", [Clause(("夜",)), Clause(("仕事",), negated=True)]),
        ('-"all right" －not', [Clause(("all right",), negated=True), Clause(("not",), negated=True)]),
        ("e-mail 5-6", [Clause(("e-mail",)), Clause(("5-6",))]),
        ('lemma:"気 持ち" a|/b|c/', [Clause(('lemma:"気 持ち"',)), Clause(("a", "/b|c/"))]),
        ('a"b', [Clause(('a"b',))]),
        ("and/or", [Clause(("and/or",))]),
        ("|", [Clause(("|",))]),
        ("-", [Clause(("-",))]),
        ('""', [Clause(('""',))]),
        ("| a |", [Clause(("a",))]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_query_is_read_as_search_engines_read_it(query: str, clauses: list[Clause]):
    assert parse(query) == clauses


def test_only_what_is_looked_for_is_highlighted():
    assert positive_terms("a|b -c a") == ["a", "b"]
    assert evaluate("a -b", lambda word: np.array([word in "ab", word in "a"])).tolist() == [False, True]


@pytest.mark.parametrize("query", ["仕事 が", "仕事|学校", "仕事|学校 -不安", '"です。" 仕事', "-。"])
def test_texts_are_found_as_read_one_by_one(query: str, demo_ja: Corpus):
    raw = [normalize(one) for one in demo_ja.texts]
    expected = []
    for one in raw:
        met = True
        for word in query.split(" "):
            negated, word = word.startswith("-"), word.lstrip("-")
            met &= any(part.strip('"') in one for part in word.split("|")) != negated
        expected.append(met)
    assert any(expected)
    assert text(demo_ja, query).tolist() == expected


def test_lemmas_join_with_and_and_a_phrase_is_side_by_side(demo_ja: Corpus):
    both, either = lemma(demo_ja, "仕事 が"), lemma(demo_ja, "仕事|学校")
    one, other = lemma(demo_ja, "仕事"), lemma(demo_ja, "が")
    assert (both == (one & other)).all() and (either == (one | lemma(demo_ja, "学校"))).all()
    phrase = lemma(demo_ja, '"仕事 が"')
    assert phrase.any() and not (phrase & ~both).any() and phrase.sum() < both.sum()


def test_every_word_of_a_query_is_highlighted_where_it_is_met(demo_ja: Corpus):
    rows = np.flatnonzero(text(demo_ja, "仕事|学校 が"))[:10]
    for row, spans in zip(rows, spans_in_rows(demo_ja, Filter(text="仕事|学校 が"), rows), strict=True):
        words = {demo_ja.texts[int(row)][begin:end] for begin, end in spans}
        assert "が" in words and words & {"仕事", "学校"} and words <= {"仕事", "学校", "が"}
