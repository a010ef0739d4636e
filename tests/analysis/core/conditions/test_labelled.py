"""Conditions on labels: one spelling each, and the utterances that have them."""

import re

import pytest

from analysis.core.conditions.evaluation import Material, held_codes
from analysis.core.conditions.labelled import LabelCodec, Labelled, labelled
from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.rule_file import read_rules
from analysis.core.conditions.spans import met as met_by_query
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus

CODEC = LabelCodec()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tag", Labelled("tag")),
        ("tag:Affirmation|Reflection@確定", Labelled("tag", ("Affirmation", "Reflection"), coder="確定")),
        ("distress_level:2..", Labelled("distress_level", low=2)),
        ("x:-1.5..0", Labelled("x", low=-1.5, high=0)),
    ],
)
def test_a_condition_has_one_spelling(text: str, value: Labelled):
    assert CODEC.read(text) == value
    assert CODEC.write(value) == text


def test_a_comparison_is_another_spelling_of_a_range():
    assert CODEC.read("x>=2@B") == Labelled("x", low=2, coder="B")
    assert CODEC.read("x<=2") == Labelled("x", high=2)
    assert CODEC.write(CODEC.read("x=2")) == "x:2..2"


@pytest.mark.parametrize("text", ["", "x>", "x>=a", ":a", "x:..", "x:3..1", "x:a||b", "x:a@b@c", "x" * 2_000])
def test_what_is_no_condition_is_refused(text: str):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        CODEC.read(text)


def counted(corpus: Corpus, **wanted: object) -> set[tuple[int, int]]:
    """The utterances with a label of these values, counted one by one."""
    return {
        (row["dialogue_id"], row["position"])
        for row in corpus.labels.iter_rows(named=True)
        if all(row[name] in values for name, values in wanted.items())  # type: ignore[operator]
    }


def met(corpus: Corpus, value: Labelled) -> set[tuple[int, int]]:
    return set(corpus.utterances.filter(labelled(corpus, value)).select("dialogue_id", "position").iter_rows())


def test_the_utterances_that_have_a_label(demo_ja: Corpus):
    assert met(demo_ja, CODEC.read("tag:Reflection@確定")) == counted(demo_ja, code=["Reflection"], coder=["確定"])
    severe = met(demo_ja, CODEC.read("distress_level:2..3"))
    assert severe == counted(demo_ja, scheme=["distress_level"], value=[2.0, 3.0])
    assert met(demo_ja, CODEC.read("unknown")) == set()


def test_labels_select_dialogues_and_begin_and_end_sequences(demo_ja: Corpus):
    chosen = select(demo_ja, Filter.from_query("code=tag:Reflection@確定&role=counselor")[0])
    assert set(chosen.dialogue_ids) == {
        dialogue for dialogue, _ in counted(demo_ja, code=["Reflection"], coder=["確定"])
    }
    query = "then=counselor.label:tag:OpenQuestion@確定>2>client.label:disclosure_depth:2..@確定"
    asked, notes = Filter.from_query(query)
    assert notes == []
    assert Filter.from_query(asked.to_query()) == (asked, [])
    found = select(demo_ja, asked)
    begins = demo_ja.utterances.filter(found.matching_utterances).select("dialogue_id", "position").rows()
    assert begins
    assert set(begins) <= counted(demo_ja, code=["OpenQuestion"], coder=["確定"])


QUERIES = {
    "label:tag:Reflection@gold": {"code": ["Reflection"], "kind": ["gold"]},
    "label:tag:Reflection|Affirmation@コーダーA": {"code": ["Reflection", "Affirmation"], "coder": ["コーダーA"]},
    "label:distress_level>=2@gold": {"scheme": ["distress_level"], "value": [2.0, 3.0], "kind": ["gold"]},
    'label:"tag:Open question"': {"code": ["OpenQuestion"]},
    "label:tag:開かれた質問": {"code": ["OpenQuestion"]},
}


@pytest.mark.parametrize("query", QUERIES)
def test_labels_are_part_of_the_search_grammar(demo_ja: Corpus, query: str):
    found = select(demo_ja, Filter(query=query))
    rows = demo_ja.utterances.filter(found.matching_utterances).select("dialogue_id", "position").iter_rows()
    assert set(rows) == counted(demo_ja, **QUERIES[query])


def test_a_sequence_of_labels_is_the_one_of_the_sidebar(demo_ja: Corpus):
    query = "label:tag:OpenQuestion@gold role:counselor THEN/2 label:disclosure_depth>=2@gold role:client"
    then = "counselor.label:tag:OpenQuestion@gold>2>client.label:disclosure_depth:2..@gold"
    both = [
        select(demo_ja, one).matching_utterances
        for one in (Filter(query=query), Filter.from_query(f"then={then}")[0])
    ]
    assert both[0] is not None
    assert both[0].any()
    assert both[0].tolist() == both[1].tolist()
    rules = held_codes(read_rules(f"＊開いた問い\n`{query}`\n"), Material.utterances(demo_ja))
    assert rules["開いた問い"].tolist() == both[0].tolist()


@pytest.mark.parametrize("query", ["label:nobody", "label:tag:nothing", "label:tag@nobody"])
def test_a_label_that_the_corpus_does_not_know_is_said(demo_ja: Corpus, query: str):
    with pytest.raises(QueryError, match=r"there is no label “no\w+” \(there are: .+\)"):
        met_by_query(demo_ja, query)
