"""Labels by hand: replaced by utterance, safe from a kill and from twenty at once, in old workspaces too."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from data.coding import store
from data.coding.scheme import Code
from data.coding.store import Label, Place
from data.core.problems import UserError
from data.core.store import PROJECT
from data.workspace import Workspace
from tests.data.coding.invent import ACTS, DISTRESS

HERE = Place("1", 0, "v", "h")
KILLED = """
import sys
from data.coding import store
from data.workspace import Workspace
for n in range(10_000):
    with store.writing(Workspace(sys.argv[1]), "c") as connection:
        place = store.Place("1", n, "v", "h")
        store.put(connection, "c", place, "hanako", [store.Label("acts", "open")], ["acts"], "")
    print(n, flush=True)
"""


def put(workspace: Workspace, *labels: Label, place: Place = HERE, coder: str = "hanako", **more: str) -> None:
    with store.writing(workspace, "c") as connection:
        store.put(connection, "c", place, coder, labels, ["acts", "distress"], "2026-01-02T03:04:05", **more)


def test_labels_of_an_utterance_are_replaced_and_those_of_others_stay(tmp_path: Path):
    workspace = Workspace(tmp_path)
    before = store.state(workspace, "c")
    put(workspace, Label("acts", "open"), Label("distress", value=2, unsure=True))
    put(workspace, Label("acts", "reflect"), coder="taro")
    put(workspace, Label("acts", "reflect"), coder="chief", kind="gold")
    put(workspace, Label("acts", "open"), coder="other chief", kind="gold")
    put(workspace, Label("acts", "reflect", start=0, end=3), Label("acts", "reflect", start=4, end=6))
    rows = sorted(store.rows_of(workspace, "c"))
    assert [row[2:9] for row in rows] == [
        (-1, -1, "acts", "open", None, "other chief", "gold"),
        (-1, -1, "acts", "reflect", None, "taro", "person"),
        (0, 3, "acts", "reflect", None, "hanako", "person"),
        (4, 6, "acts", "reflect", None, "hanako", "person"),
    ]
    assert store.state(workspace, "c") > before
    assert store.rows_of(workspace, "other") == []


def test_a_code_in_use_is_renamed_with_its_labels_and_not_taken_away(tmp_path: Path):
    workspace = Workspace(tmp_path)
    store.save_scheme(workspace, ACTS)
    put(workspace, Label("acts", "open"))
    fewer = replace(ACTS, codes=(Code("reflect"),))
    with pytest.raises(UserError, match=r"'open' has 1 labels"):
        store.save_scheme(workspace, fewer)
    with pytest.raises(UserError):
        store.save_scheme(workspace, replace(DISTRESS, id="acts"))
    store.save_scheme(workspace, replace(ACTS, codes=(Code("question"), Code("reflect"))), {"open": "question"})
    assert store.used_codes(workspace, "acts") == {"question": 1}
    with pytest.raises(UserError, match="remove these first"):
        store.remove_scheme(workspace, "acts")
    put(workspace)
    store.remove_scheme(workspace, "acts")
    assert store.schemes(workspace) == {}


def test_an_old_workspace_opens(tmp_path: Path):
    workspace = Workspace(tmp_path)
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.close()
    assert (store.rows_of(workspace, "c"), store.schemes(workspace), store.state(workspace, "c")) == ([], {}, 0)
    put(workspace, Label("acts", "open"))
    assert len(store.rows_of(workspace, "c")) == 1


def test_twenty_coders_at_once_lose_nothing(tmp_path: Path):
    workspace = Workspace(tmp_path)

    def code(coder: int) -> None:
        for position in range(10):
            put(workspace, Label("acts", "open"), place=replace(HERE, position=position), coder=f"coder {coder}")

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(code, range(20)))
    assert len(store.rows_of(workspace, "c")) == 200


def test_what_was_confirmed_outlives_a_killed_process(tmp_path: Path):
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout is not None
        confirmed = [int(process.stdout.readline()) for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        confirmed += [int(line) for line in process.stdout]
    there = {row[1] for row in store.rows_of(Workspace(tmp_path), "c")}
    assert set(confirmed) <= there
    put(Workspace(tmp_path), Label("acts", "open"), coder="taro")
