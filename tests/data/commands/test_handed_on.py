"""Commands that need what is computed from a corpus are run by the other module, with its exit code."""

import pytest

from data.__main__ import main
from data.commands import handed_on


def test_a_mistake_is_told_with_its_exit_code(capfd: pytest.CaptureFixture[str]):
    assert main(["predictions", "baseline", "magic", "--corpus", "demo-ja"]) == 2
    assert "no baseline 'magic'; there are: mean" in capfd.readouterr().err


def test_other_commands_stay():
    assert not handed_on.is_handed_on(["predictions", "add", "x"])
    assert not handed_on.is_handed_on([])
