"""How the tests are shared among workers."""

import pytest

from tests.conftest import group_of, rank_of


def test_a_group_stays_with_one_worker(request: pytest.FixtureRequest):
    if not request.config.getoption("loadgroup", False):
        pytest.skip("not shared by groups: one process, or another way of sharing")
    assert request.node.nodeid.endswith(f"@{group_of(request.node)}")


def test_what_takes_long_begins():
    groups = ["tests/data/test_corpus.py", "tests/faults/test_faults.py", "real", "answers"]
    assert sorted(groups, key=rank_of) == groups[::-1]
