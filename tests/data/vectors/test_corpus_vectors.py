"""Vectors of a corpus, opened."""

import threading
from pathlib import Path

import numpy as np
import pytest

from data.core.problems import UserError
from data.corpus import Corpus
from data.encoders import unit
from data.vectors.corpus_vectors import Vectors


def test_a_typed_text_lies_beside_its_dialogue(demo: Corpus):
    whole = ["\n".join(demo.texts[a:b]) for a, b in zip(demo.offsets, demo.offsets[1:], strict=False)]
    words = demo.vectors.about["word_dimensions"]
    typed = demo.vectors.encode(whole)[:, :words]
    kept = unit(np.array(demo.vectors.matrix[:, :words]))
    assert np.einsum("ij,ij->i", unit(typed), kept).min() > 0.99  # a word may be cut otherwise at a line's end


def test_a_text_of_nothing_is_zeros(demo_ja: Corpus):
    assert not demo_ja.vectors.encode([" "]).any()


def test_vectors_that_are_not_what_they_say(tmp_path: Path, demo_ja: Corpus):
    import shutil

    folder = tmp_path / "vectors"
    shutil.copytree(demo_ja.folder / demo_ja.manifest.stages["vectors"], folder)
    np.save(folder / "vectors.npy", np.ones((66, 5), np.float32))
    with pytest.raises(UserError, match=r"damaged \(\(66, 5\), not \(66, "):
        Vectors.open(folder)
    (folder / "vectors.npy").write_bytes(b"no array")
    with pytest.raises(UserError, match="damaged"):
        Vectors.open(folder)


def test_nearest_of_a_vector_as_by_hand(demo_ja: Corpus):
    vector = demo_ja.vectors.encode(["学校に行きたくない"])[0]
    rows, likeness = demo_ja.vectors.nearest(vector, 9)
    by_hand = sorted(range(66), key=lambda i: -float(demo_ja.vectors.matrix[i] @ vector))[:9]
    assert rows.tolist() == by_hand
    assert likeness.tolist() == sorted(likeness.tolist(), reverse=True)


def test_waking_up_is_loading_what_is_asked_next(demo_ja: Corpus, monkeypatch):
    asked: list[str] = []
    woken = threading.Event()

    def encode(_, texts):
        asked.extend(texts)
        woken.set()
        raise UserError("not now")

    monkeypatch.setattr(Vectors, "encode", encode)
    demo_ja.vectors.wake()
    assert woken.wait(5) and asked
