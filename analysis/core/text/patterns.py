"""The query language for words: patterns of single words, side by side.

``休み たい``: the written forms 休み and たい, next to each other; 休みたい is tokenized into the same words.
``lemma:休む``: any form of the word; ``reading:ヤスム``: by its reading; ``pos:動詞``, ``pos:verb``: by
part of speech. ``休*``, ``lemma:*学校``: within a word * is any characters; alone it is any one word, as in
``lemma:休む * たい``. ``/不安|心配/``: a regular expression. ``"…"``: literally, special characters included.
``lemma:気&pos:名詞``: & joins conditions on one word. + may separate two words: 休み+たい.
"""

import re
import unicodedata
from dataclasses import dataclass

from analysis.core.errors import Mistake
from data.core.matching import scan
from data.core.matching.normalization import normalize
from data.core.problems import UserError

FIELDS = ("surface", "lemma", "reading", "pos")
MAX_CHARS, MAX_WORDS = 1_000, 10
PARTS_OF_SPEECH = {
    "noun": "名詞",
    "verb": "動詞",
    "adjective": "形容詞",
    "adverb": "副詞",
    "particle": "助詞",
    "auxiliary": "助動詞",
    "pronoun": "代名詞",
    "interjection": "感動詞",
    "conjunction": "接続詞",
    "prefix": "接頭辞",
    "suffix": "接尾辞",
    "adnominal": "連体詞",
    "nominal-adjective": "形状詞",
    "symbol": "補助記号",
    "classifier": "量詞",
    "preposition": "介詞",
    "idiom": "成語",
}
_WORD = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|/((?:\\.|[^/\\])+)/|([^\s&"+]+))')


class BadQuery(Mistake):
    """A query that cannot be read: ``reason`` says why, ``part`` is the text that it concerns."""

    def __init__(self, reason: str, part: str = "") -> None:
        part = part if len(part) <= 40 else part[:39] + "…"
        super().__init__(f"query_{reason}", part=part)
        self.reason, self.part = reason, part


@dataclass(frozen=True)
class Condition:
    """One condition on a word."""

    field: str
    value: str
    is_pattern: bool = False


Term = tuple[Condition, ...]  # the conditions on one word; empty: any word


def parse(query: str, field: str = "surface") -> list[Term]:
    """The words of a query, in order; none if it is empty. Raises BadQuery.

    ``field``: what a word without a field is compared by.
    """
    if len(query) > MAX_CHARS:
        raise BadQuery("too_long")
    text = normalize(query).strip()
    if any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and not c.isspace() for c in text):
        raise BadQuery("control")
    terms, at = [], 0
    while at < len(text):
        if text[at].isspace() or text[at] == "+":
            at += 1
            continue
        term, at = _term(text, at, field)
        terms.append(term)
        if len(terms) > MAX_WORDS:
            raise BadQuery("too_many")
    if terms and not any(terms):
        raise BadQuery("everything")
    return terms


def _term(text: str, at: int, field: str) -> tuple[Term, int]:
    conditions: list[Condition] = []
    while True:
        match = _WORD.match(text, at)
        if match is None:
            raise BadQuery("unreadable", text[at:])
        condition = _condition(match, field)
        if condition is not None:
            conditions.append(condition)
        at = match.end()
        if at < len(text) and text[at] == "&":
            at += 1
            continue
        if at < len(text) and not (text[at].isspace() or text[at] in '+"'):
            raise BadQuery("unreadable", text[at:])
        return tuple(conditions), at


def _condition(match: re.Match[str], default_field: str) -> Condition | None:
    """One condition; None for *, which matches any word."""
    name, quoted, pattern, plain = match.groups()
    field = name or default_field
    if field not in FIELDS:
        raise BadQuery("unknown_field", field)
    if quoted is not None:
        return Condition(field, quoted)
    if pattern is not None:
        try:
            return Condition(field, scan.regex(pattern), is_pattern=True)
        except UserError as error:
            raise BadQuery("bad_pattern", f"{pattern} ({error})") from error
    if not plain.strip("*"):
        return None
    if "*" in plain:
        return Condition(field, "(?i)^" + ".*".join(map(re.escape, plain.split("*"))) + "$", is_pattern=True)
    return Condition(field, plain)
