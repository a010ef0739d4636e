"""Codes against scores."""

import numpy as np
import pytest

from analysis.core.query.selection import select
from analysis.core.scoring.score_residuals import residuals
from analysis.core.statistics.multivariate.slopes import slopes
from analysis.rules.code_scores import code_scores
from analysis.rules.codes import coded_by
from data.corpus import Corpus


def test_a_code_has_the_slope_of_its_share_of_the_segments(demo_ja: Corpus):
    from scipy import sparse

    selection = select(demo_ja)
    found = code_scores(selection, role="client")
    coded = coded_by(selection, "", "client", "utterance", 5, "short")
    left = residuals(demo_ja, "item_sum")
    size = np.bincount(coded.dialogue, minlength=len(left))
    rows = np.flatnonzero(np.isfinite(left) & (size > 0))
    for row in found.iter_rows(named=True):
        n = np.bincount(coded.dialogue[coded.held[:, coded.codes.index(row["code"])]], minlength=len(left))[rows]
        rate = sparse.csr_matrix((1_000 * n / size[rows])[:, None])
        one = slopes(rate, left[rows], np.column_stack([np.ones(len(rows)), np.log(size[rows])]), None)
        assert row["points_per_sd"] == pytest.approx(float((one.slope * one.spread)[0]))
        assert row["n_dialogues"] == np.count_nonzero(n)
    assert found.height
