"""Vectors by text: a text is encoded once, however often its corpus is prepared.

    CORPUS/embedded/KEY-UNIT/texts.npy      (n, 2) uint64, the hash of each text
    CORPUS/embedded/KEY-UNIT/vectors.npy    (n, dim) float32, as the encoder gave them
    CORPUS/embedded/KEY-UNIT/part-….npz     what was encoded since: a killed run continues from there

KEY is a hash of the encoder and its revision, so vectors of two models are never mixed.

    python -m data.vectors.text_vectors FOLDER FIRST STEP

encodes its share of the texts that FOLDER lists.
"""

import os
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import polars as pl

from data.core.engine import Engine, end_with_parent
from data.core.problems import UserError, of_the_disk
from data.core.progress import Progress
from data.core.store import PROJECT, empty_array
from data.core.store.integrity import CHECKSUMS, Damaged, check_folder, seal
from data.encoders import Encoder, checked, open_encoder

REQUEST = "asked.parquet"
ALONE = 200
PART_CHARS = 20_000
PART_TEXTS = 1_000
POLL_S = 0.1
ROOM = 1_000_000


@dataclass(frozen=True)
class TextVectors:
    """The vectors of one encoder and unit in one folder."""

    folder: Path
    #: The name of the encoder.
    encoder: str

    def vectors_of(
        self,
        texts: Sequence[str],
        progress: Progress,
        step: str,
        workers: int = 1,
        engine: Engine | None = None,
    ) -> np.ndarray:
        """(n, dim) float32 vectors of distinct texts, in their order; those that are missing are encoded.

        Raises:
            UserError: the disk is full, or the encoder failed. What was encoded stays.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for path in (*self.folder.glob("*.making"), self.folder / REQUEST, self.folder / "errors.txt"):
                path.unlink(missing_ok=True)  # of a killed run
            return self._vectors_of(texts, progress, step, workers, engine)
        except Exception as error:
            if (reason := of_the_disk(error)) is None:
                raise
            raise UserError.of("vectors_disk", folder=self.folder, why=reason) from error

    def _vectors_of(
        self, texts: Sequence[str], progress: Progress, step: str, workers: int, engine: Engine | None
    ) -> np.ndarray:
        keys = hashes(texts)
        known = {key for _, part, _ in self._parts() for key in _names(part)}
        missing = [i for i, key in enumerate(_names(keys)) if key not in known]
        progress(step, len(texts) - len(missing), len(texts))
        if missing:
            order = sorted(missing, key=lambda i: len(texts[i]))
            parts = cut([len(texts[i]) for i in order])
            numbers = np.repeat(np.arange(len(parts)), parts)
            frame = pl.DataFrame({"part": numbers, "text": [texts[i] for i in order]})
            frame.write_parquet(self.folder / REQUEST)
            done = len(texts) - len(missing)
            if engine is not None:
                self._by(engine, lambda n: progress(step, done + n, len(texts)))
            elif len(missing) <= ALONE or workers == 1:
                encoder = open_encoder(self.encoder)
                make(self.folder, encoder, 0, 1, lambda n: progress(step, done + n, len(texts)))
            else:
                self._together(workers, np.array(parts), progress, step, done, len(texts))
            (self.folder / REQUEST).unlink()
        return self._gathered(keys)

    def _by(self, engine: Engine, report: Callable[[int], None]) -> None:
        """Let a cluster encode the parts of the request."""
        parts = pl.read_parquet(self.folder / REQUEST).partition_by("part", maintain_order=True)
        texts = [part["text"].to_list() for part in parts]
        done = 0
        works = [(self.encoder, some) for some in texts]
        for some, vectors in zip(texts, engine.map(encode_apart, works), strict=True):
            _write_part(self.folder, some, vectors)
            done += len(some)
            report(done)

    def _together(
        self, workers: int, sizes: np.ndarray, progress: Progress, step: str, before: int, total: int
    ) -> None:
        own = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(PROJECT)}
        n_before = len(list(self.folder.glob("part-*.npz")))
        with (self.folder / "errors.txt").open("wb") as errors:
            command = [sys.executable, "-m", "data.vectors.text_vectors", self.encoder, str(self.folder)]
            running = [
                subprocess.Popen(
                    [*command, str(first), str(workers)],
                    cwd=PROJECT,
                    env=own,
                    stdin=subprocess.PIPE,  # held open as long as this process lives
                    stdout=errors,
                    stderr=errors,
                )
                for first in range(workers)
            ]
            try:
                while any(process.poll() is None for process in running):
                    n_made = len(list(self.folder.glob("part-*.npz"))) - n_before
                    progress(step, before + int(sizes[:n_made].sum()), total)
                    if any(process.poll() for process in running):
                        break
                    time.sleep(POLL_S)
            finally:
                for process in running:
                    assert process.stdin is not None
                    process.stdin.close()
                    process.wait()
        if any(process.returncode for process in running):
            lines = (self.folder / "errors.txt").read_text(errors="replace").strip().splitlines()
            why = (
                lines[-1].removeprefix(f"{UserError.__module__}.UserError: ")[:300]
                if lines
                else "its processes ended"
            )
            if shutil.disk_usage(self.folder).free < ROOM:
                why = "no space left on device"
            raise UserError.of("vectors_failed", why=why)
        (self.folder / "errors.txt").unlink()

    def _parts(self) -> Iterator[tuple[Path, np.ndarray, Callable[[], np.ndarray]]]:
        """Each file with the hashes of its texts and a function for its vectors; a damaged file is removed."""
        texts, vectors = self.folder / "texts.npy", self.folder / "vectors.npy"
        if texts.is_file() and vectors.is_file():
            try:
                check_folder(self.folder)
                keys, rows = np.load(texts), np.load(vectors, mmap_mode="r")
                if len(keys) == len(rows):
                    yield vectors, keys, lambda: rows
            except (OSError, ValueError, Damaged):
                texts.unlink(missing_ok=True)
                (self.folder / CHECKSUMS).unlink(missing_ok=True)
        for path in sorted(self.folder.glob("part-*.npz")):
            try:
                with np.load(path) as arrays:
                    keys, _ = arrays["texts"], arrays["vectors"].shape
            except (OSError, ValueError, KeyError, BadZipFile, zlib.error):
                path.unlink(missing_ok=True)
                continue
            yield path, keys, lambda path=path: _vectors(path)  # type: ignore[misc]

    def _gathered(self, keys: np.ndarray) -> np.ndarray:
        """The vectors in order, moved into one file; vectors that no text needs are dropped."""
        row_of = {key: i for i, key in enumerate(_names(keys))}
        gathered: np.ndarray | None = None
        making = self.folder / "making"
        files = []
        for path, part_keys, vectors in self._parts():
            wanted = [(row_of[key], i) for i, key in enumerate(_names(part_keys)) if key in row_of]
            files.append(path)
            if wanted:
                to, source = np.array(wanted).T
                rows = vectors()
                if gathered is None:
                    shutil.rmtree(making, ignore_errors=True)
                    making.mkdir()
                    gathered = empty_array(making / "vectors.npy", (len(keys), rows.shape[1]))
                if rows.shape[1] != gathered.shape[1]:
                    dim, expected_dim = rows.shape[1], gathered.shape[1]
                    raise UserError.of(
                        "mixed_dimensions", path=path, found=dim, kept=expected_dim, folder=self.folder
                    )
                gathered[to] = rows[source]
        if gathered is None:
            return np.zeros((0, 0), dtype=np.float32)
        del gathered
        np.save(making / "texts.npy", keys)
        seal(making)
        (self.folder / "texts.npy").unlink(missing_ok=True)  # without it the others count as not there
        for name in ("vectors.npy", CHECKSUMS, "texts.npy"):
            (making / name).replace(self.folder / name)
        making.rmdir()
        for path in files:
            if path.suffix == ".npz":
                path.unlink()
        matrix: np.ndarray = np.load(self.folder / "vectors.npy", mmap_mode="r")
        return matrix


def hashes(texts: Sequence[str]) -> np.ndarray:
    """(n, 2) uint64: a hash of 128 bits of each text."""
    digests = b"".join(blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest() for text in texts)
    return np.frombuffer(digests, dtype="<u8").reshape(-1, 2)


def _names(keys: np.ndarray) -> list[bytes]:
    content = np.ascontiguousarray(keys).tobytes()
    return [content[i : i + 16] for i in range(0, len(content), 16)]


def _vectors(path: Path) -> np.ndarray:
    with np.load(path) as arrays:
        vectors: np.ndarray = arrays["vectors"]
        return vectors


def cut(lengths: Sequence[int]) -> list[int]:
    """The number of texts in each part, so that a part takes some seconds."""
    parts = [0]
    chars = 0
    for length in lengths:
        if parts[-1] and (chars + length > PART_CHARS or parts[-1] == PART_TEXTS):
            parts.append(0)
            chars = 0
        parts[-1] += 1
        chars += length
    return parts


def make(folder: Path, encoder: Encoder, first: int, step: int, report: Callable[[int], None]) -> None:
    """Encode every ``step``-th part of the request, each written whole or not at all."""
    request = pl.read_parquet(folder / REQUEST)
    done = 0
    for number, part in enumerate(request.partition_by("part", maintain_order=True)):
        if number % step != first:
            continue
        texts = part["text"].to_list()
        _write_part(folder, texts, checked(encoder.encode(texts), len(texts), encoder.name))
        done += len(texts)
        report(done)


def encode_apart(work: tuple[str, list[str]]) -> np.ndarray:
    """(n, dim) vectors of some texts by the named encoder: one task of a cluster."""
    name, texts = work
    return checked(open_encoder(name).encode(texts), len(texts), name)


def _write_part(folder: Path, texts: Sequence[str], vectors: np.ndarray) -> None:
    """Write a part whole or not at all."""
    keys = hashes(texts)
    path = folder / f"part-{keys[0].tobytes().hex()}.npz"
    making = path.with_suffix(".making")
    with making.open("wb") as file:
        np.savez(file, texts=keys, vectors=vectors)
    making.replace(path)


def main(arguments: Sequence[str]) -> None:
    """Encode the share of one process."""
    end_with_parent()
    name, folder, first, step = arguments
    make(Path(folder), open_encoder(name), int(first), int(step), lambda _: None)


if __name__ == "__main__":
    main(sys.argv[1:])
