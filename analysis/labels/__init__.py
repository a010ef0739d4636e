"""Every visible string, in Japanese, in English, and in any language that has a folder here.

``Labels("ja")("home.title")`` is the one way to a string. Each theme's modules hold
``TEXTS: {key: (Japanese, English)}``. Another language is a package ``analysis/labels/<code>`` whose
``__init__`` holds its ``NAME`` and whose modules hold ``TEXTS: {key: text}``; what it lacks is in English.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from types import ModuleType
from typing import Any

from data.coding.scheme import Scheme
from data.core.store.card import Card

Language = str
JAPANESE, ENGLISH = "ja", "en"
ONE = re.compile(
    r"(?<![\d.,–-])1 (dialogue|utterance|speaker|client|counselor|test|hit|line|system|target|word|response|figure)s\b"
)

TEXTS: dict[str, tuple[str, str]] = {}
LANGUAGE_NAMES: dict[Language, str] = {JAPANESE: "日本語", ENGLISH: "English"}
TRANSLATIONS: dict[Language, dict[str, str]] = {}


def add(module: ModuleType, into: dict[str, Any]) -> None:
    """Add a module's TEXTS. Raises ValueError where a key is already there."""
    texts: dict[str, Any] = getattr(module, "TEXTS", {})
    twice = into.keys() & texts.keys()
    if twice:
        raise ValueError(f"labels named twice: {sorted(twice)}")
    into |= texts


def add_language(package: ModuleType) -> None:
    """Add a language: a package with ``NAME``, and ``TEXTS`` in it and in its modules."""
    code = package.__name__.rpartition(".")[2]
    LANGUAGE_NAMES[code] = package.NAME
    texts = TRANSLATIONS[code] = {}
    add(package, texts)
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        add(import_module(module.name), texts)


for _found in iter_modules(__path__, "analysis.labels."):
    _module = import_module(_found.name)
    if hasattr(_module, "NAME"):
        add_language(_module)
        continue
    add(_module, TEXTS)
    for _inner in walk_packages(getattr(_module, "__path__", ()), f"{_found.name}."):
        add(import_module(_inner.name), TEXTS)
LANGUAGES: tuple[Language, ...] = tuple(LANGUAGE_NAMES)


@dataclass(frozen=True)
class Labels:
    """The strings of one language."""

    lang: Language
    #: What the codes and schemes of a codebook are called, by ``code_of.ID`` and ``scheme.ID``.
    called: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def naming(self, codebook: Iterable[Scheme]) -> "Labels":
        """The same with the names of schemes and codes that people made themselves."""
        called: dict[str, str] = {}
        for scheme in codebook:
            called[f"scheme.{scheme.id}"] = scheme.name(self.lang)
            called |= {f"code_of.{code.id}": code.name(self.lang) for code in scheme.codes}
        return replace(self, called=called) if called else self

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key, with its placeholders filled in. KeyError where there is none."""
        text, lang = self._text(key)
        if not values:
            return text
        filled = text.format(**values)
        return ONE.sub(r"1 \1", filled) if lang == ENGLISH else filled

    def _text(self, key: str) -> tuple[str, Language]:
        """The text of a key and the language it is in: this one, else English."""
        translated = TRANSLATIONS.get(self.lang, {}).get(key)
        if translated is not None:
            return translated, self.lang
        ja, en = TEXTS[key]
        return (ja, JAPANESE) if self.lang == JAPANESE else (en, ENGLISH)

    def title(self, name: str) -> str:
        """Title of a table or figure."""
        return self(f"title.{name}")

    def caption(self, name: str) -> str:
        """What a table or figure shows, in a sentence or two."""
        return self(f"caption.{name}")

    def column(self, name: str) -> str:
        """Heading of a column."""
        return self(f"column.{name}")

    def short(self, name: str) -> str | None:
        """Heading of a column where there is little room; None where it has no shorter one."""
        key = f"short.{name}"
        return self._text(key)[0] if key in TEXTS else None

    def value(self, kind: str, code: object) -> str:
        """What people read for a code (``topic``, ``item``, ``role``, …); an unknown code as it is."""
        if code is None:
            return self("value.none")
        key = f"{kind}.{code}"
        if key in self.called:
            return self.called[key]
        return self._text(key)[0] if key in TEXTS else str(code)

    def number(self, value: float | None, digits: int | None = None) -> str:
        """A number for reading: thousands separated, whole numbers without decimals."""
        if value is None or value != value:
            return "–"
        if digits is None:
            digits = 0 if float(value).is_integer() else 2
        return f"{value:,.{digits}f}".replace("-", "−")

    def percent(self, share: float | None, digits: int = 1) -> str:
        """A share as a percentage; one that would be rounded to nothing is told to be less than the last digit."""
        if share is None or share != share:
            return "–"
        least = 10.0**-digits
        if 0 < 100 * share < least / 2:
            return self("grammar.below", least=f"{least:.{digits}f}%")
        return f"{100 * share:.{digits}f}%"

    @property
    def is_english(self) -> bool:
        """Whether the language is English, as that of the libraries' own words."""
        return self.lang == ENGLISH

    @property
    def narrow_quotes(self) -> bool:
        """Whether quotation marks are as narrow as Latin letters, where a Japanese font has wide ones."""
        return self.lang != JAPANESE

    @property
    def comma(self) -> str:
        """The separator of listed things."""
        return self("grammar.comma")

    def listing(self, things: Iterable[str]) -> str:
        """Things as a list within a sentence."""
        return self.comma.join(things)

    def facts(self, facts: Iterable[str]) -> str:
        """Short facts in one line, each independent of the others."""
        return self("grammar.between_facts").join(facts)

    def sentences(self, sentences: Iterable[str]) -> str:
        """Whole sentences in one paragraph; empty ones are left out."""
        return self("grammar.between_sentences").join(filter(None, sentences))

    def title_of(self, card: Card, otherwise: str = "") -> str:
        """The title on a corpus card in this language, else in the other, else ``otherwise``."""
        titles = (card.title_ja, card.title_en) if self.lang == JAPANESE else (card.title_en, card.title_ja)
        return next(filter(None, titles), otherwise)


def closest(locale: str) -> Labels:
    """The labels for a browser's locale (``ja-JP``): its language where there is one, else English."""
    code = locale.partition("-")[0].lower()
    return Labels(code if code in LANGUAGE_NAMES else ENGLISH)
