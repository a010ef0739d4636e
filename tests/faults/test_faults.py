"""A few rounds of what `make soak` and `make fuzz` do at length."""

from pathlib import Path

import pytest

from tests.faults.fuzz import KINDS, Reading, fuzz
from tests.faults.operations import Operation, operations
from tests.faults.soak import FAULTS, soak


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> list[Operation]:
    return operations(tmp_path_factory.mktemp("faults") / "libraries", "en")


@pytest.mark.parametrize(("turn", "kind"), [*enumerate(FAULTS)])
def test_killed_runs_and_full_disks_lose_nothing(listed: list[Operation], tmp_path: Path, turn: int, kind: str):
    """Each fault with every other operation; soaking gives each operation both."""
    fault = {kind: FAULTS[kind]}
    passed = soak(listed[turn:6:2], tmp_path, rounds=3, minutes=10, seed=3, report=lambda _: None, faults=fault)
    assert passed.total() == 3


def test_damaged_files_are_opened_or_refused_by_name(tmp_path: Path):
    ended = fuzz(tmp_path, rounds=60, minutes=10, seed=2, report=lambda _: None)
    assert ended.total() == 60
    assert {answer for _, _, answer in ended} == {"opened", "refused"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_whole_file_opens(tmp_path: Path, kind: str):
    files, reader = KINDS[kind]
    reading = Reading(reader)
    try:
        for number, (name, content) in enumerate(files().items()):
            place = tmp_path / str(number)
            place.mkdir()
            (place / name).write_bytes(content)
            assert reading(place / name) == "opened", name
    finally:
        reading.close()
