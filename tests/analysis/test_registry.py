"""What is registered is what there is; every figure draws; titles, columns and docstrings agree."""

import contextlib
import inspect
import json
import re
from pathlib import Path

import polars as pl
import pytest

import analysis
from analysis.core import registry
from analysis.core.registry import FIGURES, TABLES, Absent, Entry
from analysis.display.small_samples import MARK
from analysis.display.tables import KINDS, present
from analysis.figures.kit.theme import THEMES, Theme
from analysis.labels import LANGUAGES, TEXTS, Labels, Language
from analysis.query.filter import Filter
from analysis.query.selection import select
from data.corpus import Corpus
from data.problems import Missing, UserError

registry.load()

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
# BLEU-1 is called so in both languages, and a system as its file calls it
NAMES = {ja for ja, en in TEXTS.values() if ja == en} | {"demo-yorisoi", "demo-jogen", "demo-kogata"}
SELECTIONS = {
    "whole": Filter(),
    "one dialogue": Filter(id=((1, 1),)),
    "two dialogues": Filter(id=((3, 4),)),
    "none": Filter(id=((0, 0),)),
}
MEASURED_LATER = {"response_nearness_dots"}  # drawn with its numbers in tests/data/test_nearness.py


@pytest.fixture
def demos(demo_ja: Corpus, demo_en: Corpus) -> list[Corpus]:
    return [demo_ja, demo_en]


def made(entry: Entry, demos: list[Corpus]) -> list[pl.DataFrame]:
    """The table on those demos that hold what it is made from."""
    tables = []
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            tables.append(entry.function(select(demo)))
    assert tables, f"{entry.name} can be made from neither demo"
    return tables


def home_of(name: str, demos: list[Corpus]) -> Corpus:
    """The first demo that holds what a figure is drawn from."""
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            FIGURES[name].of(select(demo))  # type: ignore[misc]
            return demo
    raise AssertionError(f"{name} can be drawn from neither demo")


def options_of(entry: Entry) -> list[dict]:
    """The defaults, and each other choice of an option that has choices."""
    hints = inspect.get_annotations(entry.function, eval_str=True)
    other = [{name: choice} for name in entry.options for choice in getattr(hints[name], "__args__", ())]
    return [{}, *other]


def test_every_module_that_registers_belongs_to_a_theme():
    folder = Path(inspect.getfile(analysis)).parent
    registering = [p for p in folder.rglob("*.py") if re.search(r"^@(table|figure)\b", p.read_text("utf-8"), re.M)]
    assert {p.parent.name for p in registering} <= set(registry.THEMES)
    homes = {entry.function.__module__ for entry in [*TABLES.values(), *FIGURES.values()]}
    assert homes == {".".join(("analysis", *p.relative_to(folder).with_suffix("").parts)) for p in registering}


@pytest.mark.parametrize("entry", FIGURES.values(), ids=list(FIGURES))
def test_a_figure_has_its_own_file_and_draws_a_registered_table(entry: Entry):
    assert re.fullmatch(rf"analysis\.figures\.\w+\.{entry.name}", entry.function.__module__)
    assert entry.of is not None
    assert TABLES[entry.of.__name__].function is entry.of


@pytest.mark.parametrize("entry", [*TABLES.values(), *FIGURES.values()], ids=[*TABLES, *FIGURES])
def test_every_name_has_title_caption_and_summary(entry: Entry):
    for lang in LANGUAGES:
        labels = Labels(lang)
        assert labels.title(entry.name) and labels.caption(entry.name)
    assert entry.summary.endswith(".") and len(entry.summary) > 10


@pytest.mark.parametrize("entry", TABLES.values(), ids=list(TABLES))
def test_columns_are_described_and_have_headings(entry: Entry, demos: list[Corpus]):
    said = inspect.getdoc(entry.function) or ""
    for column in {column for table in made(entry, demos) for column in table.columns}:
        assert re.search(rf"\b{column}\b", said), f"{entry.name}: the docstring does not speak of {column}"
        assert all(TEXTS[f"column.{column}"]), column


@pytest.mark.parametrize("entry", TABLES.values(), ids=list(TABLES))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_read_in_one_language(entry: Entry, lang: Language, demo_ja: Corpus, demo_en: Corpus):
    table = made(entry, [demo_ja, demo_en])[0]
    names_of_data = set(demo_en.manifest.topics) | set(demo_en.ratings["item"]) | NAMES
    read = present(table, Labels(lang))
    assert read.shape == table.shape
    assert len(set(read.columns)) == read.width
    coded = [column for column, code in zip(read.iter_columns(), table.columns, strict=True) if code in KINDS]
    for word in {word.removesuffix(MARK) for column in coded for word in column.drop_nulls()} - names_of_data:
        assert bool(JAPANESE.search(word)) == (lang == "ja"), word


