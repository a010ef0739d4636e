"""What all tests share: a library and a workspace of their own, both demos, and the real corpus."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from data.building.prepare import prepare
from data.corpus import Corpus
from data.demos import DEMOS, prepare_demos
from data.store import Library
from tests.analysis.answers import answer
from tests.corpus import NOT_HERE, real_source

settings.register_profile("tests", deadline=None, max_examples=50)  # a busy machine is no failure
settings.load_profile("tests")

NOW = datetime(2026, 1, 2, 3, 4, 5)


def group_of(item: pytest.Item) -> str:
    """What stays with one worker: a file, what needs the real corpus, what asks for the answers of tables."""
    if "real_library" in getattr(item, "fixturenames", ()):
        return "real"
    if getattr(getattr(item, "module", None), "answer", None) is answer:
        return "answers"
    return item.nodeid.partition("::")[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several workers share the tests, the longest groups begin, so that none works alone at the end.

    A browser waits more than it works, so the browser's tests run beside the others; short files come last.
    """
    groups = {item: group_of(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    if "PYTEST_XDIST_WORKER" in os.environ:
        sizes = Counter(groups.values())
        first = {"answers": 0, "real": 1}
        rank = {group: (first.get(group, 2 if "/browser/" in group else 3), -n) for group, n in sizes.items()}
        items.sort(key=lambda item: (*rank[groups[item]], groups[item]))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Library], object]) -> Library:
    """A library that all workers of this run share: the first makes it, the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    done = folder / ".done"
    with FileLock(folder.with_suffix(".lock")):
        if not done.exists():
            make(Library(folder))
            done.touch()
    return Library(folder)


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Both demos, prepared once; only to be read."""
    return made_once(tmp_path_factory, "demos", lambda library: prepare_demos(library, now=NOW))


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
def real_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The real corpus, prepared once, where it is at hand; without its map, which `make bench` measures."""
    source = real_source()
    if source is None:
        pytest.skip(NOT_HERE)
    return made_once(
        tmp_path_factory,
        "real",
        lambda library: prepare(Path(source), "kokorochat", library=library, now=NOW, maps=False),
    )


@pytest.fixture(scope="session")
def real(real_library: Library) -> Corpus:
    """The real corpus, opened."""
    return Corpus.open("kokorochat", real_library)
