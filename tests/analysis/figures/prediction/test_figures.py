"""What figures of predictions mean."""

from analysis.figures.prediction.prediction_calibration_lines import prediction_calibration_lines
from analysis.figures.prediction.prediction_learning_lines import prediction_learning_lines
from analysis.figures.prediction.prediction_score_dots import prediction_score_dots
from analysis.labels import Labels
from analysis.prediction.calibration import prediction_calibration
from analysis.prediction.learning import prediction_learning
from analysis.prediction.scores import prediction_scores
from data.corpus import Corpus
from tests.analysis.prediction.material import whole

EN = Labels("en")


def test_calibration_is_drawn_over_its_diagonal(demo_ja: Corpus):
    items = prediction_calibration(whole(demo_ja), target="felt_respected")
    figure = prediction_calibration_lines(items, labels=EN).to_dict()
    assert figure["data"][0]["x"] == [0, 5.0] and [t["name"] for t in figure["data"][1:]] == [
        "demo-amai",
        "demo-yosoku",
    ]
    total = prediction_calibration(whole(demo_ja))
    assert prediction_calibration_lines(total, labels=EN).to_dict()["data"][0]["x"] == [0, 100.0]


def test_dots_leave_out_points_and_mark_who_knows_the_rater(demo_ja: Corpus):
    import polars as pl

    scores = prediction_scores(whole(demo_ja), target="items").with_columns(leaky=pl.col("system") == "demo-amai")
    figure = prediction_score_dots(scores, labels=EN).to_dict()
    texts = figure["layout"]["yaxis"]["ticktext"]
    assert "Accuracy · demo-amai ‡" in texts and not any("points" in text for text in texts)
    marks = {row for trace in figure["data"] for row in trace["ids"]}
    assert marks == {str(i) for i, metric in enumerate(scores["metric"]) if metric != "mae"}
    total = prediction_score_dots(prediction_scores(whole(demo_ja)), labels=EN).to_dict()
    assert not any("Accuracy" in text for text in total["layout"]["yaxis"]["ticktext"])


def test_the_curve_runs_over_clients(demo_ja: Corpus):
    figure = prediction_learning_lines(prediction_learning(whole(demo_ja)), labels=EN).to_dict()
    assert list(figure["data"][0]["x"]) == [3, 6, 10]
