"""Nearest neighbours, near-duplicates and outliers, against a loop."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.map.neighbours import near_duplicates, neighbours, outliers, sentence_neighbours
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.map.material import SENTENCE


def test_neighbours_as_by_hand(demo: Corpus):
    matrix = np.array(demo.vectors.matrix)
    ids = demo.dialogues["dialogue_id"].to_list()
    for row in (0, len(ids) - 1):
        found = neighbours(select(demo), dialogue=ids[row], k=4)
        others = sorted((i for i in range(len(ids)) if i != row), key=lambda i: -float(matrix[i] @ matrix[row]))
        assert found["dialogue_id"].to_list() == [ids[i] for i in others[:4]]
        assert np.allclose(found["likeness"], matrix[others[:4]] @ matrix[row], atol=1e-5)


def test_neighbours_of_other_persons(demo_ja: Corpus):
    whole = select(demo_ja)
    asked = demo_ja.dialogues.row(5, named=True)
    found = neighbours(whole, dialogue=asked["dialogue_id"], k=40, apart=True)
    held = demo_ja.dialogues.filter(pl.col("dialogue_id").is_in(found["dialogue_id"].to_list()))
    assert not (held["client_id"] == asked["client_id"]).any()
    assert not (held["counselor_id"] == asked["counselor_id"]).any()
    assert not found["same_person"].any()
    assert neighbours(whole, dialogue=asked["dialogue_id"], k=65)["same_person"].any()


def test_neighbours_lie_in_the_selection(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school",)))
    assert set(neighbours(chosen, k=5)["topic_main"]) == {"school"}
    assert set(sentence_neighbours(chosen, text=SENTENCE)["topic_main"]) == {"school"}


@pytest.mark.parametrize(
    ("options", "said"),
    [({"dialogue": 999_999}, "no dialogue 999999"), ({"k": 0}, "from 1 to"), ({"k": 5_000}, "k is")],
)
def test_what_cannot_be_asked(demo_ja: Corpus, options: dict, said: str):
    with pytest.raises(UserError, match=said):
        neighbours(select(demo_ja), **options)


@pytest.mark.parametrize("text", ["", "  ", "ｗ\u3000"])
def test_a_sentence_of_nothing(demo_ja: Corpus, text: str):
    found = sentence_neighbours(select(demo_ja), text=text)
    assert found.columns[0] == "rank"


def test_near_duplicates_as_by_hand(demo_ja: Corpus):
    matrix = np.array(demo_ja.vectors.matrix)
    ids = demo_ja.dialogues["dialogue_id"].to_list()
    found = near_duplicates(select(demo_ja), least=0.5)
    by_hand = {
        (ids[i], ids[j]) for i in range(66) for j in range(i + 1, 66) if float(matrix[i] @ matrix[j]) >= 0.5 + 1e-6
    }
    assert set(found.select("dialogue_a", "dialogue_b").rows()) == by_hand
    lemmas = demo_ja.tokens.lemmas["is_content"].to_numpy()
    for a, b, shared in found.select("dialogue_a", "dialogue_b", "shared_words").head(3).iter_rows():
        sets = []
        for dialogue in (a, b):
            row = ids.index(dialogue)
            counts = np.asarray(demo_ja.tokens.matrix[2 * row : 2 * row + 2].sum(axis=0)).ravel()
            sets.append(set(np.flatnonzero((counts > 0) & lemmas).tolist()))
        assert shared == pytest.approx(len(sets[0] & sets[1]) / len(sets[0] | sets[1]), abs=0.02)


def test_outliers_as_by_hand(demo_ja: Corpus):
    matrix = np.array(demo_ja.vectors.matrix)
    likeness = matrix @ matrix.T
    np.fill_diagonal(likeness, -np.inf)
    mean = np.sort(likeness, axis=1)[:, -10:].mean(axis=1)
    found = outliers(select(demo_ja), k=5)
    ids = demo_ja.dialogues["dialogue_id"].to_numpy()
    assert found["dialogue_id"].to_list() == ids[np.argsort(mean)[:5]].tolist()
    assert np.allclose(found["likeness"], np.sort(mean)[:5], atol=1e-5)
