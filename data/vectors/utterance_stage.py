"""The stage "utterances": each distinct utterance and turn as one vector, a plane of utterances, their themes.

An utterance that is repeated word for word is one row, however often it is said.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import orjson
import polars as pl

from data.core.problems import UserError
from data.core.progress import Progress
from data.core.store import empty_array
from data.core.turns import turn_starts
from data.encoders.static import SIGNS, STATIC, StaticModel
from data.encoders.static import VERSION as ENCODER
from data.vectors import landmarks, layouts, utterance_themes
from data.vectors.beside import beside

if TYPE_CHECKING:
    import scipy.sparse as sp

VERSION = 2
MOST = 2_000_000
"""Distinct utterances; more are refused with the room that they would take."""
BYTES, MEMORY = 4 * 128, 4_000
"""Of one distinct utterance: of its vector on disk, and of memory while it is laid out, as measured."""
ROWS = 100_000


def revision() -> str:
    """The version of the encoder, part of the key of the stage."""
    from data.encoders.use import Use

    return f"{STATIC} {ENCODER}, {Use().revision}"


def make_utterances(records: Path, tokens: Path, lemmas: Path, folder: Path, progress: Progress) -> None:
    """Write vectors.npy, turns.npy, of.npy, points.parquet, themes.parquet, the encoder, and about.json.

    Raises:
        UserError: there are more distinct utterances than can be laid out.
    """
    # before the first library that brings OpenMP: threads that wait do not burn a busy machine's time
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from threadpoolctl import threadpool_limits

    texts = pl.read_parquet(records / "texts" / "*.parquet", columns=["text"])["text"]
    of, distinct = numbered(texts)
    if distinct.height > MOST:
        gb, memory = (round(distinct.height * bytes_ / 1e9, 1) for bytes_ in (BYTES, MEMORY))
        raise UserError.of("too_many_utterances", n=distinct.height, most=MOST, gb=gb, memory=memory)
    progress("utterances: words")
    with threadpool_limits(2 if distinct.height > ROWS else 1):  # of few, threads wait longer than they work
        of_lemma, starts = lemmas_said(tokens, lemmas)
        counts = counted(of_lemma, starts, lemmas)[distinct["first"].to_numpy()]
        model = _fitted(counts, tokens, lemmas)
        progress("utterances: vectors")
        vectors = _written(folder / "vectors.npy", model, counts)
        del counts
        _written(folder / "turns.npy", model, counted(of_lemma, _by_turn(records, starts), lemmas))
    with threadpool_limits(1), beside() as aside:  # t-SNE is told its own number
        progress("utterances: map")
        grouped = aside.submit(_grouped, vectors)
        plane = landmarks.lay_out(vectors)
        progress("utterances: how true")
        placed = np.flatnonzero(~plane.landmark & np.isfinite(plane.points[:, 0]))
        rows = placed if len(placed) else np.arange(len(vectors))
        trust = landmarks.trustworthiness(vectors, plane.points, rows)
        progress("utterances: themes")
        themes = grouped.result()
    model.write(folder)
    np.save(folder / "of.npy", of)
    points = {"x": plane.points[:, 0], "y": plane.points[:, 1], "is_landmark": plane.landmark}
    points |= {f"theme_{level}": themes.labels[:, level - 1] for level in utterance_themes.LEVELS}
    distinct.with_columns(**{name: pl.Series(values) for name, values in points.items()}).write_parquet(
        folder / "points.parquet"
    )
    _described(themes).write_parquet(folder / "themes.parquet")
    about = {
        "encoder": STATIC,
        "revision": revision(),
        "dim": int(vectors.shape[1]),
        "n": len(of),
        "n_distinct": distinct.height,
        "method": plane.method,
        "n_landmarks": int(plane.landmark.sum()),
        "seed": layouts.SEED,
        "trustworthiness": None if np.isnan(trust) else trust,
        "agreement": [[None if np.isnan(value) else value for value in pair] for pair in themes.agreement],
    }
    (folder / "about.json").write_bytes(orjson.dumps(about))


def _grouped(vectors: np.ndarray) -> utterance_themes.Themes:
    """The themes, by one thread: how many OpenMP may use is told to each thread apart."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return utterance_themes.themes(vectors)


