"""Which column holds what, where names do not tell: by what stands in it."""

from itertools import groupby, pairwise
from statistics import mean
from typing import Any

from data.importing.files.transcripts import AS_WRITTEN

ROWS = 200
LEAST_TEXT, LONGEST_NAME, MOST_SPEAKERS = 4, 30, 12
LEAST_CHANGES = 0.3  # of neighboring rows have another speaker
LEAST_AGAIN = 0.3  # of rows hold the text of the row above: several annotators


def by_content(rows: list[dict[str, Any]], columns: dict[str, str], *, grouped: bool) -> dict[str, str]:
    """The columns of text, role, coder and, where rows are ``grouped`` into dialogues, dialogue_id that still lack.

    The text is the longest writing that is rarely the same twice; the role has few short values that change from
    row to row; the dialogue's values each stand in one block; a coder differs where a text is repeated.
    """
    seen = rows[:ROWS]
    names = [name for row in seen[:1] for name in row if name != AS_WRITTEN]
    values = {str(name): [_word(row.get(name)) for row in seen] for name in names}
    by_field: dict[str, str] = {}

    def free() -> dict[str, list[str]]:
        used = {*columns.values(), *by_field.values()}
        return {name: column for name, column in values.items() if name not in used and any(column)}

    if "text" not in columns:
        lengths = {
            name: mean(map(len, column))
            for name, column in free().items()
            if 2 * len(set(column)) >= sum(1 for _ in groupby(column))
        }
        long = {name: length for name, length in lengths.items() if length >= LEAST_TEXT}
        if long:
            by_field["text"] = max(long, key=lambda name: long[name])
    said = values.get(columns.get("text") or by_field.get("text", ""), [])
    again = [i for i, (a, b) in enumerate(pairwise(said), 1) if a == b and a]
    if "coder" not in columns and LEAST_AGAIN * len(said) <= len(again) > 0:
        each = {n: column for n, column in free().items() if _are_speakers(column)}
        coders = [n for n, column in each.items() if all(column[i] != column[i - 1] for i in again)]
        if coders:
            by_field["coder"] = coders[0]
    if "role" not in columns:
        once = [i for i in range(len(said) or len(seen)) if i not in set(again)]
        parts = {n: [column[i] for i in once] for n, column in free().items() if _are_speakers(column)}
        changes = {name: _changes(column) for name, column in parts.items()}
        often = {name: share for name, share in changes.items() if share >= LEAST_CHANGES}
        if often:
            by_field["role"] = max(often, key=lambda name: often[name])
    if grouped and (by_field or columns.get("role") == columns.get("text")) and "dialogue_id" not in columns:
        blocks = {name: len(set(column)) for name, column in free().items() if _stand_in_blocks(column)}
        if blocks:
            by_field["dialogue_id"] = max(blocks, key=lambda name: blocks[name])
    return by_field


def _word(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _changes(column: list[str]) -> float:
    return sum(a != b for a, b in pairwise(column)) / max(1, len(column) - 1)


def _are_speakers(column: list[str]) -> bool:
    each = set(column)
    few = 2 <= len(each) <= MOST_SPEAKERS and 2 * len(each) <= len(column)
    return few and all(0 < len(name) <= LONGEST_NAME for name in each)


def _stand_in_blocks(column: list[str]) -> bool:
    runs, each = sum(1 for _ in groupby(column)), set(column)
    return 2 <= len(each) == runs and 2 * runs <= len(column) and "" not in each
