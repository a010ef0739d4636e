"""Sets of responses on disk: listed, read, removed whole; what a killed run left is cleared."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.core.store.responses import MEASURES, RESPONSES, Responses, folder_of, lock, remove


@pytest.fixture
def own(demo_library: Library, tmp_path: Path) -> Library:
    return Library(shutil.copytree(demo_library.root, tmp_path / "library"))


def responses_of(library: Library) -> Responses:
    return Responses(folder_of(library, "demo-ja"), "demo-ja", library.manifest("demo-ja").version)


def test_sets_state_what_their_tables_hold(own: Library):
    responses = responses_of(own)
    for one in responses.sets():
        rows = responses.table(one.id, RESPONSES)
        assert one.matched == rows.height == sum(one.systems.values())
        assert dict(rows.group_by("system").len().iter_rows()) == one.systems
        assert responses.table(one.id, MEASURES).height == rows.height
    together = responses.tables(responses.sets(), RESPONSES)
    assert together.height == sum(one.matched for one in responses.sets())
    assert set(together["set"]) == {one.id for one in responses.sets()}


def test_a_set_is_removed_whole_and_an_unknown_one_is_named(own: Library):
    first, *others = responses_of(own).sets()
    remove(own, "demo-ja", first.id)
    assert responses_of(own).sets() == others
    assert not (folder_of(own, "demo-ja") / first.id).exists()
    with pytest.raises(UserError, match=first.id):
        remove(own, "demo-ja", first.id)
    with pytest.raises(UserError, match="none-such"):
        responses_of(own).fitting(["none-such"])


def test_sets_of_another_version_of_the_corpus_do_not_fit(own: Library):
    folder = folder_of(own, "demo-ja")
    with pytest.raises(UserError, match=r"version|responses"):
        Responses(folder, "demo-ja", "another").fitting()


def test_what_a_killed_run_left_is_cleared_under_the_lock(own: Library):
    folder = folder_of(own, "demo-ja")
    left = folder / ".making-abc"
    left.mkdir()
    pl.DataFrame({"a": [1]}).write_parquet(left / "responses.parquet")
    before = responses_of(own).sets()
    with lock(own, "demo-ja"):
        assert not left.exists()
    assert responses_of(own).sets() == before
