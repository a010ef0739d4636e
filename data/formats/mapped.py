"""Any other .jsonl, .json, .csv or .parquet, read through a mapping of its columns.

A mapping says which field holds what. Records are either whole dialogues with a list of
utterances, or single utterances that a column groups into dialogues.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from math import isfinite
from typing import Any

import polars as pl

from data.card import Card
from data.draft import Draft
from data.problems import Problems, UserError
from data.records import Json, Record
from data.schema import MOMENTS, RATER_KINDS, ROLES
from data.times import parse_times

SYNONYMS = {
    "dialogue_id": "dialogue_id conversation_id conv_id session_id dialog_id chat_id 対話ID 会話ID セッションID id",
    "role": "role speaker speaker_role from author participant 役割 話者 発話者 ロール",
    "text": "text utterance content message body value 発話 発話文 本文 テキスト 内容",
    "said_at": "said_at time timestamp datetime created_at date 日時 時刻 時間 発話時刻",
    "position": "position turn_id utterance_id turn index seq order 発話番号 順番 番号",
    "topic_main": "topic_main topic main_topic category problem_type 相談テーマ テーマ 主題",
    "topic_sub": "topic_sub subtopic sub_topic sub situation 細目 副題",
    "counselor_id": "counselor_id counsellor_id therapist_id counselor therapist カウンセラーID カウンセラー",
    "client_id": "client_id patient_id client patient user_id クライアントID クライアント",
    "session_number": "session_number session session_no 回 セッション",
    "score": "score total_score 合計点 得点 点数",
    "language": "language lang 言語",
    "origin": "origin source_type",
    "system": "system model モデル",
    "profile": "profile persona description",
}
ROLE_WORDS = {
    "counselor": "counselor counsellor therapist assistant helper supporter listener advisor bot gpt system_agent "
    "カウンセラー 相談員 聴き手 セラピスト co t th",
    "client": "client patient user seeker human customer speaker help-seeker クライアント 相談者 来談者 話し手 cl p c",
}
LISTS = ("utterances", "dialogue", "dialog", "conversation", "conversations", "messages", "turns")
FIELDS = tuple(SYNONYMS)
UTTERANCE_FIELDS = ("role", "text", "said_at", "position")


@dataclass(frozen=True)
class RatingField:
    """Where a judgement stands: a number, or an object of item -> number."""

    scale: str
    field: str
    low: float | None = None
    high: float | None = None
    moment: str = "session"
    rater_kind: str | None = None


@dataclass(frozen=True)
class Mapping:
    """Which field holds what; dots lead into nested objects."""

    columns: dict[str, str]
    utterances: str | None = None
    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    ratings: tuple[RatingField, ...] = ()

    @classmethod
    def from_dict(cls, values: Json, where: str) -> "Mapping":
        """A mapping from JSON; what is wrong with it is a UserError that names the field."""
        if not isinstance(values, dict):
            raise UserError(f"{where}: a mapping is a JSON object")
        _only(values, {f.name for f in fields(cls)}, where)
        columns = _words(values, "columns", where)
        _only(columns, set(FIELDS), where)
        for needed in ("dialogue_id", "role", "text"):
            if needed not in columns:
                raise UserError(f"{where}: no column is named for '{needed}'")
        roles = _words(values, "roles", where)
        for word, role in roles.items():
            if role not in ROLES:
                raise UserError(f"{where}: role '{word}' maps to '{role}'; there are {', '.join(ROLES)}")
        utterances = values.get("utterances")
        if utterances is not None and not isinstance(utterances, str):
            raise UserError(f"{where}: 'utterances' must name the field that holds the list, or be null")
        ratings = values.get("ratings", [])
        if not isinstance(ratings, (list, tuple)):
            raise UserError(f"{where}: 'ratings' must be a list")
        labels = _words(values, "labels", where)
        return cls(columns, utterances, roles, labels, tuple(_rating_field(r, where) for r in ratings))

    def to_dict(self) -> dict[str, Any]:
        """As JSON for a file or the workspace."""
        return asdict(self)

    def role(self, word: object) -> str | None:
        """The role that a source's word means: by the mapping, else by common words."""
        text = str(word).strip()
        if text in self.roles:
            return self.roles[text]
        return next((role for role, words in ROLE_WORDS.items() if text.lower() in words.split()), None)


