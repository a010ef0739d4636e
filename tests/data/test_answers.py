"""Kept tables: found again by the same question only."""

from pathlib import Path

import polars as pl
import pytest

from data.answers import Answers
from data.core.problems import UserError
from data.corpus import Corpus

FRAME = pl.DataFrame({"topic": ["仕事"], "share": [0.25]})


def test_a_table_is_found_by_its_question_and_by_no_other(demo_ja: Corpus, demo_en: Corpus, tmp_path: Path):
    answers = Answers(demo_ja, tmp_path)
    assert answers.load("t", 1, "q", {"a": 1}) is None and not answers.has("t", 1, "q", {"a": 1})
    answers.save(FRAME, "t", 1, "q", {"a": 1, "b": "x"})
    assert answers.load("t", 1, "q", {"b": "x", "a": 1}).equals(FRAME)
    assert answers.has("t", 1, "q", {"a": 1, "b": "x"})
    for other in (("u", 1, "q", {"a": 1, "b": "x"}), ("t", 2, "q", {"a": 1, "b": "x"}), ("t", 1, "r", {"a": 1})):
        assert answers.load(*other) is None
    assert Answers(demo_en, tmp_path).load("t", 1, "q", {"a": 1, "b": "x"}) is None


def test_a_damaged_table_is_computed_anew(demo_ja: Corpus, tmp_path: Path):
    answers = Answers(demo_ja, tmp_path)
    answers.save(FRAME, "t", 1, "", {})
    [path] = answers.folder.iterdir()
    path.write_bytes(b"PAR1")
    assert answers.load("t", 1, "", {}) is None


def test_a_folder_that_cannot_be_written_is_named(demo_ja: Corpus, tmp_path: Path):
    (tmp_path / "answers").write_text("a file in place of the folder")
    with pytest.raises(UserError, match=r"answers.*cannot be written"):
        Answers(demo_ja, tmp_path).save(FRAME, "t", 1, "", {})
