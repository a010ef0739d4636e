"""Themes of utterances: three levels that nest, sizes, stability."""

import numpy as np

from data.encoders import unit
from data.vectors import utterance_themes
from data.vectors.utterance_themes import sizes, themes

RNG = np.random.default_rng(2)


def test_the_finer_lie_within_the_coarser_and_the_largest_is_first():
    vectors = unit(RNG.standard_normal((900, 8)).astype(np.float32))
    found = themes(vectors)
    assert found.labels.shape == (900, 3)
    for level in (1, 2):
        pairs = {(fine, coarse) for coarse, fine in found.labels[:, level - 1 : level + 1].tolist()}
        assert len(pairs) == found.labels[:, level].max(), "each finer theme has one parent"
    counts = np.bincount(found.labels[:, 0])[1:]
    assert counts.tolist() == sorted(counts, reverse=True)


def test_what_is_clearly_apart_is_stable(monkeypatch):
    monkeypatch.setattr(utterance_themes, "PER_THEME", 100)
    centres = np.eye(4, 8)
    group = RNG.integers(0, 4, 400)
    found = themes(unit((centres[group] + 0.05 * RNG.standard_normal((400, 8))).astype(np.float32)))
    assert found.agreement[2][0] > 0.95
    assert found.stability[2].min() > 0.9


def test_nothing_and_all_alike():
    assert not themes(np.zeros((5, 4), np.float32)).labels.any()
    alike = themes(np.tile(unit(np.ones((1, 4), np.float32)), (50, 1)))
    assert set(alike.labels.ravel()) == {1}
    assert sizes(1) == (1, 1, 1)
    assert sizes(476_241) == (10, 40, 160)
