"""The client's feedback of a KokoroChat record: ids, twenty ratings, three check marks, score."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, cast

from data.core.problems import Problems
from data.core.schema import ITEM_HIGH, ITEM_LOW, SCORE_HIGH, SCORE_LOW
from data.importing.formats.kokorochat_names import RAW_ITEMS


def source_id_of(where: str, value: object, problems: Problems) -> int | str:
    """The record's own id, else what its file's name says."""
    value = _integer(value)
    if isinstance(value, (int, str)) and not isinstance(value, bool) and value != "":
        return value
    name = _id_from_name(where)
    if value is not None and value == value and value != "":
        problems.add(where, "id_unreadable", kept=True, field="evaluation_id", value=repr(value), name=name)
    return name


def _id_from_name(where: str) -> str:
    """The number in a file's name, as en1000.json; else the file's path, or the record's address in it."""
    path = PurePosixPath(where)
    digits = re.fullmatch(r"[A-Za-z_-]*(\d+)", path.stem)
    return digits[1] if digits else str(path.with_suffix("")) if path.suffix == ".json" else where


def _integer(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def items_of(where: str, review: Mapping[str, Any], problems: Problems) -> list[int | None] | None:
    """The twenty ratings in the schema's order; None if there are none."""
    values: list[Any] = list(map(review.get, RAW_ITEMS.values()))
    if set(map(type, values)) == {int} and min(values) >= ITEM_LOW and max(values) <= ITEM_HIGH:
        return values
    items = [_item(where, item, value, problems) for item, value in zip(RAW_ITEMS, values, strict=True)]
    return items if any(item is not None for item in items) else None


def _item(where: str, item: str, value: object, problems: Problems) -> int | None:
    value = _integer(value)
    if type(value) is int and ITEM_LOW <= value <= ITEM_HIGH:
        return value
    if value is not None and value == value:
        about: dict[str, Any] = {"item": item, "value": repr(value), "low": ITEM_LOW, "high": ITEM_HIGH}
        problems.add(where, "item_out_of_range", kept=True, **about)
    return None


def score_of(where: str, value: object, problems: Problems) -> int | None:
    """The score, 0 to 100; None if there is none or it is out of range, which is listed."""
    value = _integer(value)
    if type(value) is int and SCORE_LOW <= value <= SCORE_HIGH:
        return value
    if value is not None and value == value:
        problems.add(where, "score_out_of_range", kept=True, value=repr(value), low=SCORE_LOW, high=SCORE_HIGH)
    return None


def check_score(
    where: str, score: int | None, items: list[int | None] | None, marks: dict[str, bool], problems: Problems
) -> None:
    """List a score that does not follow from the items and check marks."""
    if score is None or items is None or None in items:
        return
    total = sum(cast("list[int]", items))
    harmful, unethical, unwilling = marks.values()
    expected = 0 if harmful or unethical else total // 2 if unwilling else total
    if score != expected:
        problems.add(where, "score_breaks_rule", kept=True, value=score, expected=expected)


def person_of(where: str, key: str, review: Mapping[str, Any], problems: Problems) -> int | str | None:
    """The id of a person as the source has it; None if there is none or it is unreadable, which is listed."""
    value = _integer(review.get(key))
    if value is None or value != value or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    problems.add(where, "person_unreadable", kept=True, field=key, value=repr(value))
    return None


def is_checked(where: str, mark: str, value: object, problems: Problems) -> bool:
    """Whether a check mark is set; anything that is neither yes nor no is listed and counts as set."""
    if value is None or value is False or value != value or value in ("", 0):
        return False
    if value is True or value in ("チェックあり", "checked", "true", 1):
        return True
    problems.add(where, "mark_unreadable", kept=True, mark=mark, value=repr(value))
    return True
