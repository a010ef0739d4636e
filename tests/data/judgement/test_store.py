"""Studies: what a rater gave is there again, safe from a kill and from twenty at once."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import PROJECT
from data.judgement import store
from data.judgement.store import SCALE, Given, Item
from data.workspace import Workspace
from tests.data.judgement.invent import items, study

KILLED = """
import sys
from data.judgement import store
from data.judgement.store import Given
from data.workspace import Workspace
from tests.data.judgement.invent import items, study
workspace = Workspace(sys.argv[1])
made = store.make(workspace, study(), items(2_000))
for n in range(2_000):
    store.save(workspace, made, "aoi", [(Given(n, {"overall": 1.0}), False)], "2026-01-02T03:04:05")
    print(n, flush=True)
"""


def test_what_was_given_is_there_again_and_replaced_as_a_whole(tmp_path: Path):
    workspace = Workspace(tmp_path)
    made = store.make(workspace, study(), items())
    first = store.state(workspace, "c")
    assert store.save(workspace, made, "aoi", [(Given(2, {"overall": 1, "safety": 0.5}, "warm"), True)], "t") == [
        2
    ]
    assert store.state(workspace, "c") > first
    assert store.given(workspace, made.id, "aoi") == {2: Given(2, {"overall": 1.0, "safety": 0.5}, "warm", True)}
    store.save(workspace, made, "aoi", [(Given(2, {"overall": 0, "unknown": 1}), True)], "t")
    assert store.given(workspace, made.id, "aoi")[2].values == {"overall": 0.0}
    assert store.save(workspace, made, "aoi", [(Given(99, {"overall": 1}), True)], "t") == []
    assert [(one.rater, one.done, one.of) for one in store.progress(workspace, made)] == [("aoi", 1, 6)]
    assert store.rows_of(workspace, "c") == []
    store.reveal(workspace, made)
    (row,) = store.rows_of(workspace, "c")
    assert row[5:13] == ("x", "y", "aoi", "overall", 0.0, True, "", "")


def test_what_is_not_through_is_no_judgement_yet_and_its_reasons_are_there_again(tmp_path: Path):
    workspace = Workspace(tmp_path)
    made = store.make(workspace, study(), items())
    half = Given(1, {"overall": 1.0}, "cold", done=False, reasons=("empathy", "unsafe"))
    store.save(workspace, made, "aoi", [(half, False)], "t")
    assert store.rows_of(workspace, "c", running=True) == []
    assert [one.done for one in store.progress(workspace, made)] == [0]
    assert store.given(workspace, made.id, "aoi") == {1: half}
    store.remove(workspace, made)
    assert store.studies(workspace, "c") == [] and store.items(workspace, made.id) == []


def test_a_study_runs_until_all_who_are_named_are_through(tmp_path: Path):
    workspace = Workspace(tmp_path)
    made = store.make(workspace, study(raters=("aoi", "ren")), items(1))
    done = [(Given(0, {"overall": 1.0}), False)]
    store.save(workspace, made, "aoi", done, "t")
    assert store.is_running(workspace, made) and store.rows_of(workspace, "c") == []
    assert len(store.rows_of(workspace, "c", running=True)) == 1
    store.save(workspace, made, "ren", done, "t")
    assert not store.is_running(workspace, made) and len(store.rows_of(workspace, "c")) == 2


def test_the_table_of_items_tells_nothing_of_sides(tmp_path: Path):
    workspace = Workspace(tmp_path)
    made = store.make(workspace, study(), items())
    assert {(item.a, item.b) for _, item in store.items(workspace, made.id)} == {("x", "y")}
    single = store.make(workspace, study(mode=SCALE), [Item(items()[0].place, "y")])
    assert store.items(workspace, single.id)[0][1].b == ""


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"name": " "}, "study_name"), ({"drawn": []}, "study_empty"), ({"self": 1}, "study_itself")],
)
def test_a_study_that_cannot_be(tmp_path: Path, wrong: dict, code: str):
    from dataclasses import replace

    drawn = wrong.get("drawn", [Item(items()[0].place, "x", "x")] if "self" in wrong else items())
    with pytest.raises(UserError) as error:
        store.make(Workspace(tmp_path), replace(study(), name=wrong.get("name", "pilot")), drawn)
    assert error.value.code == code


def test_a_killed_process_loses_nothing_that_it_said_was_saved(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        said += [int(line) for line in process.stdout.read().split()]
    workspace = Workspace(tmp_path)
    (made,) = store.studies(workspace, "c")
    assert set(said) <= store.given(workspace, made.id, "aoi").keys()


def test_twenty_raters_at_once(tmp_path: Path):
    workspace = Workspace(tmp_path)
    made = store.make(workspace, study(), items())

    def judge(rater: int) -> None:
        for number in range(6):
            store.save(workspace, made, f"r{rater}", [(Given(number, {"overall": 0.5}), False)], "t")

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(judge, range(20)))
    assert len(store.rows_of(workspace, "c", running=True)) == 20 * 6
