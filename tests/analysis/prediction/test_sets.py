"""What was added, and what was wrong with it."""

from analysis.prediction.sets import prediction_report, prediction_sets
from data.corpus import Corpus
from tests.analysis.prediction.material import whole


def test_the_demo_has_one_set_and_one_row_off_the_scale(demo_ja: Corpus):
    [row] = prediction_sets(whole(demo_ja)).iter_rows(named=True)
    assert (row["systems"], row["set_aside"], row["fits"]) == ("demo-amai, demo-yosoku", 1, True)
    report = prediction_report(whole(demo_ja))
    assert report.select("rule", "kept").rows() == [("prediction_out_of_range", False)]
