"""How far a topic depends on few persons."""

import numpy as np
import pytest

from analysis.core.compare import differences
from analysis.core.query.selection import Selection
from analysis.topics.persons import topic_persons
from data.corpus import Corpus
from tests.analysis.cohorts import cohorts


def test_concentration(whole: Selection):
    table = topic_persons(whole)
    topic = table["topic_main"][0]
    clients = whole.dialogues.filter(topic_main=topic)["client_id"].value_counts()["count"].to_numpy()
    row = table.filter(topic_main=topic, role="client").row(0, named=True)
    part = clients / clients.sum()
    assert (row["n_persons"], row["n_dialogues"]) == (len(clients), clients.sum())
    assert [row["largest_share"], row["five_share"], row["effective"]] == pytest.approx(
        [part.max(), np.sort(part)[-5:].sum(), 1 / (part**2).sum()]
    )


def test_concentration_describes_and_estimates_nothing(demo_ja: Corpus):
    found = differences(topic_persons, *cohorts(demo_ja))
    assert set(found["effect_kind"]) == {"fact"} and found["low"].null_count() == found.height
