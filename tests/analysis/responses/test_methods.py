"""A metric names its method."""

from analysis.responses.methods import BLEU, CHRF, SIMILARITY, of_metric


def test_the_chosen_metric_is_the_method():
    assert [of_metric({"metric": one}) for one in ("bleu_4", "chrf_segment", "nearness")] == [
        (BLEU,),
        (CHRF,),
        (SIMILARITY,),
    ]
