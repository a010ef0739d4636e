"""What an export claims of its statistics is what ran: every table, every option, one cohort and two."""

import inspect
import re
import sys

import pytest

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.core.registry import FIGURES, TABLES, Table, table
from analysis.core.statistics.inference.methods import (
    AGAIN,
    ALONE,
    BENJAMINI,
    HOLM,
    LOGIT,
    ONE_SIDE,
    TWO_WAY,
    Method,
    recorded,
)
from analysis.export import caption
from analysis.export.bundle import result_of
from analysis.export.methods.bibtex import BIBTEX
from analysis.labels import TEXTS, Labels
from data.core.problems import Missing, UserError
from data.corpus import Corpus
from tests.analysis.answers import answer, few

registry.load()
METHODS = {
    value
    for name, module in sys.modules.items()
    if name.startswith("analysis.") and name.endswith(".methods")
    for value in vars(module).values()
    if isinstance(value, Method)
}
# a share's interval is transformed back only where it is neither 0 nor 1, so not with every option;
# persons are drawn anew only for rows that stand out; dialogues stand alone where a corpus names no persons, and
# one side's persons stand for both where the other is a system
CONDITIONAL = {LOGIT, AGAIN, ALONE, ONE_SIDE}
HALVES = Filter.from_query("score=0-80")[0], Filter.from_query("score=81-100")[0]


def choices(one: Table) -> list[dict]:
    """The defaults, and each other value of an option that has several."""
    hints = inspect.get_annotations(one.function, eval_str=True)
    return [{}, *({name: value} for name in one.options for value in getattr(hints[name], "__args__", ()))]


def has_interval(frame) -> bool:
    bounds = [name for name in frame.columns if re.fullmatch(r"low(_\w+)?|p_adjusted", name)]
    return any(frame[name].count() for name in bounds)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_claims_the_methods_that_ran(name: str, demos: list[Corpus], encoded: Corpus):
    one, ever, ran = TABLES[name], set(), False
    for corpus in (*demos, encoded):
        for options in [{}] if ran else choices(one):  # each choice on the first corpus that has the table
            try:
                with recorded() as applied:
                    frame = answer(one, select(corpus), **options)
            except (Absent, Missing, UserError):
                continue
            ran = True
            claimed = {method for method in one.applied(options) if method.infers}
            inferred = {method for method in applied if method.infers}
            if "p_adjusted" in frame.columns and not frame["p_adjusted"].count():
                claimed -= {BENJAMINI, HOLM}  # no test was made, and the export says so
            if ALONE in inferred and not corpus.has("persons"):
                claimed -= {TWO_WAY}  # and the export claims the one that ran
            if has_interval(frame):
                assert inferred <= claimed, f"{options}: {inferred - claimed} ran and is not claimed"
                assert claimed - inferred <= CONDITIONAL, (
                    f"{options}: {claimed - inferred} is claimed and did not run"
                )
            ever |= inferred
    assert ran, f"{name} needs what no demo has"
    wanted = {method for options in choices(one) for method in one.applied(options) if method.infers}
    if ever:
        assert ever >= wanted - CONDITIONAL


@pytest.mark.parametrize("name", [name for name, one in TABLES.items() if one.samples])
def test_differences_claim_the_methods_that_ran(name: str, demo_ja: Corpus):
    a, b = (select(demo_ja, half) for half in HALVES)
    figures = [figure for figure in FIGURES.values() if figure.table.name == name]
    claims = {tuple(TABLES[name].applied(options)): options for options in reversed(choices(TABLES[name]))}
    for options in claims.values():  # one choice of each set of methods; the whole walk is that above
        question = Question.of(TABLES[name].function, a, few(TABLES[name]) | options, b)
        try:
            with recorded() as applied:
                frame = question.differences()
        except (Absent, Missing):
            continue
        for figure in figures:
            result = result_of(figure, question)
            claimed = set(result.methods) - set(result.methods_shown)
            if frame["low"].count():
                assert {method for method in applied if method.infers} <= set(result.methods)
                assert {method for method in claimed if method.infers} <= applied
            else:
                assert not {method for method in claimed if method.infers}
            told = caption.methods(result, Labels("en"))
            assert ("cluster-robust" in told) == (TWO_WAY in result.methods)


def test_bootstrap_intervals_are_not_called_clustered(demo_ja: Corpus):
    for name in ("response_score_dots", "response_group_dots", "response_pair_dots", "response_style_dots"):
        figure = FIGURES[name]
        result = result_of(figure, Question.of(figure.table.function, select(demo_ja)))
        for text in (caption.caption(result, Labels("en")), caption.methods(result, Labels("en"))):
            assert "two-way" not in text and "Student" not in text
        assert "cameron" not in caption.bibtex(result)
        assert "bootstrap" in caption.methods(result, Labels("en"))


def test_a_table_with_an_interval_and_no_method_does_not_register():
    def unnamed(selection):
        """How sure. Columns: mean; low, high (95 % interval)."""

    with pytest.raises(TypeError, match="unnamed has an interval"):
        table(methods=(), drilldown="nowhere: it is a test")(unnamed)
    assert "unnamed" not in TABLES


def test_every_method_is_worded_and_described():
    assert {f"export.method.{method.name}" for method in METHODS} <= TEXTS.keys()
    assert {key for method in METHODS for key in method.references} == BIBTEX.keys()
    assert len({method.name for method in METHODS}) == len(METHODS)
    for key, entry in BIBTEX.items():
        assert re.match(rf"@\w+\{{{key},", entry)
        assert entry.count("{") == entry.count("}")
