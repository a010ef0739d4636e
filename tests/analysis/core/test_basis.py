"""What tables rest on: the rows of their values, against loops over the corpus."""

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.basis import Basis
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.registry import TABLES
from data.core.problems import Missing
from data.core.schema import ITEMS
from data.core.store.responses import RESPONSES
from data.corpus import Corpus
from tests.analysis import naive_words
from tests.analysis.answers import answer

registry.load()


@pytest.fixture(scope="module")
def holes(demo_ja: Corpus) -> Corpus:
    """The Japanese demo with topics, scores, times and ratings missing in some dialogues."""
    corpus = Corpus(demo_ja.manifest, demo_ja.folder)
    row = pl.int_range(pl.len())
    corpus.__dict__["dialogues"] = demo_ja.dialogues.with_columns(
        topic_main=pl.when(row % 5 != 0).then("topic_main"),
        score=pl.when(row % 3 != 0).then("score"),
        item_sum=pl.when(row % 4 != 0).then("item_sum"),
        regime=pl.when(row % 4 != 0).then("regime"),
        started_at=pl.when(row % 7 != 0).then("started_at"),
        duration_min=pl.when(row % 7 != 0).then("duration_min"),
    )
    corpus.__dict__["items"] = demo_ja.items.with_columns(
        pl.when(row % 4 != 0).then(name).alias(name) for name in ITEMS
    )
    return corpus


Row = dict[str, Any]
KEPT: dict[str, Callable[[Row], bool]] = {
    "overview": lambda d: True,
    "topic_counts": lambda d: d["topic_main"] is not None,
    "topic_scores": lambda d: None not in (d["topic_main"], d["item_sum"]),
    "topic_pairs": lambda d: None not in (d["topic_main"], d["item_sum"]),
    "topic_groups": lambda d: None not in (d["topic_main"], d["score"]),
    "topic_tree": lambda d: d["topic_main"] is not None,
    "topic_persons": lambda d: d["topic_main"] is not None,
    "score_counts": lambda d: d["score"] is not None,
    "band_counts": lambda d: d["score"] is not None,
    "score_summary": lambda d: d["score"] is not None or d["item_sum"] is not None,
    "regime_counts": lambda d: d["regime"] is not None,
    "item_means": lambda d: d["item_sum"] is not None,
    "item_correlations": lambda d: d["item_sum"] is not None,
    "straight_lining": lambda d: d["item_sum"] is not None,
    "score_slopes": lambda d: None not in (d["item_sum"], d["started_at"]),
    "feature_correlations": lambda d: d["score"] is not None,
    "score_groups": lambda d: None not in (d["item_sum"], d["started_at"]),
    "session_durations": lambda d: d["duration_min"] is not None,
    "collection_over_time": lambda d: d["started_at"] is not None,
}


@pytest.mark.parametrize("query", ["", "id=1-30"])
@pytest.mark.parametrize("name", KEPT)
def test_n_is_that_of_the_dialogues_with_the_values(holes: Corpus, name: str, query: str):
    selection = select(holes, Filter.from_query(query)[0])
    (basis,) = TABLES[name].bases(selection, {})
    rows = [row for row in selection.dialogues.iter_rows(named=True) if KEPT[name](row)]
    assert basis.dialogues["dialogue_id"].to_list() == [row["dialogue_id"] for row in rows]
    assert dict(basis.counts) == {"dialogues": len(rows), "utterances": sum(row["n_utterances"] for row in rows)}
    assert basis.n_clients == len({row["client_id"] for row in rows} - {None})
    assert basis.n_counselors == len({row["counselor_id"] for row in rows} - {None})
    assert query or name == "overview" or len(rows) < selection.n_dialogues


@pytest.mark.parametrize("role", ["both", "counselor", "client"])
@pytest.mark.parametrize("unit", ["short", "compound"])
def test_words_rest_on_the_words_of_the_role(demo_ja: Corpus, role: str, unit: str):
    selection = select(demo_ja, Filter(topics=("workplace",)))
    (basis,) = TABLES["word_frequencies"].bases(selection, {"role": role, "unit": unit})
    assert basis.counts[0] == ("words", sum(naive_words.counts(selection, role, unit).values()))
    assert set(basis.dialogues["dialogue_id"]) == set(selection.dialogue_ids)


def test_keyness_rests_on_the_words_of_each_side(demo_ja: Corpus):
    a, b = TABLES["keyness"].bases(select(demo_ja), {"against": "score"})
    for basis, span in ((a, (70, 100)), (b, (0, 69))):
        side = select(demo_ja, Filter(score=span))
        assert basis.counts == (
            ("words", sum(naive_words.counts(side).values())),
            ("dialogues", side.n_dialogues),
        )


@pytest.mark.parametrize("items", ["shared", "all"])
def test_responses_rest_on_answers_with_a_gold_response(whole: Selection, demo_ja: Corpus, items: str):
    one = demo_ja.responses.sets()[0]
    answers = demo_ja.responses.table(one.id, RESPONSES).select("system", "dialogue_id", "position").rows()
    systems = {system for system, *_ in answers}
    answered_by: dict[tuple[int, int], set[str]] = {}
    for system, *target in answers:
        answered_by.setdefault((target[0], target[1]), set()).add(system)
    targets = [target for target, by in answered_by.items() if items == "all" or by == systems]
    (basis,) = TABLES["response_scores"].bases(whole, {"items": items})
    assert dict(basis.counts) == {
        "responses": sum(len(answered_by[target]) for target in targets),
        "targets": len(targets),
        "dialogues": len({dialogue for dialogue, _ in targets}),
    }


def test_a_person_s_page_rests_on_that_person(demo_ja: Corpus):
    counselor = int(demo_ja.dialogues["counselor_id"].drop_nulls()[3])
    own = demo_ja.dialogues.filter(pl.col("counselor_id") == counselor)
    for name in ("person_dialogues", "person_topics", "person_means", "person_partners"):
        (basis,) = TABLES[name].bases(select(demo_ja), {"person": f"counselor:{counselor}"})
        assert basis.dialogues["dialogue_id"].to_list() == own["dialogue_id"].to_list()
        assert basis.n_counselors == 1


def test_a_dialogue_rests_on_itself_and_its_percentiles_on_the_others(demo_ja: Corpus):
    whole = select(demo_ja)
    (basis,) = TABLES["dialogue_timeline"].bases(whole, {"dialogue": "3"})
    assert basis.dialogues["dialogue_id"].to_list() == [3]
    (basis,) = TABLES["item_percentiles"].bases(whole, {"dialogue": "3"})
    assert basis.dialogues.height == 65 and 3 not in basis.dialogues["dialogue_id"]


@pytest.mark.parametrize("name", TABLES)
def test_rows_lead_to_no_dialogue_outside_of_it(demo: Corpus, name: str):
    """Rows of every table, at most about 10 of each, are made of dialogues of its basis."""
    table, whole = TABLES[name], select(demo)
    try:
        frame = answer(table, whole)
    except (Absent, Missing):
        return
    bases = table.bases(whole, {})
    assert all(isinstance(basis, Basis) for basis in bases)
    inside = {number for basis in bases for number in basis.dialogues["dialogue_id"]}
    for row in frame.gather_every(frame.height // 10 + 1).iter_rows(named=True):
        led = table.row_dialogues(row, whole, {})
        if led is not None:
            assert set(select(demo, led.filter).dialogue_ids) <= inside, row
