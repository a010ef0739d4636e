"""BERTScore: each token of one text beside its nearest of the other (Zhang et al. 2020). Loads torch."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from data.encoders import NoModel
from data.encoders.transformers import _digest
from data.intake import hashed

BATCH = 16
LONGEST = 512


class Tokenwise:
    """A masked language model from a folder; ``layer``: whose vectors are compared, 0 for the last."""

    def __init__(self, folder: str, layer: int = 0) -> None:
        path = Path(folder)
        if not path.is_dir():
            raise NoModel(f"{folder}: no such folder; BERTScore needs a model's folder on this computer")
        try:
            from transformers import AutoModel, AutoTokenizer

            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._model: Any = AutoModel.from_pretrained(folder, local_files_only=True).eval()
        except Exception as error:  # transformers has many kinds
            said = str(error).strip().splitlines()
            reason = said[0][:200] if said else type(error).__name__
            raise NoModel(f"{folder}: no model can be read from this folder ({reason})") from error
        layers = int(self._model.config.num_hidden_layers)
        if not 0 <= layer <= layers:
            raise NoModel(f"{folder}: has {layers} layers, no layer {layer}")
        self.layer = layer or layers
        files = sorted(file for file in path.rglob("*") if file.is_file())
        self.revision = hashed(*((str(f.relative_to(path)), _digest(f)) for f in files))
        self.name = path.name

    def f1(self, texts: Sequence[str], references: Sequence[str]) -> np.ndarray:
        """(n,) BERTScore's F1, without weights and without rescaling; 0 where either text is empty."""
        vectors = [*self._vectors([*texts, *references])]
        pairs = zip(vectors[: len(texts)], vectors[len(texts) :], strict=True)
        return np.array([_f1(a, b) for a, b in pairs])

    def _vectors(self, texts: Sequence[str]) -> list[np.ndarray]:
        """The unit vectors of each text's tokens, those that only begin and end it left out."""
        import torch

        found: list[np.ndarray] = []
        names = ("cls", "sep", "bos", "eos", "pad")
        special = {getattr(self._tokenizer, f"{name}_token_id") for name in names}
        for begin in range(0, len(texts), BATCH):
            batch = self._tokenizer(
                list(texts[begin : begin + BATCH]),
                padding=True,
                truncation=True,
                max_length=LONGEST,
                return_tensors="pt",
            )
            with torch.no_grad():
                states = self._model(**batch, output_hidden_states=True).hidden_states[self.layer]
            states = torch.nn.functional.normalize(states, dim=-1).numpy()
            for ids, rows in zip(batch["input_ids"].tolist(), states, strict=True):
                found.append(rows[[number not in special for number in ids]])
        return found


def _f1(a: np.ndarray, b: np.ndarray) -> float:
    if not len(a) or not len(b):
        return 0.0
    likeness = a @ b.T
    precision, recall = float(likeness.max(axis=1).mean()), float(likeness.max(axis=0).mean())
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
