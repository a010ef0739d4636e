"""Any other file, read through a mapping of its columns.

Records are either whole dialogues with a list of utterances, or single utterances that a column groups
into dialogues.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from data.core.problems import Problems
from data.core.schema import ROLES
from data.core.store.card import Card
from data.importing.chunks import Cells
from data.importing.draft import Draft, Label
from data.importing.files.shapes import LISTS, as_messages, messages_in
from data.importing.files.text_values import text_of
from data.importing.files.transcripts import split_speaker
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_rows import UtteranceRows
from data.importing.formats.mapped_values import (
    RoleCodes,
    column_reader,
    count_of,
    identifier,
    lookup,
    number_of,
    ratings_of,
    times_of,
    with_continuations,
)
from data.importing.records import Json, Record
from data.importing.vocabulary import UTTERANCE_FIELDS
from data.importing.voices import OTHER, Voice, voices

JUDGED = "\0judged"
"""Of an utterance, the rows of its coders."""


class MappedReader:
    """Reads records through a mapping; utterance rows are gathered until the last one came."""

    name = "mapped"
    version = 4
    is_named_by_shape = False
    published: frozenset[str] = frozenset()
    card = Card()
    topics: tuple[str, ...] = ()

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._codes = RoleCodes(mapping)
        self._seen = 0
        columns = mapping.columns
        self._rows = UtteranceRows(columns)
        self._id = columns.get("dialogue_id")
        self._about_columns = {n: c for n, c in columns.items() if n not in (*UTTERANCE_FIELDS, "dialogue_id")}
        self._text, self._role = column_reader(columns["text"]), column_reader(columns["role"])
        self._time = column_reader(columns["said_at"]) if "said_at" in columns else None
        self._speaker = column_reader(columns["speaker"]) if "speaker" in columns else None
        self._coder = columns.get("coder")
        self._addressee = column_reader(columns["addressee"]) if "addressee" in columns else None

    def recognises(self, value: Json) -> bool:
        """Any object may be tried: the person who wrote the mapping knows."""
        return isinstance(value, dict)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue, or hold one utterance back until its dialogue is complete."""
        value = record.value
        if not isinstance(value, dict):
            problems.add(record.where, "no_record", kept=False, detail=type(value).__name__)
            return
        self._seen += 1
        if self.mapping.utterances is None:
            self._rows.add(record, problems)
            return
        source_id = identifier(lookup(value, self._id)) if self._id else record.key or str(self._seen)
        if source_id is None:
            problems.add(record.where, "no_dialogue_id", kept=False, key=self._id)
            return
        rows = lookup(value, self.mapping.utterances)
        if isinstance(rows, (str, dict)):
            rows = as_messages(rows) or rows
        elif isinstance(rows, list) and rows and not isinstance(rows[0], dict):
            rows = messages_in(rows) or rows
        if not isinstance(rows, list):
            rows = next((value[name] for name in LISTS if isinstance(value.get(name), list)), rows)
        if not isinstance(rows, list):
            key, kind = self.mapping.utterances, type(rows).__name__
            problems.add(record.where, "no_list", kept=False, key=key, type=kind)
            return
        self._dialogue(record.where, record.file, source_id, value, rows, draft, problems)

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the dialogues gathered from utterance rows."""
        for group in self._rows.dialogues(problems):
            self._dialogue(group.where, group.file, group.source_id, group.rows[0], group.rows, draft, problems)

    def _dialogue(
        self,
        where: str,
        file: str,
        source_id: str,
        value: Json,
        rows: list[Json],
        draft: Draft,
        problems: Problems,
    ) -> None:
        if not rows:
            problems.add(where, "empty_dialogue", kept=False)
            return
        if self._coder:
            rows = self._judged_once(rows)
        if self.mapping.no_speakers:
            rows, before = with_continuations(rows, self.mapping)
            if before:
                detail = " / ".join(before)[:80]
                problems.add(where, "lines_before", kept=True, n=len(before), detail=detail)
            if not rows:
                problems.add(where, "empty_dialogue", kept=False)
                return
        written, words = self._text(rows), self._role(rows)
        if self.mapping.columns["text"] == self.mapping.columns["role"]:
            words, written = _apart(written)
        texts = self._texts(where, written, problems)
        if texts is None:
            return
        times = self._time(rows) if self._time else [""] * len(rows)
        roles = self._roles(where, words, problems)
        draft.add(
            where,
            {"source_id": source_id, **self._persons(rows, roles), **self._about(where, value, problems)},
            texts=texts,
            roles=roles,
            times=times_of(times),
            voices=self._voices(rows, words, roles),
            ratings=self._ratings(where, value, problems),
            labels=self._labels(rows),
            file=file,
        )

    def _persons(self, rows: list[Json], roles: bytes) -> dict[str, str]:
        """Who speaks first in each role, where a column names the speakers."""
        if self._speaker is None:
            return {}
        persons: dict[str, str] = {}
        for code, speaker in zip(roles, map(identifier, self._speaker(rows)), strict=True):
            if speaker is not None and code != OTHER:
                persons.setdefault(f"{ROLES[code]}_id", speaker)
        return persons

    def _voices(self, rows: list[Json], words: list[Json], roles: bytes) -> Iterable[Voice]:
        """Who speaks, where the roles do not tell: by a column of speakers, else by the words for the roles."""
        addressees = self._addressee(rows) if self._addressee else ()
        if self._speaker is not None:
            return voices(self._speaker(rows), roles, addressees, are_persons=True)
        if not addressees and OTHER not in roles and _at_most_two(words):
            return ()
        return voices(words, roles, addressees, are_persons=False)

    def _ratings(self, where: str, value: Json, problems: Problems) -> list[dict[str, Any]]:
        return [r for f in self.mapping.ratings for r in ratings_of(where, f, value, problems)]

    def _labels(self, rows: list[Json]) -> Iterator[Label]:
        for scheme, column in self.mapping.labels.items():
            for position, row in enumerate(rows):
                for one in row.get(JUDGED, (row,)) if isinstance(row, dict) else ():
                    if (label := lookup(one, column)) is not None:
                        yield position, scheme, str(label), identifier(lookup(one, self._coder))

    def _judged_once(self, rows: list[Json]) -> list[Json]:
        """Each utterance once, with the rows of all who coded it: those that say the same at the same place."""
        columns = self.mapping.columns
        same = [columns[name] for name in ("position", "said_at", "role", "text") if name in columns]
        once: dict[tuple[str, ...], Json] = {}
        times: Counter[tuple[str, ...]] = Counter()
        for row in rows:
            key = tuple(str(lookup(row, column)) for column in same)
            times[by_coder := (str(lookup(row, self._coder)), *key)] += 1
            place = (*key, str(times[by_coder]))  # a coder who has it twice saw it said twice
            once.setdefault(place, {**row, JUDGED: []})[JUDGED].append(row)
        return list(once.values())

    def _texts(self, where: str, values: list[Json], problems: Problems) -> Cells | None:
        """The texts of a dialogue; None if one of them is not text, which is listed."""
        try:
            cells = Cells.of(values)
        except TypeError:
            return self._mended(where, values, problems)
        if "" in values:
            for at, text in enumerate(values):
                if text == "":
                    problems.add(where, "empty_text", kept=True, at=at)
        return cells

    def _mended(self, where: str, values: list[Json], problems: Problems) -> Cells | None:
        """Texts of which some are numbers, parts of messages, or not there."""
        if all(value is None for value in values) and len(values) > 1:
            problems.add(where, "no_text", kept=False, at=0, key=self.mapping.columns["text"], type="NoneType")
            return None
        texts: list[str] = []
        for at, value in enumerate(values):
            text = "" if value is None or value != value else text_of(value)
            if text is None:
                kind = type(value).__name__
                problems.add(where, "no_text", kept=False, at=at, key=self.mapping.columns["text"], type=kind)
                return None
            if isinstance(value, (int, float)) and text:
                problems.add(where, "number_as_text", kept=True, at=at, value=text)
            if text == "":
                problems.add(where, "empty_text", kept=True, at=at)
            texts.append(text)
        return Cells.of(texts)

    def _roles(self, where: str, words: list[Json], problems: Problems) -> bytes:
        """The codes of the roles; a word whose role is not known is listed once a dialogue."""
        codes = self._codes
        try:
            roles = bytes(map(codes.__getitem__, words))
        except TypeError:  # one of them is a list or an object
            words = [repr(word) if isinstance(word, (dict, list)) else word for word in words]
            roles = bytes(map(codes.__getitem__, words))
        if codes.unknown:
            for word in codes.unknown.intersection(words):
                problems.add(where, "unknown_role", kept=True, at=words.index(word), value=repr(word))
        return roles

    def _about(self, where: str, value: Json, problems: Problems) -> dict[str, Any]:
        about: dict[str, Any] = {}
        for name, column in self._about_columns.items():
            inner = lookup(value, column)
            if inner is None or inner == "":
                continue
            if name in ("score", "session_number"):
                about[name] = number_of(where, name, inner, problems)
            elif name == "branch_at":
                about[name] = count_of(where, name, inner, problems)
            elif name == "branch_of":
                about[name] = identifier(inner)
            elif name.endswith("_id"):
                about[name] = identifier(inner)
                if about[name] is None and str(inner).strip():
                    problems.add(where, "person_unreadable", kept=True, field=name, value=repr(inner))
            else:
                about[name] = str(inner)
        return about


def _at_most_two(words: list[Json]) -> bool:
    try:
        return len(set(words)) <= 2
    except TypeError:  # one of them is a list or an object
        return False


def _apart(values: list[Json]) -> tuple[list[Json], list[Json]]:
    """Speakers and texts of values such as "Co: text"; without a speaker the one above goes on."""
    words: list[Json] = []
    texts: list[Json] = []
    for value in values:
        parts = split_speaker(value) if isinstance(value, str) else None
        words.append(parts[0] if parts else words[-1] if words else "")
        texts.append(parts[1] if parts else value)
    return words, texts
