"""The first stage: from a source to the tables of its records, with what was wrong listed beside them."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import orjson
import polars as pl

from data.core import schema
from data.core.engine import Engine
from data.core.problems import Problems, UserError
from data.core.progress import Progress, silent
from data.core.store.card import Card
from data.core.store.hashing import hashed
from data.importing import readers, source
from data.importing.draft import Draft
from data.importing.files import convokit
from data.importing.formats.mapped import Mapping
from data.importing.records import Call, Noted, Record, parse, records, together

VERSION = 6
MAPPING = "mapping.json"
ABOUT = "about.json"
PROBLEMS = "problems.json"
SAMPLES = 20
MOST_BEFORE = 2_000


def samples(path: Path) -> list[Record]:
    """The first few records of a source, to see what it is. Raises UserError if there are none."""
    problems = Problems()
    content = _Content()
    first = list(islice(content.records(path, problems, silent), SAMPLES))
    require_some(path, first, problems)
    return first


def make_records(
    path: Path,
    mapping: Mapping | None,
    card: Card | None,
    folder: Path,
    progress: Progress,
    engine: Engine | None = None,
) -> None:
    """Write every record table, ``about.json`` and ``problems.json`` to ``folder``. Raises UserError.

    ``engine``: the cluster that parses files and prepares columns; who has which id is decided here alone.
    """
    problems = Problems()
    draft = Draft(problems, folder, engine)
    content = _Content()
    gc.disable()  # parsed JSON holds no cycles; looking for them takes a tenth of the time
    try:
        stream = content.records(path, problems, progress, engine)
        first = list(islice(stream, SAMPLES))
        require_some(path, first, problems)
        if mapping is None:
            first += _until_known(first, stream)
        reader = readers.find(first, mapping, str(path))
        reader = _read(chain(first, stream), reader, draft, problems, mixed=mapping is None)
        require_some(path, draft.dialogues, problems)
        progress("tables")
        frames = draft.finish()
    finally:
        gc.enable()
        draft.close()
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet", compression="uncompressed", statistics=False)
    digest = content.digest()
    about = {
        "version": hashed(digest, reader.name, reader.version, mapping, schema.VERSION)[:12],
        "content": digest,
        "format": reader.name,
        "card": (card or content.card or _default_card(reader, digest, path)).to_dict(),
        "problems": {"set_aside": problems.set_aside, "noted": problems.noted},
        **_about(frames, has_originals=draft.has_originals),
    }
    (folder / PROBLEMS).write_bytes(orjson.dumps(problems.to_dict(), option=orjson.OPT_INDENT_2))
    (folder / ABOUT).write_bytes(orjson.dumps(about, option=orjson.OPT_INDENT_2))


def _until_known(first: list[Record], stream: Iterator[Record]) -> list[Record]:
    """More records, up to one that a reader knows: what lies before the dialogues may be about them."""
    more: list[Record] = []
    if not any(readers.another(record.value) for record in first):
        for record in islice(stream, MOST_BEFORE):
            more.append(record)
            if readers.another(record.value):
                break
    return more


def _read(
    stream: Iterable[Record], reader: readers.Format, draft: Draft, problems: Problems, *, mixed: bool
) -> readers.Format:
    """Pass every record to the reader, or where formats are mixed to another one that knows its shape.

    One that is nested too deeply is set aside. The reader of most records says what the corpus is.
    """
    chosen_by: dict[str, readers.Format] = {reader.name: reader}
    first: dict[str, str] = {}
    read: Counter[str] = Counter()
    for record in stream:
        chosen = reader
        if mixed and not (knows := reader.recognises(record.value)) and (other := readers.another(record.value)):
            chosen = chosen_by.setdefault(other.name, other)
            knows = True
        if not mixed or knows:
            read[chosen.name] += 1
            first.setdefault(chosen.name, record.where)
        try:
            chosen.add(record, draft, problems)
        except RecursionError:
            problems.add(record.where, "nested_too_deeply", kept=False)
    for one in chosen_by.values():
        one.close(draft, problems)
    most = read.most_common(1)[0][0] if read else reader.name
    for name in read.keys() - {most}:
        problems.add(first[name], "another_format", kept=True, format=name, n=f"{read[name]:,}")
    return chosen_by[most]


def content_of(path: Path) -> str:
    """What a source's files are, by name and bytes, without importing them. Raises UserError."""
    content = _Content()
    for member in source.members(path, Problems()):
        content.note(member)
    return content.digest()


