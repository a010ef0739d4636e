"""Names beside marks and lines: the important ones are always there, the others only where there is room."""

import numpy as np

from analysis.figures.kit.named_points import Around, along, clear_places

WIDTH, HEIGHT = 600.0, 400.0


def test_important_names_are_led_out_of_a_crowd_that_hides_the_others():
    x, y = np.linspace(290, 310, 60), np.linspace(190, 210, 60)
    around = Around(x, y, np.full(60, 5.0), along(()))
    names = [f"語{i}" for i in range(60)]
    found = clear_places(x, y, names, [10.0] * 60, WIDTH, HEIGHT, around, led=4)
    assert all(found[:4]) and any(place.dx or place.dy for place in found[:4])
    assert sum(place is not None for place in found[4:]) < 10


def test_a_name_stands_where_fewest_lines_run():
    at = (300.0, 200.0)
    ends = [(*at, 300.0 + 200 * np.cos(turn), 200.0 + 200 * np.sin(turn)) for turn in (-0.3, 0.0, 0.3, 1.6, -1.6)]
    around = Around(np.array([at[0]]), np.array([at[1]]), np.array([5.0]), along(ends))
    (place,) = clear_places([at[0]], [at[1]], ["気持ち"], [10.0], WIDTH, HEIGHT, around, most_under=0)
    assert place is not None and place.position == "middle left" and not place.dx
