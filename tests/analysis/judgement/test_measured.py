"""Measures beside the judgements: gold among the responses, lengths of the file before those of the responses."""

import numpy as np
import polars as pl

from analysis.judgement.measured import lengths, measures, of_pairs
from analysis.judgement.reading import judged
from data.corpus import Corpus
from tests.analysis.judgement.invented import SYSTEMS, judged_by, pairs


def test_gold_is_measured_by_its_text_alone(demo_ja: Corpus):
    found = measures(judged_by(demo_ja, pairs(demo_ja)))
    assert set(found["system"]) == {*SYSTEMS, "gold"}
    gold = found.filter(pl.col("system") == "gold")
    assert gold["chrf"].null_count() == gold.height and gold["chars"].min() > 0


def test_both_sides_of_a_pair_are_measured(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    found = judged(selection)
    both = of_pairs(selection, found, ("chars", "chrf"))
    assert both.shape == (300, 2, 2) and np.isfinite(both).all()
    assert (lengths(selection, found) == both[:, :, 0]).all()
