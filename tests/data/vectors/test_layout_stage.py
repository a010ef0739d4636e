"""The same corpus has the same map."""

from pathlib import Path

import numpy as np

from data.core.store import Library
from data.corpus import Corpus


def test_the_same_corpus_has_the_same_map(tmp_path: Path, demo_ja: Corpus, demo_library: Library):
    from datetime import datetime

    from data.building.prepare import prepare
    from data.demos import DEMOS

    again = Library(tmp_path)
    prepare(DEMOS["demo-ja"], "demo-ja", library=again, now=datetime(2026, 1, 1))
    other = Corpus.open("demo-ja", again)
    assert np.array_equal(other.vectors.matrix, demo_ja.vectors.matrix)
    assert other.layout.table.equals(demo_ja.layout.table)
    assert other.manifest.stages["layouts"] == demo_ja.manifest.stages["layouts"]
