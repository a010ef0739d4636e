"""Each row is matched to a target or listed with its reason."""

import polars as pl

from data.core.problems import Problems
from data.corpus import Corpus
from data.responses.matching.match import match
from data.responses.raw import Raw
from data.responses.targets import targets, turns


def matched(rows: list[dict], corpus: Corpus) -> tuple[pl.DataFrame, dict[str, list[str]]]:
    """What matched, and where each rule was noted."""
    problems = Problems()
    found = match([Raw(str(i), {"system": "s", **row}) for i, row in enumerate(rows)], corpus, problems)
    said: dict[str, list[str]] = {}
    for problem in problems.listed:
        said.setdefault(problem.rule, []).append(problem.where)
    return found, said


def test_bad_rows_are_listed_and_the_rest_is_used(demo_ja: Corpus):
    asked = targets(demo_ja)
    good = [{"dialogue_id": d, "position": p} for d, p in asked.select("dialogue_id", "position").head(9).rows()]
    client = turns(demo_ja).filter(pl.col("role") == "client").row(0, named=True)
    rows = [
        {**good[0], "response": "はい"},
        {**good[0], "response": "もう一度"},
        {"dialogue_id": 4000, "position": 2, "response": "a"},
        {"dialogue_id": 1, "position": 4000, "response": "a"},
        {"dialogue_id": client["dialogue_id"], "position": client["position"], "response": "a"},
        {"dialogue_id": 1, "position": 0, "response": "a"},
        {**good[1], "response": ""},
        {**good[2], "response": None},
        {**good[3], "response": "あ" * 100_000},
        {**good[4], "response": "<script>alert(1)</script>![x](http://x)"},
        {**good[5], "response": "壊れ\ufffdた"},
        {**good[6], "response": "a", "position": -1},
        {"response": "a"},
        {**good[7], "response": "a", "outcome": "many", "reference": "別の正解"},
        {
            **good[8],
            "dialogue_id": f"{good[8]['dialogue_id']}.0",
            "response": {"role": "assistant", "content": "箱の中"},
        },
    ]
    found, said = matched(rows, demo_ja)
    assert said == {
        "duplicate_key": ["1"],
        "unknown_dialogue": ["2"],
        "no_such_position": ["3"],
        "not_the_counselor": ["4"],
        "opening": ["5"],
        "empty_response": ["6"],
        "null_response": ["7"],
        "very_long": ["8"],
        "markup": ["9"],
        "broken_characters": ["10"],
        "no_position": ["11"],
        "no_place": ["12"],
        "no_number": ["13"],
        "other_reference": ["13"],
    }
    assert found["where"].to_list() == ["0", "6", "8", "9", "10", "13", "14"]
    assert found["response"][-1] == "箱の中"
    dropped = len(rows) - found.height
    assert dropped == sum(len(places) for rule, places in said.items() if not set(places) & set(found["where"]))


def test_a_position_inside_a_turn_is_taken_for_its_first(demo_ja: Corpus):
    several = targets(demo_ja).filter(pl.col("utterances") > 1).row(0, named=True)
    row = {"dialogue_id": several["dialogue_id"], "position": several["position"] + 1, "response": "a"}
    found, said = matched([row], demo_ja)
    assert found["position"].to_list() == [several["position"]] and list(said) == ["inside_turn"]


def test_rows_without_place_are_found_by_id_text_or_order(demo_ja: Corpus):
    asked = targets(demo_ja).filter(pl.col("dialogue_id") == 1)
    rows = [{"reference": gold, "response": "a"} for gold in asked["gold"]]
    found, said = matched(rows, demo_ja)
    assert found["position"].to_list() == asked["position"].to_list() and not said
    position = asked["position"][3]
    by_id, _ = matched([{"id": f"1-{position}", "response": "a"}], demo_ja)
    assert by_id["position"].to_list() == [position]
    said_before = turns(demo_ja).filter((pl.col("dialogue_id") == 1) & (pl.col("position") < position))
    context = [
        {"role": "assistant" if role == "counselor" else "user", "content": text}
        for role, text in said_before.select("role", "text").iter_rows()
    ]
    by_context, _ = matched([{"context": context, "response": "a"}], demo_ja)
    assert by_context["position"].to_list() == [position]
    _, lost = matched([{"reference": "どこにもない正解", "response": "a"}], demo_ja)
    assert lost == {"not_found": ["0"]}


def test_systems_that_look_alike_are_kept_apart_and_said(demo_ja: Corpus):
    places = targets(demo_ja).select("dialogue_id", "position").head(6).rows()
    names = ("Model", "Ｍｏｄｅｌ", "mo del", "Model\u200b", "Other", " Model ")
    rows = [
        {"system": name, "dialogue_id": d, "position": p, "response": "はい"}
        for name, (d, p) in zip(names, places, strict=True)
    ]
    found, said = matched(rows, demo_ja)
    assert found["system"].n_unique() == 5 and said == {"like_named": ["1", "2", "3"]}
    assert matched([{**rows[0], "response": float("nan")}], demo_ja)[1] == {"null_response": ["0"]}
