"""Judgements of a selection as arrays: pairs the same way round, implied pairs, raters chosen."""

import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.judgement.reading import judged, judged_basis, rows_of
from analysis.judgement.scored import scored
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs, ratings, turns


def test_pairs_stand_the_same_way_round_and_keep_who_was_shown_first(demo_ja: Corpus):
    at = turns(demo_ja)[0]
    rows = [(*at, "demo-yorisoi", "demo-jogen", 1.0, "Aoi"), (*at, "demo-jogen", "demo-yorisoi", 0.0, "Ren")]
    frame = pl.DataFrame(
        rows, schema=["dialogue_id", "position", "first", "second", "value", "rater"], orient="row"
    )
    found = judged(judged_by(demo_ja, frame))
    assert found.systems == ("demo-jogen", "demo-yorisoi") and found.value.tolist() == [0.0, 0.0]
    assert found.shown.tolist() == [-1, 1] and found.outcomes.tolist() == [[0, 0, 2]]


def test_higher_ratings_win_where_no_pair_was_judged(demo_ja: Corpus):
    at = turns(demo_ja)[0]
    rows = [(*at, "demo-jogen", 4.0), (*at, "demo-kogata", 2.0), (*at, "demo-yorisoi", 4.0)]
    frame = pl.DataFrame(rows, schema=["dialogue_id", "position", "first", "value"], orient="row")
    found = judged(judged_by(demo_ja, frame))
    assert found.implied and found.value.tolist() == [1.0, 0.5, 0.0]


def test_people_come_before_models_and_raters_can_be_chosen(demo_ja: Corpus):
    named = pairs(demo_ja).with_columns(rater=pl.lit("Aoi"), kind=pl.lit("person"), attribute=pl.lit("overall"))
    selection = judged_by(demo_ja, pl.concat([ratings(demo_ja), named], how="diagonal_relaxed"))
    assert set(rows_of(selection, "safety")["rater"]) == {"Aoi", "Ren"}
    assert set(rows_of(selection, "safety", "all")["rater"]) == {"Aoi", "Ren", "judge-1"}
    assert set(rows_of(selection, "safety", "judge-1")["rater"]) == {"judge-1"}
    assert scored(selection, "safety", "Ren").is_rating and not scored(selection, "overall").is_rating
    assert scored(selection, "overall").rows["value"].mean() == pytest.approx(0.5)
    assert judged_basis(selection, attribute="safety", raters="", systems="").counts[0] == ("judgements", 360)
    for wrong in ({"attribute": "zeal"}, {"raters": "nobody"}, {"systems": "gpt"}):
        with pytest.raises(UserError):
            rows_of(selection, **wrong)
    with pytest.raises(Absent):
        rows_of(judged_by(demo_ja, pairs(demo_ja).clear()))
