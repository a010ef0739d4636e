"""Spans in normalised text lead back to the raw text."""

import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.core.matching import scan
from data.core.matching import spans as matching_spans
from data.core.matching.normalization import normalize

RAW = st.text(st.sampled_from("aAｱﾊﾞが㌔①ﷺﬁe\u0301한ᄒ\u200b\u202e　 x😀👩\u200d👧ÅÅ"), max_size=12)


@settings(max_examples=100)
@given(raw=RAW, data=st.data())
@example(raw="ﾊﾞｽ", data=None)
@example(raw="あ㌔い", data=None)
def test_marks_lead_back_to_the_raw_text(raw: str, data: st.DataObject | None):
    normal = normalize(raw)
    if not normal:
        return
    begin = data.draw(st.integers(0, len(normal) - 1)) if data else 1
    query = normal[begin : begin + (data.draw(st.integers(1, 3)) if data else 1)]
    spans = matching_spans.matched(pl.Series([normal]), scan.as_pattern(query))
    for low, high in matching_spans.in_raw([raw], [normal], spans)[0]:
        assert query.lower() in normalize(raw[low:high]).lower()


def test_a_pattern_is_marked_where_the_engine_matches():
    found = matching_spans.matched(pl.Series(["abab ab", "xx", ""]), r"\bab|b\b|x*")
    assert found == [[(0, 2), (3, 4), (5, 7)], [(0, 2)], []]
