"""The first stage: from a source to the tables of its records, with what was wrong listed beside them."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import orjson
import polars as pl

from data import schema
from data.card import Card
from data.hashing import hashed
from data.importing import formats, source
from data.importing.draft import Draft
from data.importing.formats.mapped import Mapping
from data.importing.records import Record, parse, records
from data.problems import Problems, UserError
from data.progress import Progress

VERSION = 4
MAPPING = "mapping.json"
ABOUT = "about.json"
PROBLEMS = "problems.json"
SAMPLES = 20


def samples(path: Path) -> list[Record]:
    """The first few records of a source, to see what it is. Raises UserError where there is none."""
    found: list[Record] = []
    problems = Problems()
    for member in source.members(path, problems):
        if member.name.rpartition("/")[2] in (source.CARD, MAPPING):
            continue
        for record in records(member, problems):
            found.append(record)
            if len(found) >= SAMPLES:
                return found
    refuse_nothing(path, found, problems)
    return found


def make_records(path: Path, mapping: Mapping | None, card: Card | None, folder: Path, progress: Progress) -> None:
    """Write every record table, ``about.json`` and ``problems.json`` to ``folder``. Raises UserError."""
    problems = Problems()
    draft = Draft(problems, folder)
    content = _Content()
    gc.disable()  # parsed JSON holds no cycles; looking for them takes a tenth of the time
    try:
        stream = content.watch(source.members(path, problems), problems, progress)
        first = list(islice(stream, SAMPLES))
        refuse_nothing(path, first, problems)
        reader = formats.find(first, mapping, str(path))
        for record in chain(first, stream):
            reader.add(record, draft, problems)
        reader.close(draft, problems)
        refuse_nothing(path, draft.dialogues, problems)
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
        "card": (card or content.card or _default_card(reader, digest)).to_dict(),
        "problems": {"set_aside": problems.set_aside, "noted": problems.noted},
        **_about(frames, originals=draft.has_originals),
    }
    (folder / PROBLEMS).write_bytes(orjson.dumps(problems.to_dict(), option=orjson.OPT_INDENT_2))
    (folder / ABOUT).write_bytes(orjson.dumps(about, option=orjson.OPT_INDENT_2))


def content_of(path: Path) -> str:
    """What a source's files are, by name and bytes, without importing them. Raises UserError."""
    content = _Content()
    for member in source.members(path, Problems()):
        content.note(member)
    return content.digest()


class _Content:
    """Passes the records of a source on and remembers what identifies their content."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self._digests: list[tuple[str, bytes]] = []

    def watch(self, members: Iterator[source.Member], problems: Problems, progress: Progress) -> Iterator[Record]:
        """Records in order; the card is taken out, a mapping beside them passed over."""
        for count, member in enumerate(members, start=1):
            self.note(member)
            name = member.name.rpartition("/")[2]
            if name == source.CARD:
                try:
                    about = parse(member.data)
                except ValueError as error:
                    raise UserError.of("bad_card", path=member.name, why=error) from error
                if not isinstance(about, dict):
                    raise UserError.of("bad_card", path=member.name, why=type(about).__name__)
                self.card = Card.from_dict(about, member.name)
            elif name != MAPPING:
                progress("reading", count)
                yield from records(member, problems)

    def note(self, member: source.Member) -> None:
        """Count a file in, unless it is one that only speaks about the records."""
        name = member.name.rpartition("/")[2]
        if name not in (source.CARD, MAPPING):
            self._digests.append((name, member.digest))

    def digest(self) -> str:
        """Hash of all files' names and bytes, wherever they lay: a folder and its archive agree."""
        return sha256(b"".join(name.encode() + d for name, d in sorted(self._digests))).hexdigest()


def _default_card(reader: formats.Format, digest: str) -> Card:
    """The format's card; what it names belongs to the published corpus alone, not to whatever has its shape."""
    return (
        reader.card if digest in reader.published else replace(reader.card, title_ja="", title_en="", topics_by="")
    )


def refuse_nothing(path: Path, found: Sequence[object], problems: Problems) -> None:
    """Raise UserError where nothing was found, with the first of the problems."""
    if found:
        return
    if not problems.listed:
        raise UserError.of("holds_no_dialogue", path=path, ends=" ".join(source.SUFFIXES))
    first, others = problems.listed[0], problems.set_aside - 1
    more = UserError.of("more", n=f"{others:,}") if others > 0 else ""
    raise UserError.of("none_read", path=path, where=first.where, why=first, more=more)


def _about(frames: dict[str, pl.DataFrame], *, originals: bool) -> dict[str, object]:
    dialogues, utterances = frames["dialogues"], frames["utterances"]
    has = {
        "times": dialogues["started_at"].is_not_null().any(),
        "feedback": frames["feedback"].height > 0,
        "score": dialogues["score"].is_not_null().any(),
        "topics": dialogues["topic_main"].is_not_null().any(),
        "persons": bool(dialogues["client_id"].is_not_null().any()),
        "ratings": frames["ratings"].height > 0,
        "labels": frames["utterance_labels"].height > 0,
        "originals": originals,
    }
    topics = dialogues["topic_main"].drop_nulls().value_counts(sort=True)["topic_main"].to_list()
    return {
        "topics": topics,
        "languages": sorted(dialogues["language"].drop_nulls().unique()),
        "roles": [r for r in schema.ROLES if (utterances["role"] == r).any()],
        "has": [name for name, there in has.items() if there],
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
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UserError(f"{path}: not valid JSON ({error})") from error
