"""Lemmas: words grouped by lemma and part of speech; counts by dialogue and role agree with plain counting."""

from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from data.corpus import Corpus
from data.tokens.lemma_stage import KINDS, SPOKEN, canonical_lemma, count, read_matrix, write_matrix


def test_counts_are_those_of_plain_counting(tmp_path: Path):
    chance = np.random.default_rng(3)
    dialogue = np.sort(chance.integers(0, 5, 40))
    dialogue = np.unique(dialogue, return_inverse=True)[1]
    kinds = KINDS * dialogue + chance.integers(0, KINDS, 40)
    lengths = chance.integers(0, 6, 40)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    ids = chance.integers(0, 9, starts[-1])
    lemma_of = np.array([0, 1, 2, 0, 1, 2, 3, 3, 4], dtype=np.uint32)
    counts = count(kinds, starts, ids, lemma_of, 5)
    plain: Counter[tuple[int, int]] = Counter()
    holding: set[tuple[int, int]] = set()
    for row in range(40):
        for token in ids[starts[row] : starts[row + 1]]:
            holding.add((int(dialogue[row]), int(lemma_of[token])))
            if kinds[row] % KINDS < SPOKEN:
                plain[int(dialogue[row]) * SPOKEN + int(kinds[row] % KINDS), int(lemma_of[token])] += 1
    dense = counts.matrix.toarray()
    assert dense.sum() == sum(plain.values())
    assert all(dense[row, lemma] == n for (row, lemma), n in plain.items())
    assert counts.dialogues.tolist() == [sum(lemma == one for _, one in holding) for lemma in range(5)]
    write_matrix(counts.matrix, tmp_path)
    assert (read_matrix(tmp_path, 5) != counts.matrix).nnz == 0


def test_a_variant_has_the_lemma_of_its_canonical_word():
    words = pl.DataFrame(
        {"surface": ["ストレス", "重圧", "重荷"], "lemma": ["ストレス", "重圧", "重荷"], "reading": [None] * 3}
    )
    with_synonyms = words.with_columns(canonical_lemma({"重圧": "ストレス"}))
    assert with_synonyms["lemma"].to_list() == ["ストレス", "ストレス", "重荷"]
    assert words.with_columns(canonical_lemma({})).equals(words)


def test_the_demo_counts_every_word_of_client_and_counselor(demo_ja: Corpus):
    tokens = demo_ja.tokens
    assert int(tokens.lemmas["n"].sum()) == len(tokens.ids)
    assert tokens.lemmas["n"].to_list() == sorted(tokens.lemmas["n"], reverse=True)
    assert pytest.approx(len(tokens.ids)) == tokens.lemmas["n"].sum()
