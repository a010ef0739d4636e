"""No JSON value at any place brings the import down: the record is kept, or listed."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.checks.check import check
from data.corpus import Corpus
from data.importing.chunks import STABLE, normalized
from data.importing.formats.mapped import Mapping, RatingField
from data.problems import UserError
from data.store import Library
from tests.data.invent import keep, record

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FLAT = Mapping(
    {"dialogue_id": "id", "role": "who", "text": "text", "said_at": "at", "score": "score", "client_id": "client"},
    utterances="lines",
    labels={"act": "label"},
    ratings=(RatingField("ctrs", "ctrs", 0, 6), RatingField("mood", "mood")),
)


def places(value: Any, path: tuple = ()) -> list[tuple]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in inner for place in places(child, (*path, key)))]


def replaced(value: Any, path: tuple, by: Any) -> Any:
    if not path:
        return by
    value = copy.deepcopy(value)
    at = value
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = by
    return value


def flat(number: int) -> dict[str, Any]:
    return {
        "id": f"d{number}",
        "client": "c1",
        "score": 50,
        "ctrs": {"pacing": 3},
        "mood": 4,
        "lines": [
            {"who": "therapist", "text": "Hello.", "at": "2021-01-01 10:00", "label": "greeting"},
            {"who": "client", "text": "Hi.", "at": "2021-01-01 10:01", "label": None},
        ],
    }


def survives(folder: Path, good: dict[str, Any], odd: Any, mapping: Mapping | None) -> None:
    (folder / "1.json").write_text(json.dumps(good), encoding="utf-8")
    (folder / "2.json").write_text(json.dumps(odd), encoding="utf-8")
    library = Library(folder / "library")
    manifest, _ = keep(folder, library, mapping=mapping)
    corpus = Corpus.open("c", library)
    assert manifest.counts["dialogues"] + manifest.problems["set_aside"] >= 2 or odd == []
    assert all(problem.where.startswith("2.json") for problem in corpus.problems.listed)
    report = check(corpus)
    broken = {name for name, breaches, _ in report.invariants.iter_rows() if breaches}
    assert broken <= {
        "score_rule",
        "twenty_items",
        "times_complete",
        "times_forward",
        "texts_not_empty",
        "roles_known",
        "persons_known",
        "topics_known",
    }


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_record(tmp_path_factory, data):
    path = data.draw(st.sampled_from(places(record(2))))
    survives(tmp_path_factory.mktemp("x"), record(1), replaced(record(2), path, data.draw(VALUES)), None)


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_mapped_record(tmp_path_factory, data):
    path = data.draw(st.sampled_from(places(flat(2))))
    survives(tmp_path_factory.mktemp("x"), flat(1), replaced(flat(2), path, data.draw(VALUES)), FLAT)


@given(st.binary(max_size=200), st.sampled_from(["x.json", "x.jsonl", "x.csv", "x.parquet", "x.zip", "x.tar.gz"]))
@CALM
def test_any_bytes(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("x") / name
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        keep(path, Library(path.parent / "library"))
    assert name in str(caught.value)


@given(VALUES)
@CALM
def test_any_value_as_a_mapping(value):
    try:
        mapping = Mapping.from_dict(value, "mapping.json")
    except UserError as error:
        assert str(error).startswith("mapping.json: ")
    else:
        assert Mapping.from_dict(mapping.to_dict(), "again") == mapping


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_mapping(data):
    path = data.draw(st.sampled_from(places(json.loads(json.dumps(FLAT.to_dict())))))
    value = replaced(json.loads(json.dumps(FLAT.to_dict())), path, data.draw(VALUES))
    try:
        mapping = Mapping.from_dict(value, "mapping.json")
    except UserError as error:
        assert str(error).startswith("mapping.json: ")
    else:
        assert mapping.to_dict()["columns"] == value["columns"]


@given(st.text())
@CALM
def test_normalized_is_nfkc_where_it_differs(text):
    import unicodedata

    import polars as pl

    (found,) = normalized(pl.Series([text]))
    expected = unicodedata.normalize("NFKC", text)
    if unicodedata.is_normalized("NFKC", text):
        assert found is None or found == expected
    assert (found or text) == expected or not _same_unicode(text)


def _same_unicode(text: str) -> bool:
    """Whether all characters are old enough for Python's and Polars' tables to agree."""
    import unicodedata

    return all(unicodedata.category(c) != "Cn" for c in text)


def test_stable_characters_are_stable():
    import re
    import sys
    import unicodedata

    pattern = re.compile(re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: f"\\u{int(m[1], 16):04x}", STABLE))
    stable = [chr(c) for c in range(sys.maxunicode) if pattern.match(chr(c))]
    assert len(stable) > 20_000
    assert all(unicodedata.normalize("NFKC", c) == c and not unicodedata.combining(c) for c in stable)
