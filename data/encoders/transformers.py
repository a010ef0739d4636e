"""Any model of sentence-transformers, by its name on the hub or its folder. Loads torch: never in a page."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import numpy as np

from data.encoders import NoModel

BATCH = 32
PATIENCE_S = 10


class Transformer:
    """One model, loaded. Raises NoModel with what to do where it cannot be had."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _load(name)
        self.revision = _revision(name, self._model)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """The library sorts each call by length and batches it."""
        if not texts:
            return np.zeros((0, self._model.get_embedding_dimension() or 1), dtype=np.float32)
        return np.asarray(
            self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True),
            dtype=np.float32,
        )


def _load(name: str) -> Any:
    if not Path(name).is_dir() and (Path(name).is_absolute() or name.startswith((".", "~"))):
        raise NoModel(f"{name}: no such folder; give a folder that holds a sentence-transformers model")
    import logging

    for library in ("sentence_transformers", "huggingface_hub", "transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as bars

    bars.disable_progress_bar()  # type: ignore[no-untyped-call]  # of reading the weights; what the hub sends keeps its own

    try:
        try:
            return SentenceTransformer(name, device="cpu", local_files_only=True)
        except Exception:
            if Path(name).is_dir():
                raise
        _reach()  # the hub's client would try for minutes
        return SentenceTransformer(name, device="cpu")
    except Exception as error:  # the hub's client has a dozen kinds
        said = str(error).strip().splitlines()
        reason = said[0][:200] if said else type(error).__name__
        if Path(name).is_dir():
            raise NoModel(
                f"{name}: no sentence-transformers model can be read from this folder ({reason})"
            ) from error
        raise NoModel(
            f"{name}: this model is not on this computer, and huggingface.co does not give it ({reason}). "
            "Is the name right, and is there a network? Without one: download the model's folder elsewhere, "
            "copy it here and give its path as --encoder; or take the default, which needs no download"
        ) from error


def _reach() -> None:
    """Raise OSError where the hub does not answer at all."""
    address = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
    try:
        with urlopen(address, timeout=PATIENCE_S):
            pass
    except HTTPError:
        pass  # it answers


def _revision(name: str, model: Any) -> str:
    """The commit of a model of the hub; of a folder the hash of its weights and settings."""
    if Path(name).is_dir():
        from data.intake import hashed

        files = sorted(path for path in Path(name).rglob("*") if path.is_file() and ".git" not in path.parts)
        return hashed(*((str(f.relative_to(name)), f.stat().st_size, _digest(f)) for f in files))
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    return str(getattr(config, "_commit_hash", None) or "unknown")


def _digest(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
