"""The stage "lemmas": which words count as one, their counts by dialogue and role, and the compound nouns.

It is made from the stage "tokens" and the synonyms in a second or two, which is what a changed synonym costs.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import orjson
import polars as pl

from data.tokens import compound_nouns
from data.tokens.tokenizers.word_lists import WordLists

if TYPE_CHECKING:
    import scipy.sparse as sp

VERSION = 1
CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "成語", "word")
NO_CONTENT = ("数詞", "助動詞語幹")
BLOCK = 1_000_000
SPOKEN = 2
KINDS = 3
FORMS = ("surface", "lemma")


def make_lemmas(records: Path, tokens: Path, folder: Path, lists: WordLists) -> None:
    """Write lemmas, their counts and the compound nouns to ``folder``."""
    vocabulary = pl.read_parquet(tokens / "vocabulary.parquet")
    ids, starts = np.load(tokens / "ids.npy", mmap_mode="r"), np.load(tokens / "starts.npy").astype(np.int64)
    lemma_of, lemmas = group(vocabulary, lists.canonical)
    counts = count(row_kinds(records), starts, ids, lemma_of, lemmas.height)
    lemmas.with_columns(n_dialogues=pl.Series(counts.dialogues)).write_parquet(folder / "lemmas.parquet")
    np.save(folder / "lemma_of.npy", lemma_of)
    write_matrix(counts.matrix, folder)
    nouns = compound_nouns.find(vocabulary, ids, starts, np.load(tokens / "odd.npy"), lists.canonical)
    nouns.write(folder)
    (folder / "canonical.json").write_bytes(orjson.dumps(lists.canonical))
    known = {*vocabulary["surface"], *vocabulary["lemma"], *nouns.table["surface"]}
    absent = sorted(variant for variant in lists.canonical if variant not in known)
    about = {"synonyms": len(lists.canonical), "absent_variants": absent}
    (folder / "about.json").write_bytes(orjson.dumps(about))


def group(vocabulary: pl.DataFrame, canonical: dict[str, str]) -> tuple[np.ndarray, pl.DataFrame]:
    """Group words into lemmas.

    Returns:
        (n_vocabulary,) the lemma of each word; and the lemmas, the most frequent first: lemma_id, lemma, pos,
        is_content (whether most of its tokens are content words), n.
    """
    words = vocabulary.with_columns(
        canonical_lemma(canonical),
        is_content=pl.col("pos").is_in(CONTENT)
        & ~pl.any_horizontal(pl.col("pos_detail").str.starts_with(detail) for detail in NO_CONTENT),
    )
    counted = words.group_by("lemma", "pos").agg(
        pl.col("n").sum(), content=pl.col("n").filter(pl.col("is_content")).sum()
    )
    lemmas = (
        counted.sort("n", "lemma", "pos", descending=[True, False, False])
        .with_row_index("lemma_id")
        .select(
            "lemma_id",
            "lemma",
            "pos",
            is_content=2 * pl.col("content") > pl.col("n"),
            n=pl.col("n").cast(pl.UInt32),
        )
    )
    numbers = words.join(lemmas, on=["lemma", "pos"], how="left", maintain_order="left")["lemma_id"]
    return numbers.to_numpy().astype(np.uint32), lemmas


def canonical_lemma(canonical: dict[str, str]) -> pl.Expr:
    """The column ``lemma`` after the synonyms; a variant is looked up by surface, then by lemma."""
    if not canonical:
        return pl.col("lemma")
    forms = [pl.col(form).replace_strict(canonical, default=None, return_dtype=pl.String) for form in FORMS]
    return pl.coalesce(*forms, "lemma").alias("lemma")


class Counts(NamedTuple):
    """Counts of lemmas."""

    #: See ``data.tokens.corpus_tokens.Tokens``.
    matrix: "sp.csr_matrix"
    #: (n_lemmas,) number of dialogues with each lemma.
    dialogues: np.ndarray


def row_kinds(records: Path) -> np.ndarray:
    """(n_utterances,) three times the row of its dialogue, and 0 for the counselor, 1 the client, 2 any other."""
    rows = pl.read_parquet(records / "utterances.parquet", columns=["dialogue_id", "role"])
    dialogue = (rows["dialogue_id"] != rows["dialogue_id"].shift()).fill_null(False).cum_sum().to_numpy()
    kinds: np.ndarray = KINDS * dialogue.astype(np.int64) + rows["role"].to_physical().to_numpy()
    return kinds


def count(kinds: np.ndarray, starts: np.ndarray, ids: np.ndarray, lemma_of: np.ndarray, n_lemmas: int) -> Counts:
    """Count by dialogue and role, a block of dialogues at a time."""
    import scipy.sparse as sp

    n_dialogues = int(kinds[-1]) // KINDS + 1 if len(kinds) else 0
    n_holding = np.zeros(n_lemmas, dtype=np.int64)
    blocks = [sp.csr_matrix((0, n_lemmas), dtype=np.int32)]
    first = np.searchsorted(kinds // KINDS, np.arange(n_dialogues + 1))
    begin = 0
    while begin < n_dialogues:
        limit = int(starts[first[begin]]) + BLOCK
        end = max(begin + 1, int(np.searchsorted(starts[first], limit, side="right")) - 1)
        rows = slice(first[begin], first[end])
        tokens = slice(int(starts[rows.start]), int(starts[rows.stop]))
        row = np.repeat(kinds[rows] - KINDS * begin, starts[rows.start + 1 : rows.stop + 1] - starts[rows])
        column = lemma_of[ids[tokens]]
        shape = (KINDS * (end - begin), n_lemmas)
        block = sp.coo_matrix((np.ones(len(row), np.int32), (row, column)), shape=shape).tocsr()
        of_dialogue = sp.kron(sp.eye(end - begin), np.ones((1, KINDS)), format="csr") @ block
        n_holding += np.bincount(of_dialogue.indices, minlength=n_lemmas)
        blocks.append(block[np.flatnonzero(np.arange(shape[0]) % KINDS < SPOKEN)])
        begin = end
    return Counts(sp.vstack(blocks, format="csr"), n_holding.astype(np.uint32))


def write_matrix(matrix: "sp.csr_matrix", folder: Path) -> None:
    """Write a matrix as three arrays of the smallest integers that fit."""
    np.save(folder / "matrix_starts.npy", matrix.indptr.astype(np.uint32))
    np.save(folder / "matrix_lemmas.npy", matrix.indices.astype(_smallest(matrix.shape[1])))
    np.save(folder / "matrix_counts.npy", matrix.data.astype(_smallest(int(matrix.data.max(initial=0)) + 1)))


def read_matrix(folder: Path, n_lemmas: int) -> "sp.csr_matrix":
    """Read what ``write_matrix`` wrote."""
    import scipy.sparse as sp

    starts, lemmas, counts = (np.load(folder / f"matrix_{name}.npy") for name in ("starts", "lemmas", "counts"))
    arrays = (counts.astype(np.int32), lemmas.astype(np.int32), starts.astype(np.int32))
    return sp.csr_matrix(arrays, shape=(len(starts) - 1, n_lemmas))


def _smallest(n: int) -> type[np.unsignedinteger]:
    return np.uint8 if n <= 2**8 else np.uint16 if n <= 2**16 else np.uint32
