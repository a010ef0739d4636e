"""The rows behind an estimate."""

import numpy as np
import polars as pl
import pytest

from analysis.core.samples import of_column, of_fact, of_ratio, persons

DIALOGUES = pl.DataFrame({"client_id": [1, 1, 2], "counselor_id": [5, 6, 5], "score": [80, None, 90]})


def test_a_column_s_sample_leaves_out_rows_without_a_value():
    sample = of_column(DIALOGUES, "score")
    assert (sample.values.tolist(), sample.clients.tolist(), sample.counselors.tolist()) == (
        [80, 90],
        [1, 2],
        [5, 5],
    )


def test_a_ratio_s_values_average_to_the_ratio():
    part, whole = np.array([1.0, 2.0, 0.0]), np.array([4.0, 4.0, 2.0])
    assert of_ratio(DIALOGUES, part, whole, per=100).values.mean() == pytest.approx(30)
    assert len(of_ratio(DIALOGUES, part, 0 * whole).values) == 0, "nothing of nothing has no ratio"


def test_without_either_person_a_row_clusters_nothing():
    assert persons(DIALOGUES.with_columns(client_id=pl.Series([1, None, 2]))) == (None, None)
    assert of_fact(3.0).clusters is None and of_fact(None).values.size == 0


def test_a_part_that_a_cohort_lacks_is_0_for_each_of_its_dialogues():
    nothing = of_column(DIALOGUES, "score").nothing(("school",))
    assert (nothing.key, nothing.values.tolist()) == (("school",), [0, 0])
