"""Corpora whose dialogues are all alike, or but one: every table and figure is one, or says why not."""

import json
from collections.abc import Iterator

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.core.registry import FIGURES, Absent
from analysis.export.bundle import Look, file_of, result_of
from analysis.figures.kit.theme import LIGHT
from analysis.labels import Labels
from data.building.prepare import prepare
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.importing.formats.mapped import Mapping
from tests.analysis.answers import few
from tests.conftest import NOW

registry.load()
MAPPING = Mapping(
    {
        "dialogue_id": "id",
        "role": "role",
        "text": "text",
        "topic_main": "topic",
        "client_id": "p",
        "counselor_id": "c",
    },
    utterances="lines",
)
DRAWN_OF_ANY_CORPUS = {"topic_bars", "map_scatter"}


def dialogue(number: int, reply: str = "庭の花がきれいです。") -> dict:
    return {
        "id": number,
        "topic": "庭" if number % 2 else "散歩",
        "c": f"c{number % 3}",
        "p": f"p{number}",
        "lines": [{"role": "counselor", "text": "こんにちは"}, {"role": "client", "text": reply}],
    }


CORPORA = {
    "alike": [dialogue(n) for n in range(1, 11)],
    "two": [dialogue(1), dialogue(2)],
    "odd-one": [*(dialogue(n) for n in range(1, 10)), dialogue(10, "猫が屋根で寝ています。")],
}


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("alike")
    (folder / "x.json").write_text(json.dumps(CORPORA[request.param], ensure_ascii=False), encoding="utf-8")
    manifest, _ = prepare(folder / "x.json", request.param, library=Library(folder), mapping=MAPPING, now=NOW)
    assert manifest.unmade == {}
    return Corpus.open(request.param, Library(folder))


def answered(corpus: Corpus) -> Iterator[tuple[str, Question, pl.DataFrame]]:
    """Every figure whose table has an answer; one that has none says why."""
    for name, figure in FIGURES.items():
        question = Question.of(figure.table.function, select(corpus), few(figure.table))
        try:
            frame = question.answer()
        except (UserError, Absent) as error:
            assert str(error)
        else:
            yield name, question, frame


def test_every_figure_draws(corpus: Corpus):
    drawn = set()
    for name, _, frame in answered(corpus):
        figure = FIGURES[name].function(frame, labels=Labels("ja"), theme=LIGHT)
        assert figure.layout.height > 0, name
        drawn.add(name)
    assert drawn >= DRAWN_OF_ANY_CORPUS


def test_maps_leave_as_files(corpus: Corpus):
    files = {
        name: file_of(result_of(FIGURES[name], question, frame), Look(), "svg").content
        for name, question, frame in answered(corpus)
        if name.startswith("map_") or name in DRAWN_OF_ANY_CORPUS
    }
    assert files.keys() >= DRAWN_OF_ANY_CORPUS
    assert all(content.startswith(b"<svg") for content in files.values())
