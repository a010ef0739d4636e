"""Names on the map stand within its plane."""

import polars as pl
import pytest

from analysis.figures.kit.label_places import LINE, width_of
from analysis.figures.kit.theme import LIGHT
from analysis.figures.map.map_names import NARROW, RISE, names

NAME = "a rather long name"


@pytest.mark.parametrize("x", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("y", [0.0, 0.5, 1.0])
def test_a_name_at_the_edge_is_moved_into_the_plane(x: float, y: float):
    points = pl.DataFrame({"x": [x] * 5, "y": [y] * 5})
    (name,) = names(LIGHT, [("a", NAME, "black")], {"a": points}, [0.0, 1.0], [0.0, 1.0])
    middle, down = x * NARROW + name["xshift"], (1 - y) * NARROW - name["yshift"]
    assert middle - width_of(NAME) / 2 >= 0 and middle + width_of(NAME) / 2 <= NARROW
    assert down - LINE / 2 >= 0 and down + LINE / 2 <= NARROW
    if x == y == 0.5:
        assert name["xshift"] == pytest.approx(0) and name["yshift"] == pytest.approx(RISE)
