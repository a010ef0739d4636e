"""What the readers of published corpora share: each record becomes dialogues in one plain shape."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from data.core.problems import Problems
from data.core.schema import ROLES
from data.core.store.card import Card
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.formats.mapped_values import finite
from data.importing.records import Json, Record
from data.importing.vocabulary import ABOUT_FIELDS
from data.importing.voices import Voice, voices

PLAIN = Mapping(
    {"dialogue_id": "id", "role": "role", "text": "text", "said_at": "time"}
    | {name: name for name in ABOUT_FIELDS},
    "utterances",
    {role: role for role in ROLES},
)
#: In the order in which people speak whose source gives them no roles.
ROLES_IN_ORDER = ("client", "counselor")

Label = tuple[str, str] | tuple[str, str, str]
Line = dict[str, Any]


class Published(MappedReader, ABC):
    """Reads a corpus whose records say by their shape which one it is.

    A dialogue in the plain shape is a dict with ``id`` (None where it has none), ``utterances`` (see ``line``),
    ``ratings`` (see ``rating``) and any of ``ABOUT_FIELDS``.
    """

    version = 1
    card = Card()
    #: The shape alone says which corpus it is, so that its card's title holds.
    is_named_by_shape = True

    def __init__(self) -> None:
        super().__init__(PLAIN)

    @abstractmethod
    def dialogues(self, record: Record) -> Iterable[dict[str, Any]]:
        """The dialogues of a record that was recognised, in the plain shape."""

    def add(self, record: Record, draft: Any, problems: Problems) -> None:
        """Take in the dialogues of one record; one of another shape is set aside."""
        if not self.recognises(record.value):
            problems.add(record.where, "another_shape", kept=False, format=self.name)
            return
        try:
            plain = list(self.dialogues(record))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            problems.add(record.where, "incomplete_record", kept=False, detail=f"{type(error).__name__}: {error}")
            return
        for number, dialogue in enumerate(plain, 1):
            where = record.where if len(plain) == 1 else f"{record.where} #{number}"
            about = {"language": self.card.language, "origin": self.card.origin}
            if dialogue.get("id") is None:
                about["id"] = record.key or str(self._seen + 1)
                del dialogue["id"]
            super().add(record._replace(where=where, value=about | dialogue), draft, problems)

    def _voices(self, rows: list[Json], words: list[Json], roles: bytes) -> Iterable[Voice]:
        if "speaker" not in rows[0]:
            return super()._voices(rows, words, roles)
        return voices([row["speaker"] for row in rows], roles, [row["to"] for row in rows], are_persons=True)

    def _labels(self, rows: list[Json]) -> Iterator[tuple[int, str, str, str | None]]:
        for position, row in enumerate(rows):
            for scheme, label, *coder in row.get("labels", ()):
                yield position, scheme, label, coder[0] if coder else None

    def _ratings(self, where: str, value: Json, problems: Problems) -> list[dict[str, Any]]:
        return [row for row in value.get("ratings", ()) if _is_within(where, row, problems)]


def line(role: str, text: Any, *, time: Any = "", labels: Iterable[Label] = ()) -> Line:
    """One utterance in the plain shape."""
    return {"role": role, "text": text, "time": time, "labels": tuple(labels)}


def spoken(speaker: Any, line: Line, to: Any = None) -> Line:
    """The utterance with its speaker, a person who may be in other dialogues too, and to whom it is said."""
    return line | {"speaker": speaker, "to": to}


def rating(
    scale: str,
    item: str | None,
    value: Any,
    *,
    low: float,
    high: float,
    moment: str = "session",
    rater: str | None = None,
    rater_kind: str | None = None,
) -> list[dict[str, Any]]:
    """One judgement of a dialogue as a row, none where there is no number; its range is looked at later."""
    number = value if type(value) in (int, float) else finite(value) if isinstance(value, str) else None
    if number is None:
        return []
    return [
        {
            "scale": scale,
            "item": item,
            "rater": rater,
            "rater_kind": rater_kind,
            "moment": moment,
            "value": float(number),
            "low": low,
            "high": high,
        }
    ]


def _is_within(where: str, row: dict[str, Any], problems: Problems) -> bool:
    """Whether a judgement lies within its scale; one that does not is listed and left out."""
    low, high, value = row["low"], row["high"], row["value"]
    if low <= value <= high:
        return True
    name = ".".join(filter(None, (row["scale"], row["item"])))
    problems.add(where, "rating_out_of_range", kept=True, name=name, value=f"{value:g}", low=low, high=high)
    return False


def in_order(persons: Iterable[Any]) -> dict[Any, str]:
    """Roles for persons to whom the source gives none: who speaks first client, who answers counselor."""
    first = list(dict.fromkeys(persons))
    return {person: ROLES_IN_ORDER[at] if at < len(ROLES_IN_ORDER) else "other" for at, person in enumerate(first)}


def has_lines(value: Json, name: str, *keys: str) -> bool:
    """Whether a record has a list of this name whose first entry has all these keys."""
    lines = value.get(name) if isinstance(value, dict) else None
    return bool(isinstance(lines, list) and lines and isinstance(lines[0], dict) and lines[0].keys() >= {*keys})