def numbered(texts: pl.Series) -> tuple[np.ndarray, pl.DataFrame]:
    """(n,) the number of each text, in the order of first use; first (row) and n (how often) of each number."""
    rows = pl.DataFrame({"text": texts}).with_row_index("row")
    distinct = rows.group_by("text", maintain_order=True).agg(first=pl.col("row").first(), n=pl.len())
    of = np.zeros(len(texts), dtype=np.int32)
    if len(texts):
        numbers = rows.join(
            distinct.with_row_index("number"), on="text", how="left", maintain_order="left", nulls_equal=True
        )
        of = numbers["number"].to_numpy().astype(np.int32)
    return of, distinct.select(pl.col("first").cast(pl.UInt32), pl.col("n").cast(pl.UInt32))


def lemmas_said(tokens: Path, lemmas: Path) -> tuple[np.ndarray, np.ndarray]:
    """(n_tokens,) the lemma of each token, and (n_utterances + 1,) the first token of each utterance."""
    of_lemma = np.load(lemmas / "lemma_of.npy")[np.load(tokens / "ids.npy", mmap_mode="r")]
    return of_lemma.astype(np.int32), np.load(tokens / "starts.npy").astype(np.int64)


def counted(of_lemma: np.ndarray, starts: np.ndarray, lemmas: Path) -> "sp.csr_matrix":
    """(n_texts, n_lemmas) how often each lemma stands in each; ``starts``: their first tokens, and the end."""
    import scipy.sparse as sp

    n_lemmas = pl.scan_parquet(lemmas / "lemmas.parquet").select(pl.len()).collect().item()
    ones = np.ones(len(of_lemma), dtype=np.float32)
    counts = sp.csr_matrix((ones, of_lemma, starts), shape=(len(starts) - 1, n_lemmas), copy=True)
    counts.sum_duplicates()
    return counts


def _by_turn(records: Path, starts: np.ndarray) -> np.ndarray:
    """The first token of each turn, and the end."""
    rows = pl.read_parquet(records / "utterances.parquet", columns=["dialogue_id", "role"])
    begins = rows.select(turn_starts()).to_series().to_numpy()
    return np.append(starts[:-1][begins], starts[-1])


def _written(path: Path, model: StaticModel, counts: "sp.csr_matrix") -> np.ndarray:
    vectors = empty_array(path, (counts.shape[0], model.table.shape[1])) if counts.shape[0] else np.zeros((0, 1))
    for first in range(0, len(vectors), ROWS):
        vectors[first : first + ROWS] = model.vectors(model.sums(counts[first : first + ROWS]))
    if isinstance(vectors, np.memmap):
        vectors.flush()
    return vectors


def _fitted(counts: "sp.csr_matrix", tokens: Path, lemmas: Path) -> StaticModel:
    from data.encoders.use import Use

    table = pl.read_parquet(lemmas / "lemmas.parquet")
    is_word = ~table["pos"].is_in(SIGNS).to_numpy()
    forms = written(tokens, lemmas, table)
    return StaticModel.fit(counts, is_word, Use().encode(forms))


def written(tokens: Path, lemmas: Path, table: pl.DataFrame) -> Sequence[str]:
    """How each lemma is most often written."""
    vocabulary = pl.read_parquet(tokens / "vocabulary.parquet", columns=["surface", "n"])
    forms = vocabulary.with_columns(lemma_id=pl.Series(np.load(lemmas / "lemma_of.npy")))
    most = forms.sort("n", "surface", descending=[True, False]).unique(
        "lemma_id", keep="first", maintain_order=True
    )
    named = table.select("lemma_id", "lemma").join(most, on="lemma_id", how="left", maintain_order="left")
    return named.select(pl.coalesce("surface", "lemma")).to_series().to_list()


def _described(themes: utterance_themes.Themes) -> pl.DataFrame:
    """One row a theme: level (1 coarse to 3 fine), theme, parent (that holds most of it), stability."""
    parts = []
    for level in utterance_themes.LEVELS:
        labels = themes.labels[:, level - 1]
        numbers = np.arange(1, int(labels.max(initial=0)) + 1)
        parents = np.zeros(len(numbers), dtype=np.int16)
        if level > 1:
            there = labels > 0
            shared = np.zeros((len(numbers), int(themes.labels[:, level - 2].max(initial=0)) + 1))
            np.add.at(shared, (labels[there] - 1, themes.labels[there, level - 2]), 1)
            parents = shared.argmax(axis=1).astype(np.int16)
        values = {"level": np.full(len(numbers), level), "theme": numbers, "parent": parents}
        parts.append(pl.DataFrame(values | {"stability": themes.stability[level - 1]}))
    schema = {"level": pl.Int8, "theme": pl.Int16, "parent": pl.Int16, "stability": pl.Float64}
    return pl.concat([part.cast(schema) for part in parts])  # type: ignore[arg-type]
