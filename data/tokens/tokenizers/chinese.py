"""Chinese words by jieba's dictionary (rjieba); what is not written in Han characters as in other languages.

A part of speech is the dictionary's, whatever the context, under the names UniDic has, so that one query
and one colour serve both languages. Names and words that the dictionary lacks are guessed by its model of
characters and are words without a part of speech.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version as installed

import regex
import rjieba

from data.tokens.tokenizers import unicode
from data.tokens.tokenizers.word_lists import Compound

VERSION = 1
HAN = regex.compile(r"\p{Han}+")
UNKNOWN = "word"
POS = {
    **dict.fromkeys(("n", "t", "s", "f", "j"), "名詞"),
    **dict.fromkeys(("v",), "動詞"),
    **dict.fromkeys(("a",), "形容詞"),
    **dict.fromkeys(("z",), "形状詞"),
    **dict.fromkeys(("d", "o"), "副詞"),
    **dict.fromkeys(("u", "y"), "助詞"),
    **{"r": "代名詞", "b": "連体詞", "c": "接続詞", "e": "感動詞", "h": "接頭辞", "k": "接尾辞"},
    **{"m": "number", "q": "量詞", "p": "介詞", "i": "成語", "l": "成語"},
}


class ChineseWords(unicode.UnicodeWords):
    """See ``Tokenizer``; compounds are cut out first, the longer before the shorter."""

    name = "jieba"

    def __init__(self, compounds: Sequence[Compound] = ()) -> None:
        super().__init__(compounds)
        self.version = version()
        self.about = f"jieba (rjieba {installed('rjieba')}), {unicode.about()}"

    def _plain(self, text: str) -> Iterator[str]:
        start = 0
        for match in HAN.finditer(text):
            yield from super()._plain(text[start : match.start()])
            yield from rjieba.cut(match[0])
            start = match.end()
        yield from super()._plain(text[start:])

    def _kind(self, word: str) -> str:
        if not HAN.fullmatch(word):
            return super()._kind(word)
        tags = rjieba.tag(word)
        return POS.get(_letter(tags[0][1]), UNKNOWN) if len(tags) == 1 else UNKNOWN


def _letter(tag: str) -> str:
    """The part of speech in a tag such as ``nr``; ``vg`` is a verb's morpheme, ``zg`` none that jieba explains."""
    return "" if tag in ("x", "zg", "eng") else tag[0]


def version() -> str:
    """Changes whenever the words may."""
    return f"{VERSION} rjieba {installed('rjieba')} {unicode.version()}"
