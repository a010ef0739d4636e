"""Every figure draws, in both languages and themes, from the theme alone."""

import contextlib
import inspect
import json
import re

import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import FIGURES, Figure, Table
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.figures.kit.theme import THEMES, Theme
from analysis.labels import LANGUAGES, Language
from data.core.problems import Missing
from data.corpus import Corpus
from tests.analysis.answers import answer
from tests.analysis.figures.material import JAPANESE, NAMES, drawn, home_of

SELECTIONS = {
    "whole": Filter(),
    "one dialogue": Filter(id=((1, 1),)),
    "two dialogues": Filter(id=((3, 4),)),
    "none": Filter(id=((0, 0),)),
}
# drawn in the tests of data/responses/measures, and of words, with a dictionary
MEASURED_LATER = {"response_nearness_dots", "category_rate_dots"}
# the demos have few dialogues of each group
ASKED = {
    "functioning_cells": {"fewest": 5},
    "bigram_score_volcano": {"minimum": 10},
    "themes_around_dots": {"of_theme": "1.1"},
}
# their legends are words of the corpus
WORDED = {"typical_course_bars"}


def options_of(entry: Table | Figure) -> list[dict]:
    """The defaults, and each other choice of an option that has choices."""
    hints = inspect.get_annotations(entry.function, eval_str=True)
    other = [{name: choice} for name in entry.options for choice in getattr(hints[name], "__args__", ())]
    return [{}, *other]


@pytest.mark.parametrize("wanted", SELECTIONS.values(), ids=list(SELECTIONS))
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_draws(demos: list[Corpus], name: str, wanted: Filter):
    """The whole with each choice of its options; how it looks in the dark is another test, below."""
    on = set()
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            try:
                answer(FIGURES[name].table, select(demo, wanted))
            except NotFitted:  # a model needs more than these dialogues, and says so
                if wanted != Filter():
                    on.add(demo.id)
                continue
            on.add(demo.id)
            for lang in LANGUAGES:
                # a language is looked up, whatever the option: each with each only once
                every = lang == demo.id.removeprefix("demo-") and wanted == Filter()
                for options in options_of(FIGURES[name].table) if every else [{}]:
                    spec = drawn(demo, name, wanted, lang, "light", **options)
                    assert spec["layout"]["height"] > 0
    assert on


@pytest.mark.parametrize("name", sorted(FIGURES.keys() - MEASURED_LATER))
def test_every_figure_shows_something_of_a_whole_demo(demos: list[Corpus], name: str):
    traces = drawn(home_of(name, demos), name, Filter(), "en", "light", **ASKED.get(name, {}))["data"]
    assert traces and all(len(trace["x"]) == len(trace["y"]) > 0 for trace in traces if "x" in trace)
    for trace in traces:
        assert len(set(trace.get("ids", ()))) == len(trace.get("ids", ())), "Plotly draws one mark of an id"


def words(spec: dict) -> list[str]:
    """Axis titles and legend entries."""
    axes = [axis for name, axis in spec["layout"].items() if re.fullmatch(r"[xy]axis\d*", name)]
    titles = [axis.get("title", {}).get("text") for axis in axes]
    return [text for text in [*titles, *(trace.get("name") for trace in spec["data"])] if text]


@pytest.mark.parametrize("name", sorted(FIGURES.keys() - WORDED))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_speak_one_language(demos: list[Corpus], name: str, lang: Language):
    demo = home_of(name, demos)
    spec = drawn(demo, name, Filter(), lang, "light", **ASKED.get(name, {}))
    for text in set(words(spec)) - NAMES:
        assert bool(JAPANESE.search(text)) == (lang == "ja") or re.fullmatch(r"[\d\W]+|[A-Z]", text), text
    if lang == "en":
        data = answer(FIGURES[name].table, select(demo), **ASKED.get(name, {})).write_json()
        ticks = " ".join(spec["layout"].get("yaxis", {}).get("ticktext", ()))
        assert [run for run in JAPANESE.findall(ticks) if run not in data] == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("name", FIGURES)
def test_figures_take_colours_from_the_theme(demos: list[Corpus], name: str, theme: Theme):
    demo = home_of(name, demos)
    spec = drawn(demo, name, Filter(), "en", theme.name)
    own = {theme.ink, theme.quiet, theme.grid, theme.surface, theme.soft, *theme.many, *theme.ramp}
    own |= {theme.paler(colour) for colour in theme.many}
    assert spec["layout"]["template"]["layout"]["font"]["color"] == theme.ink
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(spec))) <= own
