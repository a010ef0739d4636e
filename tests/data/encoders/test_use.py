"""USE gives the same vector in any batch."""

import numpy as np

from data.encoders.use import Use


def test_use_gives_the_same_vector_in_any_batch():
    texts = ["眠れない", "", "会社に行きたくない", "I cannot sleep", "眠れない"]
    together = Use().encode(texts)
    assert together.shape == (5, 512) and together.dtype == np.float32
    assert not together[1].any()
    for row, text in zip(together, texts, strict=True):
        assert np.allclose(row, Use().encode([text])[0], atol=1e-5)
    same, other = together[0] @ together[3], together[0] @ together[2]
    assert same > other
