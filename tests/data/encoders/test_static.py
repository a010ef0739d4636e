"""Vectors of texts as means of words: weights, company, words of the corpus and unknown ones."""

import numpy as np
import scipy.sparse as sp

from data.encoders.static import RARE, StaticModel

RNG = np.random.default_rng(3)
COUNTS = sp.csr_matrix(RNG.integers(0, 3, (80, 12)) * (RNG.random((80, 12)) < 0.4)).astype(np.float32)
MEANINGS = RNG.standard_normal((12, 512)).astype(np.float32)
IS_WORD = np.arange(12) != 5
MODEL = StaticModel.fit(COUNTS, IS_WORD, MEANINGS)


def test_a_text_is_the_weighted_sum_of_its_words():
    sums = MODEL.sums(COUNTS)
    plain = sum(COUNTS[3, word] * MODEL.table[word] for word in range(12))
    assert np.allclose(sums[3], plain, atol=1e-5)
    length = np.linalg.norm(MODEL.vectors(sums), axis=1)
    assert np.allclose(length[length > 0], 1, atol=1e-5)


def test_frequent_words_count_less_and_signs_nothing():
    assert not MODEL.table[5].any()
    n = np.asarray(COUNTS.sum(axis=0)).ravel()
    weight = RARE / (RARE + n / n[IS_WORD].sum())
    directions = np.linalg.norm(MODEL.table, axis=1)[IS_WORD] / weight[IS_WORD]
    assert directions.max() < 1.2 * directions.min()  # what is left without the weights is of one size


def test_words_that_share_texts_are_near():
    rows = [[0, 1], [0, 1], [0, 1], [2, 3], [2, 3], [2, 3]] * 12
    counts = sp.csr_matrix((len(rows), 4), dtype=np.float32).tolil()
    for row, words in enumerate(rows):
        counts[row, words] = 1
    meanings = np.random.default_rng(1).standard_normal((4, 512)).astype(np.float32)
    table = StaticModel.fit(counts.tocsr(), np.ones(4, dtype=bool), meanings).table
    table = table / np.linalg.norm(table, axis=1, keepdims=True)
    assert table[0] @ table[1] > table[0] @ table[2]
    assert table[2] @ table[3] > table[1] @ table[3]


def test_an_unknown_word_is_like_a_known_one_of_the_same_form():
    vector = MODEL.unknown(MEANINGS[[2]])[0]
    likeness = [vector @ row / np.linalg.norm(row) for row in MODEL.table[IS_WORD]]
    assert int(np.argmax(likeness)) == 2


def test_written_and_read(tmp_path):
    MODEL.write(tmp_path)
    again = StaticModel.read(tmp_path)
    assert np.array_equal(again.sums(COUNTS), MODEL.sums(COUNTS))


def test_nothing_and_all_alike():
    one = StaticModel.fit(sp.csr_matrix(np.ones((3, 1), np.float32)), np.ones(1, dtype=bool), MEANINGS[:1])
    vectors = one.vectors(one.sums(sp.csr_matrix(np.ones((3, 1), np.float32))))
    assert np.isfinite(vectors).all()
    none = StaticModel.fit(sp.csr_matrix((4, 2), dtype=np.float32), np.zeros(2, dtype=bool), MEANINGS[:2])
    assert not none.vectors(none.sums(sp.csr_matrix((4, 2), dtype=np.float32))).any()
