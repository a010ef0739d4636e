"""The encoder use as a module of sentence-transformers."""

import numpy as np
import pytest

from data.encoders.use import Use


def test_vectors_are_those_of_the_encoder_and_settings_are_kept(tmp_path):
    pytest.importorskip("sentence_transformers")
    from sentence_transformers import SentenceTransformer

    from data.encoders.module import UseModule

    texts = ["よく眠れません", "家族のことです"]
    model = SentenceTransformer(modules=[UseModule()], device="cpu")
    assert np.allclose(model.encode(texts), Use().encode(texts), atol=1e-6)
    assert UseModule().get_embedding_dimension() == model.encode(texts).shape[1] == 512
    UseModule().save(str(tmp_path))
    assert isinstance(UseModule.load(str(tmp_path)), UseModule)
