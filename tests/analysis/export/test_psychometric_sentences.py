"""What exports of psychometrics say of their numbers, where it once was false."""

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.export import caption
from analysis.export.psychometric_shapes import SHAPES
from analysis.export.result import Result
from analysis.labels import Labels
from data.corpus import Corpus

registry.load()
EN, JA = Labels("en"), Labels("ja")


def result(corpus: Corpus, name: str, **options: object) -> Result:
    question = Question(registry.TABLES[name], select(corpus), options)
    return Result(None, question, question.answer())


def test_reciprocities_are_not_said_to_be_clustered_by_both(demo_ja: Corpus):
    asked = result(demo_ja, "social_relations")
    of_r = pl.col("variance").is_null()  # the demo has too few persons who took both roles
    bounds = {name: pl.when(of_r).then(value) for name, value in (("r", 0.1), ("low", -0.2), ("high", 0.4))}
    made = Result(None, asked.question, asked.frame.with_columns(**bounds))
    for words in (caption.caption(made, EN), caption.methods(made, EN)):
        assert "each person or pair one cluster" in words or "each person (or pair) as one cluster" in words
        assert "two-way" not in words
    assert "二方向" not in caption.methods(made, JA)


def test_a_person_s_reliability_is_no_decision_study(demo_ja: Corpus):
    shown, few = (result(demo_ja, "person_effect", person=f"client:{n}") for n in (8, 11))
    assert shown.frame["reliability"].count() and not few.frame["reliability"].count()
    sentence = "one minus the ratio of its conditional variance"
    assert sentence in caption.methods(shown, EN)
    assert sentence not in caption.methods(few, EN)
    assert "decision study" not in caption.methods(shown, EN)
    assert "item_sum ~ topic + year" in caption.methods(shown, EN)


def test_the_logit_scale_is_claimed_of_shares_of_dialogues_alone(demo_ja: Corpus):
    made = result(demo_ja, "response_styles")
    ceiling = made.frame.row(2, named=True)
    assert ceiling["mean"] - ceiling["low"] == pytest.approx(ceiling["high"] - ceiling["mean"])
    assert "shares were" not in caption.methods(made, EN)


def test_item_functioning_names_its_fewest_and_both_families(demo_ja: Corpus):
    words = caption.methods(result(demo_ja, "item_functioning", fewest=5), EN)
    assert "fewest dialogues of a group = 5" in words
    assert "a family of their own" in words
    assert "fewest dialogues of a group = 30" in caption.caption(result(demo_ja, "item_functioning"), EN)


def test_a_printed_table_of_styles_has_what_its_caption_speaks_of(demo_ja: Corpus):
    made = result(demo_ja, "response_styles")
    table = SHAPES["response_styles"](made, EN)
    headings = [column.heading for column in table.columns]
    assert {EN.column(name) for name in ("client_mean", "client_sd", "within_sd", "icc")} <= set(headings)
    assert [row[1].text for row in table.rows] == [f"{made.frame['n_dialogues'][0]}"] * made.frame.height


def test_a_singular_fit_is_told(demo_ja: Corpus):
    made = result(demo_ja, "crossed_effects")
    for state, said in (("singular", True), ("ok", False)):
        frame = made.frame.with_columns(settled=pl.lit(state))
        assert ("The fit is singular" in caption.caption(Result(None, made.question, frame), EN)) is said


def test_topics_are_no_sample_however_few_the_clients(demo_ja: Corpus):
    question = Question(registry.TABLES["group_iccs"], select(demo_ja, Filter(client=((8, 8),))), {})
    assert "topics are not a sample" in caption.caption(Result(None, question, question.answer()), EN)
