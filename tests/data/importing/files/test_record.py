"""A file's name without its ending."""

import pytest

from data.importing.files.record import without_suffix


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("面接/3.json", "面接/3"),
        ("a.b.csv", "a.b"),
        ("README", "README"),
        ("v1.2/talk", "v1.2/talk"),
        (".x", ".x"),
    ],
)
def test_only_the_ending_of_the_last_part_goes(name, stem):
    assert without_suffix(name) == stem
