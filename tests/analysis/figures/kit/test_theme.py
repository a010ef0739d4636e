"""Colours keep apart for all eyes and in grey, and words are easy to read on their ground."""

import tomllib
from itertools import combinations, pairwise

import numpy as np
import pytest

from analysis.figures.kit.theme import GREY, PATTERNS, SYMBOLS, THEMES, Theme, rows_axis
from data.core.store import PROJECT

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


def apart(a: str, b: str, eye: str = "normal") -> float:
    """CIEDE2000 between two colours as an eye sees them."""
    return ciede2000(lab(a, eye), lab(b, eye))


def ciede2000(first: np.ndarray, second: np.ndarray) -> float:
    """Sharma, Wu and Dalal (2005), from L*a*b*."""
    mean = (np.hypot(*first[1:]) + np.hypot(*second[1:])) / 2
    longer = 1 + 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25**7)))
    (l1, a1, b1), (l2, a2, b2) = first * (1, longer, 1), second * (1, longer, 1)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (float(np.degrees(np.arctan2(y, x))) % 360 for y, x in ((b1, a1), (b2, a2)))
    turn = (h2 - h1 + 180) % 360 - 180
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    waves = ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    t = 1 - sum(size * np.cos(np.radians(times * hue + by)) for size, times, by in waves)
    parts = (
        (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)),
        (c2 - c1) / (1 + 0.045 * chroma),
        2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t),
    )
    blue = 2 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    bent = -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))) * blue
    return float(np.sqrt(sum(part**2 for part in parts) + bent * parts[1] * parts[2]))


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
    for other, published in (((73, 25, -18), 27.1492), ((50, 0, -2.5), 4.3065), ((58, 24, 15), 19.4535)):
        assert ciede2000(np.array((50, 2.5, 0)), np.array(other)) == pytest.approx(published, abs=1e-4)


@pytest.mark.parametrize("eye", EYES)
def test_series_keep_apart(theme: Theme, eye: str):
    """CIEDE2000: 2 is just seen; colours of points all over a map need far more."""
    for colours, least in ((theme.series, 14), (theme.many, 18 if eye == "normal" else 10)):
        distances = {(a, b): apart(a, b, eye) for a, b in combinations(colours, 2)}
        assert {pair: round(d, 1) for pair, d in distances.items() if d < least} == {}


def test_a_dozen_groups_keep_their_own_colour_and_marker(theme: Theme):
    assert len(set(theme.many)) == 12 and theme.many[: len(theme.series)] == theme.series
    assert len({theme.group(i) for i in range(60)}) == 60
    assert len({GREY.group(i) for i in range(25)}) == 25


def test_a_scale_goes_one_way(theme: Theme):
    for scale in ((theme.soft, theme.series[0], theme.deep), theme.ramp):
        lightness = [float(lab(colour)[0]) for colour in scale]
        assert lightness in (sorted(lightness), sorted(lightness, reverse=True))
    assert min(apart(a, b, eye) for a, b in pairwise(theme.ramp) for eye in EYES) >= 7
    assert min(contrast(colour, theme.surface) for colour in theme.ramp) >= 2.2


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


def test_a_very_long_name_leaves_room_for_the_plot_in_any_script():
    long = ["聴いてもらえたと感じた" * 12 + "  n=13", "heard by the other " * 12 + "  n=13"]
    for shown in rows_axis(long)["ticktext"]:
        assert shown.endswith("n=13") and shown.count("…") == 1
        assert sum(2 if ord(letter) > 0x2FFF else 1 for letter in shown.replace("…", "")) <= 58
    assert rows_axis(["x" * 76, "聴" * 38])["ticktext"] == ["x" * 76, "聴" * 38]
