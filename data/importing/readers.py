"""The corpus formats: one reader a file, found by looking at the first records.

A new format is one module with a ``Reader`` class (see ``Format``), one line in ``READERS``, and one test.
"""

from collections.abc import Iterable
from typing import Protocol

from data.core.problems import Problems, UserError
from data.core.store.card import Card
from data.importing.draft import Draft
from data.importing.formats import chats, conversations, kokorochat, multilingual, transcript
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.published import (
    annomi,
    cactus,
    covid,
    cpsycoun,
    daily,
    dialgen,
    esconv,
    etc,
    muspsy,
    recommendation,
    smile,
    story,
    talks,
)
from data.importing.published.base import Published
from data.importing.records import Json, Record


class Format(Protocol):
    """What a reader offers."""

    name: str
    #: Raised whenever the reader's result changes.
    version: int
    #: Describes a corpus that has no card of its own; title and source of topics only if it is published.
    card: Card
    #: Whether the shape of its records alone says which corpus it is.
    is_named_by_shape: bool
    #: The content hashes of the corpora that were published in this format.
    published: frozenset[str]
    #: The codes of the main topics; empty where the format has no fixed list.
    topics: tuple[str, ...]

    def recognises(self, value: Json) -> bool:
        """Whether one record looks like this format."""

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one record; whatever is wrong with it is listed in ``problems``."""

    def close(self, draft: Draft, problems: Problems) -> None:
        """Take in what was held back; called once after the last record."""


#: In this order: what only one corpus looks like comes before what many look like.
READERS: tuple[
    type[kokorochat.Reader | transcript.Reader | conversations.Reader | chats.Reader | Published], ...
] = (
    etc.Reader,
    kokorochat.Reader,
    multilingual.Reader,
    cactus.Reader,
    annomi.Reader,
    esconv.Reader,
    dialgen.Reader,
    recommendation.Inspired,
    recommendation.ReDial,
    recommendation.OpenDialKG,
    recommendation.Simulated,
    recommendation.Evaluated,
    talks.RealPersonaChat,
    talks.MultiParty,
    talks.WithSystem,
    story.Reader,
    daily.Reader,
    smile.Reader,
    covid.Reader,
    muspsy.Reader,
    cpsycoun.Reader,
    transcript.Reader,
    conversations.Reader,
    chats.Reader,
)


def find(samples: Iterable[Record], mapping: Mapping | None, source: str) -> Format:
    """The reader for these first records: the mapping's where one is given, else the first that fits.

    Raises UserError where none fits, saying what the records hold and how to map them.
    """
    if mapping is not None:
        return MappedReader(mapping)
    seen = list(samples)
    for reader in (make() for make in READERS):
        if any(reader.recognises(record.value) for record in seen):
            return reader
    raise _unknown(seen, source)


def another(value: Json) -> Format | None:
    """The reader for a record among those of another format; None where no format fits."""
    return next((reader for reader in (make() for make in READERS) if reader.recognises(value)), None)


def _unknown(seen: list[Record], source: str) -> UserError:
    fields = next((list(r.value) for r in seen if isinstance(r.value, dict) and r.value), None)
    if fields is None:
        known = ", ".join(reader.name for reader in READERS)
        return UserError.of("unknown_format_without_fields", path=source, known=known)
    columns = ", ".join(str(field) for field in fields[:12])
    return UserError.of("unknown_format", path=source, columns=columns)
