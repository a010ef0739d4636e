"""The container: what its file copies starts by its command, and writes to the two volumes alone."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from data.store import PROJECT, Library
from tests.browser.server import free_port, healthy

DOCKERFILE = (PROJECT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")


def engine() -> bool:
    """Whether containers can be built and run here."""
    docker = shutil.which("docker")
    return (
        docker is not None and subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0
    )


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
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": str(port),
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
    assert sorted(app.rglob("*")) == before


def test_all_but_the_volumes_is_read_only_and_nothing_is_published_beyond_this_machine():
    (service,) = yaml.safe_load((PROJECT / "compose.yaml").read_text("utf-8"))["services"].values()
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    mounted = {volume.partition(":")[2] for volume in service["volumes"]}
    assert mounted == set(json.loads(re.search(r"^VOLUME (.+)$", DOCKERFILE, flags=re.MULTILINE)[1]))


@pytest.mark.skipif(not engine(), reason="no container engine runs here")
def test_the_image_is_built_and_answers():
    """Where an engine runs: the image is below 1.5 GB, and healthy with no network."""
    name, run = "kokoroscope-test", ["docker", "run", "--rm", "--detach", "--read-only", "--tmpfs", "/tmp"]
    subprocess.run(["docker", "build", "--tag", name, str(PROJECT)], check=True)
    size = subprocess.check_output(["docker", "image", "inspect", "--format", "{{.Size}}", name], text=True)
    assert int(size) <= 1.5e9
    started = subprocess.check_output([*run, "--network", "none", "--volume", "/library", name], text=True).strip()
    try:
        ask = "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"
        retry = f'for i in $(seq 60); do python -c "{ask}" && exit 0; sleep 2; done; exit 1'
        subprocess.run(["docker", "exec", started, "sh", "-c", retry], check=True)
    finally:
        subprocess.run(["docker", "stop", started], check=False)
