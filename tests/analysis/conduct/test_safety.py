"""Flags are counted, and each hit is shown with its words."""

from analysis.conduct.safety import response_safety, response_safety_hits
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus

RULES = "*advice\n(おすすめ|ください)"


def test_every_counted_response_is_among_the_hits(demo_ja: Corpus):
    whole = select(demo_ja, Filter())
    flags = response_safety(whole, rules=RULES, items="all")
    hits = response_safety_hits(whole, rules=RULES)
    counted = dict(hits.group_by("system").len().iter_rows())
    assert {system: n for system, n in flags.select("system", "n_flagged").iter_rows() if n} == counted
    assert all(
        hit in response and hit in ("おすすめ", "ください")
        for hit, response in hits.select("words_found", "response").iter_rows()
    )
