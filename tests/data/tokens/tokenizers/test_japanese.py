"""Japanese words, and long texts in pieces."""

import pytest

from data.corpus import Corpus
from data.tokens.tokenizers.japanese import pieces


@pytest.mark.parametrize("longest", [1, 2, 7, 50])
def test_pieces_are_the_text(longest: int):
    text = "庭の柿。木です、ね　はい" * 9
    found = list(pieces(text, longest))
    assert "".join(found) == text
    assert max(map(len, found)) <= longest


def test_japanese_words(demo_ja: Corpus):
    words = demo_ja.tokens.cut("ｶｳﾝｾﾘﾝｸﾞを　10㌔も受けなかった")
    assert [(w.surface, w.lemma, w.reading, w.pos, w.begin, w.end) for w in words] == [
        ("カウンセリング", "カウンセリング", "カウンセリング", "名詞", 0, 8),
        ("を", "を", "ヲ", "助詞", 8, 9),
        ("10", "10", None, "名詞", 10, 12),
        ("キロ", "キロ", "キロ", "名詞", 12, 13),
        ("も", "も", "モ", "助詞", 13, 14),
        ("受け", "受ける", "ウケ", "動詞", 14, 16),
        ("なかっ", "ない", "ナカッ", "助動詞", 16, 19),
        ("た", "た", "タ", "助動詞", 19, 20),
    ]
    assert demo_ja.tokens.about["tokenizer"] == "mecab"
    assert "UniDic 2.1.2" in demo_ja.manifest.made_with["tokens"]


def test_a_word_repeated_without_a_stop_is_cut_each_time(demo_ja: Corpus):
    """4,200 characters are more than MeCab is given at once; no word may be torn where they are divided."""
    words = demo_ja.tokens.cut("カウンセリング" * 600)
    assert [word.surface for word in words] == ["カウンセリング"] * 600
    assert [word.begin for word in words] == list(range(0, 4200, 7))
