"""What a corpus says of itself: title, licence, citation, and what may leave the app as text."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from data.problems import UserError

TextExport = Literal["free", "excerpts"]


@dataclass(frozen=True)
class Card:
    """A corpus' own words about itself, from ``corpus.json`` in the source or its format's default.

    ``topics_by``: the model that gave the topics, where a machine did.
    """

    title_ja: str = ""
    title_en: str = ""
    licence: str = ""
    licence_url: str = ""
    text_export: TextExport = "excerpts"
    citation: str = ""
    bibtex: str = ""
    home: str = ""
    language: str = ""
    origin: str = ""
    invented: bool = False
    topics_by_machine: bool = False
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
