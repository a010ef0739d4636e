"""One person's dialogues on average."""

import polars as pl

from analysis.core.query.person import FEWEST
from analysis.core.query.selection import select
from analysis.persons.means import person_means
from analysis.persons.sessions import person_topics, persons
from data.corpus import Corpus


def test_few_dialogues_have_counts_and_no_means(demo_ja: Corpus):
    counts = persons(select(demo_ja)).filter(pl.col("n_dialogues") < FEWEST)
    option = {"person": f"counselor:{counts['person'][0]}"}
    means, topics = person_means(select(demo_ja), **option), person_topics(select(demo_ja), **option)
    assert means["mean"].null_count() == means.height and means["n_dialogues"].sum() > 0
    assert topics["share"].null_count() == topics.height and topics["n_dialogues"].sum() > 0
