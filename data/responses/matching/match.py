"""Raw rows of responses to the targets of a corpus, and a report of what did not fit, row by row.

A row says what it answers by dialogue and position, by an id that has both, or by its reference or context.
Texts are compared without white space and in NFKC.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

import polars as pl

from data.core import schema
from data.core.problems import Problems
from data.corpus import Corpus
from data.importing.files.text_values import text_of
from data.responses.matching.row_values import count_of, extras_of, response_of
from data.responses.matching.target_index import Target, TargetIndex, comparable
from data.responses.raw import Raw
from data.responses.reading.messages import Message, messages_of

VERSION = 1
LONGEST_ID = 100
KEY = re.compile(r"^\D*?(\d+)\s*[-:_/@# ]+\s*(?:pos(?:ition)?)?\D?(\d+)$")
MESSAGE = pl.Struct({"role": pl.String, "text": pl.String})
RESPONSES: dict[str, pl.DataType | type[pl.DataType]] = {
    "system": pl.String,
    "dialogue_id": schema.ID,
    "position": pl.UInt32,
    "response": pl.String,
    "turns": pl.List(MESSAGE),
    "outcome": pl.Float64,
    "edited": pl.String,
    "meta": pl.String,
    "reference": pl.String,
    "matched_by": pl.String,
    "where": pl.String,
}


class Located(NamedTuple):
    """The target that a row answers."""

    target: Target
    #: How it was determined: position, text, or order (it follows the target of the row before).
    matched_by: str


def match(rows: Sequence[Raw], corpus: Corpus, problems: Problems) -> pl.DataFrame:
    """The rows that answer a target of the corpus.

    Args:
        rows: as read.
        corpus: whose targets.
        problems: gets every other row with the reason, and what is odd about those that match.

    Returns:
        One row per response, with the columns ``RESPONSES``.
    """
    index = TargetIndex(corpus)
    answered: dict[tuple[str, Target], str] = {}
    latest: dict[str, int] = {}
    matched: list[dict[str, Any]] = []
    differing: list[str] = []
    for where, values in rows:
        system = str(values.get("system") or "").strip()
        if not system:
            problems.add(where, "no_system", kept=False)
            continue
        response = response_of(where, values, problems)
        located = None if response is None else locate(where, values, index, latest.get(system), problems)
        if located is None:
            continue
        target = located.target
        if (system, target) in answered:
            first = answered[system, target]
            detail = f"{system} {target[0]}:{target[1]} ({first})"
            problems.add(where, "duplicate_key", kept=False, detail=detail)
            continue
        answered[system, target] = where
        row = latest[system] = index.row_of[target]
        reference = text_of(values.get("reference"))
        if reference is not None and comparable(reference) != index.golds[row]:
            differing.append(where)
        matched.append(
            {
                "system": system,
                "dialogue_id": target[0],
                "position": target[1],
                "response": response,
                "matched_by": located.matched_by,
                "where": where,
                **extras_of(where, values, reference, problems),
            }
        )
    for where in differing:
        problems.add(where, "other_reference", kept=True)
    _note_similar_names(matched, problems)
    return pl.DataFrame(matched, schema=RESPONSES)


def _note_similar_names(matched: list[dict[str, Any]], problems: Problems) -> None:
    """List systems whose names differ only in width, case, white space or invisible characters; they stay two."""
    first_row: dict[str, str] = {}
    first_name: dict[str, str] = {}
    for row in matched:
        first_row.setdefault(row["system"], row["where"])
    for system, where in first_row.items():
        folded = "".join(c for c in comparable(system).casefold() if unicodedata.category(c) not in ("Cf", "Cc"))
        other = first_name.setdefault(folded, system)
        if other != system:
            problems.add(where, "like_named", kept=True, detail=f"{system!r} / {other!r}")


def locate(
    where: str, values: dict[str, Any], index: TargetIndex, latest: int | None, problems: Problems
) -> Located | None:
    """The target of one row; None if there is none, which is listed.

    ``latest``: the row of the index that the same system answered before this.
    """
    dialogue, position = values.get("dialogue_id"), count_of(values.get("position"))
    if dialogue is None and (key := KEY.match(str(values.get("id", "")).strip()[:LONGEST_ID])):
        dialogue, position = key[1], int(key[2])
    if dialogue is not None and position is not None:
        return _by_place(where, dialogue, position, index, problems)
    if dialogue is not None and values.get("position") is not None:
        given = f"{values['position']!r}"[:60]
        problems.add(where, "no_position", kept=False, detail=given)
        return None
    return _by_text(where, values, dialogue, index, latest, problems)


def _by_place(
    where: str, dialogue: object, position: int, index: TargetIndex, problems: Problems
) -> Located | None:
    name = str(dialogue).strip()
    if name not in index.dialogue_ids and (number := count_of(name)) is not None:
        name = str(number)  # tables with empty cells write 10.0
    dialogue_id = index.dialogue_ids.get(name)
    if dialogue_id is None:
        given = str(dialogue)[:60]
        problems.add(where, "unknown_dialogue", kept=False, detail=given)
        return None
    if (dialogue_id, position) in index.row_of:
        return Located((dialogue_id, position), "position")
    turn = index.turn_at.get((dialogue_id, position))
    if turn is None:
        problems.add(where, "no_such_position", kept=False, detail=f"{name}:{position}")
        return None
    role, first, number = turn
    if role != "counselor":
        problems.add(where, "not_the_counselor", kept=False, detail=f"{name}:{position}")
        return None
    if number == 0:
        problems.add(where, "opening", kept=False, detail=f"{name}:{position}")
        return None
    problems.add(where, "inside_turn", kept=True, detail=f"{name}:{position} → {first}")
    return Located((dialogue_id, first), "position")


def _by_text(
    where: str,
    values: dict[str, Any],
    dialogue: object,
    index: TargetIndex,
    latest: int | None,
    problems: Problems,
) -> Located | None:
    """By the reference, then by the turn that is answered; if several fit, the one that follows ``latest``."""
    reference = text_of(values.get("reference"))
    context = messages_of(values.get("context"))
    if reference is None and not context:
        problems.add(where, "no_place", kept=False)
        return None
    rows = [] if reference is None else index.rows_of_gold.get(comparable(reference), [])
    if not rows and context:
        rows = index.rows_of_prompt.get(comparable(_last_turn(context)), [])
    if dialogue is not None:
        dialogue_id = index.dialogue_ids.get(str(dialogue).strip())
        rows = [row for row in rows if index.keys[row][0] == dialogue_id]
    if len(rows) > 1 and context:
        rows = _with_longest_history(rows, context, index)
    if len(rows) > 1 and latest is not None and latest + 1 in rows:
        return Located(index.keys[latest + 1], "order")
    if len(rows) == 1:
        return Located(index.keys[rows[0]], "text")
    if rows:
        problems.add(where, "ambiguous", kept=False, detail=f"{len(rows):,}")
    else:
        problems.add(where, "not_found", kept=False)
    return None


def _last_turn(context: list[Message]) -> str:
    """The last messages of a context that are of one role, as one text."""
    texts: list[str] = []
    for message in reversed(context):
        if message.role != context[-1].role:
            break
        texts.append(message.text)
    return "\n".join(reversed(texts))


def _with_longest_history(rows: list[int], context: list[Message], index: TargetIndex) -> list[int]:
    """The rows whose history agrees with the most characters of the context, counted back from its end."""
    text = comparable("".join(message.text for message in context))
    agreement = {}
    for row in rows:
        dialogue, length, step = index.keys[row][0], 0, row
        while step >= 0 and index.keys[step][0] == dialogue:
            part = index.prompts[step] if step == row else index.prompts[step] + index.golds[step]
            if not text[: len(text) - length].endswith(part):
                break
            length += len(part)
            step -= 1
        agreement[row] = length
    most = max(agreement.values())
    return [row for row, length in agreement.items() if length == most]
