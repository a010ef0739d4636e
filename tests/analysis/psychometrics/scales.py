"""A scale with other ratings than the demo's."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.core import kept
from analysis.core.query.selection import select
from analysis.psychometrics import dimensions, item_functioning, item_response, reliability, response_styles, scale
from analysis.psychometrics.scale import Scale, scale_of
from data.corpus import Corpus

MODULES = (scale, dimensions, item_functioning, item_response, reliability, response_styles)


def rated(monkeypatch: pytest.MonkeyPatch, demo: Corpus, ratings: np.ndarray) -> Scale:
    """The demo's first dialogues with other ratings of the scale."""
    real = scale_of(select(demo))
    n, k = ratings.shape
    made = replace(real, items=real.items[:k], ratings=ratings.astype(float), dialogues=real.dialogues[:n])
    monkeypatch.setattr(kept, "_recent", {})
    for module in MODULES:
        monkeypatch.setattr(module, "scale_of", lambda selection, name="": made)
    return made
