"""Names of points never cover each other, whatever the points."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures.kit.label_places import box_of, places, width_of

WIDTH, HEIGHT = 300.0, 200.0
points = st.lists(
    st.tuples(
        st.floats(0, WIDTH), st.floats(0, HEIGHT), st.sampled_from(["不安", "死ぬ", "worry", "お母さん", "a"])
    ),
    max_size=60,
)


@given(points)
def test_no_name_covers_another_or_leaves_the_plot(found: list[tuple[float, float, str]]):
    x, y, texts = ([point[i] for point in found] for i in range(3))
    chosen = places(x, y, texts, WIDTH, HEIGHT)
    boxes = [box_of(*point, place) for point, place in zip(found, chosen, strict=True) if place]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= HEIGHT for box in boxes)


def test_the_first_gets_its_place_and_the_hidden_none():
    chosen = places([150.0] * 20, [100.0] * 20, ["不安"] * 20, WIDTH, HEIGHT)
    assert chosen[0] == "middle right"
    assert None in chosen


@given(points, st.floats(1, 6))
def test_a_wider_plot_keeps_names_apart_and_off_the_marks(found: list[tuple[float, float, str]], times: float):
    x, y, texts = ([point[i] for point in found] for i in range(3))
    chosen = places(x, y, texts, WIDTH, HEIGHT, (x, y))
    wider = [box_of(times * a, b, t, p) for (a, b, t), p in zip(found, chosen, strict=True) if p]
    assert not any(a.meets(b) for a, b in combinations(wider, 2))
    marks = [(times * a, b) for a, b in zip(x, y, strict=True)]
    assert not any(box.left < a < box.right and box.top < b < box.bottom for box in wider for a, b in marks)


def test_full_width_letters_are_wider():
    assert width_of("不安") == pytest.approx(2 * width_of("不"))
    assert width_of("不") > width_of("w")
