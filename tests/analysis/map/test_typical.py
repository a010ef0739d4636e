"""Typical dialogues against a slow comparison of every dialogue with the mean."""

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.map.typical import typical_dialogues
from data.corpus import Corpus


@pytest.mark.parametrize("query", ["", "topics=school", "id=1-5", "id=3"])
def test_typical_dialogues_are_nearest_to_the_mean(demo_ja: Corpus, query: str):
    chosen = select(demo_ja, Filter.from_query(query)[0])
    ids = demo_ja.dialogues["dialogue_id"].to_list()
    matrix = {
        ids[row]: np.asarray(demo_ja.vectors_of().matrix[row], dtype=float) for row in np.flatnonzero(chosen.mask)
    }
    mean = np.mean(list(matrix.values()), axis=0)
    cosine = {i: float(v @ mean / np.linalg.norm(v) / np.linalg.norm(mean)) for i, v in matrix.items()}
    expected = sorted(cosine, key=lambda i: -cosine[i])[:4]
    table = typical_dialogues(chosen, k=4)
    assert table["dialogue_id"].to_list() == expected
    assert table["likeness"].to_list() == pytest.approx([cosine[i] for i in expected], abs=1e-5)


def test_of_no_dialogue_there_is_none(demo_ja: Corpus):
    assert typical_dialogues(select(demo_ja, Filter(id=((9_999, 9_999),)))).is_empty()
