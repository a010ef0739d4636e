"""README and docs/corpora.md name every corpus that has a reader, and every invented one of another shape."""

import re
from pathlib import Path

import pytest

from data.importing.readers import READERS

PROJECT = Path(__file__).parents[2]
TITLES = sorted({reader.card.title_en for reader in READERS if reader.card.title_en})
SHAPES = sorted(path.parent.name for path in (PROJECT / "data" / "demo").glob("*/mapping.json"))


@pytest.mark.parametrize("document", ["README.md", "docs/corpora.md"])
def test_every_corpus_that_opens_is_named(document: str):
    text = " ".join((PROJECT / document).read_text("utf-8").split())
    names = {title: re.split(r" \(|\)|, ", title) for title in TITLES}
    assert len(names) > 15
    assert [title for title, parts in names.items() if not any(part and part in text for part in parts)] == []
    assert [name for name in SHAPES if name != "en" and f"data/demo/{name}" not in text] == []
