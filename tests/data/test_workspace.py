"""What people enter stays, for several processes at once, and a stubborn disk is a sentence."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.core.problems import UserError
from data.importing.formats.mapped import Mapping, RatingField
from data.workspace import Workspace

MAPPING = Mapping(
    {"dialogue_id": "a", "role": "b", "text": "c"},
    roles={"th": "counselor"},
    labels={"act": "d"},
    ratings=(RatingField("mood", "e", 0, 10, "before", "client"),),
)


def enter(root: Path, n: int) -> list[str]:
    workspace = Workspace(root)
    for i in range(n):
        workspace.set_value(f"key{i}", str(i))
    return [workspace.remember_selection(f"topics=a{i}") for i in range(n)]


def test_a_selection_has_one_short_id(tmp_path: Path):
    workspace = Workspace(tmp_path)
    short = workspace.remember_selection("topics=school")
    assert (len(short), short.isalnum(), short.lower()) == (10, True, short)
    assert Workspace(tmp_path / "elsewhere").remember_selection("topics=school") == short
    assert workspace.remember_selection("topics=school") == short != workspace.remember_selection("topics=family")
    assert Workspace(tmp_path).selection(short) == "topics=school"


@given(st.text())
@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
def test_any_query_comes_back(tmp_path_factory, query):
    workspace = Workspace(tmp_path_factory.getbasetemp() / "any")
    assert workspace.selection(workspace.remember_selection(query)) == query


def test_unknown_things_are_none_and_make_no_file(tmp_path: Path):
    workspace = Workspace(tmp_path / "w")
    assert (workspace.selection("x"), workspace.value("x"), workspace.mapping_for(["x"])) == (None, None, None)
    assert not (tmp_path / "w").exists()


def test_a_mapping_is_found_by_its_columns_in_any_order(tmp_path: Path):
    workspace = Workspace(tmp_path)
    workspace.save_mapping(("b", "a"), Mapping({**MAPPING.columns, "score": "z"}))
    workspace.save_mapping(frozenset("ab"), MAPPING)
    assert workspace.mapping_for(["a", "b", "a"]) == MAPPING
    assert workspace.mapping_for(["a"]) is None


def test_values_are_replaced(tmp_path: Path):
    workspace = Workspace(tmp_path)
    workspace.set_value("language", "ja")
    workspace.set_value("language", "en")
    assert workspace.value("language") == "en"


def test_the_folder_comes_from_the_environment(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "mine"))
    Workspace().set_value("a", "b")
    assert (tmp_path / "mine").is_dir()


def test_several_threads_and_processes(tmp_path: Path):
    with ThreadPoolExecutor(4) as threads:
        ids = list(threads.map(enter, [tmp_path] * 4, [10] * 4))
    with get_context("spawn").Pool(2) as pool:
        ids += pool.starmap(enter, [(tmp_path, 10)] * 2)
    assert all(found == ids[0] for found in ids)
    assert [Workspace(tmp_path).selection(short) for short in ids[0]] == [f"topics=a{i}" for i in range(10)]


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"cannot be written.*KOKORO_WORKSPACE"):
        Workspace(tmp_path / "file").set_value("a", "b")


def test_a_damaged_file(tmp_path: Path):
    (tmp_path / "workspace.sqlite").write_bytes(b"no database" * 99)
    with pytest.raises(UserError, match="not a database"):
        Workspace(tmp_path).value("a")
    with pytest.raises(UserError, match="not a database"):
        Workspace(tmp_path).remember_selection("a")


def test_a_full_disk(tmp_path: Path, monkeypatch):
    def refuse(*_args, **_options):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(UserError, match="disk is full"):
        Workspace(tmp_path).set_value("a", "b")
