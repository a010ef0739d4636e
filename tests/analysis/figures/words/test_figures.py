"""Figures of words: words that hold markup, and names that do not meet."""

import json
import re
from itertools import combinations

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.registry import FIGURES, TABLES
from analysis.figures.kit.label_places import box_of
from analysis.figures.kit.theme import THEMES
from analysis.figures.words import keyness_scatter as scatter
from analysis.labels import Labels, Language
from data.corpus import Corpus

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
        for x, y, text, place in named.select("x", "y", "form", "place").rows()
    ]
    assert len(boxes) > 10
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
