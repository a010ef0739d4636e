"""Persons beyond the two roles: listed by name, and found by a search in their role alone."""

from pathlib import Path

import pytest

from analysis.core.query.person import searched_roles
from analysis.core.query.selection import Filter, Selection, select
from analysis.core.registry import TABLES
from analysis.dialogues.search import search_counts
from analysis.persons.speakers import named_speakers
from data.core.store import Library
from data.corpus import Corpus
from data.importing.formats.mapped import Mapping
from tests.data.invent import opened

COLUMNS = {name: name for name in ("dialogue_id", "role", "text", "addressee")}
ROLES = {"Th": "counselor", "母": "client", "父": "client", "見学者": "other"}
LINES = [
    "a,Th,つらい日は,母",
    "a,母,朝です,",
    "a,父,つらいのは夜,Th",
    "a,見学者,つらいですね,",
    "b,Th,はい,",
    "b,母,ええ,Th",
]


@pytest.fixture
def talk(tmp_path: Path) -> Corpus:
    (tmp_path / "in.csv").write_text("\n".join([",".join(COLUMNS), *LINES]), "utf-8")
    return opened(tmp_path / "in.csv", Library(tmp_path / "library"), mapping=Mapping(COLUMNS, roles=ROLES))


def test_everybody_is_listed_with_what_is_said_to_them(talk: Corpus):
    found = named_speakers(select(talk))
    assert found.rows() == [
        ("Th", "counselor", 2, 2, 2),
        ("母", "client", 2, 2, 1),
        ("父", "client", 1, 1, 0),
        ("見学者", "other", 1, 1, 0),
    ]
    target = TABLES["named_speakers"].drilldown.to(found.row(3, named=True), select(talk))
    assert target.mask.tolist() == [True, False]


def test_a_search_in_the_other_role_alone(talk: Corpus, whole: Selection):
    assert searched_roles(talk) == ("counselor", "client", "other")
    chosen, notes = Filter.from_query({"text": "つらい", "role": "other"})
    assert not notes and search_counts(select(talk, chosen)).select("role", "n").rows() == [("other", 1)]
    assert searched_roles(whole.corpus) == ("counselor", "client")
    assert named_speakers(whole).is_empty()
