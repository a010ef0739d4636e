"""Courses: each dialogue takes one, and the shares of a fifth sum to one."""

import numpy as np
import polars as pl
import pytest

from analysis.core.errors import Mistake
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.utterances.courses import _k_means, typical_courses
from data.corpus import Corpus


def test_courses_hold_every_dialogue_once(demo_ja: Corpus):
    frame = typical_courses(select(demo_ja), courses=3)
    one = frame.unique("course", maintain_order=True)
    assert one["course_share"].sum() == pytest.approx(1)
    assert one["n"].to_list() == sorted(one["n"], reverse=True)
    sums = frame.group_by("course", "phase").agg(pl.col("share").sum())
    assert sums["share"].to_numpy() == pytest.approx(np.ones(sums.height))


def test_dialogues_that_are_all_alike_take_one_course():
    assert set(_k_means(np.ones((30, 10)), 5)) == {0}


def test_nothing_and_odd_numbers(demo_ja: Corpus):
    none = select(demo_ja, Filter(id=((0, 0),)))
    assert typical_courses(none).is_empty()
    with pytest.raises(Mistake):
        typical_courses(none, courses=99)
