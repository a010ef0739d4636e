"""Judgements in the formats of others: LLM Comparator, pairs, ratings, MentalAlign's cells."""

import csv
import io
import json
from pathlib import Path

import pytest

from data.annotations.judgements.importing import on_scale, read
from data.annotations.judgements.reading import RawJudgement
from data.core.problems import Problems, UserError
from data.responses.reading.files import read_files


def judged(tmp_path: Path, name: str, content: str) -> tuple[list[RawJudgement], Problems]:
    (tmp_path / name).write_text(content, "utf-8")
    problems = Problems()
    _, rows = read(read_files(tmp_path / name, problems), "", "", problems)
    return rows, problems


def table(*rows: dict) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def test_llm_comparator_keeps_each_rating_and_the_order_shown(tmp_path: Path):
    scores = [
        {"score": 1.5, "is_flipped": False, "rationale": "warmer"},
        {"score": -0.5, "is_flipped": True},
        {"score": 0, "is_flipped": False},
    ]
    example = {
        "input_text": "つらいです",
        "output_text_a": "はい",
        "output_text_b": "いいえ",
        "individual_rater_scores": scores,
    }
    bare = {"input_text": "そうですか", "output_text_a": "a", "output_text_b": "b", "score": 0.2}
    whole = {"metadata": {}, "models": [{"name": "m"}, {"name": "n"}], "examples": [example, bare]}
    rows, _ = judged(tmp_path, "side.json", json.dumps(whole))
    assert [(one.first, one.second, one.value, one.ordered) for one in rows] == [
        ("m", "n", 1.0, True),
        ("n", "m", 1.0, True),
        ("m", "n", 0.5, True),
        ("m", "n", 0.5, False),
    ]
    assert rows[0].reason == "warmer" and rows[1].chars == (3, 2) and rows[0].kind == "model"


def test_pairs_name_the_winner_in_many_ways(tmp_path: Path):
    common = {"dialogue_id": 1, "position": 3, "system_a": "x", "system_b": "y"}
    rows, problems = judged(
        tmp_path,
        "pairs.csv",
        table(
            {**common, "winner": "y", "rater": "aoi", "kind": "human", "order": "ba"},
            {**common, "winner": "tie", "rater": "ren", "kind": "person", "order": ""},
            {**common, "winner": "maybe", "rater": "ren", "kind": "person", "order": ""},
            {**common, "system_b": "x", "winner": "tie", "rater": "ren", "kind": "person", "order": ""},
        ),
    )
    assert [(one.first, one.value, one.ordered, one.kind) for one in rows] == [
        ("y", 1.0, True, "person"),
        ("x", 0.5, False, "person"),
    ]
    assert {rule for rule, _ in problems.counts} == {"judgement_outcome", "judgement_self"}


def test_ratings_in_columns_and_in_rows(tmp_path: Path):
    place = {"dialogue_id": 1, "position": 3, "system": "x", "rater": "aoi"}
    wide, _ = judged(
        tmp_path, "wide.csv", table({**place, "Empathy": 4, "safety": ""}, {**place, "Empathy": 2, "safety": 5})
    )
    assert [(one.attribute, one.value) for one in wide] == [("empathy", 4), ("empathy", 2), ("safety", 5)]
    long, _ = judged(tmp_path, "long.jsonl", json.dumps({**place, "attribute": "Warmth", "rating": 3}))
    assert [(one.attribute, one.value, one.second) for one in long] == [("warmth", 3.0, None)]


def test_cells_of_json_are_read_with_fences_and_curly_quotes(tmp_path: Path):
    cells = [
        '```json\n{"Guidance": 4, "Overall": 3.7, "Explanation": "says \\"5\\""}\n```',
        "{“Guidance”: 2, “Explanation”: “fine”}",
        "I cannot judge this.",
    ]
    heads = {"ConvID": 1, "context": "I feel low"}
    rows, problems = judged(
        tmp_path,
        "gpt-4o_llm_judge.csv",
        table(
            {**heads, " judge_response_x": cells[0], "judge_response_y": cells[1], "human_response_x": cells[2]}
        ),
    )
    assert [(one.rater, one.kind, one.first, one.attribute, one.value) for one in rows] == [
        ("gpt-4o", "model", "x", "guidance", 4.0),
        ("gpt-4o", "model", "x", "overall", 3.7),
        ("gpt-4o", "model", "y", "guidance", 2.0),
    ]
    assert problems.set_aside == 1


def test_slips_of_a_scale_are_set_aside_and_other_scales_stay():
    def rating(value: float) -> RawJudgement:
        return RawJudgement("r", {}, "safety", "aoi", "person", "x", None, value, ordered=False)

    problems = Problems()
    assert len(on_scale([rating(4)] * 40 + [rating(0), rating(6)], problems)) == 40 and problems.set_aside == 2
    assert len(on_scale([rating(80), rating(20), rating(3)], problems)) == 3


def test_a_file_of_something_else_says_what_is_needed(tmp_path: Path):
    with pytest.raises(UserError) as error:
        judged(tmp_path, "other.csv", table({"name": "a", "town": "b"}))
    assert error.value.code == "judgements_unknown"
