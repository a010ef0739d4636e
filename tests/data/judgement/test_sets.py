"""Sets of judgements on disk: written whole, listed, damaged ones named, removed."""

from datetime import datetime
from pathlib import Path

import pytest

from data.annotations.judgements.importing import add
from data.core.problems import UserError
from data.core.store import Library
from data.judgement import sets
from tests.data.coding.invent import corpus_of


def test_a_set_is_listed_found_damaged_and_removed(library: Library, tmp_path: Path):
    corpus_of(tmp_path, library)
    path = tmp_path / "r.csv"
    path.write_text("dialogue_id,position,system,rater,safety\n1,3,x,aoi,4\n")
    added, _ = add(path, "c", library=library, now=datetime(2026, 1, 2), kind="person")
    folder = sets.folder_of(library.root, "c")
    assert [one.id for one in sets.sets(folder)] == [added.id] == list(sets.ids(folder))
    assert (added.modes, added.attributes, added.raters) == (("scale",), ("safety",), {"aoi": 1})
    table = folder / added.id / sets.ROWS
    table.write_bytes(table.read_bytes()[:-9])
    with pytest.raises(UserError):
        sets.table(folder, added.id, sets.ROWS)
    sets.remove(library, "c", added.id)
    with pytest.raises(UserError) as error:
        sets.remove(library, "c", added.id)
    assert error.value.code == "no_judgement_set"