def _only(values: Iterable[str], known: set[str], where: str) -> None:
    for name in values:
        if name not in known:
            raise UserError(f"{where}: unknown field '{name}'; there are {', '.join(sorted(known))}")


def _words(values: dict[str, Any], name: str, where: str) -> dict[str, str]:
    found = values.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise UserError(f"{where}: '{name}' must be an object of texts")
    return found


def _rating_field(values: Json, where: str) -> RatingField:
    try:
        rating = RatingField(**values)
    except TypeError as error:
        raise UserError(f"{where}: a rating needs 'scale' and 'field' ({error})") from error
    if not (isinstance(rating.scale, str) and isinstance(rating.field, str)):
        raise UserError(f"{where}: 'scale' and 'field' of a rating must be texts")
    for name, end in (("low", rating.low), ("high", rating.high)):
        if end is not None and (isinstance(end, bool) or not isinstance(end, (int, float)) or not isfinite(end)):
            raise UserError(f"{where}: '{name}' of {rating.scale} is {end!r}, no number")
    if rating.moment not in MOMENTS:
        raise UserError(f"{where}: moment '{rating.moment}'; there are {', '.join(MOMENTS)}")
    if rating.rater_kind is not None and rating.rater_kind not in RATER_KINDS:
        raise UserError(f"{where}: rater_kind '{rating.rater_kind}'; there are {', '.join(RATER_KINDS)}")
    return rating


def propose(samples: Iterable[Record]) -> Mapping:
    """The mapping that the names and values of some records suggest; to be looked over by a person."""
    seen = [record.value for record in samples if isinstance(record.value, dict)]
    if not seen:
        raise UserError("no records with named fields; give .jsonl, .json, .csv or .parquet")
    nested = next((n for n in LISTS if isinstance(seen[0].get(n), list)), None)
    rows = [row for value in seen for row in (value.get(nested) or ())] if nested else seen
    rows = [row for row in rows if isinstance(row, dict)]
    columns: dict[str, str] = {}
    for name in FIELDS:
        place = rows if nested is None or name in UTTERANCE_FIELDS else seen
        names = {str(key): key for row in place[:50] for key in row}
        lowered = {key.lower(): key for key in names}
        found = next((lowered[w.lower()] for w in SYNONYMS[name].split() if w.lower() in lowered), None)
        if found is not None and found not in columns.values():
            columns[name] = found
    words = Counter(str(row.get(columns.get("role", ""))) for row in rows)
    empty = Mapping(columns)
    roles = {word: empty.role(word) or "other" for word, _ in words.most_common(12)}
    return Mapping(columns, nested, roles if "role" in columns else {})


def _get(value: Json, path: str | None) -> Json:
    if path is None or not isinstance(value, dict):
        return None
    if path in value:
        return value[path]
    head, dot, rest = path.partition(".")
    return _get(value.get(head), rest) if dot else None


