"""Invented ratings with a known structure: raters with habits, items with a common core."""

import numpy as np


def ratings(n: int = 400, items: int = 8, raters: int = 40, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """(n, items) ratings 0-5 and (n,) raters: a general factor, two groups of items, and lenient raters."""
    rng = np.random.default_rng(seed)
    who = rng.integers(0, raters, n)
    habit = rng.normal(0, 0.7, raters)[who]
    general = rng.normal(size=n)
    groups = rng.normal(size=(n, 2))[:, np.arange(items) % 2]
    loading = np.linspace(0.9, 0.6, items)
    latent = habit[:, None] + loading * general[:, None] + 0.5 * groups + rng.normal(0, 0.6, (n, items))
    return np.clip(np.round(2.5 + 1.1 * latent), 0, 5), who


def crossed(n: int = 240, clients: int = 25, counselors: int = 18, seed: int = 5) -> dict[str, np.ndarray]:
    """A score made of two fixed effects and two crossed random ones."""
    rng = np.random.default_rng(seed)
    client, counselor = rng.integers(0, clients, n), rng.integers(0, counselors, n)
    x, z = rng.normal(size=n), rng.integers(0, 2, n).astype(float)
    y = 60 + 3 * x - 2 * z + rng.normal(0, 6, clients)[client] + rng.normal(0, 3, counselors)[counselor]
    return {"y": y + rng.normal(0, 8, n), "x": x, "z": z, "client": client, "counselor": counselor}
