"""Whoever works on the parts of a corpus, its tables are the same; here one who gets everything as bytes."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from data.building import dialogue_counts
from data.core.engine import Engine
from data.core.store import Library
from tests.data.invent import keep, record, write


class Elsewhere:
    """Functions by name, tasks and answers as bytes, a task at a time."""

    width = 2

    def map(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        return (self.call(function, task) for task in tasks)

    def call(self, function: Callable[[Any], Any], task: Any) -> Any:
        function, task = pickle.loads(pickle.dumps((function, task)))
        return pickle.loads(pickle.dumps(function(task)))


def test_tables_and_problems_are_equal(tmp_path: Path, monkeypatch):
    source = write(tmp_path / "in", [record(1), {"dialogue": []}, record(3), record(2), record(3)])
    (source / "6.json").write_bytes(b"{broken")
    monkeypatch.setattr("data.importing.records.BATCH", 1)
    monkeypatch.setattr(dialogue_counts, "PART", 5)
    engine: Engine = Elsewhere()
    for name, by in (("here", None), ("there", engine)):
        keep(source, Library(tmp_path / name), words=True, maps=False, engine=by)
    here, there = (
        {path.relative_to(root): path for path in root.rglob("*.*") if path.is_file()}
        for root in (tmp_path / "here", tmp_path / "there")
    )
    assert here.keys() == there.keys()
    differ = {path.name for path in here if here[path].read_bytes() != there[path].read_bytes()}
    assert differ <= {"plan.json", "checksums.json"}  # the one names the folder of the records


def test_a_process_ends_with_the_one_that_began_it():
    code = "import time; from data.core import engine; engine.end_with_parent(); print(flush=True); time.sleep(60)"
    begun = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert begun.stdin is not None and begun.stdout is not None
    with begun.stdout as lines:
        lines.readline()
        assert begun.poll() is None
        begun.stdin.close()  # as when whoever held it is killed
        assert begun.wait(20) == 1
