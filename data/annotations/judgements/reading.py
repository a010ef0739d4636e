"""Judgements as files hold them: LLM Comparator, a row a pair, a row a rating, or MentalAlign's cells of JSON."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from data.annotations.judgements.fields import (
    YES,
    chars_of,
    count,
    fields_in,
    get,
    kind_of,
    length,
    number,
    outcome,
    place_of,
    plain,
)
from data.core.problems import Problems
from data.importing.records import Record
from data.judgement.attributes import BY_ID, OVERALL, attribute_id, chosen_reasons
from data.judgement.frames import MODEL
from data.responses.reading.records import RecordFile
from data.responses.reading.services import Comparator

LONGEST_RATER = 80
TIE_BELOW = 0.25  # of LLM Comparator's mean score, as its own page counts ties
JSON_NUMBER = re.compile(r'["“”](\w[\w -]*)["“”]\s*:\s*"?(-?\d+(?:\.\d+)?)')
CELL = re.compile(r"^(human|judge|expert)_response_(.+)$")


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
    #: Characters of both responses, where the file holds them.
    chars: tuple[int | None, int | None] = (None, None)
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
    named = fields_in(columns)
    if {"a", "b", "winner"} <= named.keys():
        if {"system", "value"} <= named.keys():
            return "pairs + ratings", _both(table, named, who, problems)
        return "pairs", _pairs(_records(table, problems), named, who, problems)
    if "system" in named:
        scales = _scales(columns, named, samples)
        if "value" in named or scales:
            return "ratings", _ratings(_records(table, problems), named, scales, who, problems)
    return None


def _scales(columns: Sequence[str], named: dict[str, str], samples: Sequence[Mapping[str, Any]]) -> list[str]:
    """Columns that are attributes by their name, or hold nothing but numbers and are no other field."""
    taken = set(named.values())
    scales = [name for name in columns if attribute_id(name) in BY_ID]
    if scales or "value" in named:
        return scales
    return [
        name
        for name in columns
        if name not in taken
        and all(one.get(name) in (None, "") or number(one[name]) is not None for one in samples)
    ]


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
            chars = (length(example.get("output_text_a")), length(example.get("output_text_b")))
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
                reason = plain(one.get("rationale"))
                known = isinstance(one.get("is_flipped"), bool)
                first, second, shown = (b, a, chars[::-1]) if flipped else (a, b, chars)
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
    named = fields_in(list(first) if isinstance(first, dict) else [])
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


def _both(table: RecordFile, named: dict[str, str], who: Rater, problems: Problems) -> Iterator[RawJudgement]:
    """Pairs and ratings in one file: a row of one system without a and b is a rating."""
    for one in _records(table, problems):
        a, b, system = (get(one[1], named, name) or "" for name in ("a", "b", "system"))
        if system and not a and not b:
            yield from _ratings([one], named, (), who, problems)
        else:
            yield from _pairs([one], named, who, problems)


def _pairs(
    records: Iterable[tuple[Record, dict[str, Any]]], named: dict[str, str], who: Rater, problems: Problems
) -> Iterator[RawJudgement]:
    for record, value in records:
        a, b = (str(get(value, named, side) or "").strip() for side in "ab")
        if not a or not b:
            problems.add(record.where, "judgement_no_system", kept=False)
            continue
        if a == b:
            problems.add(record.where, "judgement_self", kept=False, detail=a)
            continue
        wins = outcome(get(value, named, "winner"), a, b)
        if wins is None:
            given = str(get(value, named, "winner"))[:60]
            problems.add(record.where, "judgement_outcome", kept=False, detail=given)
            continue
        shown = get(value, named, "order")
        flipped = str(shown).strip().lower() in (*YES, b.lower()) if shown is not None else False
        rater, kind = who.of(get(value, named, "rater"), get(value, named, "kind"), usual=MODEL)
        chars = (chars_of(value, named, "a"), chars_of(value, named, "b"))
        attribute = attribute_id(str(get(value, named, "attribute") or OVERALL))
        yield RawJudgement(
            record.where, place_of(value, named), attribute, rater, kind,
            b if flipped else a, a if flipped else b, 1 - wins if flipped else wins,
            shown is not None and str(shown).strip() != "", plain(get(value, named, "reason")),
            str(get(value, named, "at") or ""), chars[::-1] if flipped else chars,
            ",".join(chosen_reasons(get(value, named, "reasons"))),
        )  # fmt: skip


def _ratings(
    records: Iterable[tuple[Record, dict[str, Any]]],
    named: dict[str, str],
    scales: Sequence[str],
    who: Rater,
    problems: Problems,
) -> Iterator[RawJudgement]:
    for record, value in records:
        system = str(get(value, named, "system") or "").strip()
        if not system:
            problems.add(record.where, "judgement_no_system", kept=False)
            continue
        at = place_of(value, named)
        rater, kind = who.of(get(value, named, "rater"), get(value, named, "kind"), usual=MODEL)
        chars = (length(get(value, named, "response")) or count(get(value, named, "chars_a")), None)
        given = [(attribute_id(name), value.get(name)) for name in scales]
        if "value" in named:
            given = [(attribute_id(str(get(value, named, "attribute") or OVERALL)), value.get(named["value"]))]
        for attribute, rating in given:
            score = number(rating)
            if score is None:
                problems.add(record.where, "judgement_empty", kept=False)
                continue
            yield RawJudgement(
                record.where, at, attribute, rater, kind, system, None, score, False,
                plain(get(value, named, "reason")), str(get(value, named, "at") or ""), chars,
                ",".join(chosen_reasons(get(value, named, "reasons"))),
            )  # fmt: skip
