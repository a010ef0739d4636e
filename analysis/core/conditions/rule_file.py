"""Coding rules as KH Coder writes them, read into conditions; what is not supported is refused with its line."""

import re
import unicodedata
from dataclasses import dataclass, field

from analysis.core.conditions.tree import DISTANCE, Atom, Kind, Node
from data.core.problems import UserError

LONGEST, MOST_CODES = 100_000, 200
COMPARE = (">=", "<=", "==", "!=", ">", "<", "=")
_TOKEN = re.compile(
    r"\s*(?:(`[^`]*`?)|('(?:[^']|'')*')|(\"(?:[^\"]|\"\")*\")|([()])|((?:near|seq)\([^()\s]*\)(?:\[[^\]\s]*\])?)|([^\s()]+))"
)
_NEAR = re.compile(r"(near|seq)\(([^()]+)\)(?:\[([bd]?)(\d*)\])?", re.IGNORECASE)


class RuleError(UserError):
    """A rule that cannot be read: ``code`` says why, ``line`` where (from 1), ``part`` what."""

    def __init__(self, code: str, line: int, part: str | UserError = "") -> None:
        part = part if isinstance(part, UserError) or len(part) <= 60 else part[:59] + "…"
        error = UserError.of(f"rules_{code}", line=line, part=part)
        super().__init__(str(error), f"rules_{code}", line=line, part=part)
        self.line, self.part = line, str(part)


@dataclass(frozen=True)
class Code:
    """A named condition; ``line``: of its name."""

    name: str
    condition: Node
    line: int


@dataclass
class _Reader:
    """The tokens of one condition, each with its line."""

    tokens: list[tuple[str, int]]
    known: set[str]
    own: str
    line: int
    at: int = field(default=0)

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, int]:
        token = self.tokens[self.at]
        self.at += 1
        return token

    @property
    def here(self) -> int:
        place = min(self.at, len(self.tokens) - 1)
        return self.tokens[place][1] if self.tokens else self.line


def read_rules(text: str) -> list[Code]:
    """The codes of a rule file, in order. Raises RuleError naming the first line that cannot be read."""
    if len(text) > LONGEST:
        raise RuleError("too_long", 1, f"{len(text):,}")
    blocks: list[tuple[str, int, list[tuple[str, int]]]] = []
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if any(unicodedata.category(c) in ("Cc", "Cs") and c != "\t" for c in raw):
            raise RuleError("control", number)
        if raw.startswith("#") or not raw.strip():
            continue
        if raw[0] in "*＊" and len(raw.strip()) > 1:
            name = raw[1:].strip()
            if any(name == other for other, _, _ in blocks):
                raise RuleError("twice", number, name)
            blocks.append((name, number, []))
        elif not blocks:
            raise RuleError("no_name", number, raw.strip())
        else:
            blocks[-1][2].extend(_tokens(raw, number))
    if len(blocks) > MOST_CODES:
        raise RuleError("too_many", blocks[MOST_CODES][1], str(MOST_CODES))
    codes: list[Code] = []
    for name, line, tokens in blocks:
        if not tokens:
            raise RuleError("empty", line, name)
        reader = _Reader(tokens, {code.name for code in codes}, name, line)
        condition = _either(reader)
        if reader.at < len(tokens):
            raise RuleError("operator", reader.here, reader.peek())
        codes.append(Code(name, condition, line))
    return codes


def _tokens(raw: str, line: int) -> list[tuple[str, int]]:
    tokens, at = [], 0
    text = raw.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            raise RuleError("unreadable", line, text[at:].strip())
        token = next(part for part in match.groups() if part is not None)
        if token[0] in "'\"`" and (len(token) < 2 or token[-1] != token[0]):
            raise RuleError("quotation", line, token)
        tokens += [(piece, line) for piece in _glued(token)]
        at = match.end()
    return tokens


