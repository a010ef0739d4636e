"""The distribution: every response is in one bin, and those chosen are among them."""

from analysis.failures.listing import failing
from analysis.failures.values import _edges, failure_values
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs


def test_bins_hold_every_response_once(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    asked = {"system": "demo-jogen", "worse_than": "demo-yorisoi", "high": "-5"}
    found, (frame, _, _) = failure_values(selection, **asked), failing(selection, **asked)
    assert found["n"].sum() == frame["gap"].count() and found["n_chosen"].sum() == frame["chosen"].sum()
    assert (found["bin_low"][1:] == found["bin_high"][:-1]).all() and found.height <= 30
    for low, high in ((0.0, 1.0), (-73.2, 41.0), (3.0, 3.0), (0.013, 0.02)):
        edges = _edges(low, high)
        assert edges[0] <= low and high <= edges[-1] and len(edges) <= 31
        assert all(float(f"{edge:g}") == edge for edge in edges)
