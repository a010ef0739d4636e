"""The translated editions."""

from pathlib import Path

import pytest

from data.core.store import Library
from data.importing.formats.multilingual import Reader
from tests.data.invent import opened, translated, write


def test_translated_edition(tmp_path: Path, library: Library):
    values = [translated(1, ["I see.", "Right."]), translated(2, ["我明白了。", "对。"])]
    corpus = opened(write(tmp_path / "in", values), library)
    assert (corpus.manifest.format, corpus.manifest.languages) == ("multilingual", ("en", "zh"))
    assert corpus.has("originals") and corpus.has("feedback")
    assert corpus.texts.to_list() == ["I see.", "Right.", "我明白了。", "对。"]
    assert corpus.originals.to_list() == ["原文0", "原文1", "原文0", "原文1"]
    assert set(corpus.dialogues["origin"]) == {"translated"}


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["I see, みるく.", "Right, right, and what did the others say?"], "en"),
        (["好的，の先生。", "我明白了，请继续说下去。"], "zh"),
        (["はい。", "庭の柿の木のことで。"], "ja"),
        (["👍", "…"], "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(lines: list[str], language: str):
    assert Reader()._language(lines) == language


def test_both_languages_in_one_folder_are_told_apart(tmp_path: Path, library: Library):
    for folder, words in (("English", ["I see."]), ("Chinese", ["我明白了。"])):
        write(tmp_path / "in" / folder, [translated(1, words)])
    corpus = opened(tmp_path / "in", library)
    (problem,) = corpus.problems.listed
    assert (corpus.manifest.languages, problem.where) == (("zh",), "English/1.json")
    assert "the folder of each language" in problem.message
