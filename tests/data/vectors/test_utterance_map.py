"""The opened map of utterances: damaged files, unknown words, places."""

import shutil

import numpy as np
import pytest

from data.core.problems import UserError
from data.corpus import Corpus
from data.vectors.utterance_map import UtteranceMap


def test_a_damaged_folder_is_named(demo_en: Corpus, tmp_path):
    folder = shutil.copytree(demo_en.folder / demo_en.manifest.stages["utterances"], tmp_path / "u")
    np.save(folder / "vectors.npy", np.zeros((2, 3), np.float32))
    with pytest.raises(UserError, match="damaged"):
        UtteranceMap.open(folder, demo_en.tokens)


def test_words_that_the_corpus_lacks_still_mean_something(demo_en: Corpus):
    vectors = demo_en.utterance_map.encode(["zebras", "…", ""])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-4)
    assert not vectors[1:].any()


def test_a_landmark_is_placed_near_itself(demo_ja: Corpus):
    spoken = demo_ja.utterance_map
    rows = np.flatnonzero(spoken.points["is_landmark"].to_numpy())[:30]
    placed = spoken.place(np.asarray(spoken.matrix[rows]))
    own = spoken.points.select("x", "y").to_numpy()[rows]
    spread = np.nanstd(spoken.points["x"].to_numpy())
    assert np.median(np.linalg.norm(placed - own, axis=1)) < 0.5 * spread
