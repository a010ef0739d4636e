"""Counts by dialogue and role against the dense table."""

import numpy as np
import pytest
from scipy import sparse

from analysis.core.text.lemma_counts import ROLES, LemmaCounts

TABLE = np.random.default_rng(1).integers(0, 3, (8, 5))
BY_ROLE = {role: TABLE[i::2] for i, role in enumerate(ROLES)} | {"both": TABLE[0::2] + TABLE[1::2]}


@pytest.fixture
def counts() -> LemmaCounts:
    return LemmaCounts(sparse.csr_matrix(TABLE))


def test_a_matrix_is_that_of_the_role(counts):
    assert set(counts) == set(BY_ROLE) and len(counts) == 3 and counts.shape == TABLE.shape
    for role, matrix in counts.items():
        assert (matrix.toarray() == BY_ROLE[role]).all()
        assert matrix is counts[role]


@pytest.mark.parametrize("role", [*BY_ROLE])
def test_sums_are_those_of_the_matrix(counts, role):
    dialogues, lemmas = np.array([True, False, True, True]), np.array([False, True, True, False, False])
    assert (counts.counted(role, dialogues) == BY_ROLE[role][dialogues].sum(axis=0)).all()
    assert (counts.said(role, lemmas) == BY_ROLE[role][:, lemmas].sum(axis=1)).all()
