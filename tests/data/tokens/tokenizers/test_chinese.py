"""Chinese words."""

from data.tokens import tokenizers
from data.tokens.tokenizers.word_lists import Compound


def test_chinese_words():
    words = tokenizers.find(tokenizers.CHINESE, (Compound("柿子树"), Compound("园艺疗法", "园艺", "", "名詞")))
    answer = words.describe(["我对考试很焦虑，柿子树3棵 I’m OK😊园艺疗法"])[0]
    assert [tuple(line.split("\t")[i] for i in (0, 2, 3)) for line in answer.split("\n")] == [
        ("我", "代名詞", "我"),
        ("对", "介詞", "对"),
        ("考试", "動詞", "考试"),
        ("很", "word", "很"),
        ("焦虑", "形容詞", "焦虑"),
        ("，", "symbol", "，"),
        ("柿子树", "word", "柿子树"),
        ("3", "number", "3"),
        ("棵", "量詞", "棵"),
        ("I’m", "word", "i'm"),
        ("OK", "word", "ok"),
        ("😊", "symbol", "😊"),
        ("园艺疗法", "名詞", "园艺"),
    ]
    assert "jieba" in words.about and words.version == tokenizers.version(tokenizers.CHINESE)
