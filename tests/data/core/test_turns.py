"""The one definition of a turn's beginning and of a fifth of a dialogue."""

import numpy as np
import polars as pl
import pytest

from data.core.turns import FIFTHS, fifth, turn_starts


def test_a_turn_begins_with_another_role_or_another_dialogue():
    rows = pl.DataFrame(
        {
            "dialogue_id": [1, 1, 1, 2, 2, 3],
            "role": ["client", "client", "counselor", "counselor", "client", "client"],
        }
    )
    assert rows.select(turn_starts()).to_series().to_list() == [True, False, True, True, True, True]
    assert rows.select(turn_starts("role")).to_series().to_list() == [True, False, True, False, True, False]


def test_nothing_begins_where_there_is_nothing():
    rows = pl.DataFrame(schema={"dialogue_id": pl.UInt32, "role": pl.String})
    assert rows.select(turn_starts()).height == 0


@pytest.mark.parametrize("n", [1, 2, 4, 5, 6, 23, 100])
def test_fifths_are_equal_parts_in_order(n: int):
    position = np.arange(n)
    parts = fifth(position, np.full(n, n))
    assert parts[0] == 1
    assert (np.diff(parts) >= 0).all()
    assert set(parts) <= set(range(1, FIFTHS + 1))
    sizes = np.bincount(parts, minlength=FIFTHS + 1)[1:]
    assert sizes.max() - sizes.min() <= 1


def test_a_frame_and_an_array_have_the_same_fifths():
    rows = pl.DataFrame({"position": list(range(13)), "n": [13] * 13})
    of_frame = rows.select(fifth(pl.col("position"), pl.col("n"))).to_series().to_list()
    assert of_frame == fifth(rows["position"].to_numpy(), rows["n"].to_numpy()).tolist()
