"""Effects of persons: those of the crossed model, in order and without names."""

import numpy as np
import pytest

from analysis.core.query.selection import select
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.person_effects import person_effects
from data.corpus import Corpus


@pytest.mark.parametrize("role", ["counselor", "client"])
def test_effects_are_those_of_the_model_in_order(demo_ja: Corpus, role: str):
    whole = select(demo_ja)
    found = fitted(whole, ModelSettings())
    values = found.fit.effects[role][0]
    rows = person_effects(whole, role=role)
    assert rows["effect"].is_sorted() and rows["rank"].to_list() == list(range(1, rows.height + 1))
    assert set(np.round(rows["effect"], 8)) <= set(np.round(values, 8))
    assert (rows["low"] < rows["effect"]).all() and (rows["effect"] < rows["high"]).all()
    assert rows["n_levels"].unique().to_list() == [len(values)]
    assert not {"person", "counselor_id", "client_id"} & set(rows.columns)
