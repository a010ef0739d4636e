"""Regenerations name the dialogue and the position that they depart from."""

from pathlib import Path

import numpy as np

from data.core.store import Library
from data.importing.branches import number_branches
from tests.data.importing.published.invent import corpus_of


def test_a_branch_of_none_or_of_itself_is_a_dialogue_of_its_own():
    rows = [
        {"branch_of": None},
        {"branch_of": "a", "branch_at": 2},
        {"branch_of": "c", "branch_at": 1},
        {"branch_of": "x", "branch_at": 1},
    ]
    wrong = list(number_branches(rows, lambda name, row: {"a": 0, "c": 2}.get(name), np.array([5, 6, 7, 8])))
    assert wrong == [(2, "c"), (3, "x")]
    assert [row["branch_of"] for row in rows] == [None, 5, None, None]


def test_columns_of_a_table_make_branches(tmp_path: Path, library: Library):
    head = "dialogue_id,role,text,branch_of,branch_at\n"
    lines = "a,client,one,,\na,counselor,two,,\nb,client,one,a,1\nb,counselor,deux,a,1\n"
    lines += "c,client,x,q,-1\nc,counselor,y,q,-1"
    mapping = {
        "columns": {name: name for name in head.strip().split(",")},
        "roles": {"client": "client", "counselor": "counselor"},
    }
    corpus = corpus_of(tmp_path, library, {"t.csv": head + lines, "mapping.json": mapping})
    assert corpus.dialogues.select("dialogue_id", "branch_of", "branch_at").rows() == [
        (1, None, None),
        (2, 1, 1),
        (3, None, None),
    ]
    assert [problem.rule for problem in corpus.problems.listed] == ["branch_at_unreadable", "branch_unknown"]
