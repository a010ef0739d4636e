"""Colours keep apart for all eyes and in grey, and words are easy to read on their ground."""

import tomllib
from itertools import combinations, pairwise

import numpy as np
import pytest

from analysis.figures.kit.theme import GREY, PATTERNS, SYMBOLS, THEMES, Theme, rows_axis
from data.store import PROJECT

CONFIG = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
EYES = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)


def linear(colour: str) -> np.ndarray:
    coded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def lab(colour: str, eye: str = "normal") -> np.ndarray:
    """CIE L*a*b* (D65) of a colour as an eye sees it."""
    xyz = TO_XYZ @ np.clip(EYES[eye] @ linear(colour), 0, 1) / WHITE
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio."""
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (a, b))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES.values(), ids=list(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def test_the_measures_are_right():
    assert lab("#FFFFFF") == pytest.approx([100, 0, 0], abs=0.01)
    assert lab("#FF0000") == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("colours", "least"), [("series", 15), ("many", 12)])
def test_series_keep_apart(theme: Theme, eye: str, colours: str, least: float):
    pairs = combinations(getattr(theme, colours), 2)
    distances = {(a, b): np.linalg.norm(lab(a, eye) - lab(b, eye)) for a, b in pairs}
    assert {pair: round(float(d), 1) for pair, d in distances.items() if d < least} == {}


def test_a_dozen_groups_keep_their_own_colour_and_marker(theme: Theme):
    assert len(set(theme.many)) == 12 and theme.many[: len(theme.series)] == theme.series
    assert len({theme.group(i) for i in range(60)}) == 60
    assert len({GREY.group(i) for i in range(25)}) == 25


def test_a_scale_goes_one_way(theme: Theme):
    lightness = [float(lab(colour)[0]) for colour in (theme.soft, theme.series[0], theme.deep)]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


def test_series_keep_apart_in_grey(theme: Theme):
    lightness = sorted(float(lab(colour)[0]) for colour in theme.series)
    assert min(b - a for a, b in pairwise(lightness)) >= 6


def test_series_stand_out_from_their_ground(theme: Theme):
    assert min(contrast(colour, theme.surface) for colour in theme.series) >= 2.5
    assert min(contrast(colour, theme.surface) for colour in theme.many) >= 2.2


def test_words_are_easy_to_read(theme: Theme):
    grounds = [theme.surface, CONFIG[theme.name]["backgroundColor"]]
    for ground in grounds:
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.quiet, ground) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_app_s_words_are_easy_to_read(name: str):
    colours = CONFIG[name]
    for place in (colours, colours["sidebar"]):
        for ground in (place["backgroundColor"], place["secondaryBackgroundColor"]):
            assert contrast(colours["textColor"], ground) >= 7
            assert contrast(colours["grayTextColor"], ground) >= 4.5
            assert contrast(colours["linkColor"], ground) >= 4.5
    assert contrast(colours["blueTextColor"], colours["blueBackgroundColor"]) >= 4.5
    assert contrast(colours["greenTextColor"], colours["greenBackgroundColor"]) >= 4.5


def test_the_app_s_words_have_the_figures_ink(theme: Theme):
    assert CONFIG[theme.name]["textColor"] == theme.ink


def test_interval_lines_stay_visible_on_soft_bars(theme: Theme):
    assert contrast(theme.ink, theme.soft) >= 3


def test_symbols_and_patterns_tell_every_series_apart(theme: Theme):
    assert len({theme.symbol(i) for i in range(len(theme.series))}) == len(theme.series) == len(SYMBOLS)
    assert len({theme.pattern(i)["shape"] for i in range(len(theme.series))}) == len(theme.series) == len(PATTERNS)


def test_an_interval_that_is_not_there_is_not_drawn(theme: Theme):
    lines = theme.error([1.0, None], [3.0, 4.0], [7.0, None])
    assert (lines["array"], lines["arrayminus"]) == ([4.0, None], [2.0, None])


def test_rows_are_escaped_and_the_first_is_on_top():
    axis = rows_axis(["a<b>", "c"])
    assert axis["ticktext"] == ["a&lt;b&gt;", "c"]
    assert axis["tickvals"] == [0, 1]
    assert axis["range"][0] > axis["range"][1]
