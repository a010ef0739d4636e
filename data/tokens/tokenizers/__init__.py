"""Tokenizers: one per file, chosen by the languages of the corpus.

A new one is a module here with a class that implements ``Tokenizer``, and a line in ``find``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from data.tokens.tokenizers.word_lists import Compound

JAPANESE = "mecab"
CHINESE = "jieba"
WORDS = "unicode"
LANGUAGES = {"ja": JAPANESE, "zh": CHINESE}
KANA, HAN = r"[\x{3041}-\x{30FE}]", r"\p{Han}"
SHARE = 0.1


class Tokenizer(Protocol):
    """Splits normalized text, in which all white space is U+0020, into words."""

    #: Its code.
    name: str
    #: Differs whenever its output may differ.
    version: str
    #: Name, dictionary and version, for the manifest.
    about: str

    def lines(self, texts: Sequence[str]) -> list[str]:
        r"""For each text one line per word, separated by ``\n``: ``surface \t code``.

        The code distinguishes words of equal surface. The surfaces of a text, joined, are the text without its
        white space.
        """

    def describe(self, texts: Sequence[str]) -> list[str]:
        r"""The same lines with all that is known: ``… \t pos[-detail] [\t lemma [\t reading]]``.

        Equal lines have equal descriptions, so one text with a line is enough.
        """


def choose(languages: Sequence[str], texts: pl.Series) -> str:
    """The code of the tokenizer for these languages, Japanese first; without languages, by the script."""
    if languages:
        return next((code for language, code in LANGUAGES.items() if language in languages), WORDS)
    for code, script in ((JAPANESE, KANA), (CHINESE, HAN)):
        share = texts.head(1000).str.contains(script).mean()
        if isinstance(share, float) and share >= SHARE:
            return code
    return WORDS


def find(name: str, compounds: Sequence[Compound] = (), compiled: Path | None = None) -> Tokenizer:
    """A tokenizer that knows these compounds; ``compiled``: the file that holds them for MeCab."""
    if name == JAPANESE:
        from data.tokens.tokenizers.japanese import Mecab

        return Mecab(compiled)
    if name == CHINESE:
        from data.tokens.tokenizers.chinese import ChineseWords

        return ChineseWords(compounds)
    from data.tokens.tokenizers.unicode import UnicodeWords

    return UnicodeWords(compounds)


def version(name: str) -> str:
    """The version of a tokenizer, without loading its dictionary."""
    if name == JAPANESE:
        from data.tokens.tokenizers import japanese

        return japanese.version()
    if name == CHINESE:
        from data.tokens.tokenizers import chinese

        return chinese.version()
    from data.tokens.tokenizers import unicode

    return unicode.version()
