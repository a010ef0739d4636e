"""The learning curve is of the predictions that say what they were learned from."""

from analysis.prediction.learning import prediction_learning
from data.corpus import Corpus
from tests.analysis.prediction.material import whole


def test_one_row_for_each_number_of_clients(demo_ja: Corpus):
    table = prediction_learning(whole(demo_ja), metric="mae")
    assert table.select("system", "trained_on", "n").rows() == [("demo-yosoku", n, 66) for n in (3, 6, 10)]
    assert table["estimate"].is_sorted(descending=True)
