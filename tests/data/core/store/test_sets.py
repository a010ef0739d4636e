"""What holds for sets of every kind: one writer at a time, other versions passed over, damage told, removed."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from data.core.problems import Problems, UserError
from data.core.store import Library
from data.core.store.integrity import Damaged
from data.core.store.sets import ABOUT, REPORT, Sets
from tests.data.coding.invent import corpus_of


@dataclass(frozen=True)
class Note:
    """What a set of this test is."""

    id: str
    added_at: str
    of: tuple[str, ...]


NOTES = Sets("_notes", Note, ("of",), "no_label_set")


def test_sets_of_a_kind(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    made = [Note("b", "2026-01-02", ("x", "y")), Note("a", "2026-01-03", ())]
    problems = Problems()
    with NOTES.lock(library, "c") as folder:
        for note in made:
            NOTES.write(folder, note, {"rows.parquet": pl.DataFrame({"n": [1]})}, problems)
        with pytest.raises(UserError, match="another process"), NOTES.lock(library, "c", 0):
            pass
    assert NOTES.sets(folder) == made and NOTES.ids(folder) == ("a", "b")
    assert NOTES.table(folder, "a", REPORT).is_empty()
    older = folder / "older"
    older.mkdir()
    (older / ABOUT).write_text('{"id": "older"}')
    assert NOTES.sets(folder) == made, "one of another version is passed over"
    (folder / "a" / ABOUT).write_text("{")
    with pytest.raises(Damaged):
        NOTES.sets(folder)
    NOTES.remove(library, "c", "a")
    assert NOTES.sets(folder) == made[:1]
    with pytest.raises(UserError, match="there are: b, older"):
        NOTES.remove(library, "c", "a")
    with pytest.raises(UserError, match="no corpus"), NOTES.lock(library, "nothing"):
        pass
