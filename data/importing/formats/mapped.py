"""Which field of a file holds what: the mapping, checked when it is read, proposed from names and values."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from math import isfinite
from typing import Any

from data.core.problems import UserError
from data.core.schema import MOMENTS, RATER_KINDS, ROLES
from data.importing.files.shapes import LISTS, messages_in
from data.importing.files.transcripts import MOST_WORDS, TRANSCRIPT, split_speaker
from data.importing.formats.by_content import by_content
from data.importing.records import Json, Record
from data.importing.vocabulary import FIELDS, UTTERANCE_FIELDS, column_for, role_of

MOMENT_WORDS = {"before": "before|pre|事前|前", "after": "after|post|事後|後"}
MOST_ROLES = 12
#: In place of a role: the word is no speaker but text, which goes on with the utterance above.
TEXT = "text"

__all__ = [
    "FIELDS",
    "TEXT",
    "Mapping",
    "RatingField",
    "inner_rows",
    "judgements",
    "propose",
    "rating_of",
    "speaker_words",
]


@dataclass(frozen=True)
class RatingField:
    """A field that holds a judgement: a number, or an object of item -> number."""

    #: The instrument, as ctrs or distress.
    scale: str
    #: The field; dots lead into nested objects.
    field: str
    low: float | None = None
    high: float | None = None
    #: One of ``schema.MOMENTS``.
    moment: str = "session"
    #: One of ``schema.RATER_KINDS``, where known.
    rater_kind: str | None = None


@dataclass(frozen=True)
class Mapping:
    """Which field holds what; dots lead into nested objects."""

    #: Field of this project (``FIELDS``) -> column of the source.
    columns: dict[str, str]
    #: The column that holds a dialogue's list of utterances; None where each record is one utterance.
    utterances: str | None = None
    #: Word for a speaker -> role, or TEXT, or None as long as its role is unknown.
    roles: dict[str, str | None] = field(default_factory=dict)
    #: Scheme of labels on utterances -> column.
    labels: dict[str, str] = field(default_factory=dict)
    ratings: tuple[RatingField, ...] = ()

    @classmethod
    def from_dict(cls, values: Json, where: str) -> "Mapping":
        """A mapping from JSON.

        Raises:
            UserError: naming the field that is wrong, and ``where`` the mapping comes from.
        """
        if not isinstance(values, dict):
            raise UserError.of("mapping_object", path=where)
        _check_names(values, {f.name for f in fields(cls)}, where)
        columns = _texts(values, "columns", where)
        _check_names(columns, set(FIELDS), where)
        roles = _texts(values, "roles", where, or_none=True)
        for word, role in roles.items():
            if role is not None and role not in (*ROLES, TEXT):
                known = ", ".join((*ROLES, TEXT))
                raise UserError.of("mapping_role", path=where, word=word, role=role, known=known)
        utterances = values.get("utterances")
        if utterances is not None and not isinstance(utterances, str):
            raise UserError.of("mapping_utterances", path=where)
        if lacking := cls(columns, utterances).lacking:
            raise UserError.of("mapping_lacks", path=where, field=lacking[0])
        ratings = values.get("ratings", [])
        if not isinstance(ratings, (list, tuple)):
            raise UserError.of("mapping_list", path=where, field="ratings")
        labels = _texts(values, "labels", where)
        return cls(columns, utterances, roles, labels, tuple(_rating_field(r, where) for r in ratings))

    def to_dict(self) -> dict[str, Any]:
        """As JSON for a file or the workspace."""
        return asdict(self)

    @property
    def lacking(self) -> list[str]:
        """The fields without which nothing can be read; a dialogue without an id is named by its file."""
        return [name for name in ("role", "text") if name not in self.columns]

    @property
    def unassigned(self) -> list[str]:
        """The words for speakers whose role is still unknown."""
        return [word for word, role in self.roles.items() if role is None]

    @property
    def no_speakers(self) -> frozenset[str]:
        """The words before a colon that are no speakers."""
        return frozenset(word for word, role in self.roles.items() if role == TEXT)

    def role(self, word: object) -> str | None:
        """The role that a source's word means, or TEXT: by the mapping, else by common words."""
        text = str(word).strip()
        return self.roles[text] if text in self.roles else role_of(text)


def _check_names(values: Iterable[str], known: set[str], where: str) -> None:
    for name in values:
        if name not in known:
            raise UserError.of("mapping_field", path=where, field=name, known=", ".join(sorted(known)))


def _texts(values: dict[str, Any], name: str, where: str, *, or_none: bool = False) -> dict[str, Any]:
    """An object of strings; ``or_none``: null is allowed too."""
    inner = values.get(name, {})
    allowed = (str, type(None)) if or_none else str
    if not isinstance(inner, dict) or not all(isinstance(value, allowed) for value in inner.values()):
        raise UserError.of("mapping_texts", path=where, field=name)
    return inner


