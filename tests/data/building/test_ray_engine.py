"""A cluster of two machines, one of which goes down in the middle, makes the same tables."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copy

import pytest

from data.building.ray_engine import opened
from data.core.problems import UserError
from data.core.store import PROJECT

PREPARE = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from data.building import dialogue_counts
from data.building.prepare import prepare
from data.building.ray_engine import opened
from data.importing import chunks, records
from data.core.store import Library
from data.tokens import stage
from data.vectors import text_vectors
from tests.conftest import NOW

engine_name, source, library = sys.argv[1:]
records.BATCH, chunks.SIZE, stage.SIZE = 10_000, 300, 200
dialogue_counts.PART, text_vectors.PART_CHARS = 300, 1_000
machines = []
if engine_name == "ray":
    import os
    from ray.cluster_utils import Cluster
    little = {{"object_store_memory": 80 << 20, "include_dashboard": False}}
    cluster = Cluster(initialize_head=True, head_node_args={{"num_cpus": 0, **little}})
    machines = [cluster.add_node(num_cpus=1, **little) for _ in range(2)]
    os.environ["RAY_ADDRESS"] = cluster.address

def progress(step, done=0, total=None):
    if step == "tokens" and done and len(machines) == 2:
        cluster.remove_node(machines.pop(), allow_graceful=False)

with opened(engine_name) as engine:
    width = engine.width if engine else 0
    to = {{"library": Library(library), "now": NOW, "progress": progress}}
    prepare(Path(source), "c", **to, utterances=False, engine=engine)
print(width, len(machines))
"""


def prepared_by(engine: str, source: Path, library: Path) -> str:
    command = [sys.executable, "-c", PREPARE.format(project=str(PROJECT)), engine, source, library]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()[-1]


@pytest.mark.flaky(reruns=1)  # on a busy machine a node may not start in Ray's time
@pytest.mark.skipif(find_spec("ray") is None, reason="the extra of clusters is not installed")
def test_two_machines_one_of_which_goes_down(tmp_path: Path):
    source = tmp_path / "in"
    source.mkdir()
    for path in sorted((PROJECT / "data" / "demo" / "ja").glob("1*.json")):
        copy(path, source)
    (source / "8.json").write_text("{broken", encoding="utf-8")
    (source / "9.json").write_text('{"dialogue": []}', encoding="utf-8")
    assert prepared_by("ray", source, tmp_path / "ray") == "2 1"
    prepared_by("local", source, tmp_path / "here")
    here, there = (
        {path.relative_to(root): path for path in root.rglob("*") if path.suffix}
        for root in (tmp_path / "here" / "c", tmp_path / "ray" / "c")
    )
    assert {"measures", "records", "tokens", "vectors"} <= {path.parts[0].partition("-")[0] for path in here}
    assert here.keys() == there.keys()
    differ = {path.name for path in here if here[path].read_bytes() != there[path].read_bytes()}
    assert differ <= {"plan.json", "checksums.json"}  # the one names the folder of the records


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UserError, match=r"requirements-cluster.txt"), opened("ray"):
        pass
    with opened("local") as engine:
        assert engine is None
