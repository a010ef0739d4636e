"""A description is kept by language, and an empty one is none."""

from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.core.store.description import FILE, LONGEST, describe, descriptions


def test_each_language_has_its_own(tmp_path: Path):
    library = Library(tmp_path)
    library.folder("mine").mkdir()
    assert descriptions(library, "mine") == {}
    describe(library, "mine", "ja", " 雑談の記録。 ")
    describe(library, "mine", "en", "Small talk." + "x" * LONGEST)
    assert descriptions(library, "mine")["ja"] == "雑談の記録。"
    assert len(descriptions(library, "mine")["en"]) == LONGEST
    describe(library, "mine", "ja", "")
    assert "ja" not in descriptions(library, "mine")


@pytest.mark.parametrize("content", ["", "[1]", '{"ja": 3}', "\u0000"])
def test_a_damaged_file_says_nothing(tmp_path: Path, content: str):
    library = Library(tmp_path)
    library.folder("mine").mkdir()
    (library.folder("mine") / FILE).write_text(content)
    assert descriptions(library, "mine") == {}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="mine"):
        describe(Library(tmp_path), "mine", "en", "Small talk.")
