"""Every visible string, in Japanese and in English.

``Labels("ja")("home.title")`` is the one way to a string. Each module here holds the texts of one
page or one kind of thing, as ``TEXTS: {key: (Japanese, English)}``.
"""

import re
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Literal

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
LANGUAGE_NAMES: dict[Language, str] = {"ja": "日本語", "en": "English"}
ONE = re.compile(r"(?<![\d.,–-])1 (dialogue|utterance|person|client|counselor|test|hit|system|target)s\b")

TEXTS: dict[str, tuple[str, str]] = {}
for _module in walk_packages(__path__, "analysis.labels."):
    _texts: dict[str, tuple[str, str]] = getattr(import_module(_module.name), "TEXTS", {})
    _twice = TEXTS.keys() & _texts.keys()
    if _twice:
        raise ValueError(f"labels named twice: {sorted(_twice)}")
    TEXTS |= _texts


@dataclass(frozen=True)
class Labels:
    """The strings of one language."""

    lang: Language

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key, with its placeholders filled in. KeyError where there is none."""
        text = TEXTS[key][LANGUAGES.index(self.lang)]
        if not values:
            return text
        filled = text.format(**values)
        return ONE.sub(r"1 \1", filled) if self.lang == "en" else filled

    def title(self, name: str) -> str:
        """Title of a table or figure."""
        return self(f"title.{name}")

    def caption(self, name: str) -> str:
        """What a table or figure shows, in a sentence or two."""
        return self(f"caption.{name}")

    def column(self, name: str) -> str:
        """Heading of a column."""
        return self(f"column.{name}")

    def value(self, kind: str, code: object) -> str:
        """What people read for a code (``topic``, ``item``, ``role``, …); an unknown code as it is."""
        if code is None:
            return self("value.none")
        texts = TEXTS.get(f"{kind}.{code}")
        return texts[LANGUAGES.index(self.lang)] if texts else str(code)

    def number(self, value: float | None, digits: int | None = None) -> str:
        """A number for reading: thousands separated, whole numbers without decimals."""
        if value is None or value != value:
            return "–"
        if digits is None:
            digits = 0 if float(value).is_integer() else 2
        return f"{value:,.{digits}f}".replace("-", "−")

    def percent(self, share: float | None, digits: int = 1) -> str:
        """A share as a percentage."""
        return "–" if share is None or share != share else f"{100 * share:.{digits}f}%"

    @property
    def comma(self) -> str:
        """What stands between listed things."""
        return "、" if self.lang == "ja" else ", "
