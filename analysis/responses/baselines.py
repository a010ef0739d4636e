"""Replies made here without a model, so that systems have something to be better than.

most_frequent   the reply given most often
random_fifth    a reply from the same fifth of another dialogue
bm25            the reply that followed the client's most similar turn (BM25 over lemmas)
vectors         the same, by the vectors of the map's encoder, made by: python -m data embed

A reply never comes from a dialogue in which the client or the counselor of the target takes part, in
whichever role.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import polars as pl

from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, lexicon
from data.corpus import Corpus
from data.responses.targets import targets, turns
from data.vectors.segments import TURN

if TYPE_CHECKING:
    from scipy import sparse

Baseline = Literal["most_frequent", "random_fifth", "bm25", "vectors"]
BASELINES: tuple[str, ...] = get_args(Baseline)
VERSION = 1
SEED = 1
K1, B = 1.2, 0.75
MANY = 0.2
ROW = {
    "system": pl.String,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "response": pl.String,
    "meta": pl.String,
}


def baseline(selection: Selection, name: str, *, seed: int = SEED) -> pl.DataFrame:
    """A reply to each target of the selection: system, dialogue_id, position, response, meta.

    ``meta``: the dialogue and position that the reply was taken from, as JSON. Raises UserError for a
    baseline there is none of.
    """
    if name not in BASELINES:
        raise mistake("no_baseline", name=name, names=", ".join(BASELINES))
    every = targets(selection.corpus)
    wanted = every.with_row_index("row").filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    if wanted.is_empty():
        return pl.DataFrame(schema=ROW)
    chosen = _CHOICES[name](selection, every, wanted["row"].to_numpy(), np.random.default_rng(seed))
    replies = every[chosen]
    where = pl.struct("dialogue_id", "position").struct.json_encode()
    return pl.DataFrame(
        {
            "system": pl.Series([name] * wanted.height, dtype=pl.String),
            "dialogue_id": wanted["dialogue_id"],
            "position": wanted["position"],
            "response": replies["gold"],
            "meta": replies.select(where).to_series(),
        },
        schema=ROW,
    )


class Apart:
    """Which targets may lend their reply to a dialogue: those of dialogues without either of its persons."""

    def __init__(self, corpus: Corpus, every: pl.DataFrame) -> None:
        persons = corpus.dialogues.select("dialogue_id", "client_id", "counselor_id")
        joined = every.select("dialogue_id").join(persons, on="dialogue_id", how="left", maintain_order="left")
        self._dialogues = joined["dialogue_id"].to_numpy()
        self._persons = [joined[name].fill_null(0).to_numpy() for name in ("client_id", "counselor_id")]
        self._known = [joined[name].is_not_null().to_numpy() for name in ("client_id", "counselor_id")]

    def __call__(self, row: int) -> Array:
        """(n_targets,) whether each may be taken for the target in this row."""
        barred = self._dialogues == self._dialogues[row]
        for mine, known in zip(self._persons, self._known, strict=True):
            if known[row]:
                for theirs, are_known in zip(self._persons, self._known, strict=True):
                    barred |= are_known & (theirs == mine[row])
        return np.asarray(~barred)


def _by_dialogue(every: pl.DataFrame, rows: Array) -> Iterator[Array]:
    """The rows of each dialogue in turn."""
    ids = every["dialogue_id"].to_numpy()[rows]
    yield from np.split(rows, np.flatnonzero(np.diff(ids)) + 1)


def _open(other_persons: Apart, row: int) -> Array:
    """The rows that may be taken for a target. Raises UserError where the corpus has none."""
    candidates = np.flatnonzero(other_persons(row))
    if not len(candidates):
        raise mistake("no_other_persons")
    return candidates


def _most_frequent(selection: Selection, every: pl.DataFrame, rows: Array, rng: np.random.Generator) -> Array:
    """The reply that stands most often among those that may be taken; ties by the first that was said."""
    other_persons = Apart(selection.corpus, every)
    codes = every["gold"].rank("dense").to_numpy().astype(np.int64)
    chosen = []
    for part in _by_dialogue(every, rows):
        candidates = _open(other_persons, int(part[0]))
        counts = np.bincount(codes[candidates])
        best = candidates[counts[codes[candidates]] == counts.max()][0]
        chosen.append(np.full(len(part), best))
    return np.concatenate(chosen)


def _random_fifth(selection: Selection, every: pl.DataFrame, rows: Array, rng: np.random.Generator) -> Array:
    """A reply drawn from the same fifth."""
    other_persons = Apart(selection.corpus, every)
    fifths = every["fifth"].to_numpy()
    chosen = []
    for part in _by_dialogue(every, rows):
        candidates = _open(other_persons, int(part[0]))
        for row in part:
            same = candidates[fifths[candidates] == fifths[row]]
            chosen.append(int(rng.choice(same if len(same) else candidates)))
    return np.array(chosen)


def _bm25(selection: Selection, every: pl.DataFrame, rows: Array, rng: np.random.Generator) -> Array:
    """The reply behind the most similar client's turn; ties, and turns like no other, are drawn."""
    from scipy import sparse

    weights = _weights(selection, every)
    postings, queries = weights.tocsc(), sparse.csr_matrix(weights)
    frequent = np.diff(postings.indptr) > MANY * weights.shape[0]
    other_persons = Apart(selection.corpus, every)
    scores = np.zeros(weights.shape[0], dtype=np.float32)
    chosen = []
    for part in _by_dialogue(every, rows):
        may = other_persons(int(part[0]))
        candidates = _open(other_persons, int(part[0]))
        for row in part:
            words = queries.indices[queries.indptr[row] : queries.indptr[row + 1]]
            rare = words[~frequent[words]]
            scores[:] = 0
            for word in rare if len(rare) else words:
                held = slice(postings.indptr[word], postings.indptr[word + 1])
                scores[postings.indices[held]] += postings.data[held]
            scores[~may] = -1
            best = scores.max()
            chosen.append(int(rng.choice(np.flatnonzero(scores == best) if best > 0 else candidates)))
    return np.array(chosen)


