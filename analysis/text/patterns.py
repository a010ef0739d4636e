"""What to look for in running words: a small language of patterns, one a word, side by side.

``死に たい``: the written forms 死に and たい, next to each other; 死にたい is cut the same way.
``lemma:死ぬ``: the word in whatever form; ``reading:シヌ``: by its reading; ``pos:動詞``, ``pos:verb``: by
part of speech. ``死*``, ``lemma:*学校``: within a word * is any characters; alone it is any one word, as in
``lemma:死ぬ * たい``. ``/不安|心配/``: a regular expression. ``"…"``: as written, with what is special.
``lemma:気&pos:名詞``: & joins what must hold of one word. + may stand between two words: 死に+たい.
"""

import re
import unicodedata
from dataclasses import dataclass

from data.matching import scan
from data.problems import UserError

FIELDS = ("surface", "lemma", "reading", "pos")
LONGEST, MOST = 1_000, 10
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


REASONS = {
    "too_long": f"a query of more than {LONGEST:,} characters",
    "control": "the query holds a control character",
    "too_many": f"a query of more than {MOST} words",
    "unreadable": "cannot be read from here:",
    "unknown_field": f"there are the fields {', '.join(FIELDS)}, not",
    "bad_pattern": "no usable regular expression:",
    "everything": "a query needs at least one word that is not *",
}


class BadQuery(UserError):
    """A query that cannot be read: ``code`` says why, ``part`` where."""

    def __init__(self, code: str, part: str = "") -> None:
        part = part if len(part) <= 40 else part[:39] + "…"
        super().__init__(f"query: {REASONS[code]} {part}".rstrip())
        self.code, self.part = code, part


@dataclass(frozen=True)
class Condition:
    """One thing that must hold of a word."""

    field: str
    value: str
    is_pattern: bool = False


Term = tuple[Condition, ...]  # an empty one is any word


def parse(query: str, field: str = "surface") -> list[Term]:
    """The words that are asked for, in order; none where the query is empty. Raises BadQuery.

    ``field``: what a word is compared by where it names no field.
    """
    if len(query) > LONGEST:
        raise BadQuery("too_long")
    text = unicodedata.normalize("NFKC", query).strip()
    if any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and not c.isspace() for c in text):
        raise BadQuery("control")
    terms, at = [], 0
    while at < len(text):
        if text[at].isspace() or text[at] == "+":
            at += 1
            continue
        term, at = _term(text, at, field)
        terms.append(term)
        if len(terms) > MOST:
            raise BadQuery("too_many")
    if terms and not any(terms):
        raise BadQuery("everything")
    return terms


def _term(text: str, at: int, field: str) -> tuple[Term, int]:
    conditions: list[Condition] = []
    while True:
        found = _WORD.match(text, at)
        if found is None:
            raise BadQuery("unreadable", text[at:])
        condition = _condition(found, field)
        if condition is not None:
            conditions.append(condition)
        at = found.end()
        if at < len(text) and text[at] == "&":
            at += 1
            continue
        if at < len(text) and not (text[at].isspace() or text[at] in '+"'):
            raise BadQuery("unreadable", text[at:])
        return tuple(conditions), at


def _condition(found: re.Match[str], otherwise: str) -> Condition | None:
    """One condition; None is no condition at all."""
    name, quoted, pattern, plain = found.groups()
    field = name or otherwise
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
