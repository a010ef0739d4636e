"""Persons and their sessions against the files."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.persons.sessions import person_dialogues, person_topics, persons
from data.corpus import Corpus
from tests.analysis.naive import japanese


def test_a_person_s_dialogues_are_those_of_the_files_in_time(demo_ja: Corpus):
    reviews = [(r["dialogue"][0]["time"], number, r["review_by_client_en"]) for number, r in japanese().items()]
    mine = sorted((time, number) for time, number, review in reviews if review["counselor_id"] == 12)
    name = demo_ja.speakers.filter(pl.col("source_id") == "12")["speaker_id"][0]
    made = person_dialogues(select(demo_ja), person=f"counselor:{name}")
    assert made["dialogue_id"].to_list() == [number for _, number in mine]
    assert made["earlier"].to_list() == list(range(len(mine)))
    topics = person_topics(select(demo_ja), person=f"counselor:{name}")
    assert topics["n_dialogues"].sum() == len(mine) and topics["share"].sum() == pytest.approx(1)
    assert persons(select(demo_ja))["person"].is_sorted(), "by id, never by how they were rated"