def _rating_field(values: Json, where: str) -> RatingField:
    try:
        rating = RatingField(**values)
    except TypeError as error:
        raise UserError.of("rating_fields", path=where, why=error) from error
    if not (isinstance(rating.scale, str) and isinstance(rating.field, str)):
        raise UserError.of("rating_texts", path=where)
    for name, end in (("low", rating.low), ("high", rating.high)):
        if end is not None and (isinstance(end, bool) or not isinstance(end, (int, float)) or not isfinite(end)):
            raise UserError.of("rating_number", path=where, field=name, scale=rating.scale, value=repr(end))
    for name, value, known in (("moment", rating.moment, MOMENTS), ("rater_kind", rating.rater_kind, RATER_KINDS)):
        if value not in known and (value is not None or name == "moment"):
            raise UserError.of("rating_choice", path=where, field=name, value=value, known=", ".join(known))
    return rating


def rating_of(column: str) -> RatingField:
    """The judgement that a column holds by its name: ``phq9_before`` is scale phq9, before the session."""
    name, moment = column, "session"
    for one, words in MOMENT_WORDS.items():
        if match := re.fullmatch(rf"(.+?)[\s_-]*(?:{words})", column, re.IGNORECASE):
            name, moment = match[1], one
    return RatingField(name, column, moment=moment)


def judgements(values: Iterable[dict[str, Any]]) -> list[str]:
    """The fields of records that could be judgements: numbers, also as text, or objects of numbers."""
    seen: dict[str, list[Any]] = {}
    for value in values:
        for name, inner in value.items():
            if inner is not None and inner != "":
                seen.setdefault(str(name), []).append(inner)
    return [name for name, inner in seen.items() if all(_is_judgement(one) for one in inner)]


def _is_judgement(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_is_number(one) for one in value.values() if one is not None)
    return _is_number(value)


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and isfinite(float(value))
    except (TypeError, ValueError, OverflowError):
        return False


def inner_rows(values: Iterable[dict[str, Any]], name: str | None) -> list[dict[str, Any]]:
    """The messages in the fields of this name."""
    return [row for value in values if name is not None for row in messages_in(value.get(name))]


def speaker_words(rows: Iterable[dict[str, Any]], columns: dict[str, str]) -> list[str]:
    """The word for the speaker of each row: of its own column, or before the text where one column holds both."""
    column = columns.get("role", "")
    words = (str(row.get(column)).strip() for row in rows)
    if column and column == columns.get("text"):
        return [parts[0] if (parts := split_speaker(word)) else "" for word in words]
    return list(words)


def _with_speakers(rows: list[dict[str, Any]], columns: dict[str, str]) -> str | None:
    """The column whose texts mostly begin with a speaker, of whom there are a few."""
    names = [columns["text"]] if "text" in columns else list(dict.fromkeys(map(str, rows[0])) if rows else ())
    for name in names:
        words = [word for word in speaker_words(rows, {"role": name, "text": name}) if word]
        if 2 * len(words) > len(rows) and 2 <= len(set(words)) <= MOST_ROLES and len(set(words)) < len(words):
            return name
    return None


def _holds_messages(values: list[dict[str, Any]], name: str) -> bool:
    """Whether a field holds lists of objects, or mostly messages in another shape."""
    cells = [value[name] for value in values if value.get(name)]
    if any(isinstance(cell, list) and any(isinstance(one, dict) for one in cell) for cell in cells):
        return True
    return bool(cells) and 2 * sum(map(bool, map(messages_in, cells))) >= len(cells)


def propose(samples: Sequence[Record]) -> Mapping:
    """The mapping that the names and values of some records suggest; to be looked over by a person.

    A word for a speaker whose role is not known is mapped to None: somebody has to say which role it is.

    Raises:
        UserError: where no record has named fields.
    """
    seen = [record.value for record in samples if isinstance(record.value, dict)]
    if not seen:
        raise UserError.of("no_named_fields", path=samples[0].where if samples else "")
    names = list(dict.fromkeys(str(name) for value in seen for name in value))
    lists = [name for name in names if _holds_messages(seen, name)]
    empty = [name for name in LISTS if isinstance(seen[0].get(name), list)]
    nested = next((name for name in (*LISTS, *lists) if name in lists), None) or next(iter(empty), None)
    rows = inner_rows(seen, nested) if nested else seen
    columns: dict[str, str] = {}
    for name in FIELDS:
        holders = rows[:50] if nested is None or name in UTTERANCE_FIELDS else seen[:50]
        column = column_for(name, (key for row in holders for key in row if key not in columns.values()))
        if column is not None and column != nested:
            columns[name] = column
    if "text" in columns and all(str(row.get(columns["text"], "")).strip().isdecimal() for row in rows[:50]):
        del columns["text"]  # a number of the line
    if nested is None and "session_number" in columns and not columns.keys() & {"dialogue_id", "client_id"}:
        columns["dialogue_id"] = columns.pop("session_number")
    if "role" not in columns and (both := _with_speakers(rows[:200], columns)):
        columns |= {"role": both, "text": both}
    columns |= by_content(rows[:200], columns, grouped=nested is None)
    words = Counter(word for word in speaker_words(rows, columns) if word)
    most = MOST_WORDS if nested == TRANSCRIPT else MOST_ROLES
    roles = {word: role_of(word) for word, _ in words.most_common(most)}
    objects = [n for n in judgements(seen) if isinstance(seen[0].get(n), dict) and n not in columns.values()]
    return Mapping(columns, nested, roles if "role" in columns else {}, ratings=tuple(map(rating_of, objects)))
