"""Sets of labels in the library: listed in their order, found broken, removed by name."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.coding import sets
from data.coding.frames import LABELS, SAMPLES
from data.core.problems import Problems, UserError
from data.core.store import Library
from tests.data.coding.invent import corpus_of

ABOUT = sets.LabelSet("b", "c", "v", "b.csv", "2026-01-02", 1, {"x": 1}, ("tag",))


def test_sets_are_kept_listed_and_removed(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    with sets.lock(library, "c") as folder:
        for about in (ABOUT, replace(ABOUT, id="a", added_at="2026-01-03")):
            sets.write(folder, about, LABELS.empty(), Problems(), SAMPLES.empty())
        (folder / "half").mkdir()
    assert [one.id for one in sets.sets(folder)] == ["b", "a"]
    assert sets.ids(folder) == ("a", "b")
    assert sets.table(folder, "a", sets.LABELS_FILE).schema == LABELS.dtypes
    with pytest.raises(UserError, match="there are: a, b"):
        sets.remove(library, "c", "x")
    sets.remove(library, "c", "b")
    (folder / "a" / sets.LABELS_FILE).write_bytes(b"PAR1")
    with pytest.raises(UserError, match="damaged"):
        sets.table(folder, "a", sets.LABELS_FILE)
