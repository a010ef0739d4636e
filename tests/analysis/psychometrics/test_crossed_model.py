"""The formula of a crossed model before and after its fit."""

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.psychometrics import crossed_model
from data.corpus import Corpus


def test_the_formula_is_that_of_the_model_that_was_fitted(demo_ja: Corpus):
    """Of one topic there is no effect of the topic."""
    both = select(demo_ja, Filter(topics=("school", "workplace")))
    one = select(demo_ja, Filter(topics=("workplace",)))
    assert "~ topic + year +" in crossed_model.written_formula(both, crossed_model.ModelSettings())
    assert "topic" not in crossed_model.written_formula(one, crossed_model.ModelSettings())


def test_the_fit_has_the_formula_that_was_written_before_it(demo_ja: Corpus):
    for pairs in (False, True):
        asked = crossed_model.ModelSettings(pairs=pairs)
        made = crossed_model.fitted(select(demo_ja), asked)
        assert made.formula == crossed_model.written_formula(select(demo_ja), asked)
