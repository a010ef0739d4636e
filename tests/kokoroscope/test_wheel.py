"""The wheel: one name in the environment, everything inside that the app needs, and both command lines."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from data.core.store import PROJECT, Library
from data.core.version import VERSION


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return ZipFile(built)


@pytest.fixture(scope="module")
def installed(wheel: ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, as an environment has them."""
    folder = tmp_path_factory.mktemp("installed")
    wheel.extractall(folder)
    return folder


def run(
    installed: Path, library: Path | None, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """A Python beside the installed package, in a folder where nothing of the checkout is found."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KOKORO_")}
    made = {} if library is None else {"KOKORO_LIBRARY": str(library)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=installed.parent,
        env=kept | made | {"PYTHONPATH": str(installed)} | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_nothing_but_the_package_is_added_to_the_environment(wheel: ZipFile):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"kokoroscope", f"kokoroscope-{VERSION}.dist-info"}


def test_everything_of_the_repository_that_runs_is_inside(wheel: ZipFile):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    tracked = [name for name in listed.decode().split("\0") if name.startswith(("pages/", "analysis/", "data/"))]
    wanted = {f"kokoroscope/app/{name}" for name in (*tracked, "app.py", "serve.py", ".streamlit/config.toml")}
    here = {name for name in wheel.namelist() if name.startswith("kokoroscope/app/")}
    assert wanted - here == set()
    kept = [
        name for name in here if name.startswith(("kokoroscope/app/data/library/", "kokoroscope/app/data/work"))
    ]
    assert [name for name in kept if not name.endswith(".py")] == []


def test_its_requirements_are_those_of_the_files(wheel: ZipFile):
    metadata = wheel.read(f"kokoroscope-{VERSION}.dist-info/METADATA").decode()
    told = [line.split(": ")[1] for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    needed = {str(Requirement(line.lower())) for line in told}
    for name, extra in (
        ("requirements.txt", ""),
        ("requirements-encoders.txt", "; extra == 'encoders'"),
        ("requirements-affect.txt", "; extra == 'affect'"),
        ("requirements-network.txt", "; extra == 'network'"),
        ("requirements-agents.txt", "; extra == 'agents'"),
        ("requirements-cluster.txt", "; extra == 'cluster'"),
    ):
        lines = (PROJECT / name).read_text("utf-8").splitlines()
        pins = {line.split("#")[0].strip().lower() for line in lines if line.split("#")[0].strip()}
        own = {str(Requirement(f"{pin}{extra}")) for pin in pins}
        assert own <= needed
        needed -= own
    assert needed == set()
    scripts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"kokoroscope": "kokoroscope.__main__:main"}


def test_both_command_lines_work_from_any_folder(installed: Path, demo_library: Library):
    done = run(installed, demo_library.root, "-m", "kokoroscope", "data", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == {"demo-en", "demo-ja"}
    done = run(
        installed, demo_library.root, "-m", "kokoroscope", "analysis", "table", "overview", "--corpus", "demo-ja"
    )
    assert done.returncode == 0, done.stderr
    assert "66" in done.stdout
    done = run(installed, None, "-m", "kokoroscope", "--version")
    assert done.stdout == f"{VERSION}\n"


def test_what_it_makes_lies_in_the_home_of_the_user(installed: Path, tmp_path: Path):
    code = "import kokoroscope, os; print(os.environ['KOKORO_LIBRARY'], os.environ['KOKORO_WORKSPACE'], sep='\\n')"
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "LOCALAPPDATA": str(tmp_path)}
    library, workspace = run(installed, None, "-c", code, **home).stdout.split("\n")[:2]
    assert Path(library).is_relative_to(tmp_path)
    assert Path(library).parent == Path(workspace).parent


def test_another_module_of_the_same_name_is_told(installed: Path, tmp_path: Path):
    (tmp_path / "data.py").write_text("mine = 1\n", "utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import data; import kokoroscope"
    done = run(installed, None, "-c", code)
    assert done.returncode == 1
    assert "another module called 'data' is imported already" in done.stderr.splitlines()[-1]
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import kokoroscope; print(kokoroscope.__version__)"
    assert run(installed, None, "-c", code).stdout == f"{VERSION}\n"
