"""The parts of a query in the search grammar: words, operators, parentheses, each with its place."""

import re
from dataclasses import dataclass

from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.tree import DISTANCE

FARTHEST, MOST_TURNS, MOST_PARTS = 200, 20, 60
_QUOTED = r'"[^"]*"|“[^”]*”|＂[^＂]*＂'
_VALUE = rf"{_QUOTED}|/(?:\\.|[^/\\])+/|[^\s　()（）|｜&\"“＂\[\]]+"
_SCAN = re.compile(
    rf"""[\s　]+
    |(?P<open>[(（])|(?P<close>[)）])|(?P<or>[|｜])
    |(?P<bracket>\[(?:[^\]"]|"[^"]*")*\](?:\{{\d+(?:,\d+)?\}})?)
    |(?P<word>AND|OR|NOT|(?P<step>NEAR|SEQ|THEN)(?:/(?P<far>\d{{1,4}}))?)(?=[\s　()（）]|$)
    |(?P<minus>[-－−])(?=[^\s　])
    |(?P<term>label:(?:{_QUOTED}|[^\s　()（）\"“＂]+)|(?:[A-Za-z]+:)?(?:{_VALUE})(?:&(?:[A-Za-z]+:)?(?:{_VALUE}))*)
    |(?P<wrong>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A word, an operator or a parenthesis: its kind, its text, its place (from 1), and a distance."""

    kind: str
    text: str
    position: int
    number: int = 0


def read_tokens(text: str) -> list[Token]:
    """The parts of a query, in order. Raises QueryError."""
    tokens = []
    for match in _SCAN.finditer(text):
        kind, position = match.lastgroup, match.start() + 1
        if kind is None:
            continue
        if kind == "wrong":
            reason = "quote" if match[0] in '"“＂' else "bracket" if match[0] in "[]" else "unreadable"
            raise QueryError(reason, position, text[match.start() :])
        if kind == "word" and match["step"]:
            tokens.append(_step(match, position))
        else:
            named = {"AND": "and", "OR": "or_word", "NOT": "not"}.get(match[0], "") if kind == "word" else kind
            tokens.append(Token({"minus": "not"}.get(named, named), match[0], position))
    if len(tokens) > MOST_PARTS:
        raise QueryError("too_many", tokens[MOST_PARTS].position, str(MOST_PARTS))
    return tokens


def _step(match: re.Match[str], position: int) -> Token:
    usual, most = (1, MOST_TURNS) if match["step"] == "THEN" else (DISTANCE, FARTHEST)
    number = int(match["far"] or usual)
    if not 1 <= number <= most:
        raise QueryError("distance", position, match[0], most=most, name=match["step"])
    return Token(match["step"].lower(), match[0], position, number)
