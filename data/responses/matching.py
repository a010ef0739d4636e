"""Raw rows of responses to the targets of a corpus, and a report of what did not fit, row by row.

A row says what it answers by dialogue and position, by an id that holds both, or by its reference or
context. Texts are compared without white space and in NFKC.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import isfinite
from typing import Any

import orjson
import polars as pl

from data import schema
from data.corpus import Corpus
from data.problems import Problems
from data.responses.mapping import text_of
from data.responses.messages import Message, messages_of
from data.responses.targets import targets, turns
from data.responses.text_reader import Raw

VERSION = 1
LONG, LONGEST = 20_000, 1_000_000
MARKUP = re.compile(
    r"<\s*/?\s*[a-zA-Z][^<>]*>|!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]\(\s*(?:https?|javascript|data):|\*\*[^*\n]+\*\*"
)
KEY = re.compile(r"^\D*?(\d+)\s*[-:_/@# ]+\s*(?:pos(?:ition)?)?\D?(\d+)$")
SPACE = re.compile(r"\s+")
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
Target = tuple[int, int]


def plain(text: str) -> str:
    """A text for comparing: NFKC, without white space."""
    return SPACE.sub("", unicodedata.normalize("NFKC", text))


class Places:
    """The targets of a corpus, and the ways to find one."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def targets(self) -> pl.DataFrame:
        """See ``data.responses.targets.targets``, all dialogues."""
        return targets(self.corpus)

    @cached_property
    def ids(self) -> dict[str, int]:
        """A dialogue's number and its name in the source, as text, to its number."""
        known = self.corpus.dialogues.select("dialogue_id", "source_id")
        numbers = {str(number): number for number in known["dialogue_id"]}
        return numbers | dict(zip(known["source_id"], known["dialogue_id"], strict=True))

    @cached_property
    def order(self) -> dict[Target, int]:
        """Each target's place in the corpus."""
        keys = zip(self.targets["dialogue_id"], self.targets["position"], strict=True)
        return {key: place for place, key in enumerate(keys)}

    @cached_property
    def keys(self) -> list[Target]:
        """The targets in order."""
        return list(self.order)

    @cached_property
    def turn_at(self) -> dict[Target, tuple[str, int, int]]:
        """Each utterance of a dialogue: the role and first position of its turn, and the turn's number."""
        found = turns(self.corpus)
        columns = ("dialogue_id", "position", "role", "utterances", "turn")
        return {
            (dialogue, position + step): (role, position, turn)
            for dialogue, position, role, n, turn in found.select(columns).iter_rows()
            for step in range(n)
        }

    @cached_property
    def golds(self) -> list[str]:
        """The gold responses for comparing."""
        return [plain(text) for text in self.targets["gold"]]

    @cached_property
    def by_gold(self) -> dict[str, list[int]]:
        """Gold response to the targets that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.golds):
            found[text].append(place)
        return found

    @cached_property
    def befores(self) -> list[str]:
        """The turns that are answered, for comparing."""
        return [plain(text) for text in self.targets["before"]]

    @cached_property
    def by_before(self) -> dict[str, list[int]]:
        """What is answered, to the targets that answer it."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.befores):
            found[text].append(place)
        return found


def match(rows: list[Raw], corpus: Corpus, problems: Problems) -> pl.DataFrame:
    """The rows that answer a target of the corpus, as ``RESPONSES``; every other row is listed with its reason."""
    places = Places(corpus)
    taken: dict[tuple[str, int, int], str] = {}
    found: list[dict[str, Any]] = []
    last: dict[str, int] = {}
    differing: list[str] = []
    for where, values in rows:
        system = str(values.get("system") or "").strip()
        if not system:
            problems.add(where, "no_system", "no system is named", kept=False)
            continue
        response = _response(where, values, problems)
        if response is None:
            continue
        place = _place(where, values, places, last.get(system), problems)
        if place is None:
            continue
        target, how = place
        key = (system, *target)
        if key in taken:
            message = f"{system} has answered dialogue {target[0]}, position {target[1]} already: {taken[key]}"
            detail = f"{system} {target[0]}:{target[1]} ({taken[key]})"
            problems.add(where, "duplicate_key", message, kept=False, detail=detail)
            continue
        taken[key] = where
        number = places.order[target]
        last[system] = number
        reference = text_of(values.get("reference"))
        if reference is not None and plain(reference) != places.golds[number]:
            differing.append(where)
        found.append(
            {
                "system": system,
                "dialogue_id": target[0],
                "position": target[1],
                "response": response,
                "matched_by": how,
                "where": where,
                **_about(where, values, reference, problems),
            }
        )
    for where in differing:
        message = "its reference is not the corpus' gold response; it is measured against the corpus'"
        problems.add(where, "other_reference", message, kept=True)
    _note_alike(found, problems)
    return pl.DataFrame(found, schema=RESPONSES)


