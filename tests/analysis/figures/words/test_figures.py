"""Figures of words: both demos, both languages, and words that hold markup."""

import json
import re
from itertools import combinations

import polars as pl
import pytest

from analysis.core.compare import both
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import FIGURES, TABLES
from analysis.figures.kit.label_places import box_of
from analysis.figures.kit.theme import THEMES
from analysis.figures.words import keyness_scatter as scatter
from analysis.labels import LANGUAGES, Labels, Language
from data.corpus import Corpus
from tests.analysis.figures.material import JAPANESE

NAMES = [
    "word_dots",
    "pos_dots",
    "ngram_bars",
    "keyness_scatter",
    "keyness_dots",
    "word_trend_lines",
    "word_use_dots",
    "collocate_bars",
]


def drawn(name: str, frame: pl.DataFrame, lang: Language = "ja", theme: str = "light") -> dict:
    figure = FIGURES[name].function(frame, labels=Labels(lang), theme=THEMES[theme])
    return json.loads(figure.to_json(), parse_constant=lambda word: pytest.fail(f"{name} holds {word}"))


def titles(spec: dict) -> list[str]:
    """Axis titles and legend entries, roles and sides."""
    axes = [
        axis["title"]["text"]
        for key, axis in spec["layout"].items()
        if key.startswith(("xaxis", "yaxis")) and "title" in axis
    ]
    return [
        text for text in [*axes, *(trace.get("name") for trace in spec["data"])] if text and text != "log-Dice"
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["", "id=3-4", "id=0"])
@pytest.mark.parametrize("name", NAMES)
def test_they_draw(name: str, query: str, lang: Language, theme: str, demo: Corpus):
    of = FIGURES[name].table.function
    if of is TABLES["word_use"].function and not demo.has("topics"):
        pytest.skip("no topics")
    frame = of(select(demo, Filter.from_query(query)[0]))
    spec = drawn(name, frame, lang, theme)
    assert spec["layout"]["height"] > 0
    own = {getattr(THEMES[theme], c) for c in ("ink", "quiet", "grid", "surface", "soft")} | {
        *THEMES[theme].series
    }
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(spec))) <= own
    if not frame.is_empty():
        assert spec["data"] and all(len(trace["x"]) == len(trace["y"]) > 0 for trace in spec["data"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_they_speak_one_language(name: str, lang: Language, demo_ja: Corpus):
    found = titles(drawn(name, FIGURES[name].table.function(select(demo_ja)), lang))
    for text in found:
        assert bool(JAPANESE.search(text)) == (lang == "ja"), text


@pytest.mark.parametrize("name", NAMES)
def test_they_draw_two_cohorts(name: str, demo_ja: Corpus):
    a, b = (select(demo_ja, Filter.from_query(q)[0]) for q in ("topics=workplace", "topics=school"))
    frame = both(FIGURES[name].table.function, a, b)
    assert bool(drawn(name, frame)["data"]) == (not frame.is_empty())


@pytest.mark.parametrize("name", NAMES)
def test_no_markup_from_words(name: str, demo_ja: Corpus):
    frame = FIGURES[name].table.function(select(demo_ja))
    texts = [c for c in ("lemma", "form", "ngram", "key") if c in frame.columns]
    evil = frame.with_columns(pl.concat_str(pl.lit('<b onclick="x">&'), pl.col(c)).alias(c) for c in texts)
    spec = drawn(name, evil)
    shown = [spec["layout"]["yaxis"].get("ticktext"), [(t.get("text"), t.get("hovertext")) for t in spec["data"]]]
    assert "<b onclick" not in json.dumps(shown, ensure_ascii=False).replace("\\", "")


def test_the_scatter_has_few_marks_and_names_that_do_not_meet(demo_ja: Corpus):
    words = TABLES["keyness"].function(select(demo_ja), words="all", stop="", minimum=1)
    many = pl.concat([words.with_columns(pl.col("lemma") + str(i), pl.col("z") + i / 10) for i in range(9)])
    shown = scatter._placed(many)
    assert shown.height <= scatter.MARKS < 2_000
    numbers = re.findall(r"the ([\d,]+) ", Labels("en").caption("keyness_scatter"))
    drawn = sum(int(number.replace(",", "")) for number in numbers)
    assert drawn == scatter.MARKS
    named = shown.filter(pl.col("place").is_not_null())
    span = 1 + 2 * scatter.EDGE
    boxes = [
        box_of(
            scatter.WIDTH * (x + scatter.EDGE) / span, scatter.HEIGHT * (1 + scatter.EDGE - y) / span, text, place
        )
        for x, y, text, place in named.select("x", "y", "lemma", "place").rows()
    ]
    assert len(boxes) > 10
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
