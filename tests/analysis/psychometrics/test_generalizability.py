"""How many sessions tell one person from another, of the published corpus."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.psychometrics.generalizability import session_reliability
from data.corpus import Corpus


@pytest.mark.corpus
def test_sessions_needed_to_tell_counselors_apart(real: Corpus):
    curve = session_reliability(select(real)).filter(pl.col("role") == "counselor")
    assert dict(curve.select("sessions", "reliability").iter_rows())[12] == pytest.approx(0.56, abs=0.01)
