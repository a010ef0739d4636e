"""Judgements as files hold them: LLM Comparator, a row a pair, a row a rating, or MentalAlign's cells of JSON."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from data.importing.files.text_values import text_of
from data.importing.records import Record
from data.judgement.attributes import BY_ID, OVERALL, attribute_id, chosen_reasons
from data.judgement.frames import MODEL, PERSON
from data.problems import Problems
from data.responses.reading.records import RecordFile
from data.responses.reading.services import Comparator

LONGEST_RATER = 80
TIE_BELOW = 0.25  # of LLM Comparator's mean score, as its own page counts ties
JSON_NUMBER = re.compile(r'["“”](\w[\w -]*)["“”]\s*:\s*"?(-?\d+(?:\.\d+)?)')
CELL = re.compile(r"^(human|judge|expert)_response_(.+)$")
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


@dataclass(frozen=True)
class RawJudgement:
    """One judgement as read, before its place in the corpus is known."""

    where: str
    #: What names the target: dialogue_id, position, id, context, reference.
    place: Mapping[str, Any]
    attribute: str
    rater: str
    kind: str
    #: Shown first, where that is known.
    first: str
    second: str | None
    value: float
    ordered: bool
    reason: str = ""
    at: str = ""
    texts: tuple[str | None, str | None] = (None, None)
    #: Ids of ready reasons, separated by commas.
    reasons: str = ""


@dataclass
class Rater:
    """Who judged where the file does not say: what the caller says, else the file's name."""

    name: str = ""
    kind: str = ""
    file: str = ""
    #: Whether the file's name was needed.
    used: bool = field(default=False)

    def of(self, name: object, kind: object, *, usual: str) -> tuple[str, str]:
        """The rater's name and kind (person or model)."""
        said = " ".join(str(name or "").split()) or self.name or self.file
        which = self.kind or kind_of(kind) or usual
        return "".join(" " if sign in ":@,>|\\" else sign for sign in said)[:LONGEST_RATER], which


def kind_of(text: object) -> str:
    """Person or model, as a file names them; empty where it does not."""
    plain = str(text or "").strip().lower()
    return MODEL if plain in MODELS else PERSON if plain in PEOPLE else ""


def rows(
    table: RecordFile, rater: str, kind: str, problems: Problems
) -> tuple[str, Iterator[RawJudgement]] | None:
    """The format of a file and its judgements; None where it holds none that are known."""
    samples = [record.value for record in table.samples if isinstance(record.value, dict)]
    if not samples:
        return None
    stem = PurePosixPath(table.file.name).stem
    who = Rater(rater, kind, stem)
    if Comparator().recognises(samples[0]):
        return "llm_comparator", _comparator(table, who, problems)
    columns = list(dict.fromkeys(name for one in samples for name in one))
    cells = {name: match for name in columns if (match := CELL.match(name.strip()))}
    if cells:
        return "mentalalign", _cells(table, cells, who, problems)
    named = _named(columns)
    if {"a", "b", "winner"} <= named.keys():
        return "pairs", _pairs(table, named, who, problems)
    if "system" in named:
        scales = _scales(columns, named, samples)
        if "value" in named or scales:
            return "ratings", _ratings(table, named, scales, who, problems)
    return None


def _named(columns: Sequence[str]) -> dict[str, str]:
    """Which column is which field: the first of its names that is there."""
    lower = {name.strip().lower(): name for name in columns}
    return {
        known: lower[name.lower()]
        for known, names in NAMES.items()
        for name in reversed(names)
        if name.lower() in lower
    }


def _scales(columns: Sequence[str], named: dict[str, str], samples: Sequence[Mapping[str, Any]]) -> list[str]:
    """Columns that are attributes by their name, or hold nothing but numbers and are no other field."""
    taken = set(named.values())
    found = [name for name in columns if attribute_id(name) in BY_ID]
    if found or "value" in named:
        return found
    return [
        name
        for name in columns
        if name not in taken
        and all(one.get(name) in (None, "") or number(one[name]) is not None for one in samples)
    ]


def number(value: object) -> float | None:
    """A finite number, also one that is written as text."""
    try:
        found = float(str(value).strip())
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None


def _place(value: Mapping[str, Any], named: dict[str, str]) -> dict[str, Any]:
    fields = ("dialogue_id", "position", "id", "context", "reference")
    return {
        name: value[named[name]] for name in fields if name in named and value.get(named[name]) not in (None, "")
    }


def _get(value: Mapping[str, Any], named: dict[str, str], name: str) -> Any:
    return value.get(named[name]) if name in named else None


def _text(value: object) -> str:
    return " ".join((text_of(value) or "").split()) if value is not None else ""


def _records(table: RecordFile, problems: Problems) -> Iterator[tuple[Record, dict[str, Any]]]:
    for record in table.records:
        if isinstance(record.value, dict):
            yield record, record.value
        else:
            problems.add(record.where, "no_record", kept=False, detail=type(record.value).__name__)


