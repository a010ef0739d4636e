"""Selections of the demos that the tests of tables share."""

import pytest

from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.naive import JAPANESE

registry.load()

SOME = {
    "all": Filter(),
    "three years": Filter(year=((2020, 2022),)),
    "one topic": Filter(topics=("workplace",)),
    "two dialogues": Filter(id=((11, 12),)),
    "one dialogue": Filter(id=((11, 11),)),
    "none": Filter(id=((0, 0),)),
}


@pytest.fixture(params=SOME.values(), ids=list(SOME))
def selection(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, request.param)


@pytest.fixture
def records(selection: Selection) -> list[dict]:
    return [JAPANESE[number] for number in selection.dialogue_ids]


@pytest.fixture
def whole(demo_ja: Corpus) -> Selection:
    return select(demo_ja)


@pytest.fixture
def demos(demo_ja: Corpus, demo_en: Corpus) -> list[Corpus]:
    return [demo_ja, demo_en]
