"""The words that a class has beyond the others: class-based TF-IDF (Grootendorst 2022)."""

import numpy as np


def class_tf_idf(counts: np.ndarray) -> np.ndarray:
    """(n_classes, n_lemmas) weights from (n_classes, n_lemmas) counts."""
    size = counts.sum(axis=1, keepdims=True)
    total = counts.sum(axis=0)
    average = size.mean() if len(size) else 0.0
    weights: np.ndarray = counts / np.maximum(size, 1) * np.log1p(average / np.maximum(total, 1))
    return weights
