"""The offsets of some tokens are those of all."""

import numpy as np
import pytest

from data.corpus import Corpus


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_places_of_some(demo_ja: Corpus, unit: str):
    tokens = demo_ja.tokens.in_unit(unit)
    some = np.array([0, len(tokens.ids) - 1, 17, 17, 3, 900])
    begins, ends = tokens.spans(some)
    assert begins.tolist() == tokens.begins[some].tolist()
    assert ends.tolist() == tokens.ends[some].tolist()
    rows = tokens.rows_of(some)
    assert (tokens.starts[rows] <= some).all() and (some < tokens.starts[rows + 1]).all()
    assert [len(a) for a in tokens.spans(np.array([], dtype=np.int64))] == [0, 0]
