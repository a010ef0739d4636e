"""The default encoder against scikit-learn."""

import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer

from data.encoders import lsa, unit
from data.encoders.lsa import WordModel


class Random:
    """Numbers that do not depend on which tests ran before."""

    def __getattr__(self, name: str):
        return getattr(np.random.default_rng(7), name)


RANDOM = Random()


def test_words_are_what_sklearn_says():
    counts = sp.csr_matrix(RANDOM.poisson(0.4, (60, 90)).astype(np.int32))
    counts.eliminate_zeros()
    content = np.ones(90, dtype=bool)
    model = WordModel.fit(counts, content)
    used = model.idf > 0
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    assert np.array_equal(used, (held >= 2) & (held <= 30))
    plain = TfidfTransformer(sublinear_tf=True, norm=None, smooth_idf=True).fit(counts[:, used])
    weights = counts[:, used].astype(float)
    weights.data = 1 + np.log(weights.data)
    weights = unit((weights @ sp.diags(plain.idf_ - 1)).toarray())
    k = model.basis.shape[1]
    theirs = unit(TruncatedSVD(k, algorithm="arpack").fit_transform(weights))
    ours = model.vectors(counts)
    assert np.allclose(ours @ ours.T, theirs @ theirs.T, atol=1e-4)


def test_words_of_a_large_matrix_are_near_the_exact_ones(monkeypatch):

    topics = RANDOM.integers(0, 12, 300)
    rates = RANDOM.gamma(0.3, 1, (12, 400))
    counts = sp.csr_matrix(RANDOM.poisson(rates[topics]).astype(np.int32))
    exact = WordModel.fit(counts, np.ones(400, dtype=bool))
    monkeypatch.setattr(lsa, "EXACT", 10)
    quick = WordModel.fit(counts, np.ones(400, dtype=bool))
    again = WordModel.fit(counts, np.ones(400, dtype=bool))
    assert np.array_equal(quick.basis, again.basis)
    a, b = exact.vectors(counts), quick.vectors(counts)
    assert np.corrcoef((a @ a.T).ravel(), (b @ b.T).ravel())[0, 1] > 0.995


@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_words_of_few_dialogues(n: int):
    counts = sp.csr_matrix(np.ones((n, 4), dtype=np.int32))
    model = WordModel.fit(counts, np.ones(4, dtype=bool))
    assert model.vectors(counts).shape[0] == n
    assert np.isfinite(model.vectors(counts)).all()
