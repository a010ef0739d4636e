"""Themes of utterances: three levels, sizes, stability."""

import numpy as np

from data.encoders import unit
from data.vectors import utterance_themes
from data.vectors.utterance_themes import sizes, themes

RNG = np.random.default_rng(2)


def test_each_level_is_finer_and_its_largest_theme_first():
    vectors = unit(RNG.standard_normal((900, 8)).astype(np.float32))
    found = themes(vectors)
    assert found.labels.max(axis=0).tolist() == [*sizes(900)]
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
    assert np.isnan(alike.agreement).all()  # with one theme there is nothing to disagree on
    assert sizes(1) == (1, 1, 1)
    assert sizes(476_241) == (10, 40, 160)
