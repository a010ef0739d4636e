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
    for found in _SCAN.finditer(text):
        kind, position = found.lastgroup, found.start() + 1
        if kind is None:
            continue
        if kind == "wrong":
            reason = "quote" if found[0] in '"“＂' else "bracket" if found[0] in "[]" else "unreadable"
            raise QueryError(reason, position, text[found.start() :])
        if kind == "word" and found["step"]:
            tokens.append(_step(found, position))
        else:
            named = {"AND": "and", "OR": "or_word", "NOT": "not"}.get(found[0], "") if kind == "word" else kind
            tokens.append(Token({"minus": "not"}.get(named, named), found[0], position))
    if len(tokens) > MOST_PARTS:
        raise QueryError("too_many", tokens[MOST_PARTS].position, str(MOST_PARTS))
    return tokens


def _step(found: re.Match[str], position: int) -> Token:
    usual, most = (1, MOST_TURNS) if found["step"] == "THEN" else (DISTANCE, FARTHEST)
    number = int(found["far"] or usual)
    if not 1 <= number <= most:
        raise QueryError("distance", position, found[0], most=most, name=found["step"])
    return Token(found["step"].lower(), found[0], position, number)
