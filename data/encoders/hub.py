"""A model by its folder or by its name on the hub: what is on this computer first, and why it cannot be had."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import urlopen

from data.core.store.hashing import hashed
from data.encoders import NoModel

T = TypeVar("T")
PATIENCE_S = 10
TELLS = ("sentence_transformers", "huggingface_hub", "transformers")


def opened(name: str, load: Callable[[bool], T], kind: str) -> T:
    """What ``load(only what is here)`` gives. Raises NoModel with what to do where it gives nothing.

    ``kind``: what a folder must hold, in words.
    """
    folder = Path(name).is_dir()
    if not folder and (Path(name).is_absolute() or name.startswith((".", "~"))):
        raise NoModel(f"{name}: no such folder; give a folder that holds a {kind}", "no_model_folder", name=name)
    _quieten()
    try:
        try:
            return load(True)
        except ImportError:
            raise
        except Exception:
            if folder:
                raise
        reach()  # the hub's client would try for minutes
        return load(False)
    except ImportError as error:
        raise NoModel(
            f"{name}: a package that this model needs cannot be loaded ({_reason(error)}); "
            "run  pip install -r requirements-encoders.txt  (installed: pip install 'kokoroscope[encoders]'), "
            "or take use, which needs no torch",
            "no_torch",
            name=name,
            why=_reason(error),
        ) from error
    except Exception as error:  # the hub's client has a dozen kinds
        why = _reason(error)
        if folder:
            raise NoModel(
                f"{name}: no {kind} can be read from this folder ({why})", "bad_model", name=name, why=why
            ) from error
        raise NoModel(
            f"{name}: this model is not on this computer, and huggingface.co does not give it ({why}). "
            "Is the name right, and is there a network? Without one: download the model's folder elsewhere, "
            "copy it here and give its path in place of the name; or take use, which needs no download",
            "no_hub",
            name=name,
            why=why,
        ) from error


def reach() -> None:
    """Raise OSError where the hub does not answer at all."""
    address = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
    try:
        with urlopen(address, timeout=PATIENCE_S):
            pass
    except HTTPError:
        pass  # it answers


def revision(name: str, config: Any) -> str:
    """The commit of a model of the hub; of a folder the hash of its weights and settings."""
    path = Path(name)
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and ".git" not in file.parts)
        return hashed(*((str(f.relative_to(path)), f.stat().st_size, _digest(f)) for f in files))
    return str(getattr(config, "_commit_hash", None) or "unknown")


def short(name: str) -> str:
    """A model's name without where its folder lies."""
    return Path(name).resolve().name if Path(name).is_dir() else name


def _quieten() -> None:
    import logging

    for library in TELLS:
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        from transformers.utils import logging as bars
    except ImportError:
        return  # who loads it says so
    bars.disable_progress_bar()  # type: ignore[no-untyped-call]  # of reading the weights; what the hub sends keeps its own


def _reason(error: Any) -> str:
    error = getattr(error, "reason", None) or error  # what urllib wraps
    lines = str(getattr(error, "strerror", None) or error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def _digest(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
