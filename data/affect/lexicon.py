"""A lexicon of feeling: words with categories, or with numbers, as files hold them.

Two kinds of files are read: a LIWC dictionary (``.dic``: categories between two lines ``%``, then a word and the
numbers of its categories a line; ``.dicx``: a table with an X where a word has a category), and a table with a
word and one number or more a line. A word that ends in * stands for all that begin so.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from data.core.matching.normalization import normalize
from data.core.problems import UserError

MOST_MB = 20
PERCENT = "%"
ENCODINGS = ("utf-8-sig", "cp932")
MARKED = ("X", "x", "1")


@dataclass(frozen=True)
class AffectLexicon:
    """Words with what they stand for.

    Attributes:
        name: As the file is called.
        weighted: Whether words have numbers, whose mean counts; else categories, whose words are counted.
        words: Category, or name of the number, to its words and their weight (1 for categories).
    """

    name: str
    weighted: bool
    words: Mapping[str, Mapping[str, float]]

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories, in the file's order."""
        return tuple(self.words)

    def to_dict(self) -> dict[str, object]:
        """As JSON can hold it."""
        return {"name": self.name, "weighted": self.weighted, "words": {k: dict(v) for k, v in self.words.items()}}


def read_lexicon(content: bytes, file: str) -> AffectLexicon:
    """The lexicon of a file. Raises UserError that names the line."""
    mb = len(content) / 1e6
    if mb > MOST_MB:
        raise UserError.of("lexicon_too_big", file=file, mb=round(mb, 1), most=MOST_MB)
    text = _text(content, file)
    lines = text.splitlines()
    first = next((line.strip() for line in lines if line.strip()), "")
    lexicon = _liwc(lines, file) if first == PERCENT else _table(text, file)
    if not any(lexicon.words.values()):
        raise UserError.of("lexicon_empty", file=file)
    return lexicon


def _text(content: bytes, file: str) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError.of("lexicon_encoding", file=file)


def _liwc(lines: list[str], file: str) -> AffectLexicon:
    """``%``, categories, ``%``, words."""
    marks = [index for index, line in enumerate(lines) if line.strip() == PERCENT]
    if len(marks) < 2:
        raise UserError.of("lexicon_header", file=file)
    names: dict[str, str] = {}
    for line in lines[marks[0] + 1 : marks[1]]:
        number, _, name = line.strip().partition("\t")
        if number.strip():
            names[number.strip()] = name.strip().split("\t")[0] or number.strip()
    words: dict[str, dict[str, float]] = {name: {} for name in names.values()}
    for index, line in enumerate(lines[marks[1] + 1 :], marks[1] + 2):
        word, *numbers = [part.strip() for part in line.split("\t")]
        if not word:
            continue
        for number in filter(None, numbers):
            if number not in names:
                raise UserError.of("lexicon_category", file=file, line=index, value=number[:20])
            words[names[number]][normalize(word).lower()] = 1.0
    return AffectLexicon(file, False, words)


def _table(text: str, file: str) -> AffectLexicon:
    """A word and its numbers or marks a line, under a heading or without one."""
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    rows = [(n, row) for n, row in enumerate(csv.reader(StringIO(text), delimiter=delimiter), 1) if any(row)]
    if not rows or len(rows[0][1]) < 2:
        raise UserError.of("lexicon_empty", file=file)
    _, head = rows[0]
    is_named = not any(_number(cell) is not None for cell in head[1:])
    names = [cell.strip() for cell in head[1:]] if is_named else [f"value_{i}" for i in range(1, len(head))]
    body = rows[1:] if is_named else rows
    marked = is_named and _is_marked(row for _, row in body)
    words: dict[str, dict[str, float]] = {name: {} for name in names}
    for line, row in body:
        if len(row) != len(head):
            raise UserError.of("lexicon_fields", file=file, line=line, n=len(row), expected=len(head))
        word = normalize(row[0].strip()).lower()
        for name, cell in zip(names, row[1:], strict=True):
            if not cell.strip() or not word:
                continue
            value = 1.0 if marked else _number(cell)
            if value is None:
                raise UserError.of("lexicon_number", file=file, line=line, value=cell[:20])
            words[name][word] = value
    return AffectLexicon(file, not marked, words)


def _is_marked(rows: Iterable[list[str]]) -> bool:
    """Whether cells are empty or a mark, as in .dicx."""
    cells = {cell.strip() for row in rows for cell in row[1:]}
    return bool(cells & {"X", "x"}) and cells <= {"", *MARKED}


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None
