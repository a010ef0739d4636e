"""Courses over the sessions of one client against plain counts of the files."""

from collections import defaultdict

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.persons.meetings import counselor_changes, pair_meetings
from analysis.persons.order import in_order
from analysis.persons.session_courses import session_courses
from data.corpus import Corpus
from tests.analysis.naive import japanese

KEY = "review_by_client_en"


def sessions() -> dict[int, list[tuple[str, int, int]]]:
    """Client to (time, dialogue, counselor) in time."""
    clients = defaultdict(list)
    for number, record in japanese().items():
        review = record[KEY]
        clients[review["client_id"]].append((record["dialogue"][0]["time"], number, review["counselor_id"]))
    return {client: sorted(rows) for client, rows in clients.items()}


def test_a_course_is_the_mean_at_each_session_and_against_the_first_that_of_the_same_client(demo_ja: Corpus):
    scores = dict(demo_ja.dialogues.select("dialogue_id", "item_sum").iter_rows())
    at, change = defaultdict(list), defaultdict(list)
    for rows in sessions().values():
        for place, row in enumerate(rows, 1):
            if (value := scores[row[1]]) is not None:
                at[place].append(value)
                if place > 1 and scores[rows[0][1]] is not None:
                    change[place].append(value - scores[rows[0][1]])
    made = session_courses(select(demo_ja))
    assert dict(made.select("session", "mean").iter_rows()) == pytest.approx(
        {place: sum(values) / len(values) for place, values in at.items() if place <= 8}
    )
    made = session_courses(select(demo_ja), since="first")
    assert dict(made.select("session", "mean").iter_rows()) == pytest.approx(
        {place: sum(values) / len(values) for place, values in change.items() if place <= 8}
    )


@pytest.mark.parametrize("of", ["label", "word", "topic", "theme"])
def test_shares_and_rates_lie_within_their_range(demo_ja: Corpus, of: str):
    made = session_courses(select(demo_ja), course_of=of)
    assert 1 <= made["series"].n_unique() <= 6 and made["low"].drop_nulls().min() >= 0
    assert of == "word" or made["mean"].max() <= 1
    if of == "topic":
        topic, share = made.filter(session=1).select("series", "mean").row(0)
        first = in_order(select(demo_ja)).filter(session=1)["topic_main"]
        assert share == pytest.approx((first == topic).mean())


def test_a_word_that_is_named_is_counted_per_thousand(demo_ja: Corpus):
    made = session_courses(select(demo_ja), course_of="word", word_list="眠る、眠る", upto=1)
    assert made["series"].to_list() == ["眠る"] and made.height == 1


def test_numbers_of_the_source_are_the_order_where_there_are_no_times(demo_en: Corpus):
    numbered = demo_en.dialogues.select("dialogue_id", "client_id", "session_number")
    own = numbered.with_columns(session=pl.col("session_number").rank("ordinal").over("client_id"))
    made = in_order(select(demo_en)).select("dialogue_id", "session")
    assert dict(made.iter_rows()) == dict(own.select("dialogue_id", "session").iter_rows())
    assert session_courses(select(demo_en), course_of="rating")["series"].n_unique() > 1


def test_an_empty_selection_has_empty_tables(demo_ja: Corpus):
    nobody = select(demo_ja, Filter(id=((9_999, 9_999),)))
    assert all(made(nobody).is_empty() for made in (session_courses, pair_meetings, counselor_changes))
