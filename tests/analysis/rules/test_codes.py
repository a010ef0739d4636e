"""Coding rules against reading them naively, one utterance at a time."""

import numpy as np
import polars as pl
import pytest

from analysis.core.conditions.examples import JAPANESE
from analysis.core.conditions.rule_file import RuleError, read_rules
from analysis.core.query.selection import select
from analysis.rules.codes import code_shares
from analysis.rules.evaluation import coded
from data.corpus import Corpus
from tests.analysis import naive_words


def held(selection, rules, within="utterance"):
    found = coded(selection, rules, "both", within, 5, "short")
    ids = selection.corpus.utterances[found.first].select("dialogue_id", "position").rows()
    return found, ids


def naive(selection, meets):
    """The utterances, with a word, that meet a condition on (words, text)."""
    return [
        (said.dialogue_id, said.position)
        for said in naive_words.utterances(selection)
        if naive_words.words(said) and meets(said)
    ]


def words(said):
    return [{lemma, surface} for surface, lemma, _, _ in said.words]


def has(said, word):
    return sum(word in one for one in words(said))


def near(said, a, b, distance, ordered):
    places = [[i for i, one in enumerate(words(said)) if word in one] for word in (a, b)]
    gaps = [j - i for i in places[0] for j in places[1]]
    return any(0 < gap <= distance if ordered else 0 < abs(gap) <= distance for gap in gaps)


NESTED = """   ( 気持ち and <>役割-->カウンセラー )
or ( 仕事   and <>role-->client
     and (
             休む
          or 辞める
         )
   )"""
CONDITIONS = {
    "不安": lambda said: has(said, "不安"),
    "不安 or 心配": lambda said: has(said, "不安") or has(said, "心配"),
    "気持ち and 聞く": lambda said: has(said, "気持ち") and has(said, "聞く"),
    "気持ち and not 聞く": lambda said: has(said, "気持ち") and not has(said, "聞く"),
    "気持ち & ! ( 聞く | 話す )": lambda said: (
        has(said, "気持ち") and not (has(said, "聞く") or has(said, "話す"))
    ),
    "気持ち or 不安 and 聞く": lambda said: has(said, "気持ち") or (has(said, "不安") and has(said, "聞く")),
    "私 >= 2": lambda said: has(said, "私") >= 2,
    "私 == 1": lambda said: has(said, "私") == 1,
    "'です'": lambda said: "です" in said.text,
    "声+を": lambda said: any("声" in a and "を" in b for a, b in zip(words(said), words(said)[1:], strict=False)),
    "near(声-掛ける)[3]": lambda said: near(said, "声", "掛ける", 3, False),
    "seq(掛ける-声)[8]": lambda said: near(said, "掛ける", "声", 8, True),
    "near(気持ち-聞く)": lambda said: near(said, "気持ち", "聞く", 10, False),
    "near(気持ち-聞く)[b8]": lambda said: near(said, "気持ち", "聞く", 8, False),
    "seq(気持ち-聞く)": lambda said: near(said, "気持ち", "聞く", 10, True),
    "不安 or 心配\nor 怖い or 気持ち": lambda said: any(has(said, w) for w in ("不安", "心配", "怖い", "気持ち")),
    NESTED: lambda said: (
        (has(said, "気持ち") and said.role == "counselor")
        or (has(said, "仕事") and said.role == "client" and (has(said, "休む") or has(said, "辞める")))
    ),
    "   心配\nor ( 母 and <>役割-->クライアント )\nor '大丈夫'": lambda said: (
        has(said, "心配") or (has(said, "母") and said.role == "client") or "大丈夫" in said.text
    ),
    "( lw >= 3 ) and ( lw <= 6 )": lambda said: 3 <= len(naive_words.words(said)) <= 6,
    "lc <= 10": lambda said: len(said.text) <= 10,
    "lw <= 5": lambda said: len(naive_words.words(said)) <= 5,
    "lc > 40": lambda said: len(said.text) > 40,
    "<>role-->client": lambda said: said.role == "client",
    "<>役割-->カウンセラー and 気持ち": lambda said: said.role == "counselor" and has(said, "気持ち"),
    "良い-->形容詞": lambda said: any(lemma == "良い" and pos == "形容詞" for _, lemma, pos, _ in said.words),
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_holds_where_a_naive_reading_says_so(demo_ja: Corpus, condition: str):
    selection = select(demo_ja)
    found, ids = held(selection, f"＊コード\n{condition}\n")
    expected = naive(selection, CONDITIONS[condition])
    assert [one for one, there in zip(ids, found.held[:, 0], strict=True) if there] == expected


def test_codes_may_refer_to_codes_before_them(demo_ja: Corpus):
    found, _ = held(select(demo_ja), "*a\n不安\n*b\n気持ち\n*c\n<*a> or <＊b>\n*d\n<*a> and <*b>\n")
    a, b, c, d = found.held.T
    assert np.array_equal(c, a | b) and np.array_equal(d, a & b)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("不安\n", "rules_no_name", 1),
        ("# 説明\n\n*a\n", "rules_empty", 3),
        ("*a\n不安\n*a\n心配\n", "rules_twice", 3),
        ("*a\n不安 or <*a>\n", "rules_itself", 2),
        ("*a\n<*b>\n*b\n不安\n", "rules_reference", 2),
        ("*a\n不安 or\n心配 and\n", "rules_ends", 3),
        ("*a\n( 不安 or 心配\n", "rules_paren", 2),
        ("*a\n不安 心配\n", "rules_operator", 2),
        ("*a\n不安 >= 多い\n", "rules_number", 2),
        ("*a\n死ぬ->連用タ接続\n", "rules_inflection", 2),
        ("*a\n<>見出し1-->上\n", "rules_variable", 2),
        ("*a\nnear(不安)\n", "rules_distance", 2),
        ("*a\nNo. >= 2\n", "rules_unsupported", 2),
        ("*a\n'不安\n", "rules_quotation", 2),
        ("*a\nlw\n", "rules_number", 2),
        ("\n" * 38 + "*a\n不安 or or 心配\n", "rules_operator", 40),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, code: str, line: int):
    with pytest.raises(RuleError, match=f"line {line}:") as caught:
        read_rules(text)
    assert (caught.value.code, caught.value.line) == (code, line)


@pytest.mark.parametrize("rule", ["不安-->動物", "<>天気-->晴れ", "<>topic-->天気"])
def test_what_the_corpus_does_not_know_is_refused(demo_ja: Corpus, rule: str):
    with pytest.raises(RuleError, match="line 2:"):
        code_shares(select(demo_ja), rules=f"*a\n{rule}\n")


def test_shares_are_counted_by_group_and_tested_against_the_others(demo_ja: Corpus):
    selection = select(demo_ja)
    found = code_shares(selection, by="topic")
    names = [code.name for code in read_rules(JAPANESE)]
    assert found["code"].unique(maintain_order=True).to_list() == names
    assert (found["share"] - found["n"] / found["of"]).abs().max() < 1e-12
    whole = code_shares(selection, by="role").group_by("code", maintain_order=True).agg(pl.col("n").sum())
    by_topic = found.group_by("code", maintain_order=True).agg(pl.col("n").sum())
    assert whole.rows() == by_topic.rows()
    tested = found.filter(pl.col("p").is_not_null())
    assert (tested["p_adjusted"] >= tested["p"]).all()
