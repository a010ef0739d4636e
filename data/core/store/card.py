"""The card of a corpus: title, licence, citation, and how much of its text may leave the app."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from data.core.problems import UserError

TextExport = Literal["free", "excerpts"]
MAX_LINES = 50  # utterances in one excerpt where the licence allows excerpts only


@dataclass(frozen=True)
class Card:
    """Facts about a corpus, from ``corpus.json`` in its source or from the defaults of its format."""

    title_ja: str = ""
    title_en: str = ""
    licence: str = ""
    licence_url: str = ""
    #: Whether a download may hold all of the text, or excerpts of some lines.
    text_export: TextExport = "excerpts"
    citation: str = ""
    bibtex: str = ""
    home: str = ""
    #: The main language, as ja.
    language: str = ""
    #: How the dialogues came about, as "written".
    origin: str = ""
    #: Whether no real person speaks in it.
    invented: bool = False
    topics_by_machine: bool = False
    #: The model that assigned the topics, if a machine did.
    topics_by: str = ""

    @classmethod
    def from_dict(cls, values: dict[str, Any], where: str) -> "Card":
        """A card from JSON; unknown or mistyped fields are a UserError that names them."""
        known = {field.name: field.default for field in fields(cls)}
        for name, value in values.items():
            if name not in known:
                raise UserError.of("card_field", path=where, field=name, known=", ".join(known))
            if type(value) is not type(known[name]):
                raise UserError.of("card_type", path=where, field=name, type=type(known[name]).__name__)
        if values.get("text_export", "free") not in ("free", "excerpts"):
            raise UserError.of("card_text_export", path=where)
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """For the manifest."""
        return asdict(self)
