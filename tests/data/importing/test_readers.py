"""Which reader records get."""

import pytest

from data.core.problems import UserError
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.readers import READERS, find
from data.importing.records import Record
from tests.data.invent import record, translated


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (record(1), "kokorochat"),
        (translated(1, ["a", "b"]), "multilingual"),
        ({"transcript": [{"role": "Co", "text": "a"}]}, "transcript"),
    ],
)
def test_the_first_that_recognises_a_record(value, name):
    assert find([Record("x", None), Record("y", value)], None, "x").name == name


def test_a_mapping_comes_before_every_format():
    assert find([Record("x", record(1))], Mapping({"role": "r", "text": "t"}), "x").name == "mapped"


def test_what_is_unknown_is_an_error_with_its_fields():
    with pytest.raises(UserError, match="colour, size"):
        find([Record("x", {"colour": 1, "size": 2})], None, "x")
    with pytest.raises(UserError, match="kokorochat"):
        find([Record("x", 3)], None, "x")


def test_names_of_formats_are_distinct():
    names = [reader.name for reader in READERS]
    assert len({*names, MappedReader.name}) == len(names) + 1
