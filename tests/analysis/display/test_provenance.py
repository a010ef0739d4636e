"""Topics are called a machine's where they are, and a model's where the corpus names it."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.display.provenance import by_machine
from analysis.labels import Labels
from data.core.store.card import Card
from data.importing.formats.kokorochat import Reader
from data.importing.readers import READERS
from data.importing.records_stage import _default_card

BY_NONE = Card(topics_by_machine=True)
BY_X = replace(BY_NONE, topics_by="x-1")


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ([Card()], ""),
        ([BY_NONE], "Topics were labeled automatically, not coded by people."),
        ([BY_X, Card(), BY_X], "Topics were labeled automatically (x-1), not coded by people."),
        ([BY_X, replace(BY_X, topics_by="y")], "Topics were labeled automatically (x-1, y), not coded by people."),
    ],
)
def test_only_what_the_corpus_says(cards: list[Card], said: str):
    assert by_machine(Labels("en"), "topics.machine", cards) == said


def test_the_model_belongs_to_the_published_corpus_alone():
    (published,) = Reader.published
    assert _default_card(Reader(), published, Path("x.json")).topics_by == "GPT-4o-mini"
    assert {_default_card(reader(), "another", Path("x.json")).topics_by for reader in READERS} == {""}
