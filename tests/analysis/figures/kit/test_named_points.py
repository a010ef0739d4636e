"""Names beside marks and lines: the important ones are always there, the others only where there is room."""

import numpy as np

from analysis.figures.kit.label_places import LINE, PLACES, width_of
from analysis.figures.kit.named_points import Around, along, clear_places

WIDTH, HEIGHT = 600.0, 400.0


def test_important_names_are_led_out_of_a_crowd_that_hides_the_others():
    x, y = np.linspace(290, 310, 60), np.linspace(190, 210, 60)
    around = Around(x, y, np.full(60, 5.0), along(()))
    names = [f"語{i}" for i in range(60)]
    found = clear_places(x, y, names, [10.0] * 60, WIDTH, HEIGHT, around, led=4, spared=0)
    assert all(found[:4]) and any(place.dx or place.dy for place in found[:4])
    assert sum(place is not None for place in found[4:]) < 10


def test_no_line_to_a_name_runs_through_another_name():
    x, y = np.linspace(270, 330, 30), np.linspace(170, 230, 30)
    names = [f"語{i}" for i in range(30)]
    around = Around(x, y, np.full(30, 5.0), along(()))
    found = clear_places(x, y, names, [10.0] * 30, WIDTH, HEIGHT, around, led=2)
    led = [(i, place) for i, place in enumerate(found) if place and (place.dx or place.dy)]
    assert len(led) > 5
    for i, place in led:
        for step in np.linspace(0, 1, 50):
            at = x[i] + step * place.dx, y[i] + step * place.dy
            for j, other in enumerate(found):
                if other and j != i:
                    back, up = PLACES[other.position]
                    wide, gap = width_of(names[j]), 1.0 if other.dx or other.dy else 10 / 1.6 + 1
                    left = x[j] + other.dx + gap * {0.0: 1, 0.5: 0, 1.0: -1}[back] - back * wide
                    top = y[j] + other.dy + gap * {0.0: 1, 0.5: 0, 1.0: -1}[up] - up * LINE
                    assert not (left < at[0] < left + wide and top < at[1] < top + LINE)


def test_a_name_stands_where_fewest_lines_run():
    at = (300.0, 200.0)
    ends = [(*at, 300.0 + 200 * np.cos(turn), 200.0 + 200 * np.sin(turn)) for turn in (-0.3, 0.0, 0.3, 1.6, -1.6)]
    around = Around(np.array([at[0]]), np.array([at[1]]), np.array([5.0]), along(ends))
    (place,) = clear_places([at[0]], [at[1]], ["気持ち"], [10.0], WIDTH, HEIGHT, around, most_under=0)
    assert place is not None and place.position == "middle left" and not place.dx