def _note_alike(found: list[dict[str, Any]], problems: Problems) -> None:
    """Systems whose names look the same, but for width, case, white space or what cannot be seen, stay two."""
    first: dict[str, str] = {}
    known: dict[str, str] = {}
    for row in found:
        first.setdefault(row["system"], row["where"])
    for system, where in first.items():
        seen = "".join(c for c in plain(system).casefold() if unicodedata.category(c) not in ("Cf", "Cc"))
        other = known.setdefault(seen, system)
        if other != system:
            message = f"{system!r} is kept apart from {other!r}: their names differ in width, case or white space"
            problems.add(where, "like_named", message, kept=True, detail=f"{system!r} / {other!r}")


def _response(where: str, values: dict[str, Any], problems: Problems) -> str | None:
    """The response as text; None where there is none to keep."""
    told = values.get("response")
    if told is None and (continued := messages_of(values.get("turns"))):
        told = continued[0].text
    if isinstance(told, float) and told != told:
        told = None  # nan is how tables say nothing
    response = text_of(told)
    if response is None:
        rule = "null_response" if told is None else "wrong_type"
        message = "no response" if told is None else f"the response is a {type(told).__name__}, no text"
        problems.add(where, rule, message, kept=False, detail="" if told is None else type(told).__name__)
        return None
    if len(response) > LONGEST:
        message = f"{len(response):,} characters, more than {LONGEST:,}"
        problems.add(where, "too_long", message, kept=False, detail=f"{len(response):,}")
        return None
    if not response.strip():
        problems.add(where, "empty_response", "the response is empty; it counts as an answer", kept=True)
    elif len(response) > LONG:
        n = f"{len(response):,}"
        problems.add(where, "very_long", f"{n} characters", kept=True, detail=n)
    if MARKUP.search(response):
        problems.add(where, "markup", "holds HTML or Markdown; shown as text", kept=True)
    if "\ufffd" in response:
        problems.add(where, "broken_characters", "holds U+FFFD: characters were lost before", kept=True)
    return response


def _place(
    where: str, values: dict[str, Any], places: Places, last: int | None, problems: Problems
) -> tuple[Target, str] | None:
    """The target that a row answers, and how it was found."""
    dialogue, position = values.get("dialogue_id"), _whole(values.get("position"))
    if dialogue is None and (told := KEY.match(str(values.get("id", "")).strip())):
        dialogue, position = told[1], int(told[2])
    if dialogue is not None and position is not None:
        return _named(where, dialogue, position, places, problems)
    if dialogue is not None and values.get("position") is not None:
        given = f"{values['position']!r}"[:60]
        message = f"position {given} is no whole number from 0"
        problems.add(where, "no_position", message, kept=False, detail=given)
        return None
    return _by_text(where, values, dialogue, places, last, problems)


def _named(
    where: str, dialogue: object, position: int, places: Places, problems: Problems
) -> tuple[Target, str] | None:
    name = str(dialogue).strip()
    if name not in places.ids and (whole := _whole(name)) is not None:
        name = str(whole)  # tables with gaps write 10.0
    number = places.ids.get(name)
    if number is None:
        told = str(dialogue)[:60]
        problems.add(where, "unknown_dialogue", f"the corpus has no dialogue {told}", kept=False, detail=told)
        return None
    if (number, position) in places.order:
        return (number, position), "position"
    turn = places.turn_at.get((number, position))
    if turn is None:
        message = f"dialogue {name} has no position {position}"
        problems.add(where, "no_such_position", message, kept=False, detail=f"{name}:{position}")
        return None
    role, first, place = turn
    if role != "counselor":
        message = f"position {position} of dialogue {name} is the {role}'s, no counselor's"
        problems.add(where, "not_the_counselor", message, kept=False, detail=f"{name}:{position}")
        return None
    if place == 0:
        message = f"dialogue {name} begins with this turn: there is no context to answer"
        problems.add(where, "opening", message, kept=False, detail=f"{name}:{position}")
        return None
    message = f"position {position} is inside a turn of several utterances; taken for its first, {first}"
    problems.add(where, "inside_turn", message, kept=True, detail=f"{name}:{position} → {first}")
    return (number, first), "position"


