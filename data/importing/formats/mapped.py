"""Which field of a file holds what: the mapping, checked when it is read, proposed from names and values."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from math import isfinite
from typing import Any

from data.importing.records import Json, Record
from data.problems import UserError
from data.schema import MOMENTS, RATER_KINDS, ROLES

SYNONYMS = {
    "dialogue_id": "dialogue_id conversation_id conv_id session_id dialog_id chat_id case_id conv case 対話ID 会話ID セッションID id",
    "role": "role speaker speaker_role from author participant who 役割 話者 発話者 ロール",
    "text": "text utterance content message body value line sentence said transcript 発話 発話文 本文 テキスト 内容",
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
MOMENT_WORDS = {"before": "before|pre|事前|前", "after": "after|post|事後|後"}
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
        roles = _words(values, "roles", where)
        for word, role in roles.items():
            if role not in ROLES:
                raise UserError(f"{where}: role '{word}' maps to '{role}'; there are {', '.join(ROLES)}")
        utterances = values.get("utterances")
        if utterances is not None and not isinstance(utterances, str):
            raise UserError(f"{where}: 'utterances' must name the field that holds the list, or be null")
        if lacking := cls(columns, utterances).lacking:
            raise UserError(f"{where}: no column is named for '{lacking[0]}'")
        ratings = values.get("ratings", [])
        if not isinstance(ratings, (list, tuple)):
            raise UserError(f"{where}: 'ratings' must be a list")
        labels = _words(values, "labels", where)
        return cls(columns, utterances, roles, labels, tuple(_rating_field(r, where) for r in ratings))

    def to_dict(self) -> dict[str, Any]:
        """As JSON for a file or the workspace."""
        return asdict(self)

    @property
    def lacking(self) -> list[str]:
        """The columns without which nothing can be read; whole dialogues without an id are numbered."""
        needed = ("role", "text") if self.utterances else ("dialogue_id", "role", "text")
        return [name for name in needed if name not in self.columns]

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


def rating_of(column: str) -> RatingField:
    """The judgement that a column holds by its name: ``phq9_before`` is scale phq9, before the session."""
    name, moment = column, "session"
    for said, words in MOMENT_WORDS.items():
        if found := re.fullmatch(rf"(.+?)[\s_-]*(?:{words})", column, re.IGNORECASE):
            name, moment = found[1], said
    return RatingField(name, column, moment=moment)


def judgements(values: Iterable[dict[str, Any]]) -> list[str]:
    """The fields of records that could be judgements: numbers, also as text, or objects of numbers."""
    seen: dict[str, list[Any]] = {}
    for value in values:
        for name, found in value.items():
            if found is not None and found != "":
                seen.setdefault(str(name), []).append(found)
    return [name for name, found in seen.items() if all(_is_judgement(one) for one in found)]


def _is_judgement(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_is_number(one) for one in value.values() if one is not None)
    return _is_number(value)


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and isfinite(float(value))
    except (TypeError, ValueError):
        return False


def inner_rows(values: Iterable[dict[str, Any]], name: str | None) -> list[dict[str, Any]]:
    """What the lists of this name hold, where they are lists of objects."""
    lists = (value.get(name) for value in values if name is not None)
    return [row for found in lists if isinstance(found, list) for row in found if isinstance(row, dict)]


def propose(samples: Sequence[Record]) -> Mapping:
    """The mapping that the names and values of some records suggest; to be looked over by a person."""
    seen = [record.value for record in samples if isinstance(record.value, dict)]
    if not seen:
        raise UserError.of("no_named_fields", path=samples[0].where if samples else "")
    lists = [str(n) for n, value in seen[0].items() if isinstance(value, list) and inner_rows(seen[:1], n)]
    nested = next((n for n in LISTS if isinstance(seen[0].get(n), list)), next(iter(lists), None))
    rows = inner_rows(seen, nested) if nested else seen
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
    objects = [n for n in judgements(seen) if isinstance(seen[0].get(n), dict) and n not in columns.values()]
    return Mapping(columns, nested, roles if "role" in columns else {}, ratings=tuple(map(rating_of, objects)))
