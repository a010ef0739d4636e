"""Models of sentence-transformers: long texts are cut at what the model takes."""

from pathlib import Path

import numpy as np
import pytest

from tests.data.encoders import models

pytest.importorskip("sentence_transformers")
from data.encoders.transformers import Transformer

LONG = "はい ええ つらい です ね 。 " * 200


@pytest.mark.parametrize("make", [models.tiny_bert, models.tiny_gpt])
def test_a_model_with_few_positions_takes_the_beginning_of_a_long_text(make, tmp_path: Path):
    encoder = Transformer(str(make(tmp_path / "tiny", positions=24)))
    vectors = encoder.encode(["はい", LONG, LONG + "つらい"])
    assert vectors.shape == (3, 16) and vectors.dtype == np.float32 and np.isfinite(vectors).all()
    assert np.allclose(vectors[1], vectors[2], atol=1e-6)
    assert not np.allclose(vectors[0], vectors[1], atol=1e-3)


def test_no_texts(tmp_path: Path):
    assert Transformer(str(models.tiny_bert(tmp_path / "tiny"))).encode([]).shape == (0, 16)