def _by_text(
    where: str,
    values: dict[str, Any],
    dialogue: object,
    places: Places,
    last: int | None,
    problems: Problems,
) -> tuple[Target, str] | None:
    """By the reference, then by what is answered; where several fit, the one behind the row before."""
    reference = text_of(values.get("reference"))
    context = messages_of(values.get("context"))
    if reference is None and not context:
        message = "neither dialogue and position nor reference nor context"
        problems.add(where, "no_place", message, kept=False)
        return None
    fitting = None if reference is None else places.by_gold.get(plain(reference), [])
    if not fitting and context:
        fitting = places.by_before.get(plain(_answered(context)), [])
    fitting = list(fitting or ())
    if dialogue is not None:
        number = places.ids.get(str(dialogue).strip())
        fitting = [place for place in fitting if places.keys[place][0] == number]
    if len(fitting) > 1 and context:
        fitting = _closest(fitting, context, places)
    if len(fitting) > 1 and last is not None and last + 1 in fitting:
        return places.keys[last + 1], "order"
    if len(fitting) == 1:
        return places.keys[fitting[0]], "text"
    if fitting:
        message = f"{len(fitting):,} places of the corpus fit its text: give dialogue_id and position"
        problems.add(where, "ambiguous", message, kept=False, detail=f"{len(fitting):,}")
    else:
        message = "no place of the corpus has this reference or context"
        problems.add(where, "not_found", message, kept=False)
    return None


def _answered(context: list[Message]) -> str:
    """What the last speaker said: the last messages of one role."""
    last = context[-1].role
    said = []
    for message in reversed(context):
        if message.role != last:
            break
        said.append(message.text)
    return "\n".join(reversed(said))


def _closest(fitting: list[int], context: list[Message], places: Places) -> list[int]:
    """The targets whose history agrees longest with the end of a context, counted back from the answer."""
    said = plain("".join(message.text for message in context))
    agreed = {}
    for place in fitting:
        dialogue, length, step = places.keys[place][0], 0, place
        while step >= 0 and places.keys[step][0] == dialogue:
            part = places.befores[step] if step == place else places.befores[step] + places.golds[step]
            if not said[: len(said) - length].endswith(part):
                break
            length += len(part)
            step -= 1
        agreed[place] = length
    most = max(agreed.values())
    return [place for place, length in agreed.items() if length == most]


def _about(where: str, values: dict[str, Any], reference: str | None, problems: Problems) -> dict[str, Any]:
    """What else a row says of its response."""
    outcome = _number(values.get("outcome"))
    if values.get("outcome") not in (None, "") and outcome is None:
        told = f"{str(values['outcome'])[:40]!r}"
        problems.add(where, "no_number", f"outcome {told} is no number", kept=True, detail=told)
    continued = [message._asdict() for message in _continued(values.get("turns"))]
    meta = values.get("meta")
    return {
        "turns": continued or None,
        "outcome": outcome,
        "edited": text_of(values.get("edited")),
        "meta": None if meta in (None, "") else meta if isinstance(meta, str) else _json(meta),
        "reference": reference,
    }


def _continued(value: Any) -> Iterator[Message]:
    """A continuation: unnamed turns alternate, the counselor's first."""
    if isinstance(value, str) and value.strip().startswith("["):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return
    if isinstance(value, (list, tuple)):
        for index, turn in enumerate(value):
            if isinstance(turn, str):
                yield Message(("counselor", "client")[index % 2], turn)
            else:
                yield from messages_of(turn)
    elif value is not None:
        yield from messages_of(value)


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _whole(value: Any) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number >= 0 and number.is_integer() and number < 2**53 else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None
