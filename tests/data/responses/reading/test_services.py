"""Answer files of services and tools open, whatever wrapped them; the cases of invented files match whole."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from data.core.store import Library
from data.core.store import responses as response_store
from data.corpus import Corpus
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples
from data.responses.importing import add
from tests.data.invent import keep
from tests.data.responses.invent import opened

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime(2026, 1, 2)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The corpus that the cases answer."""
    library = Library(tmp_path_factory.mktemp("base"))
    source = CASES / "f05-base.jsonl"
    keep(source, library, "base", mapping=propose(samples(source)))
    return library


@pytest.mark.parametrize("name", ["f05-empty-answers.csv", "f05-empty-answers.jsonl"])
def test_empty_answers_count_in_every_format(name, base: Library):
    added, _ = add(CASES / name, "base", library=base, now=NOW)
    assert (added.targets, sum(added.systems.values()), added.set_aside, added.noted) == (6, 6, 0, 3)
    measures = Corpus.open("base", base).responses.table(added.id, response_store.MEASURES)
    assert measures["rouge_l"].mean() == pytest.approx(0.5, abs=1e-4)


def test_batch_output_is_found_by_its_ids(base: Library):
    added, _ = add(CASES / "f22-batch-output.jsonl", "base", library=base, now=NOW)
    assert (added.systems, added.set_aside) == ({"gpt-x": 6}, 0)


def test_two_models_of_one_name_are_two_systems(base: Library):
    added, _ = add(CASES / "f25-same-name.json", "base", library=base, now=NOW)
    assert set(added.systems) == {"gpt-x A", "gpt-x B"} and added.set_aside == 0


def lines(*values: object) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values)


BLOCKS = [{"type": "text", "text": "ええ"}, {"type": "text", "text": "そうですね"}]
FORMATS = {
    "anthropic": (
        {"custom_id": "1-2", "result": {"type": "succeeded", "message": {"model": "c", "content": BLOCKS}}},
        {"system": "c", "id": "1-2", "response": "ええ\nそうですね"},
    ),
    "openai responses": (
        {
            "custom_id": "1-2",
            "response": {
                "status_code": 200,
                "body": {
                    "model": "o",
                    "output": [
                        {"type": "reasoning", "summary": []},
                        {"type": "message", "content": [{"type": "output_text", "text": "ええ"}]},
                    ],
                },
            },
        },
        {"system": "o", "id": "1-2", "response": "ええ"},
    ),
    "llama factory": (
        {"prompt": "つらい", "predict": "ええ", "label": "はい"},
        {"context": "つらい", "response": "ええ", "reference": "はい"},
    ),
    "harness": (
        {
            "doc_id": 3,
            "doc": {"dialogue_id": 1, "position": 2, "context": "つらい"},
            "target": "はい",
            "resps": [["ええ と"]],
            "filtered_resps": ["ええ"],
        },
        {"dialogue_id": 1, "position": 2, "context": "つらい", "response": "ええ", "reference": "はい"},
    ),
    "null": ({"dialogue_id": 1, "position": 2, "response": None}, {"dialogue_id": 1, "response": ""}),
}


@pytest.mark.parametrize(("value", "expected"), FORMATS.values(), ids=FORMATS)
def test_formats_of_services(value, expected, tmp_path: Path):
    _, (row,), problems = opened(tmp_path, {"a.jsonl": lines(value)})
    assert expected.items() <= row.items() and problems.set_aside == 0


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"custom_id": "1-2", "response": None, "error": {"code": "x", "message": "too many tokens"}}, "too many"),
        ({"custom_id": "1-2", "response": {"status_code": 429, "body": {}}}, "429"),
        ({"custom_id": "1-2", "result": {"type": "expired"}}, "expired"),
        ({"custom_id": "1-2", "result": {"type": "errored", "error": {"error": {"message": "over"}}}}, "over"),
    ],
)
def test_a_request_that_failed_is_listed_with_its_reason(value, reason, tmp_path: Path):
    good = {
        "custom_id": "1-4",
        "response": {"status_code": 200, "body": {"choices": [{"message": {"content": "a"}}]}},
    }
    _, rows, problems = opened(tmp_path, {"a.jsonl": lines(value, good)})
    assert [row["id"] for row in rows] == ["1-4"]
    (problem,) = problems.listed
    assert (problem.rule, problem.where, problem.kept) == ("failed_request", "a.jsonl:1", False)
    assert reason in problem.message


def test_long_lines_of_blanks_are_no_trap(tmp_path: Path):
    trap = (" " * 200_000 + "x\n") * 20
    kind, rows, _ = opened(tmp_path, {"a.txt": f"{trap}Pred: ええ\nRef: はい\n"})
    assert (kind, rows[0]["response"]) == ("pred_ref", "ええ")
