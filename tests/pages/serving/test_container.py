"""The container: what its file copies starts by its command, and writes to the two volumes alone."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from data.core.store import PROJECT, Library
from tests.browser.server import OFFLINE, free_port, healthy
from tests.offline.sitecustomize import REFUSED

DOCKERFILE = (PROJECT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
HEALTH = json.loads(re.search(r"^HEALTHCHECK .*?CMD (\[.*\])$", DOCKERFILE, flags=re.MULTILINE)[1])


def engine() -> str:
    """What builds and runs containers here. Skips where nothing does, or the base image is not to be had."""
    base = re.findall(r"^FROM (\S+)$", DOCKERFILE, flags=re.MULTILINE)[-1]
    for name in filter(shutil.which, ("docker", "podman")):
        if done(name, "info") and (done(name, "image", "inspect", base) or done(name, "pull", base)):
            return name
    pytest.skip(f"no container engine runs here, or {base} is not to be had")


def done(*command: str) -> bool:
    """Whether a command succeeds within two minutes."""
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def copied(into: Path) -> None:
    """The files of the image's last stage."""
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE.rpartition("\nFROM ")[2], flags=re.MULTILINE):
        *sources, target = line.split()
        for name in sources:
            place = into / (name if target == "./" else target)
            place.parent.mkdir(parents=True, exist_ok=True)
            if (PROJECT / name).is_dir():
                shutil.copytree(
                    PROJECT / name, place, ignore=shutil.ignore_patterns("__pycache__", "library", "workspace")
                )
            else:
                shutil.copy(PROJECT / name, place)


def test_what_is_copied_starts_by_the_command_and_writes_to_the_volumes_alone(
    tmp_path: Path, demo_library: Library
):
    app, port = tmp_path / "app", free_port()
    copied(app)
    environment = dict(re.findall(r"([A-Z_]+)=(\S+)", re.search(r"^ENV (.+)$", DOCKERFILE, flags=re.MULTILINE)[1]))
    command = json.loads(re.findall(r"^CMD (\[.*\])$", DOCKERFILE, flags=re.MULTILINE)[-1])
    volumes = {name: tmp_path / name for name in ("library", "workspace", "tmp")}
    shutil.copytree(demo_library.root, volumes["library"])  # of an earlier start
    volumes["workspace"].mkdir()
    volumes["tmp"].mkdir()
    environment |= {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(volumes["tmp"]),
        "KOKORO_LIBRARY": str(volumes["library"]),
        "KOKORO_WORKSPACE": str(volumes["workspace"]),
        "STREAMLIT_SERVER_PORT": str(port),
        "PYTHONPATH": str(OFFLINE),
    }
    before = sorted(app.rglob("*"))
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=app, env=environment, stdout=output, stderr=output)
    try:
        assert healthy(f"http://127.0.0.1:{port}", process, 180), log.read_text("utf-8")
    finally:
        process.terminate()
        process.wait(20)
    assert REFUSED not in log.read_text("utf-8")
    assert sorted(app.rglob("*")) == before


def test_all_but_the_volumes_is_read_only_and_nothing_is_published_beyond_this_machine():
    (service,) = yaml.safe_load((PROJECT / "compose.yaml").read_text("utf-8"))["services"].values()
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    mounted = {volume.partition(":")[2] for volume in service["volumes"]}
    assert mounted == set(json.loads(re.search(r"^VOLUME (.+)$", DOCKERFILE, flags=re.MULTILINE)[1]))


def test_the_image_is_built_and_answers():
    """Where an engine runs: below 1.5 GB, healthy with no network, and nothing can be written but volumes."""
    name, run = "kokoroscope-test", engine()
    subprocess.run([run, "build", "--tag", name, str(PROJECT)], check=True)
    size = subprocess.check_output([run, "image", "inspect", "--format", "{{.Size}}", name], text=True)
    assert int(size) <= 1.5e9
    limits = ["--network", "none", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"]
    begin = [run, "run", "--rm", "--detach", *limits, "--volume", "/library", "--volume", "/workspace", name]
    started = subprocess.check_output(begin, text=True).strip()
    inside = [run, "exec", started]
    try:
        ask = f"for i in $(seq 60); do {shlex.join(HEALTH)} && exit 0; sleep 2; done; exit 1"
        subprocess.run([*inside, "sh", "-c", ask], check=True, stderr=subprocess.DEVNULL)
        listed = subprocess.check_output([*inside, "python", "-m", "data", "list"], text=True)
        assert [line.split("\t")[0] for line in listed.splitlines()] == ["demo-ja", "demo-en"]
        user, *written = subprocess.check_output(
            [
                *inside,
                "sh",
                "-c",
                "id -u; for i in / /app /venv /library /workspace /tmp; do test -w $i && echo $i; done",
            ],
            text=True,
        ).split()
        assert int(user) and written == ["/library", "/workspace", "/tmp"]
    finally:
        subprocess.run([run, "stop", started], check=False)
