"""The tables of a draft do not depend on the order of its records."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.core.store import Library
from tests.data.invent import in_tar, opened, record, same


def test_ids_are_sorted_by_number_and_texts_go_along(tmp_path: Path, library: Library):
    corpus = opened(in_tar(tmp_path / "x.tar.gz"), library)
    assert corpus.dialogues["dialogue_id"].to_list() == [1, 2, 10, 30, 100]
    assert [text[-3:] for text in corpus.texts.gather(corpus.offsets[:-1])] == [
        "か。1",
        "か。2",
        "。10",
        "。30",
        "100",
    ]


@given(st.permutations(range(1, 9)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_records_does_not_matter(tmp_path_factory, order):
    library = Library(tmp_path_factory.mktemp("library"))
    source = tmp_path_factory.mktemp("in") / "x.jsonl"
    source.write_text("\n".join(json.dumps(record(n)) for n in sorted(order)), encoding="utf-8")
    straight = opened(source, library, "a")
    source.write_text("\n".join(json.dumps(record(n)) for n in order), encoding="utf-8")
    same(straight, opened(source, library, "b"))
