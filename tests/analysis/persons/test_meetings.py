"""Pairs that meet again and clients who change counselor, against plain counts of the files."""

from collections import defaultdict
from itertools import pairwise

import pytest

from analysis.core.query.selection import select
from analysis.persons.meetings import counselor_changes, pair_meetings
from analysis.persons.order import in_order
from data.corpus import Corpus
from tests.analysis.persons.test_session_courses import sessions


def test_sessions_are_numbered_in_time_and_changes_counted(demo_ja: Corpus):
    places = {row[1]: place for rows in sessions().values() for place, row in enumerate(rows, 1)}
    assert dict(in_order(select(demo_ja)).select("dialogue_id", "session").iter_rows()) == places
    later = [
        (a[2] != b[2], b[2] in {row[2] for row in rows[: k + 1]} and a[2] != b[2])
        for rows in sessions().values()
        for k, (a, b) in enumerate(pairwise(rows))
    ]
    whole = counselor_changes(select(demo_ja)).filter(at_session="all").row(0, named=True)
    assert whole["n_dialogues"] == len(later)
    assert whole["share"] == pytest.approx(sum(changed for changed, _ in later) / len(later))
    assert whole["share_returned"] == pytest.approx(sum(returned for _, returned in later) / len(later))


def test_pairs_that_meet_again(demo_ja: Corpus):
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for client, rows in sessions().items():
        for row in rows:
            pairs[client, row[2]] += 1
    made = pair_meetings(select(demo_ja))
    assert dict(made.select("meetings", "n_speaker_pairs").iter_rows()) == {
        n: list(pairs.values()).count(n) for n in set(pairs.values())
    }
    assert made["n_met_before"].sum() == sum(n - 1 for n in pairs.values())
