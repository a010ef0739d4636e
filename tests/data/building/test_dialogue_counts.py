"""Measures of a dialogue."""

from pathlib import Path

from data.core.store import Library
from tests.data.invent import opened, record, write


def test_measures_of_a_dialogue(tmp_path: Path, library: Library):
    value = record(1)
    value["dialogue"][2]["time"] = value["dialogue"][1]["time"]
    row = opened(write(tmp_path / "in", [value]), library).dialogues.row(0, named=True)
    assert {name: row[name] for name in ("n_turns", "same_role_pairs", "zero_gaps", "longest_gap_s")} == {
        "n_turns": 3,
        "same_role_pairs": 1,
        "zero_gaps": 1,
        "longest_gap_s": 120.0,
    }
    assert (row["response_s_counselor"], row["response_s_client"], row["duration_min"]) == (120.0, 60.0, 3.0)
