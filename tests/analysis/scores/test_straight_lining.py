"""Items rated all alike, of the published corpus."""

import polars as pl

from analysis.core.query.selection import select
from analysis.scores.straight_lining import straight_lining
from data.corpus import Corpus


def test_items_all_alike_of_the_published_dialogues(real: Corpus):
    alike = straight_lining(select(real))
    assert alike.row(0)[0] == "any" and alike["n_dialogues"][0] == 110
    assert alike.filter(pl.col("alike") != "any")["n_dialogues"].sum() == 110
    few = alike.filter(pl.col("n_clients") < 5)
    assert few["low"].null_count() == few.height
