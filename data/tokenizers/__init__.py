"""From text to words: one tokenizer a file, chosen by the corpus' languages.

A new one is a module here with a class that fits ``Tokenizer``, and a line in ``find``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from data.word_lists import Compound

JAPANESE = "mecab"
WORDS = "unicode"
KANA = r"[\x{3041}-\x{30FE}]"
KANA_SHARE = 0.1


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
    """The code of a corpus' tokenizer: Japanese where that is among its languages, or where kana say so."""
    if languages:
        return JAPANESE if "ja" in languages else WORDS
    share = texts.head(1000).str.contains(KANA).mean()
    return JAPANESE if isinstance(share, float) and share >= KANA_SHARE else WORDS


def find(name: str, compounds: Sequence[Compound] = (), compiled: Path | None = None) -> Tokenizer:
    """A tokenizer that knows these compounds; ``compiled``: the file that holds them for MeCab."""
    if name == JAPANESE:
        from data.tokenizers.japanese import Mecab

        return Mecab(compiled)
    from data.tokenizers.words import UnicodeWords

    return UnicodeWords(compounds)


def version(name: str) -> str:
    """The version of a tokenizer, without loading its dictionary."""
    if name == JAPANESE:
        from data.tokenizers import japanese

        return japanese.version()
    from data.tokenizers import words

    return words.version()
