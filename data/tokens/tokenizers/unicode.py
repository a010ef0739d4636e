"""Words of other languages, by Unicode's own word boundaries (UAX #29), as the package ``regex`` has them.

No dictionary, so a lemma is the word without its case, with a straight apostrophe; a part of speech is only
word, number or symbol. Chinese, which UAX #29 leaves to dictionaries, has a module of its own.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version as installed

import regex

from data.tokens.tokenizers.word_lists import Compound

VERSION = 2
BOUNDARY = regex.compile(r"(?V1w)\b")
HAS_LETTER = regex.compile(r"\p{L}")
HAS_DIGIT = regex.compile(r"\p{N}")
CURLY, STRAIGHT = "\N{RIGHT SINGLE QUOTATION MARK}", "'"


class UnicodeWords:
    """See ``Tokenizer``; compounds are cut out first, the longer before the shorter."""

    name = "unicode"

    def __init__(self, compounds: Sequence[Compound] = ()) -> None:
        self._own = {compound.surface.casefold(): compound for compound in compounds}
        longest_first = sorted(self._own, key=lambda surface: (-len(surface), surface))
        listed = "|".join(map(regex.escape, longest_first))
        self._compounds = regex.compile(rf"(?iw)\b(?:{listed})\b") if listed else None
        self.version = version()
        self.about = about()

    def lines(self, texts: Sequence[str]) -> list[str]:
        """See ``Tokenizer``; the surface says all."""
        return ["\n".join(f"{word}\t" for word in self._words(text)) for text in texts]

    def describe(self, texts: Sequence[str]) -> list[str]:
        """See ``Tokenizer``."""
        return ["\n".join(map(self._describe, self._words(text))) for text in texts]

    def _words(self, text: str) -> Iterator[str]:
        start = 0
        for match in self._compounds.finditer(text) if self._compounds else ():
            yield from self._plain(text[start : match.start()])
            yield match[0]
            start = match.end()
        yield from self._plain(text[start:])

    def _describe(self, word: str) -> str:
        if own := self._own.get(word.casefold()):
            return "\t".join((word, "", own.pos or "word", own.lemma or own.surface, own.reading or ""))
        return f"{word}\t\t{self._kind(word)}\t{word.casefold().replace(CURLY, STRAIGHT)}"

    def _plain(self, text: str) -> Iterator[str]:
        """The stretches between two boundaries, those of white space left out."""
        for stretch in BOUNDARY.split(text):
            yield from stretch.split()

    def _kind(self, word: str) -> str:
        """Its part of speech."""
        return "word" if HAS_LETTER.search(word) else "number" if HAS_DIGIT.search(word) else "symbol"


def version() -> str:
    """Changes whenever the words may."""
    return f"{VERSION} regex {installed('regex')}"


def about() -> str:
    """For people."""
    return f"Unicode UAX #29 (regex {installed('regex')})"
