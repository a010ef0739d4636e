"""Very long names keep their beginning and their end, in any script."""

import pytest

from analysis.display.names import shorter


@pytest.mark.parametrize("name", ["", "A01", "面接-3", "x" * 76, "聴" * 38])
def test_a_name_that_fits_is_whole(name: str):
    assert shorter(name) == name


@pytest.mark.parametrize("letter", ["聴", "x", "😀"])
def test_a_very_long_one_loses_its_middle(letter: str):
    shown = shorter("A-" + letter * 200 + "-Z")
    assert shown.startswith("A-") and shown.endswith("-Z") and shown.count("…") == 1
    assert sum(1 if part == "x" else 2 for part in shown if part == letter) <= 54
