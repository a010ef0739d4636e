"""Overlap metrics equal the reference implementations on the same tokens; distances equal the plain ones."""

import unicodedata

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from analysis.responses.metrics import CHRF as CHRF_MADE
from analysis.responses.metrics import bleu, bleu_value, by_segment, chrf_value
from data.core.problems import UserError
from data.core.store.responses import MEASURES, RESPONSES
from data.corpus import Corpus
from data.responses.measures import behaviour
from data.responses.measures.measure import WordTokenizer
from data.responses.measures.overlap import chrf_counts, edit_distance, longest_common, scores
from data.responses.targets import targets
from data.tokens.tokenizers.bleu import open_tokenizer

TEXTS = st.lists(st.text("はいえ、。 \u3000ab", max_size=12), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def both(demo_ja: Corpus) -> pl.DataFrame:
    """Every demo response with its gold response and its measures."""
    one = demo_ja.responses.sets()[0]
    key = ["system", "dialogue_id", "position"]
    measures = demo_ja.responses.table(one.id, MEASURES)
    said = demo_ja.responses.table(one.id, RESPONSES).select(*key, "response")
    gold = targets(demo_ja).select("dialogue_id", "position", "gold")
    return measures.join(said, on=key, maintain_order="left").join(gold, on=key[1:], maintain_order="left")


def line(text: str) -> str:
    return " ".join(text.split("\n"))


@pytest.mark.parametrize("order", [1, 2, 3, 4])
def test_corpus_bleu_is_sacrebleu_s(both: pl.DataFrame, order: int):
    for _, part in both.group_by("system"):
        reference = BLEU(tokenize="ja-mecab", max_ngram_order=order)
        expected = reference.corpus_score(list(map(line, part["response"])), [list(map(line, part["gold"]))]).score
        made = bleu(order)
        sums = part.select(p.sum().alias(str(i)) for i, p in enumerate(made.parts)).to_numpy()[0]
        assert float(made.value(sums)) == pytest.approx(expected)


def test_sentence_bleu_and_chrf_are_sacrebleu_s(both: pl.DataFrame):
    some = by_segment(both).filter(pl.int_range(pl.len()) % 7 == 0)
    sentence, chrf = BLEU(tokenize="ja-mecab", effective_order=True), CHRF()
    for response, gold, mine, other in some.select("response", "gold", "bleu", "chrf").iter_rows():
        assert mine == pytest.approx(sentence.sentence_score(line(response), [line(gold)]).score)
        assert other == pytest.approx(chrf.sentence_score(response, [gold]).score)


def test_corpus_chrf_is_sacrebleu_s(both: pl.DataFrame):
    expected = CHRF().corpus_score(both["response"].to_list(), [both["gold"].to_list()]).score
    sums = both.select(p.sum().alias(str(i)) for i, p in enumerate(CHRF_MADE.parts)).to_numpy()[0]
    assert float(CHRF_MADE.value(sums)) == pytest.approx(expected)


def test_rouge_is_rouge_score_s_on_the_same_tokens(both: pl.DataFrame):
    cut = WordTokenizer("ja")

    class Words:
        def tokenize(self, text: str) -> list[str]:
            return cut([text])[0]

    scorer = RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=Words())
    for row in both.filter(pl.int_range(pl.len()) % 11 == 0).iter_rows(named=True):
        expected = scorer.score(row["gold"], row["response"])
        for mine, theirs in (("rouge_1", "rouge1"), ("rouge_2", "rouge2"), ("rouge_l", "rougeL")):
            assert row[mine] == pytest.approx(expected[theirs].fmeasure)


@given(TEXTS, TEXTS)
def test_odd_texts_score_as_in_sacrebleu(responses: list[str], golds: list[str]):
    n = min(len(responses), len(golds))
    chrf = CHRF()
    counts = [chrf_counts(a, b) for a, b in zip(responses, golds, strict=False)]
    expected = chrf.corpus_score(responses[:n], [golds[:n]]).score
    assert float(chrf_value(np.sum(counts, axis=0))) == pytest.approx(expected)


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=4), st.integers(0, 12), st.integers(0, 12), st.integers(1, 4)
)
def test_bleu_of_any_counts_is_sacrebleu_s(found: list[int], here: int, there: int, order: int):
    totals = [max(0, here - n) for n in range(order)]
    found = [min(a, b) for a, b in zip(found, totals, strict=False)]
    for effective in (False, True):
        expected = BLEU.compute_bleu(list(found), list(totals), here, there, "exp", None, effective, order).score
        mine = bleu_value(np.array([here, there, *found, *totals]), order, effective=effective)
        assert float(mine) == pytest.approx(expected, abs=1e-12)


def plain_distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1]


def plain_common(a: str, b: str) -> int:
    rows = [[0] * (len(b) + 1)]
    for x in a:
        last = rows[-1]
        rows.append([0])
        for j, y in enumerate(b):
            rows[-1].append(last[j] + 1 if x == y else max(last[j + 1], rows[-1][-1]))
    return rows[-1][-1]


@given(st.text("あいうえ", max_size=80), st.text("あいうえ", max_size=80))
def test_bits_count_as_tables_do(a: str, b: str):
    assert edit_distance(a, b) == plain_distance(a, b)
    assert longest_common(a, b) == plain_common(a, b)


def test_words_of_rouge_are_the_corpus_words(demo_ja: Corpus):
    tokens = demo_ja.tokens
    for text in demo_ja.texts.head(40):
        expected = [word.surface for word in tokens.cut(text)]
        assert [unicodedata.normalize("NFKC", w) for w in WordTokenizer("ja")([text])[0]] == expected


def test_bleu_refuses_what_makes_nonsense_of_japanese():
    with pytest.raises(UserError, match="ja-mecab"):
        open_tokenizer("13a", "ja")
    _, signature = open_tokenizer("ja-mecab", "ja")
    assert "tok:ja-mecab-0.996-IPA" in signature and "nrefs:1" in signature
    assert "tok:13a" in open_tokenizer("13a", "en")[1]


@pytest.mark.parametrize(
    ("text", "question", "backchannel", "empathy"),
    [
        ("そうでしたか。それはつらかったですね。", True, True, True),
        ("静かな朝ですね。", False, False, False),
        ("どのくらい続いていますか", True, False, False),
        ("ここは静か。確か。", False, False, False),
        ("なるほど。お疲れさまです。", False, True, True),
        ("明日の予定は？", True, False, False),
    ],
)
def test_manner_in_japanese(text: str, question: bool, backchannel: bool, empathy: bool):
    rules = behaviour.JAPANESE
    found = [bool(pattern.search(text)) for pattern in (rules.question, rules.backchannel, rules.empathy)]
    assert found == [question, backchannel, empathy]


def test_repetition_and_copying():
    assert behaviour.repetition(["は", "い", "は", "い"]) == pytest.approx(1 / 3)
    assert behaviour.repetition(["は"]) == 0 == behaviour.copied("短い", "短い", 8)
    text = "夜になると眠れません"
    assert behaviour.copied(f"「{text}」ですね", f"昨日から{text}。", 8) == pytest.approx(
        len(text) / (len(text) + 5)
    )
    assert scores([], []) == (0.0, 0.0, 0.0)
