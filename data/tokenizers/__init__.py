"""From text to words: one tokenizer a file, chosen by the corpus' languages.

A new one is a module here with a class that fits ``Tokenizer``, and a line in ``find``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from data.tokenizers.word_lists import Compound

JAPANESE = "mecab"
CHINESE = "jieba"
WORDS = "unicode"
LANGUAGES = {"ja": JAPANESE, "zh": CHINESE}
KANA, HAN = r"[\x{3041}-\x{30FE}]", r"\p{Han}"
SHARE = 0.1


class Tokenizer(Protocol):
    """Cuts text in NFKC, whose white space is all U+0020, into words.

    ``name``: its code. ``version``: changes whenever its result may. ``about``: name, dictionary and
    version in words, for the manifest.
    """

    name: str
    version: str
    about: str

    def lines(self, texts: Sequence[str]) -> list[str]:
        r"""For each text one line a word, apart by ``\n``: ``surface \t code``; codes part words alike.

        The surfaces of a text, joined, are the text without its white space.
        """

    def describe(self, texts: Sequence[str]) -> list[str]:
        r"""The same lines, each with what is known: ``… \t pos[-detail] [\t lemma [\t reading]]``.

        Equal lines are described alike, so that it is asked once for each, by a text that holds it.
        """


def choose(languages: Sequence[str], texts: pl.Series) -> str:
    """The code of a corpus' tokenizer by its languages, Japanese first; where it names none, by its script."""
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
        from data.tokenizers.japanese import Mecab

        return Mecab(compiled)
    if name == CHINESE:
        from data.tokenizers.chinese import ChineseWords

        return ChineseWords(compounds)
    from data.tokenizers.unicode import UnicodeWords

    return UnicodeWords(compounds)


def version(name: str) -> str:
    """The version of a tokenizer, without loading its dictionary."""
    if name == JAPANESE:
        from data.tokenizers import japanese

        return japanese.version()
    if name == CHINESE:
        from data.tokenizers import chinese

        return chinese.version()
    from data.tokenizers import unicode

    return unicode.version()
