"""Items that work otherwise in one group, in a corpus that lacks the groups."""

import pytest

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.psychometrics.item_functioning import item_functioning
from data.corpus import Corpus


def test_years_need_times(demo_en: Corpus):
    with pytest.raises(Absent, match="times"):
        item_functioning(select(demo_en), by="year")
