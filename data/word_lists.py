"""What a reader says about a corpus' words: compounds that are one word, and variants of one spelling.

Kept beside the corpus' manifest; what is made with them says so itself.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import orjson

from data.problems import UserError
from data.store import replace

FILE = "words.json"
LONGEST = 100
COMPOUND_FIELDS = 4


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
            kept = orjson.loads(file.read_bytes())
            synonyms = tuple((canonical, tuple(variants)) for canonical, variants in kept["synonyms"])
            return cls(tuple(Compound(*row) for row in kept["compounds"]), synonyms)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{file}: damaged ({error}); give the lists again: python -m data words") from error

    def keep(self, corpus: Path) -> None:
        """Write them beside the corpus' manifest, whole or not at all."""
        kept = {"compounds": list(map(tuple, self.compounds)), "synonyms": self.synonyms}
        replace(corpus / FILE, orjson.dumps(kept))

    @property
    def canonical(self) -> dict[str, str]:
        """The canonical form of each variant."""
        return {variant: canonical for canonical, variants in self.synonyms for variant in variants}


def read_compounds(path: Path) -> tuple[Compound, ...]:
    """Lines ``surface[,lemma[,reading[,pos]]]``, # begins a comment. Raises UserError naming file and line."""
    found: dict[str, tuple[int, Compound]] = {}
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            fields = [field.strip() for field in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise UserError(f"{where}: a quotation mark is not closed ({error})") from error
        if len(fields) > COMPOUND_FIELDS:
            raise UserError(f"{where}: {len(fields)} fields; a line is surface[,lemma[,reading[,pos]]]")
        for field in fields:
            _usable(field, where)
        compound = Compound(*fields)
        if not compound.surface:
            raise UserError(f"{where}: the first field, the word itself, is empty")
        first, same = found.setdefault(compound.surface, (number, compound))
        if same != compound:
            raise UserError(f"{where}: '{compound.surface}' is in line {first} with other fields")
    return tuple(compound for _, compound in found.values())


def read_synonyms(path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines ``canonical<TAB>variant,variant…``, # begins a comment. Raises UserError naming file and line."""
    groups: dict[str, list[str]] = {}
    lines: dict[str, tuple[int, str]] = {}
    for number, line in _lines(path):
        where = f"{path}:{number}"
        canonical, tab, rest = line.partition("\t")
        if not tab:
            raise UserError(f"{where}: no tab; a line is the canonical form, a tab, then variants with commas")
        variants = [variant.strip() for variant in rest.split(",")]
        canonical = canonical.strip()
        for form in (canonical, *variants):
            _usable(form, where)
            if not form:
                raise UserError(f"{where}: an empty form (a comma too many, or nothing before the tab)")
        for variant in variants:
            first, other = lines.setdefault(variant, (number, canonical))
            if other != canonical:
                raise UserError(f"{where}: '{variant}' is a variant of '{other}' already, in line {first}")
        groups.setdefault(canonical, []).extend(v for v in variants if v != canonical)
    for canonical in groups:
        number, other = lines.get(canonical, (0, canonical))
        if other != canonical:
            raise UserError(f"{path}:{number}: '{canonical}' is a canonical form and a variant of '{other}'")
    return tuple((canonical, tuple(dict.fromkeys(variants))) for canonical, variants in groups.items())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number and text of each line that says something, in NFKC; UTF-8, or Shift_JIS as Excel saves it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            line = data[: error.start].count(b"\n") + 1
            raise UserError(f"{path}:{line}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    for number, said in enumerate(text.split("\n"), start=1):
        plain = unicodedata.normalize("NFKC", said.removesuffix("\r"))
        if plain.strip() and not plain.startswith("#"):
            yield number, plain


def _usable(form: str, where: str) -> None:
    if len(form) > LONGEST:
        raise UserError(f"{where}: a form of {len(form):,} characters; at most {LONGEST}")
    odd = next((c for c in form if unicodedata.category(c) in ("Cc", "Cs") or c in "\u2028\u2029"), None)
    if odd is not None:
        raise UserError(f"{where}: a control character U+{ord(odd):04X} in '{form.strip()}'")
