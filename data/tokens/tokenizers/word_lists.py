"""What a reader says about a corpus' words: compounds that are one word, and variants of one spelling.

Kept beside the corpus' manifest; what is made with them says so itself. A list is a text: a compound or
a spelling a line, # begins a comment.
"""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from data.core.matching.normalization import normalize
from data.core.problems import UserError
from data.core.store import replace
from data.core.store.integrity import with_sum, without_sum

FILE = "words.json"
LONGEST = 100
MAX_MB = 5
SPACES = "\t\n\r\f\v"
UNSEEN = ("Cc", "Co", "Cn")
COMPOUND_FIELDS = 4
REASONS = {
    "too_big": "{mb} MB; at most {most} MB",
    "no_text": "no text: characters that no text holds, or another encoding; save it as UTF-8",
    "not_utf8": "not UTF-8 (byte {byte}); save it as UTF-8",
    "quotation": "a quotation mark is not closed",
    "fields": "{n} fields; a line is surface[,lemma[,reading[,pos]]]",
    "no_surface": "the first field, the word itself, is empty",
    "twice": "'{form}' is in line {first} with other fields",
    "no_tab": "no tab and no =; a line is the canonical form, a tab or =, then variants with commas",
    "empty": "an empty form (a comma too many, or nothing before the tab)",
    "variant_of_two": "'{form}' is a variant of '{other}' already, in line {first}",
    "both": "'{form}' is a canonical form and a variant of '{other}'",
    "too_long": "a form of {n} characters; at most {most}",
    "control": "a control character U+{sign} in '{form}'",
    "pos": "compound '{form}': part of speech '{pos}' is none of UniDic's without inflection: {some}, …",
    "space": "compound '{form}': a Japanese word holds no space; write it without",
}


class BadList(UserError):
    """A line that cannot be used: ``code`` says why, ``line`` where, ``values`` with what."""

    def __init__(self, where: str, line: int, code: str, **values: object) -> None:
        super().__init__(f"{where}:{line}: {REASONS[code].format(**values)}")
        self.line, self.code, self.values = line, code, values


class Compound(NamedTuple):
    """One word that is taken whole; empty: lemma as surface, no reading, a noun."""

    surface: str
    lemma: str = ""
    reading: str = ""
    pos: str = ""


@dataclass(frozen=True)
class WordLists:
    """All of it in NFKC; ``synonyms``: canonical form and its variants."""

    compounds: tuple[Compound, ...] = ()
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, corpus: Path) -> "WordLists":
        """Those kept in a corpus' folder. Raises UserError where the file is damaged."""
        file = corpus / FILE
        if not file.is_file():
            return cls()
        try:
            values = without_sum(file.read_bytes())
            synonyms = tuple((canonical, tuple(variants)) for canonical, variants in values["synonyms"])
            return cls(tuple(Compound(*row) for row in values["compounds"]), synonyms)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{file}: damaged ({error}); give the lists again: python -m data words") from error

    def keep(self, corpus: Path) -> None:
        """Write them beside the corpus' manifest, whole or not at all."""
        values = {"compounds": list(map(tuple, self.compounds)), "synonyms": self.synonyms}
        try:
            replace(corpus / FILE, with_sum(values))
        except OSError as error:
            raise UserError.of("disk", folder=corpus, why=error.strerror or error) from error

    @property
    def canonical(self) -> dict[str, str]:
        """The canonical form of each variant."""
        return {variant: canonical for canonical, variants in self.synonyms for variant in variants}


Flaw = tuple[str, dict[str, object]]


def read_compounds(path: Path, flaw: Callable[[Compound], Flaw | None] | None = None) -> tuple[Compound, ...]:
    """Lines ``surface[,lemma[,reading[,pos]]]``. Raises BadList naming file and line.

    ``flaw``: what a tokenizer has against a compound, as code and values.
    """
    compounds: dict[str, tuple[int, Compound]] = {}
    for number, line in _lines(path):
        try:
            fields = [field.strip() for field in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise BadList(str(path), number, "quotation") from error
        if len(fields) > COMPOUND_FIELDS:
            raise BadList(str(path), number, "fields", n=len(fields))
        for field in fields:
            _usable(field, path, number)
        compound = Compound(*fields)
        if not compound.surface:
            raise BadList(str(path), number, "no_surface")
        first, same = compounds.setdefault(compound.surface, (number, compound))
        if same != compound:
            raise BadList(str(path), number, "twice", form=compound.surface, first=first)
        if flaw is not None and (against := flaw(compound)):
            raise BadList(str(path), number, against[0], **against[1])
    return tuple(compound for _, compound in compounds.values())


def read_synonyms(path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines ``canonical<TAB>variant,variant…``, or = in place of the tab. Raises BadList naming file and line."""
    groups: dict[str, list[str]] = {}
    lines: dict[str, tuple[int, str]] = {}
    for number, line in _lines(path):
        canonical, between, rest = line.partition("\t" if "\t" in line else "=")
        if not between:
            raise BadList(str(path), number, "no_tab")
        variants = [variant.strip() for variant in rest.replace("、", ",").split(",")]
        canonical = canonical.strip()
        for form in (canonical, *variants):
            _usable(form, path, number)
            if not form:
                raise BadList(str(path), number, "empty")
        for variant in variants:
            first, other = lines.setdefault(variant, (number, canonical))
            if other != canonical:
                raise BadList(str(path), number, "variant_of_two", form=variant, other=other, first=first)
        groups.setdefault(canonical, []).extend(v for v in variants if v != canonical)
    for canonical in groups:
        number, other = lines.get(canonical, (0, canonical))
        if other != canonical:
            raise BadList(str(path), number, "both", form=canonical, other=other)
    return tuple((canonical, tuple(dict.fromkeys(variants))) for canonical, variants in groups.items())


def compounds_as_text(compounds: tuple[Compound, ...]) -> str:
    """As ``read_compounds`` reads them."""
    text = StringIO()
    for compound in compounds:
        filled = max(i for i, field in enumerate(compound, start=1) if field)
        csv.writer(text, lineterminator="\n").writerow(compound[:filled])
    return text.getvalue()


def synonyms_as_text(synonyms: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """As ``read_synonyms`` reads them."""
    return "".join(f"{canonical} = {', '.join(variants)}\n" for canonical, variants in synonyms if variants)


def text_of(data: bytes, name: str) -> str:
    """A file's text: UTF-8, UTF-16 with its mark, or Shift_JIS as Excel saves it. Raises BadList."""
    if len(data) > MAX_MB * 1_000_000:
        raise BadList(name, 1, "too_big", mb=round(len(data) / 1_000_000, 1), most=MAX_MB)
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            raise BadList(name, line, "not_utf8", byte=error.start) from error
        odd = next((at for at, sign in enumerate(text) if sign not in SPACES and category(sign) in UNSEEN), None)
        if odd is not None:  # cp932 makes something of nearly all bytes
            raise BadList(name, text.count("\n", 0, odd) + 1, "no_text") from error
        return text


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number and text of each line that says something, in NFKC."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    for number, raw in enumerate(text_of(data, str(path)).split("\n"), start=1):
        line = normalize(raw.removesuffix("\r"))
        if line.strip() and not line.startswith("#"):
            yield number, line


def _usable(form: str, path: Path, number: int) -> None:
    if len(form) > LONGEST:
        raise BadList(str(path), number, "too_long", n=len(form), most=LONGEST)
    odd = next((c for c in form if category(c) in ("Cc", "Cs") or c in "\u2028\u2029"), None)
    if odd is not None:
        raise BadList(str(path), number, "control", sign=f"{ord(odd):04X}", form=form.strip())
