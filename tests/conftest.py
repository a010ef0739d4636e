"""What all tests share: a library and a workspace of their own, both demos, and the real corpus."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from time import time

import pytest
from _pytest.nodeid import NodeId
from filelock import FileLock
from hypothesis import settings

from data.building.prepare import prepare
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from data.demos import DEMOS, prepare_demos
from tests.analysis.answers import answer
from tests.corpus import NOT_HERE, real_source

settings.register_profile("tests", deadline=None, max_examples=50)  # a busy machine is no failure
settings.load_profile("tests")

NOW = datetime(2026, 1, 2, 3, 4, 5)
A_DAY = 24 * 60 * 60
STARTS_PROCESSES = ("tests/browser/", "tests/faults/", "tests/docs/", "tests/pages/serving/")


def group_of(item: pytest.Item) -> str:
    """What stays with one worker: a file, what needs the real corpus, what asks for the answers of tables."""
    if "real_library" in getattr(item, "fixturenames", ()):
        return "real"
    if getattr(getattr(item, "module", None), "answer", None) is answer:
        return "answers"
    return item.nodeid.partition("::")[0]


def rank_of(group: str) -> int:
    """When a group begins: 0 at first."""
    first = {"answers": 0, "real": 1}
    return first.get(group, 2 if group.startswith(STARTS_PROCESSES) else 3)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Where several workers share the tests, the longest groups begin, so that none works alone at the end.

    A browser waits more than it works, so the browser's tests run beside the others, with those that start whole
    processes; short files come last.
    """
    groups = {item: group_of(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    if "PYTEST_XDIST_WORKER" in os.environ:
        sizes = Counter(groups.values())
        rank = {group: (rank_of(group), -n) for group, n in sizes.items()}
        items.sort(key=lambda item: (*rank[groups[item]], groups[item]))
    yield
    if config.getoption("loadgroup", False):  # xdist 3.8 writes the group where pytest 9.2 no longer reads it
        for item in items:
            names = sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")})
            if not item.nodeid.endswith(ending := f"@{'_'.join(names)}"):
                item._id = NodeId.parse(item.nodeid + ending)


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder that all workers share: the first makes it, the others wait."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder / ".done"
    with FileLock(folder.with_suffix(".lock")):
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def prepared(name: str, make: Callable[[Library], object], *about: object) -> Path:
    """A library that is made once for this environment, this code of ``data`` and what else it depends on."""
    own = ("library", "workspace", "__pycache__")  # what people keep there
    files = (
        path for path in sorted((PROJECT / "data").rglob("*")) if path.is_file() and not {*own} & {*path.parts}
    )
    version = sha256(b"".join(path.read_bytes() for path in files) + repr(about).encode()).hexdigest()[:16]
    folder = Path(sys.prefix) / "prepared" / f"{name}-{version}"
    for former in folder.parent.glob(f"{name}-*/.done"):
        if former.parent != folder and former.stat().st_mtime < time() - A_DAY:
            rmtree(former.parent, ignore_errors=True)
    return made_once(folder, lambda there: make(Library(there)))


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Both demos, a copy for this run; only to be read."""
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    demos = prepared("demos", lambda library: prepare_demos(library, now=NOW), PROJECT)  # each knows its source
    return Library(made_once(run / "demos", partial(copytree, demos)))


@pytest.fixture(scope="session", autouse=True)
def own_folders(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test forgets to say, it never meets the library and the workspace of this checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KOKORO_LIBRARY", str(demo_library.root))
        patch.setenv("KOKORO_WORKSPACE", str(tmp_path_factory.mktemp("workspace")))
        yield


@pytest.fixture(scope="session")
def demo_ja(demo_library: Library) -> Corpus:
    """66 Japanese dialogues in KokoroChat's format."""
    return Corpus.open("demo-ja", demo_library)


@pytest.fixture(scope="session")
def demo_en(demo_library: Library) -> Corpus:
    """Six English dialogues: no times, no feedback, other scales, labels."""
    return Corpus.open("demo-en", demo_library)


@pytest.fixture(params=list(DEMOS))
def demo(request: pytest.FixtureRequest) -> Corpus:
    """Each demo in turn."""
    return request.getfixturevalue(request.param.replace("-", "_"))


@pytest.fixture(scope="session")
def real_library() -> Library:
    """The real corpus, where it is at hand; only to be read. Without its map, which `make bench` measures."""
    source = real_source()
    if source is None:
        pytest.skip(NOT_HERE)
    archive, there = Path(source), Path(source).stat()
    return Library(
        prepared(
            "real",
            lambda library: prepare(archive, "kokorochat", library=library, now=NOW, maps=False),
            there.st_size,
            there.st_mtime_ns,
        )
    )


@pytest.fixture(scope="session")
def real(real_library: Library) -> Corpus:
    """The real corpus, opened."""
    return Corpus.open("kokorochat", real_library)
