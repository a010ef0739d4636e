"""What the readers of published corpora share."""

from pathlib import Path

import pytest

from data.core.store import Library
from data.importing.published.base import in_order, rating
from tests.data.importing.published.invent import corpus_of


def test_roles_in_the_order_of_speaking():
    assert in_order("BABC") == {"B": "client", "A": "counselor", "C": "other"}


@pytest.mark.parametrize("value", [None, True, "", "x"])
def test_no_rating_without_a_number(value: object):
    assert rating("scale", None, value, low=1, high=5) == []


def test_a_record_without_a_field_is_set_aside_and_named(tmp_path: Path, library: Library):
    said = [{"role": "RECOMMENDER", "text": "Hi."}, {"role": "SEEKER", "text": "Hello."}]
    broken = {"dialog_id": "y", "dialog": [{"role": "SEEKER", "text": "Hello."}, {"role": "SEEKER"}]}
    corpus = corpus_of(tmp_path, library, {"a.json": [{"dialog_id": "x", "dialog": said}, broken, {"other": 1}]})
    assert corpus.dialogues["source_id"].to_list() == ["x"]
    rules = [(problem.where, problem.rule, problem.kept) for problem in corpus.problems.listed]
    assert rules == [("a.json[1]", "incomplete_record", False), ("a.json[2]", "another_shape", False)]


def test_each_record_of_a_mixture_is_read_by_its_own_reader(tmp_path: Path, library: Library):
    said = [{"role": "RECOMMENDER", "text": "Hi."}, {"role": "SEEKER", "text": "Hello."}]
    chat = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    files = {
        "a.json": [{"dialog_id": "x", "dialog": said}],
        "b.json": {"messages": chat},
        "c.txt": "Co：はい\nCl：いいえ",
    }
    corpus = corpus_of(tmp_path, library, files)
    assert corpus.dialogues["n_utterances"].to_list() == [2, 2, 2]
    assert {p.values["format"] for p in corpus.problems.listed} == {"chat", "transcript"}
