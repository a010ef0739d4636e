"""Whether who is rated high also rates high, and couples who meet again."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.social_relations import social_relations
from data.corpus import Corpus


def test_pairs_that_never_meet_again_have_no_relations(demo_ja: Corpus):
    with pytest.raises(NotFitted, match="pairs met again"):
        social_relations(select(demo_ja, Filter(id=((1, 40),))))