def drawn(demo: Corpus, name: str, wanted: Filter, lang: Language, theme: str, **options) -> dict:
    """The figure as the browser gets it."""
    entry = FIGURES[name]
    assert entry.of is not None
    table = entry.of(select(demo, wanted), **options)
    figure = entry.function(table, labels=Labels(lang), theme=THEMES[theme])
    return json.loads(figure.to_json(), parse_constant=lambda word: pytest.fail(f"{name} holds {word}"))


@pytest.mark.parametrize("wanted", SELECTIONS.values(), ids=list(SELECTIONS))
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_draws(demos: list[Corpus], name: str, theme: str, wanted: Filter):
    of = FIGURES[name].of
    assert of is not None
    on = set()
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            of(select(demo, wanted))
            on.add(demo.id)
            for lang in LANGUAGES:
                for options in options_of(TABLES[of.__name__]):
                    spec = drawn(demo, name, wanted, lang, theme, **options)
                    assert spec["layout"]["height"] > 0
                    assert spec["layout"]["template"]["layout"]["font"]["color"] == THEMES[theme].ink
    assert on


@pytest.mark.parametrize("name", sorted(FIGURES.keys() - MEASURED_LATER))
def test_every_figure_shows_something_of_a_whole_demo(demos: list[Corpus], name: str):
    traces = drawn(home_of(name, demos), name, Filter(), "en", "light")["data"]
    assert traces and all(len(trace["x"]) == len(trace["y"]) > 0 for trace in traces if "x" in trace)


def words(spec: dict) -> list[str]:
    """Axis titles and legend entries."""
    axes = [axis for name, axis in spec["layout"].items() if re.fullmatch(r"[xy]axis\d*", name)]
    titles = [axis.get("title", {}).get("text") for axis in axes]
    return [text for text in [*titles, *(trace.get("name") for trace in spec["data"])] if text]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_speak_one_language(demos: list[Corpus], name: str, lang: Language):
    demo, of = home_of(name, demos), FIGURES[name].of
    spec = drawn(demo, name, Filter(), lang, "light")
    for text in set(words(spec)) - NAMES:
        assert bool(JAPANESE.search(text)) == (lang == "ja") or re.fullmatch(r"[\d\W]+|[A-Z]", text), text
    if lang == "en":
        assert of is not None
        data = of(select(demo)).write_json()
        ticks = " ".join(spec["layout"].get("yaxis", {}).get("ticktext", ()))
        assert [run for run in JAPANESE.findall(ticks) if run not in data] == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("name", FIGURES)
def test_figures_take_colours_from_the_theme(demos: list[Corpus], name: str, theme: Theme):
    demo = home_of(name, demos)
    spec = drawn(demo, name, Filter(), "en", theme.name)
    own = {theme.ink, theme.quiet, theme.grid, theme.surface, theme.soft, *theme.series, *theme.many}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(spec))) <= own


@pytest.mark.parametrize(("measure", "axis"), [("item_sum", "Mean item sum"), ("score", "Mean score")])
def test_topic_scores_say_which_measure_they_show(demo_ja: Corpus, measure: str, axis: str):
    spec = drawn(demo_ja, "topic_score_dots", Filter(), "en", "light", measure=measure)
    assert spec["layout"]["xaxis"]["title"]["text"] == axis


def test_hover_and_ticks_hold_no_markup_from_data(demo_en: Corpus):
    from analysis.figures.topics.topic_bars import topic_bars
    from analysis.topics.counts import topic_counts

    counts = topic_counts(select(demo_en))
    evil = counts.with_columns(topic_main=counts["topic_main"].str.replace("^", '<b onclick="x">&'))
    spec = json.loads(topic_bars(evil, labels=Labels("en")).to_json())
    shown = json.dumps([spec["layout"]["yaxis"]["ticktext"], [t.get("hovertext") for t in spec["data"]]])
    assert "<b" not in shown and "&lt;b" in shown


def test_an_unknown_table_is_a_user_s_mistake_that_names_the_tables():
    with pytest.raises(UserError, match=r"no table 'nonsense'.*overview"):
        registry.find("nonsense")


def test_options_are_the_keyword_only_parameters_with_plain_defaults():
    assert {name: p.default for name, p in TABLES["score_counts"].options.items()} == {
        "bin_width": 5,
        "measure": "score",
    }
    assert {name: p.default for name, p in TABLES["collection_over_time"].options.items()} == {"every": "quarter"}
    assert TABLES["overview"].options == {}
