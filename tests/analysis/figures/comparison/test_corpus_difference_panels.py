"""A panel of shares has no tick below 0 % or above 100 %."""

import polars as pl
import pytest

from analysis.figures.comparison.corpus_difference_panels import corpus_difference_panels
from analysis.labels import Labels


@pytest.mark.parametrize(
    ("low", "mean", "high"), [(None, 0.0, None), (-0.001, 0.001, 0.003), (0.98, 0.995, 1.01), (None, 1.0, None)]
)
def test_shares_stay_between_none_and_all(low: float | None, mean: float, high: float | None):
    row = {"compared": "repeated_client", "corpus_name": "a", "low": low, "mean": mean, "high": high}
    frame = pl.DataFrame([row | {"comparable": True, "n_dialogues": 40}], schema_overrides={"low": pl.Float64})
    figure = corpus_difference_panels(frame, labels=Labels("en"))
    start, stop = figure.layout.xaxis.range
    tick = (stop - start) / 5  # ticks are no closer than that
    assert start > -tick and stop < 100 + tick
    assert start < 100 * mean < stop