def _comparator(table: RecordFile, who: Rater, problems: Problems) -> Iterator[RawJudgement]:
    reader = Comparator()
    for record, value in _records(table, problems):
        a, b = reader._names(value, table.system)
        for index, example in enumerate(value["examples"]):
            where = f"{record.where} examples[{index}]"
            if not isinstance(example, dict):
                problems.add(where, "judgement_empty", kept=False)
                continue
            place = {"context": example.get("input_text")}
            texts = (text_of(example.get("output_text_a")), text_of(example.get("output_text_b")))
            given = example.get("individual_rater_scores")
            listed = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
            single = bool(listed)
            for one in listed or [{"score": example.get("score")}]:
                score = number(one.get("score"))
                if score is None:
                    problems.add(where, "judgement_empty", kept=False)
                    continue
                band = 0.0 if single else TIE_BELOW
                wins = 1.0 if score > band else 0.0 if score < -band else 0.5
                rater, kind = who.of(one.get("rater_id") or one.get("rater"), one.get("kind"), usual=MODEL)
                flipped = bool(one.get("is_flipped"))
                reason = _text(one.get("rationale"))
                known = isinstance(one.get("is_flipped"), bool)
                first, second, shown = (b, a, texts[::-1]) if flipped else (a, b, texts)
                yield RawJudgement(
                    where, place, OVERALL, rater, kind, first, second, 1 - wins if flipped else wins,
                    known, reason, "", shown,
                )  # fmt: skip


def _cells(
    table: RecordFile, cells: dict[str, re.Match[str]], who: Rater, problems: Problems
) -> Iterator[RawJudgement]:
    """MentalAlign's: a row a context, a column a system, in each cell a JSON of attributes and ratings."""
    stem = re.sub(r"(_llm_judge.*|_judge)$", "", who.file, flags=re.IGNORECASE)
    first = table.records[0].value if table.records else {}
    named = _named(list(first) if isinstance(first, dict) else [])
    for record, value in _records(table, problems):
        place = {"context": value.get(named.get("context", "context"))}
        for column, match in cells.items():
            text = str(value.get(column) or "")
            ratings = dict(JSON_NUMBER.findall(text))
            if not ratings:
                problems.add(f"{record.where} {column.strip()}", "judgement_empty", kept=False)
                continue
            human = match[1] != "judge"
            rater = who.name or ("experts" if human else stem)
            name, kind = who.of(rater, "human" if human else "model", usual=MODEL)
            for attribute, given in ratings.items():
                yield RawJudgement(
                    record.where, place, attribute_id(attribute), name, kind, match[2].strip(), None,
                    float(given), ordered=False,
                )  # fmt: skip


def _pairs(table: RecordFile, named: dict[str, str], who: Rater, problems: Problems) -> Iterator[RawJudgement]:
    for record, value in _records(table, problems):
        a, b = (str(_get(value, named, side) or "").strip() for side in "ab")
        if not a or not b:
            problems.add(record.where, "judgement_no_system", kept=False)
            continue
        if a == b:
            problems.add(record.where, "judgement_self", kept=False, detail=a)
            continue
        wins = outcome(_get(value, named, "winner"), a, b)
        if wins is None:
            given = str(_get(value, named, "winner"))[:60]
            problems.add(record.where, "judgement_outcome", kept=False, detail=given)
            continue
        shown = _get(value, named, "order")
        flipped = str(shown).strip().lower() in (*YES, b.lower()) if shown is not None else False
        rater, kind = who.of(_get(value, named, "rater"), _get(value, named, "kind"), usual=MODEL)
        texts = (text_of(_get(value, named, "response_a")), text_of(_get(value, named, "response_b")))
        attribute = attribute_id(str(_get(value, named, "attribute") or OVERALL))
        yield RawJudgement(
            record.where, _place(value, named), attribute, rater, kind,
            b if flipped else a, a if flipped else b, 1 - wins if flipped else wins,
            shown is not None and str(shown).strip() != "", _text(_get(value, named, "reason")),
            str(_get(value, named, "at") or ""), texts[::-1] if flipped else texts,
            ",".join(chosen_reasons(_get(value, named, "reasons"))),
        )  # fmt: skip


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


def _ratings(
    table: RecordFile, named: dict[str, str], scales: Sequence[str], who: Rater, problems: Problems
) -> Iterator[RawJudgement]:
    for record, value in _records(table, problems):
        system = str(_get(value, named, "system") or "").strip()
        if not system:
            problems.add(record.where, "judgement_no_system", kept=False)
            continue
        place = _place(value, named)
        rater, kind = who.of(_get(value, named, "rater"), _get(value, named, "kind"), usual=MODEL)
        text = text_of(_get(value, named, "response"))
        given = [(attribute_id(name), value.get(name)) for name in scales]
        if "value" in named:
            given = [(attribute_id(str(_get(value, named, "attribute") or OVERALL)), value.get(named["value"]))]
        for attribute, rating in given:
            plain = number(rating)
            if plain is None:
                problems.add(record.where, "judgement_empty", kept=False)
                continue
            yield RawJudgement(
                record.where, place, attribute, rater, kind, system, None, plain, False,
                _text(_get(value, named, "reason")), str(_get(value, named, "at") or ""), (text, None),
                ",".join(chosen_reasons(_get(value, named, "reasons"))),
            )  # fmt: skip
