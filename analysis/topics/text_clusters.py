"""Short texts grouped by the terms they are written with: no model, no dictionary.

Terms are runs of one script, kanji by twos, without the grammar between them. TF-IDF rows of unit
length, and spherical k-means (Dhillon and Modha 2001) from seeded k-means++ starts: the same texts
and seed give the same clusters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

RAREST = 3
FEW = 10
COMMONEST = 0.05
ROUNDS = 15
STARTS = 3

RUNS = re.compile(
    r"[\u4e00-\u9fff々]+|[\u30a0-\u30ff]+|[\u3041-\u309f]{2,}|[^\W\d_\u3041-\u30ff\u4e00-\u9fff]{3,}"
)
KANJI = re.compile(r"[\u4e00-\u9fff々]")
GRAMMAR = re.compile(
    "に関する|に対する|に対して|について|における|において|にとって|に伴う|に向けた|による|によって|"
    "ことが|ことに|ことで|という|といった|とその|としての|からの|への|との|での|ための|など|それに|する|した|して|ない|れた|れる"
)


@dataclass(frozen=True, eq=False)
class TextClusters:
    """``of``: (n,) cluster of each text, -1 where a text shares no term with others.

    ``centres``: for each cluster the text nearest to its centre.
    """

    of: np.ndarray
    centres: list[str]


def cluster_texts(texts: list[str], weights: np.ndarray, *, k: int, seed: int = 0) -> TextClusters:
    """Group distinct texts; ``weights``: (n,) how often each occurs, which decides between equals.

    Clusters are numbered from the largest (by weight). Fewer than k where there is little text.
    """
    matrix = _tf_idf(texts)
    rows = np.flatnonzero(np.diff(matrix.indptr))
    k = min(k, len(rows) // 5)
    if k < 1:
        return TextClusters(np.full(len(texts), -1), [])
    vectors = matrix[rows]
    rng = np.random.default_rng(seed)
    near, cluster_of = max((_spherical(vectors, k, rng) for _ in range(STARTS)), key=lambda tried: tried[0].sum())
    sizes = np.bincount(cluster_of, weights=weights[rows], minlength=k)
    order = [int(c) for c in np.lexsort((np.arange(k), -sizes)) if sizes[c] > 0]
    of = np.full(len(texts), -1)
    names = []
    for number, cluster in enumerate(order):
        members = np.flatnonzero(cluster_of == cluster)
        of[rows[members]] = number
        best = members[np.lexsort((rows[members], -weights[rows[members]], -np.round(near[members], 6)))[0]]
        names.append(texts[rows[best]])
    return TextClusters(of, names)


def _tf_idf(texts: list[str]) -> Any:
    """(n, t) sparse unit rows of the terms that some texts share."""
    from scipy.sparse import csr_array

    cells_of = [(row, term) for row, text in enumerate(texts) for term in set(_terms(text))]
    cells = pl.DataFrame(cells_of, schema={"row": pl.UInt32, "term": pl.String}, orient="row")
    most = max(FEW, COMMONEST * len(texts))
    terms = cells.group_by("term").agg(n=pl.len()).filter(pl.col("n").is_between(RAREST, most)).sort("term")
    terms = terms.with_columns(
        column=pl.int_range(pl.len(), dtype=pl.Int32), idf=(len(texts) / pl.col("n")).log() + 1
    )
    cells = cells.join(terms, on="term").sort("row", "column")
    cells = cells.with_columns(value=pl.col("idf") / (pl.col("idf") ** 2).sum().over("row").sqrt())
    parts = (cells["value"].to_numpy(), (cells["row"].to_numpy(), cells["column"].to_numpy()))
    return csr_array(parts, shape=(len(texts), terms.height))


def _terms(text: str) -> Iterator[str]:
    """Runs of one script: words in Latin or katakana, hiragana of two or more, kanji by twos (one alone stays)."""
    plain = GRAMMAR.sub(" ", unicodedata.normalize("NFKC", text).lower())
    for run in RUNS.findall(plain):
        if KANJI.match(run) and len(run) > 2:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


def _spherical(rows: Any, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """(n,) nearness of each row to its centre, and (n,) its cluster."""
    from scipy.sparse import csr_array

    centres = _starts(rows, k, rng)
    near, cluster_of = np.zeros(rows.shape[0]), np.full(rows.shape[0], -1)
    for _ in range(ROUNDS):
        nearness = rows @ centres.T
        nearest = nearness.argmax(axis=1)
        near = nearness[np.arange(len(nearest)), nearest]
        if np.array_equal(nearest, cluster_of):
            break
        cluster_of = nearest
        member = csr_array(
            (np.ones(len(cluster_of)), (cluster_of, np.arange(len(cluster_of)))),
            shape=(len(centres), len(cluster_of)),
        )
        sums = (member @ rows).toarray()
        length = np.sqrt((sums * sums).sum(axis=1, keepdims=True))
        centres = np.where(length > 0, sums / np.maximum(length, 1e-12), centres)
    return near, cluster_of


def _starts(rows: Any, k: int, rng: np.random.Generator) -> np.ndarray:
    """(k, g) rows far from each other (k-means++ on the cosine distance)."""
    chosen = [int(rng.integers(rows.shape[0]))]
    distance = np.full(rows.shape[0], np.inf)
    while len(chosen) < k:
        last = rows[[chosen[-1]]].toarray().ravel()
        distance = np.minimum(distance, np.maximum(0, 1 - rows @ last))
        total = distance.sum()
        if total <= 0:
            break
        chosen.append(int(np.searchsorted(np.cumsum(distance), rng.random() * total).clip(0, len(distance) - 1)))
    return np.asarray(rows[chosen].toarray())
