"""Who is like whom: the nearest of a dialogue and of a typed sentence, near-duplicates, and loners."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.errors import mistake
from analysis.core.query.codecs import compact
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import lexicon
from analysis.map.methods import mapped
from data.core.problems import UserError
from data.encoders import DEFAULT

ABOUT = ("topic_main", "topic_sub", "score")
MOST = 1_000
HIGHEST = 2**32 - 1
PERSONS = ("client_id", "counselor_id")


@table(methods=mapped(), not_comparable="rows", drilldown=Leads(of_dialogue, one, named=("dialogue_id",)))
def neighbours(
    selection: Selection, *, dialogue: int = 0, k: int = 10, apart: bool = False, encoder: str = DEFAULT
) -> pl.DataFrame:
    """Which dialogues of the selection are most like one dialogue, in words and meaning.

    Options:
        dialogue: id of the dialogue, selected or not; 0: the first selected
        k: how many, the nearest first
        apart: leave out dialogues of the same client or counselor
        encoder: the encoder whose vectors are used

    Columns:
        rank
        dialogue_id
        likeness (cosine of the vectors, -1 to 1; only its order means something)
        same_person (whether the client or the counselor is the same)
        map_cluster
        topic_main
        topic_sub
        score

    Raises UserError for an id the corpus does not have.
    """
    corpus = selection.corpus
    ids = corpus.dialogues["dialogue_id"]
    if selection.is_empty and not dialogue:
        return _described(selection, np.zeros(0, np.int64), np.zeros(0), None, encoder)
    dialogue_id = dialogue or int(selection.dialogue_ids[0])
    row = ids.index_of(dialogue_id) if 0 <= dialogue_id <= HIGHEST else None
    if row is None:
        raise UserError.of("no_such_dialogue", id=corpus.id, dialogue=dialogue_id)
    allowed = selection.mask.copy()
    allowed[row] = False
    if apart:
        allowed &= ~_same_person(selection, row)
    return _most_like(selection, np.asarray(corpus.vectors_of(encoder).matrix[row]), allowed, k, row, encoder)


@table(methods=mapped(), not_comparable="rows", drilldown=Leads(of_dialogue, one, named=("dialogue_id",)))
def sentence_neighbours(
    selection: Selection, *, text: str = "", k: int = 20, encoder: str = DEFAULT
) -> pl.DataFrame:
    """Which dialogues of the selection are most like a sentence, whether or not they hold its words.

    Options:
        text: the sentence that dialogues are compared with
        k: how many, the nearest first
        encoder: the encoder whose vectors are used

    Columns:
        rank
        dialogue_id
        likeness (cosine of the vectors; only its order means something, and the first is the nearest even where
            nothing is near)
        map_cluster
        topic_main
        topic_sub
        score

    Empty without a text.
    """
    if not text.strip():
        empty = _described(selection, np.zeros(0, np.int64), np.zeros(0), None, encoder)
    else:
        vector = selection.corpus.vectors_of(encoder).encode([text])[0]
        empty = _most_like(selection, vector, selection.mask, k, None, encoder)
    return empty.drop("same_person")


def _of_both(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(Filter(id=compact((row["dialogue_a"], row["dialogue_b"]))))


def _two(row: Row) -> int:
    return 2


@table(
    methods=mapped(), not_comparable="rows", drilldown=Leads(_of_both, _two, named=("dialogue_a", "dialogue_b"))
)
def near_duplicates(
    selection: Selection, *, least: float = 0.9, k: int = 200, encoder: str = DEFAULT
) -> pl.DataFrame:
    """Pairs of dialogues that are nearly the same, the most alike first.

    Options:
        least: the least cosine that counts as a near-duplicate
        k: at most so many pairs
        encoder: the encoder whose vectors are used

    Columns:
        dialogue_a, dialogue_b (ids)
        likeness (cosine of the vectors, at least ``least``)
        shared_words (share of the content words of both that both have, 0-1, Jaccard)
        same_client, same_counselor
        topic_a, topic_b

    At most ``k`` pairs, each once; each dialogue's 30 nearest are looked at.
    """
    layout = selection.corpus.layout_of(encoder)
    k = _how_many(k)
    near, likeness = np.asarray(layout.nearest), np.asarray(layout.likeness)
    a, at = np.nonzero(likeness >= least)
    b = near[a, at]
    pairs = pl.DataFrame({"a": np.minimum(a, b), "b": np.maximum(a, b), "likeness": likeness[a, at]})
    pairs = pairs.unique(["a", "b"])
    mask = selection.mask
    inside = mask[pairs["a"].to_numpy()] & mask[pairs["b"].to_numpy()]
    pairs = pairs.filter(pl.Series(inside)).sort("likeness", "a", "b", descending=[True, False, False]).head(k)
    rows = [pairs[side].to_numpy() for side in "ab"]
    held = [selection.corpus.dialogues[side.tolist()] for side in rows]
    return pl.DataFrame(
        {
            "dialogue_a": held[0]["dialogue_id"],
            "dialogue_b": held[1]["dialogue_id"],
            "likeness": pairs["likeness"],
            "shared_words": pl.Series(_shared(selection, *rows), dtype=pl.Float64),
            "same_client": held[0]["client_id"] == held[1]["client_id"],
            "same_counselor": held[0]["counselor_id"] == held[1]["counselor_id"],
            "topic_a": held[0]["topic_main"],
            "topic_b": held[1]["topic_main"],
        }
    )


@table(methods=mapped(), not_comparable="rows", drilldown=Leads(of_dialogue, one, named=("dialogue_id",)))
def outliers(selection: Selection, *, k: int = 50, encoder: str = DEFAULT) -> pl.DataFrame:
    """Which dialogues of the selection are least like any other of the corpus, the loneliest first.

    Options:
        k: how many dialogues
        encoder: the encoder whose vectors are used

    Columns:
        dialogue_id
        likeness (mean cosine with its 10 nearest of the corpus)
        nearest_likeness, nearest_id (the one nearest)
        map_cluster
        topic_main
        topic_sub
        score
        n_utterances
    """
    layout = selection.corpus.layout_of(encoder)
    near, likeness = np.asarray(layout.nearest), np.asarray(layout.likeness, dtype=np.float64)
    known = likeness.shape[1] > 0
    ids = selection.corpus.dialogues["dialogue_id"].to_numpy()
    n = len(ids)
    described = selection.corpus.dialogues.select("dialogue_id", *ABOUT, "n_utterances").with_columns(
        likeness=pl.Series(likeness[:, :10].mean(axis=1) if known else np.full(n, None), dtype=pl.Float64),
        nearest_likeness=pl.Series(likeness[:, 0] if known else np.full(n, None), dtype=pl.Float64),
        nearest_id=pl.Series(ids[near[:, 0]] if known else np.full(n, None), dtype=pl.UInt32),
        map_cluster=layout.table["cluster"],
    )
    described = described.filter(pl.Series(selection.mask)).sort("likeness", "dialogue_id", nulls_last=True)
    return described.head(_how_many(k)).select(
        "dialogue_id", "likeness", "nearest_likeness", "nearest_id", "map_cluster", *ABOUT, "n_utterances"
    )


def _most_like(
    selection: Selection, vector: np.ndarray, allowed: np.ndarray, k: int, row: int | None, encoder: str
) -> pl.DataFrame:
    likeness = np.where(allowed, selection.corpus.vectors_of(encoder).likeness(vector), -np.inf)
    k = min(_how_many(k), int(allowed.sum()))
    if not k or not np.abs(vector).sum():
        return _described(selection, np.zeros(0, np.int64), np.zeros(0), row, encoder)
    nearest = np.argpartition(-likeness, k - 1)[:k]
    nearest = nearest[np.lexsort((nearest, -likeness[nearest]))]
    return _described(selection, nearest, likeness[nearest], row, encoder)


def _described(
    selection: Selection, rows: np.ndarray, likeness: np.ndarray, row: int | None, encoder: str
) -> pl.DataFrame:
    dialogues = selection.corpus.dialogues[rows.tolist()]
    same = None if row is None else pl.Series(_same_person(selection, row)[rows])
    described: pl.DataFrame = dialogues.select(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("rank"),
        "dialogue_id",
        pl.Series("likeness", likeness, dtype=pl.Float64),
        (pl.lit(None) if same is None else same).cast(pl.Boolean).alias("same_person"),
        selection.corpus.layout_of(encoder).table["cluster"].gather(rows.tolist()).alias("map_cluster"),
        *ABOUT,
    )
    return described


def _same_person(selection: Selection, row: int) -> np.ndarray:
    """(n_dialogues,) which have the same client or the same counselor."""
    dialogues = selection.corpus.dialogues
    same = pl.any_horizontal((pl.col(name) == dialogues[name][row]).fill_null(False) for name in PERSONS)
    return np.asarray(dialogues.select(same).to_series())


def _shared(selection: Selection, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    lex = lexicon(selection.corpus)
    held = (lex.matrices["both"].multiply(lex.is_content[None]) > 0).astype(np.int32).tocsr()
    both = np.asarray(held[a].multiply(held[b]).sum(axis=1)).ravel()
    either = np.asarray(held[a].sum(axis=1) + held[b].sum(axis=1)).ravel() - both
    shared: np.ndarray = both / np.maximum(either, 1)
    return shared


def _how_many(k: int) -> int:
    if not 1 <= k <= MOST:
        raise mistake("bad_k", most=f"{MOST:,}", k=k)
    return k
