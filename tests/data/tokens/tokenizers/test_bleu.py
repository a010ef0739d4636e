"""The tokens of BLEU are sacreBLEU's."""

import pytest
from sacrebleu.metrics.bleu import BLEU

from data.core.problems import UserError
from data.tokens.tokenizers.bleu import chrf_signature, open_tokenizer, tokenizer_of


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "よく眠れません。"), ("zh", "你好，今天怎么了"), ("en", "I can't sleep, really.")],
)
def test_tokens_are_those_of_sacrebleu(language, text):
    name = tokenizer_of(language)
    cut, signature = open_tokenizer(name, language)
    assert cut(text) == BLEU(tokenize=name).tokenizer(text).split()
    assert (
        f"tok:{name}" in signature.replace("-0.996-IPA", "").replace("ja-mecab-", "ja-mecab") or name in signature
    )


def test_a_tokenizer_that_takes_a_sentence_for_a_word_is_refused():
    with pytest.raises(UserError, match="one word"):
        open_tokenizer("13a", "ja")
    with pytest.raises(UserError, match="cannot be opened"):
        open_tokenizer("none-such", "en")


def test_a_line_break_divides_words_and_a_long_run_is_cut_whole():
    cut, _ = open_tokenizer("13a", "en")
    assert cut("a b\nc") == ["a", "b", "c"]
    cut, _ = open_tokenizer("ja-mecab", "ja")
    assert "".join(cut("眠い" * 2000)) == "眠い" * 2000
    assert "nrefs:1" in chrf_signature()
