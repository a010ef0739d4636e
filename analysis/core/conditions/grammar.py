"""The search grammar (docs/search.md): queries of search, concordance, filters and rules, read into a tree.

``lemma:不安 AND (role:client OR 仕事) -学校``: words and fields; AND, OR (``|``), NOT (``-``), parentheses.
``label:tag:Reflection@gold``: utterances with a label (``analysis.core.conditions.labelled``).
``"…"``: characters or words as they stand. ``A NEAR/5 B``: at most five tokens apart; ``A SEQ/5 B``: in
this order.
``A THEN/2 B``: an utterance, and within two turns one that follows it. ``[lemma="休む" & pos="動詞"] []{0,2}
[word="たい"]``: words side by side as CQL writes them.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from analysis.core.conditions.cql import ATTRIBUTES, Bracket, read_brackets
from analysis.core.conditions.labelled import LabelCodec
from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.scanner import MOST_PARTS, Token, read_tokens
from analysis.core.conditions.tree import Atom, Node
from analysis.core.text.patterns import BadQuery, parse
from data.core.matching import scan
from data.core.problems import UserError

Spaces = Literal["and", "next"]
By = Literal["text", "surface"]
WORDS = {"word": "surface", "surface": "surface", "lemma": "lemma", "reading": "reading", "pos": "pos"}
VARIABLES = ("role", "topic", "year", "band")
FIELDS = ("text", "word", "lemma", "reading", "pos", "regex", *VARIABLES, "code", "label")
DEEPEST = 30
_ONLY_HERE = "|".join((*VARIABLES, "text", "word", "regex", "code", "label"))
_NEW = re.compile(
    r"(?:^|[\s(（])(?:AND|OR|NOT|(?:NEAR|SEQ|THEN)(?:/\d+)?)(?=[\s(（]|$)|(?:^|[\s(（|-])"
    rf"(?:{_ONLY_HERE}):\S|\[(?:\]|\s*(?:{'|'.join(ATTRIBUTES)})\s*=)"
)


def asks_for_labels(text: str) -> bool:
    """Whether a query may depend on labels, which people add while others read."""
    return "label:" in text or "code:" in text


def is_query(text: str) -> bool:
    """Whether a text uses what only this grammar has; what older addresses hold is read as it was."""
    return _NEW.search(text) is not None


@dataclass
class _Reader:
    tokens: list[Token]
    spaces: Spaces
    by: By
    length: int
    at: int = field(default=0)
    depth: int = field(default=0)

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "", self.length + 1)

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token


def read_query(text: str, spaces: Spaces = "and", by: By = "text") -> Node:
    """The tree of a query. Raises QueryError with the place and what to write instead.

    Args:
        text: the query.
        spaces: what a space between words means: and, or next to each other.
        by: what a word without a field is: characters as typed, or a word as it is written.
    """
    reader = _Reader(read_tokens(text), spaces, by, len(text))
    if not reader.tokens:
        raise QueryError("empty", 1)
    node = _sequence(reader)
    if reader.next.kind == "close":
        raise QueryError("close", reader.next.position, reader.next.text)
    assert reader.next.kind == "end"
    return node


def _sequence(reader: _Reader) -> Node:
    """A THEN/k B, of which B may be a sequence again."""
    first = _combination(reader)
    if reader.next.kind != "then":
        return first
    step = reader.take()
    return Node("then", (first, _sequence(reader)), number=step.number)


def _combination(reader: _Reader) -> Node:
    """Words joined by AND or a space, or by OR; the two are not mixed without parentheses."""
    groups, place = [[_alternatives(reader)]], 0
    while reader.next.kind not in ("end", "close", "then"):
        token = reader.next
        if token.kind == "or_word":
            reader.take()
            place = place or token.position
            groups.append([_alternatives(reader)])
            continue
        if token.kind == "and":
            reader.take()
        groups[-1].append(_alternatives(reader))
    if place and any(len(group) > 1 for group in groups):
        raise QueryError("mixed", place, "OR")
    parts = [group[0] for group in groups]
    if place:
        return Node("or", tuple(parts))
    return _joined(groups[0], reader.spaces)


def _joined(parts: list[Node], spaces: Spaces) -> Node:
    """All of some conditions; words as CQL writes them, or in the concordance any words, stand side by side."""
    merged: list[Node] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last is not None and _is_run(last, spaces) and _is_run(part, spaces):
            assert last.atom is not None and part.atom is not None
            patterns = tuple(a + b for a in last.atom.patterns for b in part.atom.patterns)
            if len(patterns) > MOST_PARTS:
                raise QueryError("bracket_many", part.atom.position, str(MOST_PARTS))
            merged[-1] = Node("atom", atom=replace(last.atom, patterns=patterns))
        else:
            merged.append(part)
    for node in merged:
        if node.atom is not None and node.atom.kind == "pattern" and not all(map(any, node.atom.patterns)):
            raise QueryError("everything", node.atom.position, node.atom.value)
    return merged[0] if len(merged) == 1 else Node("and", tuple(merged))


def _is_run(node: Node, spaces: Spaces) -> bool:
    atom = node.atom
    return atom is not None and atom.kind == "pattern" and (spaces == "next" or atom.within == "cql")


def _alternatives(reader: _Reader) -> Node:
    parts = [_near(reader)]
    while reader.next.kind == "or":
        reader.take()
        parts.append(_near(reader))
    return parts[0] if len(parts) == 1 else Node("or", tuple(parts))


def _near(reader: _Reader) -> Node:
    node = _one(reader)
    while reader.next.kind in ("near", "seq"):
        step = reader.take()
        other = _one(reader)
        parts = tuple(_placed(part, step) for part in (node, other))
        node = Node(step.kind, parts, number=step.number)
    return node


def _placed(node: Node, step: Token) -> Node:
    """What NEAR and SEQ can measure from: words; characters as typed are taken for a word in any form."""
    if node.operator == "or":
        return replace(node, parts=tuple(_placed(part, step) for part in node.parts))
    if node.operator in ("near", "seq"):
        return node
    if node.atom is not None and node.atom.kind == "pattern":
        return node
    if node.atom is not None and node.atom.kind == "string" and not node.atom.within:
        return Node("atom", atom=replace(node.atom, kind="form"))
    raise QueryError("near", step.position, step.text)


def _one(reader: _Reader) -> Node:
    token = reader.take()
    if token.kind == "not":
        return Node("not", (_one(reader),))
    if token.kind == "open":
        return _group(reader, token)
    if token.kind == "bracket":
        return _bracket(token)
    if token.kind == "term":
        return _term(token, reader.by)
    if token.kind == "close":
        raise QueryError("close", token.position, token.text)
    if token.kind == "end":
        before = reader.tokens[-1]
        raise QueryError("operator", before.position, before.text)
    raise QueryError("operator", token.position, token.text)


def _group(reader: _Reader, opened: Token) -> Node:
    reader.depth += 1
    if reader.depth > DEEPEST:
        raise QueryError("deep", opened.position, opened.text)
    if reader.next.kind == "close":
        raise QueryError("group", opened.position, "()")
    node = _sequence(reader)
    if reader.next.kind != "close":
        raise QueryError("paren", opened.position, opened.text)
    reader.take()
    reader.depth -= 1
    return node


def _bracket(token: Token) -> Node:
    try:
        patterns = read_brackets(token.text)
    except Bracket as error:
        raise QueryError("bracket", token.position, str(error) or token.text) from error
    except UserError as error:
        raise QueryError("regex", token.position, str(error)) from error
    return Node("atom", atom=Atom("pattern", token.text, within="cql", patterns=patterns, position=token.position))


def _term(token: Token, by: By) -> Node:
    """A word, with or without a field."""
    name, colon, rest = token.text.partition(":")
    if not (colon and name.isascii() and name.isalpha()):
        return _plain(token, token.text, by)
    if name not in FIELDS and name not in WORDS:
        raise QueryError("field", token.position, f"{name}:", known=", ".join(f"{field}:" for field in FIELDS))
    if name in WORDS:
        return _pattern(token, by)
    value = _unquoted(rest)
    if not value.strip():
        raise QueryError("operator", token.position, token.text)
    if name == "text":
        return Node("atom", atom=Atom("string", value, within="text", position=token.position))
    if name == "regex":
        return _regex(token, rest)
    if name == "label":
        return _label(token, value)
    if name == "code":
        return Node("atom", atom=Atom("rule", value, position=token.position))
    return Node("atom", atom=Atom("variable", value, (name,), position=token.position))


def _label(token: Token, written: str) -> Node:
    try:
        requested = LabelCodec().write(LabelCodec().read(written))
    except ValueError:
        raise QueryError("label", token.position, token.text) from None
    return Node("atom", atom=Atom("label", requested, position=token.position))


def _plain(token: Token, text: str, by: By) -> Node:
    if by == "text" and text.startswith("/") and text.endswith("/") and len(text) > 2:
        return _regex(token, text)
    if by == "surface":
        return _pattern(token, by)
    value = _unquoted(text)
    if not value.strip():
        raise QueryError("operator", token.position, token.text)
    return Node("atom", atom=Atom("string", value, position=token.position))


def _regex(token: Token, text: str) -> Node:
    pattern = text[1:-1] if text.startswith("/") and text.endswith("/") and len(text) > 2 else _unquoted(text)
    try:
        scan.regex(pattern)
    except UserError as error:
        raise QueryError("regex", token.position, str(error)) from error
    return Node("atom", atom=Atom("regex", pattern, position=token.position))


def _pattern(token: Token, by: By) -> Node:
    """Conditions on one word, or words joined by +, as the language for words has them."""
    written = re.sub(r"(^|&)word:", r"\1surface:", token.text)
    try:
        terms = tuple(parse(written, by if by == "surface" else "lemma"))
    except BadQuery as error:
        if error.reason != "everything":
            raise QueryError("word", token.position, error.part or token.text) from error
        terms = ((),)
    return Node("atom", atom=Atom("pattern", token.text, patterns=(terms,), position=token.position))


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] in '"“＂' else text
