"""Columns with odd names are known by what stands in them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from data.core.store import Library
from data.importing.formats.by_content import by_content
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples
from tests.data.invent import opened

ROWS = [
    {"x1": f"s{n // 6}", "x2": "AB"[n % 2], "x3": f"これは発話の{n}番目です。", "x4": "ja", "x5": n}
    for n in range(18)
]


def test_text_role_and_dialogue_are_told_by_their_values():
    assert by_content(ROWS, {}, grouped=True) == {"text": "x3", "role": "x2", "dialogue_id": "x1"}
    assert by_content(ROWS, {"text": "x3", "role": "x2"}, grouped=True) == {}
    assert "dialogue_id" not in by_content(ROWS, {}, grouped=False)


def test_nothing_is_told_of_columns_that_say_nothing():
    assert by_content([], {}, grouped=True) == {}
    assert by_content([{"a": 1, "b": None}, {"a": 2, "b": None}], {}, grouped=True) == {}


def test_a_table_with_odd_headers_needs_its_roles_alone(tmp_path: Path):
    lines = [",".join(map(str, row.values())) for row in ROWS]
    (tmp_path / "odd.csv").write_text("\n".join(["x1,x2,x3,x4,x5", *lines]), "utf-8")
    proposed = propose(samples(tmp_path / "odd.csv"))
    assert {name: proposed.columns[name] for name in ("dialogue_id", "role", "text")} == {
        "dialogue_id": "x1",
        "role": "x2",
        "text": "x3",
    }
    assert (proposed.lacking, proposed.unassigned) == ([], ["A", "B"])


SAID = (
    ("Th", "Wie geht es Ihnen heute?"),
    ("Kl", "Ich schlafe schlecht."),
    ("Th", "Seit wann?"),
    ("Kl", "Seit Mai."),
)


def _odd() -> dict[str, str]:
    """Two dialogues of four utterances in shapes that no reader knows, each under odd names."""
    lines = [[f"{who}: {n} {text}" for who, text in SAID] for n in (1, 2)]
    rows = [(n, who, f"{n} {text}") for n in (1, 2) for who, text in SAID]
    return {
        "prefixes.csv": "Sitzung;Zeile\n" + "".join(f"{n};{line}\n" for n in (1, 2) for line in lines[n - 1]),
        "cells.jsonl": "".join(json.dumps({"Fall": n, "Band": "\n".join(lines[n - 1])}) + "\n" for n in (1, 2)),
        "lists.jsonl": "".join(
            json.dumps({"Fall": n, "Stücke": [[list(one) for one in SAID[:2]], [list(one) for one in SAID[2:]]]})
            + "\n"
            for n in (1, 2)
        ),
        "keys.json": json.dumps({f"s{n}": [{"wer": who, "satz": text} for who, text in SAID] for n in (1, 2)}),
        "coders.csv": "Nr,wer?,Äußerung,Kodierer:in,Urteil\n"
        + "".join(f"{n},{who},{text},{coder},ja\n" for n, who, text in rows for coder in ("AK", "BM")),
    }


@pytest.mark.parametrize("name", list(_odd()))
def test_other_shapes_need_their_roles_alone(name: str, tmp_path: Path):
    path = tmp_path / name
    path.write_text(_odd()[name], "utf-8")
    proposed = propose(samples(path))
    assert set(proposed.roles) == {"Th", "Kl"}
    labels = {"Urteil": "Urteil"} if name == "coders.csv" else {}
    mapping = replace(proposed, roles={"Th": "counselor", "Kl": "client"}, labels=labels)
    corpus = opened(path, Library(tmp_path / "library"), mapping=mapping)
    assert corpus.utterances["role"].to_list() == ["counselor", "client"] * 4
    assert corpus.dialogues["n_utterances"].to_list() == [4, 4]
    assert corpus.texts[1].endswith("Ich schlafe schlecht.") and ":" not in corpus.texts[1]
    coders = corpus.utterance_labels["coder"].to_list() if labels else []
    assert coders == ["AK", "BM"] * 8 * bool(labels)