class MappedReader:
    """Reads records through a mapping; utterance rows are gathered until the last one came."""

    name = "mapped"
    version = 1
    card = Card()
    topics: tuple[str, ...] = ()

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._rows: dict[object, tuple[str, list[Json]]] = {}

    def recognises(self, value: Json) -> bool:
        """Any record may be tried: the person who wrote the mapping knows."""
        return isinstance(value, dict)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue, or hold one utterance back until its dialogue is whole."""
        where, value = record
        if not isinstance(value, dict):
            problems.add(where, "wrong_type", f"a {type(value).__name__}, not a record", kept=False)
            return
        source_id = _get(value, self.mapping.columns["dialogue_id"])
        if isinstance(source_id, float) and source_id.is_integer():
            source_id = int(source_id)
        if source_id is None or isinstance(source_id, (dict, list, float)) or source_id == "":
            column = self.mapping.columns["dialogue_id"]
            problems.add(where, "missing_key", f"no dialogue id in '{column}'", kept=False)
            return
        if self.mapping.utterances is None:
            self._rows.setdefault(source_id, (where, []))[1].append(value)
            return
        rows = _get(value, self.mapping.utterances)
        if not isinstance(rows, list):
            problems.add(where, "missing_key", f"no list in '{self.mapping.utterances}'", kept=False)
            return
        self._dialogue(where, source_id, value, rows, draft, problems)

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the dialogues gathered from utterance rows."""
        for source_id, (where, rows) in self._rows.items():
            ordered = self._in_order(where, rows, problems)
            self._dialogue(where, source_id, ordered[0], ordered, draft, problems)

    def _in_order(self, where: str, rows: list[Json], problems: Problems) -> list[Json]:
        """Utterance rows by their position, else by their time, else as they come."""
        columns = self.mapping.columns
        keys: list[Any] = [_finite(_get(row, columns.get("position"))) for row in rows]
        if None in keys:
            written = [_get(row, columns.get("said_at")) for row in rows]
            keys = parse_times(pl.Series(written, dtype=pl.String, strict=False))[0].to_list()
        order = [] if None in keys else sorted(range(len(rows)), key=keys.__getitem__)
        if order in ([], list(range(len(rows)))):
            return rows
        problems.add(where, "rows_out_of_order", "its utterances were not in order; they are now", kept=True)
        return [rows[index] for index in order]

    def _dialogue(
        self, where: str, source_id: object, value: Json, rows: list[Json], draft: Draft, problems: Problems
    ) -> None:
        columns = self.mapping.columns
        texts = [_get(row, columns["text"]) for row in rows]
        if not texts:
            problems.add(where, "empty_dialogue", "the dialogue has no utterance", kept=False)
            return
        for index, text in enumerate(texts):
            if not isinstance(text, str):
                message = f"utterance {index}: no text in '{columns['text']}'"
                problems.add(where, "wrong_type", message, kept=False)
                return
        roles = []
        for index, row in enumerate(rows):
            word = _get(row, columns["role"])
            role = self.mapping.role(word)
            if role is None:
                message = f"utterance {index}: unknown role {word!r}; kept under 'other'"
                problems.add(where, "unknown_role", message, kept=True)
            roles.append(role or "other")
        times = [_get(row, columns.get("said_at")) for row in rows]
        draft.add(
            where,
            {"source_id": source_id, **self._about(where, value, problems)},
            texts=texts,
            roles=roles,
            times=[None if time is None or time == "" else str(time) for time in times],
            ratings=[r for f in self.mapping.ratings for r in _ratings(where, f, value, problems)],
            labels=[
                (position, scheme, str(label))
                for scheme, column in self.mapping.labels.items()
                for position, row in enumerate(rows)
                if (label := _get(row, column)) is not None
            ],
        )

    def _about(self, where: str, value: Json, problems: Problems) -> dict[str, Any]:
        about: dict[str, Any] = {}
        for name, column in self.mapping.columns.items():
            if name in (*UTTERANCE_FIELDS, "dialogue_id"):
                continue
            found = _get(value, column)
            if found is None or found == "":
                continue
            if name in ("score", "session_number"):
                about[name] = _number(where, name, found, problems)
            else:
                about[name] = found if name.endswith("_id") and isinstance(found, int) else str(found)
        return about


def _finite(value: object) -> float | None:
    try:
        return float(str(value)) if value is not None and isfinite(float(str(value))) else None
    except ValueError:
        return None


def _number(where: str, name: str, value: object, problems: Problems) -> int | None:
    try:
        number = float(str(value))
        if not number.is_integer() or not 0 <= number <= 100:
            raise ValueError
    except ValueError:
        message = f"{name} is {value!r}, not a whole number 0-100; left empty"
        problems.add(where, f"{name}_out_of_range", message, kept=True)
        return None
    return int(number)


def _ratings(where: str, about: RatingField, value: Json, problems: Problems) -> list[dict[str, Any]]:
    found = _get(value, about.field)
    pairs = found.items() if isinstance(found, dict) else [] if found is None else [(None, found)]
    rows = []
    for item, number in pairs:
        name = f"{about.scale}.{item}" if item else about.scale
        judged = None if isinstance(number, bool) else _finite(number)
        if judged is None:
            problems.add(where, "rating_unreadable", f"{name} is {number!r}, no number; left out", kept=True)
            continue
        low, high = about.low, about.high
        if not (low is None or judged >= low) or not (high is None or judged <= high):
            message = f"{name} is {judged:g}, outside {low} to {high}; left out"
            problems.add(where, "rating_out_of_range", message, kept=True)
            continue
        rows.append(
            {
                "scale": about.scale,
                "item": item,
                "rater": None,
                "rater_kind": about.rater_kind,
                "moment": about.moment,
                "value": judged,
                "low": low,
                "high": high,
            }
        )
    return rows