def _glued(token: str) -> list[str]:
    """An operator written without a space before its word, as !word or |word."""
    for sign in ("&!", "|!", "&", "|", "!"):
        if token.startswith(sign) and not token.startswith("!="):
            rest = token[len(sign) :]
            return [*sign, *([rest] if rest else [])]
    return [token]


def _either(reader: _Reader) -> Node:
    parts = [_both(reader)]
    while reader.peek().lower() in ("or", "|"):
        reader.take()
        parts.append(_both(reader))
    return parts[0] if len(parts) == 1 else Node("or", tuple(parts))


def _both(reader: _Reader) -> Node:
    parts = [_one(reader)]
    while reader.peek().lower() in ("and", "&"):
        reader.take()
        parts.append(_one(reader))
    return parts[0] if len(parts) == 1 else Node("and", tuple(parts))


def _one(reader: _Reader) -> Node:
    if reader.at >= len(reader.tokens):
        raise RuleError("ends", reader.here)
    token, line = reader.take()
    if token.lower() in ("not", "!"):
        return Node("not", (_one(reader),))
    if token == "(":
        inside = _either(reader)
        if reader.peek() != ")":
            raise RuleError("paren", line)
        reader.take()
        return _compared(reader, inside)
    if token == ")" or token.lower() in ("and", "or", "&", "|") or token in COMPARE:
        raise RuleError("operator", line, token)
    return _compared(reader, Node("atom", atom=_atom(token, line, reader)))


def _compared(reader: _Reader, node: Node) -> Node:
    if reader.peek() not in COMPARE:
        if node.atom is not None and node.atom.kind in ("words", "characters"):
            raise RuleError("number", reader.here, "lw" if node.atom.kind == "words" else "lc")
        return node
    sign, line = reader.take()
    number = reader.peek()
    if not re.fullmatch(r"\d+(\.\d+)?", number):
        raise RuleError("number", line, number or sign)
    reader.take()
    return Node("==" if sign == "=" else sign, (node,), number=float(number))


def _atom(token: str, line: int, reader: _Reader) -> Atom:
    if token[0] == "'":
        return Atom("string", token[1:-1].replace("''", "'"), line=line)
    if token[0] == "`":
        return Atom("query", token[1:-1], line=line)
    if token[0] == '"':
        token = token[1:-1].replace('""', '"')
    if not token:
        raise RuleError("unreadable", line, '""')
    if token.startswith("<>"):
        name, arrow, value = token[2:].partition("-->")
        if not arrow or not name or not value or re.match(r"(見出し|heading)[1-5]$", name, re.IGNORECASE):
            raise RuleError("variable", line, token)
        return Atom("variable", value, (name,), line=line)
    if reference := re.fullmatch(r"<[*＊](.+)>", token):
        return _reference(reference[1], line, reader)
    if token.lower() in ("lw", "lc"):
        return Atom("words" if token.lower() == "lw" else "characters", line=line)
    if token.lower().startswith(("near(", "seq(")):
        match = _NEAR.fullmatch(token)
        words = tuple(match[2].split("-")) if match else ()
        if match is None or len(words) < 2 or not all(words):
            raise RuleError("distance", line, token)
        kind: Kind = "near" if match[1].lower() == "near" else "seq"
        return Atom(kind, token, words, int(match[4] or DISTANCE), match[3] or "", line)
    if "->" in token or "=>" in token:
        word, arrow, pos = token.partition("-->")
        if not arrow or not word or not pos or "->" in pos or "=>" in pos:
            raise RuleError("inflection", line, token)
        return Atom("pos", pos, (word,), line=line)
    if token == "No." or token.startswith("<"):
        raise RuleError("unsupported", line, token)
    if "+" in token.strip("+") and all(token.split("+")):
        return Atom("phrase", token, tuple(token.split("+")), line=line)
    return Atom("word", token, line=line)


def _reference(name: str, line: int, reader: _Reader) -> Atom:
    if name == reader.own:
        raise RuleError("itself", line, name)
    if name not in reader.known:
        raise RuleError("reference", line, name)
    return Atom("code", name, line=line)
