"""What is registered: titles, columns, docstrings, types, and what a corpus lacks."""

import contextlib
import inspect
import re
from pathlib import Path

import polars as pl
import pytest

import analysis
from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import FIGURES, TABLES, Figure, Table
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.corpus.overview import collection_over_time, session_durations
from analysis.labels import LANGUAGES, TEXTS, Labels
from analysis.scores.distribution import item_means, regime_counts, score_counts
from analysis.scores.drift import score_slopes
from analysis.scores.features import feature_correlations
from analysis.scores.groups import score_groups
from analysis.scores.items import item_correlations
from analysis.scores.straight_lining import straight_lining
from analysis.topics.counts import topic_scores
from data.core.problems import Missing, UserError
from data.corpus import Corpus
from tests.analysis.answers import answer


def made(entry: Table | Figure, demos: list[Corpus]) -> list[pl.DataFrame]:
    """The table on those demos that hold what it is made from."""
    tables = []
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            tables.append(answer(entry, select(demo)))
    assert tables, f"{entry.name} can be made from neither demo"
    return tables


def test_every_module_that_registers_belongs_to_a_theme():
    folder = Path(inspect.getfile(analysis)).parent
    registering = [p for p in folder.rglob("*.py") if re.search(r"^@(table|figure)\b", p.read_text("utf-8"), re.M)]
    assert {p.parent.name for p in registering} <= set(registry.THEMES)
    homes = {entry.function.__module__ for entry in [*TABLES.values(), *FIGURES.values()]}
    assert homes == {".".join(("analysis", *p.relative_to(folder).with_suffix("").parts)) for p in registering}


@pytest.mark.parametrize("entry", FIGURES.values(), ids=list(FIGURES))
def test_a_figure_has_its_own_file_and_draws_a_registered_table(entry: Table | Figure):
    assert re.fullmatch(rf"analysis\.figures\.\w+\.{entry.name}", entry.function.__module__)
    assert TABLES[entry.table.name] is entry.table


@pytest.mark.parametrize("entry", [*TABLES.values(), *FIGURES.values()], ids=[*TABLES, *FIGURES])
def test_every_name_has_title_caption_and_summary(entry: Table | Figure):
    for lang in LANGUAGES:
        labels = Labels(lang)
        assert labels.title(entry.name) and labels.caption(entry.name)
    assert entry.summary.endswith(".") and len(entry.summary) > 10


def names_in(items: list[str], end: str) -> list[str]:
    """The names that the items of a docstring's section begin with."""
    heads = [re.split(end, item, maxsplit=1)[0] for item in items]
    names = [name for head in heads for name in re.findall(r"\b[a-z][a-z_0-9]*\b", head)]
    return [name for name in names if name not in ("to", "and")]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_a_docstring_has_a_section_of_options_and_one_of_columns(
    table: Table, demos: list[Corpus], encoded: Corpus
):
    assert re.fullmatch(r"[A-Z].*[.?]", table.summary), "the first line says what one learns"
    options = names_in(table.sections.get("Options", []), ":")
    assert set(table.options) <= set(options) <= {*table.options, "other"}, table.name
    described = " ".join(table.sections["Columns"])
    for column in {column for frame in made(table, [*demos, encoded]) for column in frame.columns}:
        assert re.search(rf"\b{column}\b", described), f"{table.name}: no column {column} in its docstring"
        assert all(TEXTS[f"column.{column}"]), column


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


@pytest.mark.parametrize(
    "function", [session_durations, collection_over_time, topic_scores, score_counts, regime_counts, item_means]
)
def test_what_the_english_demo_lacks_is_absent(demo_en: Corpus, function):
    with pytest.raises(Absent):
        function(select(demo_en))


@pytest.mark.parametrize("name", list(registry.TABLES))
def test_no_table_holds_nan_and_all_keep_their_types(demos: list[Corpus], name: str):
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            whole = answer(TABLES[name], select(demo))
            for span in ((1, 1), (0, 0)):
                table = whole
                with contextlib.suppress(NotFitted):  # a model needs more than these dialogues, and says so
                    table = answer(TABLES[name], select(demo, Filter(id=(span,))))
                for frame in (whole, table):
                    assert frame.schema == whole.schema, (demo.id, span)
                    numbers = frame.select(pl.selectors.float())
                    assert all(column.is_finite().all() for column in numbers.iter_columns()), (demo.id, span)


@pytest.mark.parametrize("name", list(registry.TABLES))
def test_the_same_question_has_the_same_answer(demos: list[Corpus], name: str):
    """Also asked of the corpus as another process has it: nothing that was computed is shared."""
    for demo in demos:
        with contextlib.suppress(Absent, Missing, NotFitted):
            once = answer(TABLES[name], select(demo))
            again = select(Corpus(demo.manifest, demo.folder))
            assert once.equals(answer(TABLES[name], again))
            return


@pytest.mark.parametrize(
    "function", [score_groups, item_correlations, feature_correlations, score_slopes, straight_lining]
)
def test_what_the_english_demo_lacks(demo_en: Corpus, function):
    with pytest.raises(Absent):
        function(select(demo_en))
