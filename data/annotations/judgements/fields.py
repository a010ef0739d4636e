"""The columns of a file of judgements by the names that files give them, and what their cells say."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.importing.files.text_values import text_of
from data.judgement.frames import MODEL, PERSON

NAMES = {
    "dialogue_id": ("dialogue_id", "dialogue", "source_id", "対話", "対話ID"),
    "position": ("position", "位置"),
    "id": ("id", "item", "item_id", "question_id", "custom_id"),
    "context": ("context", "input_text", "prompt", "input", "question", "文脈"),
    "reference": ("reference", "gold", "正解応答"),
    "system": ("system", "model", "システム"),
    "a": ("system_a", "model_a", "a", "first", "left"),
    "b": ("system_b", "model_b", "b", "second", "right"),
    "winner": ("winner", "outcome", "preference", "choice", "verdict", "better", "判定"),
    "value": ("value", "rating", "score", "評定"),
    "attribute": ("attribute", "criterion", "dimension", "aspect", "観点"),
    "rater": ("rater", "judge", "annotator", "coder", "rater_id", "評定者"),
    "kind": ("kind", "rater_kind"),
    "reason": ("reason", "rationale", "explanation", "comment", "理由"),
    "reasons": ("reasons", "reason_ids"),
    "order": ("order", "first_shown", "shown_first", "is_flipped", "flipped", "swapped"),
    "response": ("response", "output"),
    "response_a": ("response_a", "output_text_a", "output_a"),
    "response_b": ("response_b", "output_text_b", "output_b"),
    "at": ("at", "timestamp", "time", "tstamp"),
    "chars_a": ("chars_a",),
    "chars_b": ("chars_b",),
}
MODELS, PEOPLE = ("model", "llm", "judge", "machine", "モデル"), ("person", "human", "expert", "people", "人")
TIES = (
    "tie",
    "tied",
    "draw",
    "equal",
    "same",
    "both",
    "neither",
    "0.5",
    "tie (bothbad)",
    "both_bad",
    "引き分け",
    "同等",
)
FIRST = ("a", "system_a", "model_a", "first", "left", "win", "won", "a>b", "1", "1.0")
SECOND = (
    "b",
    "system_b",
    "model_b",
    "second",
    "right",
    "lose",
    "loss",
    "lost",
    "a<b",
    "b>a",
    "0",
    "0.0",
    "-1",
    "2",
)
YES = ("true", "1", "yes", "ba", "b", "system_b", "model_b", "second")


def kind_of(text: object) -> str:
    """Person or model, as a file names them; empty where it does not."""
    word = str(text or "").strip().lower()
    return MODEL if word in MODELS else PERSON if word in PEOPLE else ""


def fields_in(columns: Sequence[str]) -> dict[str, str]:
    """Which column is which field: the first of its names that is there."""
    lower = {name.strip().lower(): name for name in columns}
    return {
        known: lower[name.lower()]
        for known, names in NAMES.items()
        for name in reversed(names)
        if name.lower() in lower
    }


def number(value: object) -> float | None:
    """A finite number, also one that is written as text."""
    try:
        value_read = float(str(value).strip())
    except ValueError:
        return None
    return value_read if abs(value_read) < 1e9 else None


def place_of(value: Mapping[str, Any], named: dict[str, str]) -> dict[str, Any]:
    """What names the target, of the fields that are filled."""
    fields = ("dialogue_id", "position", "id", "context", "reference")
    return {
        name: value[named[name]] for name in fields if name in named and value.get(named[name]) not in (None, "")
    }


def get(value: Mapping[str, Any], named: dict[str, str], name: str) -> Any:
    """The cell of a field; None where the file has no such column."""
    return value.get(named[name]) if name in named else None


def plain(value: object) -> str:
    """A text on one line."""
    return " ".join((text_of(value) or "").split()) if value is not None else ""


def length(value: object) -> int | None:
    """Characters of a text."""
    text = text_of(value)
    return None if text is None else len(text)


def count(value: object) -> int | None:
    """A number from 0, cut to a whole one."""
    value_read = number(value)
    return int(value_read) if value_read is not None and value_read >= 0 else None


def chars_of(value: Mapping[str, Any], named: dict[str, str], side: str) -> int | None:
    """Characters of a response of a pair: of its text, else as the file says."""
    text = length(get(value, named, f"response_{side}"))
    return text if text is not None else count(get(value, named, f"chars_{side}"))


def outcome(given: object, a: str, b: str) -> float | None:
    """1 where a won, 0.5 a tie, 0 where b won; None where it says none of these. Names of systems come first."""
    text = str(given if given is not None else "").strip()
    if text in (a, b):
        return 1.0 if text == a else 0.0
    lower = text.lower()
    for names, value in ((TIES, 0.5), (FIRST, 1.0), (SECOND, 0.0)):
        if lower in names:
            return value
    return None
