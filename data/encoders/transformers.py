"""Any model of sentence-transformers, by its name on the hub or its folder. Loads torch: never in a page."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.encoders import hub
from data.encoders.limits import LONGEST, add_padding, positions

BATCH = 32


class Transformer:
    """One model, loaded. Raises NoModel with what to do where it cannot be had."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = hub.opened(name, lambda local: _load(name, local), "sentence-transformers model")
        self.revision = hub.revision(name, getattr(getattr(self._model[0], "auto_model", None), "config", None))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """The library sorts each call by length and batches it."""
        if not texts:
            return np.zeros((0, self._model.get_embedding_dimension() or 1), dtype=np.float32)
        return np.asarray(
            self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True),
            dtype=np.float32,
        )


def _load(name: str, local: bool) -> Any:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name, device="cpu", local_files_only=local)
    network = getattr(model[0], "auto_model", None)
    if network is not None:
        add_padding(model.tokenizer)
        model.max_seq_length = min(model.max_seq_length or LONGEST, positions(model.tokenizer, network))
    return model
