"""BERTScore: each token of one text beside its nearest of the other (Zhang et al. 2020). Loads torch."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.encoders import NoModel, hub
from data.encoders.limits import LONGEST, add_padding, positions

BATCH = 16


class Tokenwise:
    """A masked language model, by its folder or its name on the hub.

    ``layer``: whose vectors are compared, 0 for the last. Longer texts are cut at ``longest`` tokens.
    """

    def __init__(self, name: str, layer: int = 0) -> None:
        self._tokenizer, self._model = hub.opened(name, lambda local: _load(name, local), "masked language model")
        layers = int(self._model.config.num_hidden_layers)
        if not 0 <= layer <= layers:
            raise NoModel(f"{name}: has {layers} layers, no layer {layer}", "no_layer", name=name, n=layers)
        self.layer = layer or layers
        self.longest = positions(self._tokenizer, self._model)
        add_padding(self._tokenizer)
        self.revision = hub.revision(name, self._model.config)
        self.name = hub.short(name)

    @property
    def about(self) -> str:
        """Model, layer and revision, and how much of a text is compared where that is less than usual."""
        cut = f", {self.longest} tokens of a text" if self.longest < LONGEST else ""
        return f"{self.name}, layer {self.layer}{cut} ({self.revision})"

    def f1(self, texts: Sequence[str], references: Sequence[str]) -> np.ndarray:
        """(n,) BERTScore's F1, without weights and without rescaling; 0 where either text is empty."""
        distinct = sorted(dict.fromkeys((*texts, *references)), key=len)
        of = dict(zip(distinct, self._vectors(distinct), strict=True))
        return np.array([_f1(of[a], of[b]) for a, b in zip(texts, references, strict=True)])

    def _vectors(self, texts: Sequence[str]) -> list[np.ndarray]:
        """The unit vectors of each text's tokens, those that only begin and end it left out."""
        import torch

        vectors: list[np.ndarray] = []
        names = ("cls", "sep", "bos", "eos")
        special = {getattr(self._tokenizer, f"{name}_token_id") for name in names}
        for begin in range(0, len(texts), BATCH):
            batch = self._tokenizer(
                list(texts[begin : begin + BATCH]),
                padding=True,
                truncation=True,
                max_length=self.longest,
                return_tensors="pt",
            )
            with torch.no_grad():
                states = self._model(**batch, output_hidden_states=True).hidden_states[self.layer]
            states = torch.nn.functional.normalize(states, dim=-1).numpy()
            of_text = batch["attention_mask"].bool().numpy()
            for ids, mask, rows in zip(batch["input_ids"].tolist(), of_text, states, strict=True):
                vectors.append(rows[mask & [number not in special for number in ids]])
        return vectors


def _load(name: str, local: bool) -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=local)
    return tokenizer, AutoModel.from_pretrained(name, local_files_only=local).eval()


def _f1(a: np.ndarray, b: np.ndarray) -> float:
    if not len(a) or not len(b):
        return 0.0
    likeness = a @ b.T
    precision, recall = float(likeness.max(axis=1).mean()), float(likeness.max(axis=0).mean())
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
