"""Responses of which some have no reference."""

import json
from datetime import datetime

import pytest

from analysis.core.query.selection import Selection, select
from data.core.store import Library
from data.corpus import Corpus
from data.responses.importing import add


@pytest.fixture(scope="module")
def unreferenced(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    """Two systems' answers to six contexts, with a reference for the first five only."""
    folder = tmp_path_factory.mktemp("unreferenced")
    rows = [
        {"id": str(n), "prompt": f"犬が{n}匹いて眠れません", "system": system, "response": f"{said}{n}匹"}
        | ({"reference": f"{n}匹ですか"} if n < 5 else {})
        for system, said in (("x", "つらいですね。"), ("y", "なぜ"))
        for n in range(6)
    ]
    (folder / "some.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    library = Library(folder / "library")
    add(folder / "some.jsonl", library=library, now=datetime(2026, 1, 1))
    return select(Corpus.open("some", library))
