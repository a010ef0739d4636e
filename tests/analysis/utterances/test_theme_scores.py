"""Themes against scores: the slope is that of plain least squares on what is left of the scores."""

import numpy as np
import pytest

from analysis.core.dialogues.spoken import spoken
from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.core.scoring.score_residuals import residuals
from analysis.utterances.theme_scores import theme_scores
from data.corpus import Corpus


def test_the_slope_as_least_squares_gives_it(demo_ja: Corpus):
    selection = select(demo_ja)
    found = theme_scores(selection, level=1, resamples=0)
    left, said = residuals(demo_ja, "item_sum"), spoken(selection)
    size = np.bincount(said.dialogue, minlength=len(left))
    own = said.dialogue[said.theme(1) == int(found["theme"][0][2:])]
    rate = 1000 * np.bincount(own, minlength=len(left)) / size
    there = np.isfinite(left)
    design = np.column_stack([np.ones(there.sum()), np.log(size[there]), rate[there]])
    slope = np.linalg.lstsq(design, left[there], rcond=None)[0][2]
    ratio = found["points_per_sd"][0] / slope
    assert ratio == pytest.approx(np.std(rate[there]), rel=0.35)  # the spread is what the controls leave
    assert found["n_tests"].unique().to_list() == [found.height]


def test_absent_without_scores(demo_en: Corpus):
    with pytest.raises(Absent):
        theme_scores(select(demo_en))
