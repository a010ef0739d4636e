"""Metrics in words."""

from analysis.display.metrics import metric_in_words
from analysis.labels import Labels


def test_a_model_s_metric_is_its_measure_and_the_model_as_it_is():
    ja = Labels("ja")
    assert metric_in_words("chrf", ja) == ja.value("metric", "chrf")
    assert metric_in_words("cosine, use (abc)", ja) == f"{ja.value('measure', 'cosine')}{ja.comma}use (abc)"
