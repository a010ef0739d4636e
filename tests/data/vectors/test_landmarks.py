"""Many vectors on a plane: landmarks, who is put among them, and how far that can be trusted."""

import numpy as np
import pytest
from sklearn.manifold import trustworthiness as oracle

from data.encoders import unit
from data.vectors import landmarks

RNG = np.random.default_rng(5)
CENTRES = RNG.standard_normal((6, 12)) * 2
GROUP = RNG.integers(0, 6, 400)
VECTORS = unit((CENTRES[GROUP] + RNG.standard_normal((400, 12)) * 0.4).astype(np.float32))


@pytest.fixture(scope="module")
def plane() -> landmarks.Plane:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(landmarks, "FEWEST", 150)
        vectors = np.vstack([VECTORS, np.zeros((2, 12), np.float32)])
        return landmarks.lay_out(vectors, jobs=1)


def test_what_is_alike_lies_together(plane: landmarks.Plane):
    assert plane.method == "tsne_landmarks"
    assert plane.landmark.sum() == 150
    assert np.isnan(plane.points[-2:]).all()
    middles = np.stack([plane.points[:400][one == GROUP].mean(axis=0) for one in range(6)])
    nearest = ((plane.points[:400, None] - middles) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == GROUP).mean() > 0.95


def test_trustworthiness_as_others_have_it(plane: landmarks.Plane):
    own = landmarks.trustworthiness(VECTORS, plane.points[:400], np.arange(400), k=7)
    # the same order by Euclidean distance: the vectors are of unit length
    assert own == pytest.approx(oracle(VECTORS, plane.points[:400], n_neighbors=7), abs=1e-3)


def test_the_nearest_landmarks_are_found():
    placer = landmarks.Placer.of(VECTORS[:300], np.zeros((300, 2), np.float32))
    rows, cosines = placer.nearest(VECTORS[300:])
    exact = np.argsort(-(VECTORS[300:] @ VECTORS[:300].T), axis=1)[:, : landmarks.NEAREST]
    same = np.mean([len({*a} & {*b}) for a, b in zip(rows.tolist(), exact.tolist(), strict=True)])
    assert same / landmarks.NEAREST > 0.95
    assert np.allclose(cosines, np.take_along_axis(VECTORS[300:] @ VECTORS[:300].T, rows, axis=1), atol=1e-5)


def test_few_and_none():
    assert landmarks.lay_out(VECTORS[:1]).points.shape == (1, 2)
    assert landmarks.lay_out(np.zeros((3, 12), np.float32)).points.shape == (3, 2)
    assert np.isnan(landmarks.trustworthiness(VECTORS[:2], np.zeros((2, 2), np.float32), np.arange(2)))
