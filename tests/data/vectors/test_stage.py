"""The default vectors, and what a new dialogue costs."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from data.core.store import Library
from data.corpus import Corpus
from data.encoders.use import Use
from data.vectors.stage import HALF, WEIGHT
from tests.data.invent import keep, record, write


def test_default_vectors_are_words_beside_meaning(demo_ja: Corpus):
    vectors = demo_ja.vectors
    assert vectors.matrix.shape[0] == demo_ja.dialogues.height
    assert isinstance(vectors.matrix, np.memmap) and vectors.matrix.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors.matrix, axis=1), 1, atol=1e-5)
    words = vectors.about["word_dimensions"]
    share = np.linalg.norm(vectors.matrix[:, :words], axis=1) ** 2
    counts = demo_ja.tokens.matrix[0::2] + demo_ja.tokens.matrix[1::2]
    idf = np.load(vectors.folder / "words_idf.npy")
    for row in range(0, 66, 13):
        known = counts[row].toarray().ravel()[idf > 0].sum()
        evidence = known / (known + HALF)
        assert share[row] == pytest.approx(evidence / (evidence + WEIGHT**2), abs=1e-4)


def test_a_new_dialogue_costs_only_itself(tmp_path: Path, library: Library, monkeypatch):
    asked: list[str] = []
    encode = Use.encode

    def counted(self: Use, texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(Use, "encode", counted)
    records = [
        {**record(i), "dialogue": [{"role": "client", "utterance": f"{word}がつらい"}]}
        for i, word in enumerate(["仕事", "学校", "家"], 1)
    ]
    keep(write(tmp_path / "a", records[:2]), library, words=True, utterances=False)
    assert sorted(asked) == ["仕事がつらい", "学校がつらい"]
    asked.clear()
    keep(write(tmp_path / "b", records), library, words=True, utterances=False)
    assert asked == ["家がつらい"]
    assert len(Corpus.open("c", library).vectors.matrix) == 3
