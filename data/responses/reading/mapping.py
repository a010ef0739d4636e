"""Which column of a file of responses is which field: checked when it is read, proposed from the names."""

from collections.abc import Iterable
from dataclasses import dataclass

import orjson

from data.core.problems import UserError
from data.importing.formats.mapped_values import lookup
from data.importing.records import Json, Record
from data.importing.vocabulary import column_key
from data.workspace import Workspace

SYNONYMS = {
    "system": "system model model_name system_name generator モデル システム",
    "dialogue_id": "dialogue_id conversation_id conv_id session_id dialog_id 対話ID 会話ID",
    "position": "position utterance_position utterance_id turn_id utterance_index turn_index 発話番号 位置",
    "id": "id item_id custom_id example_id sample_id question_id 番号",
    "response": "response pred_utterance prediction predicted pred generated_response generated generation "
    "hypothesis hyp completion model_output output answer 生成応答 応答 生成 出力",
    "reference": "reference references label_utterance gold_response gold ground_truth target label ref expected "
    "正解応答 正解 参照 参照応答",
    "context": "context prompt input history dialogue_history source src question messages dialogue "
    "文脈 入力 履歴",
    "turns": "turns continuation 続き",
    "outcome": "outcome predicted_score 予測点",
    "edited": "edited post_edited edit 修正 修正後",
    "meta": "meta metadata",
}
FIELDS = tuple(SYNONYMS)
SETTING = "responses.mapping "


@dataclass(frozen=True)
class Columns:
    """Which column is which field."""

    #: Pairs of field and column; dots in a column lead into nested objects.
    columns: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, columns: dict[str, str]) -> "Columns":
        """From a plain dict, in the fields' order."""
        return cls(tuple((name, columns[name]) for name in FIELDS if name in columns))

    @classmethod
    def from_dict(cls, values: Json, where: str) -> "Columns":
        """Read a mapping from JSON. Raises UserError naming the field that is wrong."""
        columns = values.get("columns") if isinstance(values, dict) else None
        if not isinstance(columns, dict) or not all(isinstance(v, str) for v in columns.values()):
            raise UserError.of("responses_mapping", path=where)
        if unknown := sorted(columns.keys() - set(FIELDS)):
            raise UserError.of("mapping_field", path=where, field=unknown[0], known=", ".join(FIELDS))
        if not columns.keys() & {"response", "turns"}:
            raise UserError.of("mapping_lacks", path=where, field="response")
        return cls.of(columns)

    def to_dict(self) -> dict[str, dict[str, str]]:
        """For JSON, in a file or the workspace."""
        return {"columns": dict(self.columns)}

    def get(self, value: Json, name: str) -> Json:
        """The value of a field in one record; None if there is none."""
        return lookup(value, dict(self.columns).get(name))

    def fits(self, value: Json) -> bool:
        """Whether a record has the column of the response, or of the continuation."""
        columns = dict(self.columns)
        paths = (columns.get(name) for name in ("response", "turns"))
        return any(_has(value, path) for path in paths if path)

    @property
    def is_enough(self) -> bool:
        """Whether a response can be read, and something says what it answers."""
        fields = dict(self.columns).keys()
        says_where = {"dialogue_id", "position"} <= fields or fields & {"id", "reference", "context"}
        return bool(fields & {"response", "turns"}) and bool(says_where)


def _has(value: Json, path: str) -> bool:
    """Whether a record has a field, though it may be null."""
    if not isinstance(value, dict):
        return False
    head, dot, rest = path.partition(".")
    return path in value or bool(dot and _has(value.get(head), rest))


def propose(samples: Iterable[Record]) -> Columns:
    """The mapping that the names of the columns suggest, for a person to check.

    Raises:
        UserError: no record has named fields.
    """
    seen = [record.value for record in samples if isinstance(record.value, dict)]
    if not seen:
        raise UserError.of("no_named_fields", path="responses")
    names = {column_key(name): str(name) for value in seen for name in value}
    columns: dict[str, str] = {}
    for field in FIELDS:
        keys = map(column_key, SYNONYMS[field].split())
        column = next((names[key] for key in keys if key in names), None)
        if column is not None and column not in columns.values():
            columns[field] = column
    return Columns.of(columns)


def names_of(samples: Iterable[Record]) -> tuple[str, ...]:
    """The columns of the first records, in order."""
    seen = [record.value for record in samples if isinstance(record.value, dict)]
    return tuple(dict.fromkeys(str(key) for value in seen for key in value))


def remember(workspace: Workspace, columns: Iterable[str], mapping: Columns) -> None:
    """Remember the mapping for the next file with these columns."""
    workspace.set_value(_key(columns), orjson.dumps(mapping.to_dict()).decode())


def remembered(workspace: Workspace, columns: Iterable[str]) -> Columns | None:
    """The mapping remembered for exactly these columns."""
    value = workspace.value(_key(columns))
    return None if value is None else Columns.from_dict(orjson.loads(value), str(workspace.path))


def _key(columns: Iterable[str]) -> str:
    return SETTING + orjson.dumps(sorted(set(columns))).decode()
