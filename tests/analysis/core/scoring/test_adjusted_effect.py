"""An adjusted effect is found where it was put in, against least squares, and told where it cannot be fitted."""

from datetime import datetime, timedelta

import numpy as np
import polars as pl
import pytest
from scipy import linalg

from analysis.core.scoring.adjusted_effect import adjusted_effect
from analysis.core.statistics.models.not_fitted import NotFitted

N, SLOPE = 400, 3.0


@pytest.fixture
def drawn() -> tuple[pl.DataFrame, np.ndarray]:
    """Dialogues of 20 clients and 10 counselors whose score rises by three a unit; two topics and two years."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=N)
    topics = np.where(rng.random(N) < 0.5, "work", "school")
    years = rng.integers(0, 2, N)
    score = 60 + SLOPE * x + 5 * (topics == "work") - 4 * years + rng.normal(0, 2, N)
    frame = pl.DataFrame(
        {
            "client_id": rng.integers(0, 20, N),
            "counselor_id": rng.integers(0, 10, N),
            "topic_main": topics,
            "started_at": [datetime(2020, 6, 1) + timedelta(days=366 * int(year)) for year in years],
            "score": score,
        }
    )
    return frame, x


def test_without_differences_of_persons_it_is_that_of_least_squares(drawn: tuple[pl.DataFrame, np.ndarray]):
    frame, x = drawn
    estimate, low, high, p, n, clients, counselors, state = adjusted_effect(frame, "score", x)
    late = (frame["started_at"].dt.year() == 2021).to_numpy()
    columns = np.column_stack([np.ones(N), x, (frame["topic_main"] == "work").to_numpy(), late]).astype(float)
    by_squares = linalg.lstsq(columns, frame["score"].to_numpy())[0][1]
    assert estimate == pytest.approx(by_squares, abs=0.05)
    assert low < SLOPE < high
    assert p < 1e-6
    assert (n, clients, counselors) == (N, 20, 10)
    assert state in ("ok", "singular")


def test_of_too_few_persons_there_is_none(drawn: tuple[pl.DataFrame, np.ndarray]):
    frame, x = drawn
    few = (frame["client_id"] < 3).to_numpy()
    with pytest.raises(NotFitted):
        adjusted_effect(frame.filter(few), "score", x[few])