def _weights(selection: Selection, every: pl.DataFrame) -> "sparse.csr_matrix":
    """(n_targets, n_lemmas) BM25's weight of each word in the turn answered (Robertson and Zaragoza 2009)."""
    from scipy import sparse

    lex = lexicon(selection.corpus)
    corpus = selection.corpus
    spoken = turns(corpus)
    ends = np.cumsum(spoken["utterances"].to_numpy())
    first = ends - spoken["utterances"].to_numpy()
    is_target = spoken.select((pl.col("role") == "counselor") & (pl.col("turn") > 0)).to_series().to_numpy()
    before = np.flatnonzero(is_target) - 1
    begin, end = lex.starts[first[before]].astype(np.int64), lex.starts[ends[before]].astype(np.int64)
    lengths = end - begin
    token_rows = np.repeat(begin - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(
        lengths.sum()
    )
    lemmas = lex.lemma_ids[token_rows]
    row = np.repeat(np.arange(every.height), lengths)
    counted = lex.is_word[lemmas]
    shape = (every.height, len(lex.lemmas))
    counts = sparse.coo_matrix(
        (np.ones(int(counted.sum()), np.float32), (row[counted], lemmas[counted])), shape=shape
    )
    weights = counts.tocsr()
    size = np.asarray(weights.sum(axis=1)).ravel()
    held = np.bincount(weights.indices, minlength=shape[1])
    rarity = np.log1p((shape[0] - held + 0.5) / (held + 0.5))
    norm = K1 * (1 - B + B * size / max(float(size.mean()), 1e-9))
    tf = weights.data / (weights.data + np.repeat(norm, np.diff(weights.indptr)))
    weights.data = (rarity[weights.indices] * tf).astype(np.float32)
    return weights


def _vectors(selection: Selection, every: pl.DataFrame, rows: Array, rng: np.random.Generator) -> Array:
    """The reply behind the client's turn whose vector is nearest, by the map's encoder. Raises Missing."""
    matrix = selection.corpus.vectors_of(unit=TURN).matrix
    spoken = turns(selection.corpus)
    is_target = spoken.select((pl.col("role") == "counselor") & (pl.col("turn") > 0)).to_series()
    before = is_target.arg_true().to_numpy() - 1
    if len(matrix) != spoken.height:
        raise mistake("old_vectors", corpus=selection.corpus.id)
    answered = np.ascontiguousarray(matrix[before])
    other_persons = Apart(selection.corpus, every)
    chosen = []
    for part in _by_dialogue(every, rows):
        barred = ~other_persons(int(part[0]))
        _open(other_persons, int(part[0]))
        likeness = answered[part] @ answered.T
        likeness[:, barred] = -2
        best = likeness.max(axis=1, keepdims=True)
        chosen += [int(rng.choice(np.flatnonzero(row))) for row in likeness == best]
    return np.array(chosen)


_CHOICES = {
    "most_frequent": _most_frequent,
    "random_fifth": _random_fifth,
    "bm25": _bm25,
    "vectors": _vectors,
}
