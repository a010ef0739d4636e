"""Tokens made by hand, in the shape that data.tokens gives them."""

from dataclasses import dataclass, field

import numpy as np
import polars as pl
from scipy import sparse

CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞")


@dataclass(frozen=True, eq=False)
class InventedTokens:
    vocabulary: pl.DataFrame
    lemmas: pl.DataFrame
    ids: np.ndarray
    starts: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    matrix: sparse.csr_matrix
    lemma_of: np.ndarray
    about: dict = field(default_factory=dict)


def invented(vocabulary: pl.DataFrame, ids: np.ndarray, starts: np.ndarray, roles: np.ndarray, offsets: np.ndarray):
    """From distinct tokens (surface, lemma, reading, pos), their ids, and where utterances begin."""
    named = vocabulary.with_columns(
        token_id=pl.int_range(pl.len(), dtype=pl.UInt32),
        pos_detail=pl.col("pos"),
        lemma_id=pl.struct("lemma", "pos").rank("dense") - 1,
    ).with_columns(pl.col("lemma_id").cast(pl.UInt32))
    lemma_of = named["lemma_id"].to_numpy()
    n_dialogues, n_lemmas = len(offsets) - 1, int(lemma_of.max()) + 1
    utterance = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    dialogue = np.repeat(np.arange(n_dialogues), np.diff(offsets))[utterance]
    row = 2 * dialogue + roles[utterance]
    matrix = sparse.coo_matrix(
        (np.ones(len(ids), dtype=np.int32), (row, lemma_of[ids])), shape=(2 * n_dialogues, n_lemmas)
    ).tocsr()
    lengths = named["surface"].str.len_chars().to_numpy()[ids].astype(np.int64)
    upto = np.cumsum(lengths)
    first = np.repeat(np.concatenate([[0], upto])[starts[:-1].astype(np.int64)], np.diff(starts))
    total = np.asarray(matrix.sum(axis=0)).ravel()
    lemmas = (
        named.unique("lemma_id")
        .sort("lemma_id")
        .select(
            "lemma_id",
            "lemma",
            "pos",
            is_content=pl.col("pos").is_in(CONTENT),
            n=pl.Series(total).cast(pl.UInt32),
            n_dialogues=pl.Series(np.diff(matrix.tocsc().indptr)).cast(pl.UInt32),
        )
    )
    return InventedTokens(
        named.select("token_id", "surface", "lemma", "reading", "pos", "pos_detail", "lemma_id"),
        lemmas,
        ids.astype(np.uint32),
        starts,
        (upto - lengths - first).astype(np.uint32),
        (upto - first).astype(np.uint32),
        matrix,
        lemma_of,
    )
