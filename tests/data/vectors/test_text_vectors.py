"""Vectors by text: encoded once, whatever happens."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from data.core.problems import UserError
from data.core.progress import silent
from data.vectors import text_vectors
from data.vectors.text_vectors import TextVectors


class Counting:
    """An encoder that remembers what it was asked; ``fails_at``: the text it breaks on."""

    name, revision = "counting", "1"

    def __init__(self, fails_at: str = "", dim: int = 3) -> None:
        self.asked: list[str] = []
        self.fails_at, self.dim = fails_at, dim

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.fails_at in texts and self.fails_at:
            raise KeyboardInterrupt
        self.asked += texts
        return np.array([[len(text), ord(text[0]), 1][: self.dim] for text in texts], dtype=np.float32)


def kept_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Counting) -> TextVectors:
    monkeypatch.setattr(text_vectors, "open_encoder", lambda _name: encoder)
    return TextVectors(tmp_path / "kept", "counting")


def made(kept: TextVectors, texts: Sequence[str]) -> np.ndarray:
    return np.array(kept.vectors_of(texts, silent, "vectors"))


def test_a_text_is_encoded_once(tmp_path: Path, monkeypatch):
    encoder = Counting()
    kept = kept_by(tmp_path, monkeypatch, encoder)
    first = made(kept, ["aa", "b", "cccc"])
    assert first[:, 0].tolist() == [2, 1, 4] and sorted(encoder.asked) == ["aa", "b", "cccc"]
    encoder.asked.clear()
    second = made(kept, ["cccc", "new", "aa"])
    assert second[:, 0].tolist() == [4, 3, 2] and encoder.asked == ["new"]
    assert len(np.load(kept.folder / "texts.npy")) == 3
    assert sorted(path.name for path in kept.folder.iterdir()) == [
        "checksums.json",
        "texts.npy",
        "vectors.npy",
    ]


def test_a_killed_run_goes_on(tmp_path: Path, monkeypatch):
    texts = [letter * (i + 1) for i, letter in enumerate("abcdefghij")]
    monkeypatch.setattr(text_vectors, "PART_TEXTS", 3)
    broken = Counting(fails_at=texts[7])
    with pytest.raises(KeyboardInterrupt):
        made(kept_by(tmp_path, monkeypatch, broken), texts)
    assert len(broken.asked) == 6
    whole = Counting()
    found = made(kept_by(tmp_path, monkeypatch, whole), texts)
    assert found[:, 0].tolist() == list(range(1, 11))
    assert set(whole.asked) == set(texts) - set(broken.asked)


def test_a_damaged_part_is_made_again(tmp_path: Path, monkeypatch):
    encoder = Counting()
    kept = kept_by(tmp_path, monkeypatch, encoder)
    kept.folder.mkdir()
    (kept.folder / "part-00.npz").write_bytes(b"half of")
    assert made(kept, ["a", "bb"])[:, 0].tolist() == [1, 2]
    assert not (kept.folder / "part-00.npz").exists()


def test_another_dimension_is_refused(tmp_path: Path, monkeypatch):
    made(kept_by(tmp_path, monkeypatch, Counting()), ["a", "bb"])
    with pytest.raises(UserError, match=r"2 dimensions among others of 3; remove .*kept"):
        made(kept_by(tmp_path, monkeypatch, Counting(dim=2)), ["a", "bb", "ccc"])
    assert np.load(tmp_path / "kept" / "vectors.npy").shape == (2, 3)


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch):
    kept = kept_by(tmp_path, monkeypatch, Counting())
    made(kept, ["a"])

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(text_vectors.np, "savez", full)
    with pytest.raises(UserError, match=r"could not be written \(No space left on device\).*are kept"):
        made(kept, ["a", "b"])
    monkeypatch.undo()
    encoder = Counting()
    assert made(kept_by(tmp_path, monkeypatch, encoder), ["a", "b"])[:, 0].tolist() == [1, 1]
    assert encoder.asked == ["b"]
