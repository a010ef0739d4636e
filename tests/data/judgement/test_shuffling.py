"""The order of a study follows from its seed and the rater, differs between raters, and favours no side."""

from dataclasses import replace

from data.judgement.shuffling import left_is_b, order
from tests.data.judgement.invent import items, study


def test_each_rater_has_an_order_that_is_found_again():
    own, numbered = replace(study(), id="s"), list(enumerate(items(60)))
    first = [number for number, _ in order(own, "aoi", numbered)]
    assert first == [number for number, _ in order(own, "aoi", reversed(numbered))]
    assert sorted(first) == list(range(60)) and first != list(range(60))
    assert first != [number for number, _ in order(own, "ren", numbered)]
    assert first != [number for number, _ in order(replace(own, seed=4), "aoi", numbered)]


def test_sides_are_even_and_differ_between_raters():
    own = replace(study(), id="s")
    aoi, ren = ([left_is_b(own, rater, n) for n in range(2_000)] for rater in ("aoi", "ren"))
    assert 900 < sum(aoi) < 1_100 and 900 < sum(a == b for a, b in zip(aoi, ren, strict=True)) < 1_100