class _Content:
    """Passes the records of a source on, and remembers what identifies their content."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self._digests: list[tuple[str, bytes]] = []

    def records(
        self, path: Path, problems: Problems, progress: Progress, engine: Engine | None = None
    ) -> Iterator[Record]:
        """Records in order; the card is taken out, a mapping beside them passed over.

        Files that ConvoKit would write wait for the end, when it is known which of them are there.
        """
        waiting: dict[str, dict[str, source.Member]] = {}
        if engine is None:
            for member in self._plain(source.members(path, problems), waiting, progress):
                yield from records(member, problems)
        else:
            noted: list[Call] = []
            members = self._plain(source.members(path, Noted(noted)), waiting, progress)
            yield from together(engine, members, noted, problems)
        for files in waiting.values():
            yield from self._of_folder(files, problems)

    def _plain(
        self, members: Iterator[source.Member], waiting: dict[str, dict[str, source.Member]], progress: Progress
    ) -> Iterator[source.Member]:
        """The files that are read one by one; the others are put into ``waiting``."""
        for count, member in enumerate(members, start=1):
            self.note(member)
            folder, _, name = member.name.rpartition("/")
            if name in convokit.FILES:
                waiting.setdefault(folder, {})[name] = member
            elif name != MAPPING:
                progress("reading", count)
                yield member

    def _of_folder(self, files: dict[str, source.Member], problems: Problems) -> Iterator[Record]:
        """The records of files whose names ConvoKit uses, whether or not it wrote them."""
        utterances = records(files[convokit.UTTERANCES], problems) if convokit.UTTERANCES in files else iter(())
        first = next(utterances, None)
        rest = chain(() if first is None else (first,), utterances)
        if first is not None and convokit.is_utterance(first.value):
            yield from convokit.conversations(rest, {name: member.data for name, member in files.items()})
            return
        yield from rest
        for name, member in files.items():
            if name == source.CARD:
                self._take_card(member)
            elif name != convokit.UTTERANCES:
                yield from records(member, problems)

    def _take_card(self, member: source.Member) -> None:
        try:
            about = parse(member.data)
        except ValueError as error:
            raise UserError.of("bad_card", path=member.name, why=error) from error
        if not isinstance(about, dict):
            raise UserError.of("bad_card", path=member.name, why=type(about).__name__)
        self.card = Card.from_dict(about, member.name)

    def note(self, member: source.Member) -> None:
        """Count a file in, unless it is one that only speaks about the records."""
        name = member.name.rpartition("/")[2]
        if name not in (source.CARD, MAPPING):
            self._digests.append((name, member.digest))

    def digest(self) -> str:
        """Hash of all files' names and bytes, wherever they lay: a folder and its archive agree."""
        return sha256(b"".join(name.encode() + d for name, d in sorted(self._digests))).hexdigest()


def _default_card(reader: readers.Format, digest: str, path: Path) -> Card:
    """The format's card; title and source of topics are the published corpus' own where others share its shape.

    A source whose name is not in Latin letters has that name as its title.
    """
    if digest in reader.published or reader.is_named_by_shape:
        return reader.card
    stem = source.writable(path.resolve().name).split(".")[0]
    title = "" if stem.isascii() else stem  # an id in Latin letters would not show the name
    return replace(reader.card, title_ja=title, title_en=title, topics_by="")


def require_some(path: Path, things: Sequence[object], problems: Problems) -> None:
    """Raise UserError if there are none, with the first of the problems."""
    if things:
        return
    reasons = [problem for problem in problems.listed if not problem.kept]
    if not reasons:
        raise UserError.of("holds_no_dialogue", path=path, ends=" ".join(source.SUFFIXES))
    first, others = reasons[0], problems.set_aside - 1
    more = UserError.of("more", n=f"{others:,}") if others > 0 else ""
    raise UserError.of("none_read", path=path, where=first.where, why=first, more=more)


def _about(frames: dict[str, pl.DataFrame], *, has_originals: bool) -> dict[str, object]:
    dialogues, utterances = frames["dialogues"], frames["utterances"]
    has = {
        "times": dialogues["started_at"].is_not_null().any(),
        "feedback": frames["feedback"].height > 0,
        "score": dialogues["score"].is_not_null().any(),
        "topics": dialogues["topic_main"].is_not_null().any(),
        "persons": bool(dialogues["client_id"].is_not_null().any()),
        "ratings": frames["ratings"].height > 0,
        "labels": frames["utterance_labels"].height > 0,
        "originals": has_originals,
    }
    counted = dialogues["topic_main"].drop_nulls().value_counts()
    topics = counted.sort("count", "topic_main", descending=[True, False])["topic_main"].to_list()
    return {
        "topics": topics,
        "languages": sorted(dialogues["language"].drop_nulls().unique()),
        "roles": [r for r in schema.ROLES if (utterances["role"] == r).any()],
        "has": [name for name, is_present in has.items() if is_present],
        "counts": {
            "dialogues": dialogues.height,
            "utterances": utterances.height,
            "speakers": frames["speakers"].height,
            "counselors": dialogues["counselor_id"].drop_nulls().n_unique(),
            "clients": dialogues["client_id"].drop_nulls().n_unique(),
        },
    }


def read_mapping(path: Path) -> Mapping:
    """A mapping from its JSON file. Raises UserError."""
    try:
        return Mapping.from_dict(parse(path.read_bytes()), str(path))
    except OSError as error:
        raise UserError.of("cannot_be_read", path=path, why=error.strerror) from error
    except ValueError as error:
        raise UserError.of("bad_json", path=path, why=error) from error
