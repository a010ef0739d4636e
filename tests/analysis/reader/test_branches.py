"""Regenerations beside their originals, on the invented demo of branches."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.reader.branches import branch_differences, branch_lines, branch_summary, family_of
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from tests.data.invent import opened

SOURCE = PROJECT / "data" / "demo" / "branches"
NOW = datetime(2026, 1, 2)
RECORDS = {r["id"]: r for r in map(json.loads, (SOURCE / "dialogues.jsonl").read_text("utf-8").splitlines())}


def test_a_family_is_shown_from_the_fork_on_whichever_of_it_is_read(branched: Corpus):
    for name in ("r2", "r2-1"):
        lines = branch_lines(select(branched), dialogue=name)
        texts = [
            lines.filter(dialogue_id=one)["text"].to_list()
            for one in lines["dialogue_id"].unique(maintain_order=True)
        ]
        assert texts == [[u["text"] for u in RECORDS[one]["utterances"][4:]] for one in ("r2", "r2-1", "r2-2")]
    assert family_of(branched, 999).is_empty()


def test_each_regeneration_is_set_beside_its_original(branched: Corpus):
    made = branch_differences(select(branched))
    names = dict(branched.dialogues.select("dialogue_id", "source_id").iter_rows())
    assert made.height == 12
    for row in made.iter_rows(named=True):
        ours, theirs = (RECORDS[names[row[name]]] for name in ("branch_of", "dialogue_id"))
        pair = [len(one["utterances"][4]["text"]) for one in (ours, theirs)]
        assert [row["chars_original"], row["chars_branch"]] == pair
        assert row["rest_branch"] == len(theirs["utterances"]) - 4
        assert (row["predicted_original"], row["predicted_branch"]) == (
            ours["predicted_outcome"],
            theirs["predicted_outcome"],
        )
        assert not row["same_text"] and 0 <= row["words_in_common"] < 1


def test_means_over_regenerations_have_intervals_over_originals(branched: Corpus):
    made = {row["branch_measure"]: row for row in branch_summary(select(branched)).iter_rows(named=True)}
    assert set(made) == {
        "branch_text_differs", "branch_chars", "branch_rest", "branch_shared_words", "branch_predicted"
    }  # fmt: skip
    gains = [
        record["predicted_outcome"] - RECORDS[record["branch_of"]]["predicted_outcome"]
        for record in RECORDS.values()
        if "branch_of" in record
    ]
    row = made["branch_predicted"]
    assert row["mean"] == pytest.approx(sum(gains) / 12) and row["low"] < row["mean"] < row["high"]
    assert (row["n_branches"], row["n_originals"]) == (12, 6)


def test_a_corpus_without_branches_says_so(demo_ja: Corpus):
    assert branch_lines(select(demo_ja)).is_empty()
    for made in (branch_differences, branch_summary):
        with pytest.raises(Absent):
            made(select(demo_ja))


def test_a_fork_behind_the_end_is_left_out(tmp_path: Path):
    rows = [RECORDS["r1"], RECORDS["r1-1"] | {"branch_at": 99}, RECORDS["r1-2"]]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    (tmp_path / "in" / "mapping.json").write_bytes((SOURCE / "mapping.json").read_bytes())
    made = branch_differences(select(opened(tmp_path / "in", Library(tmp_path / "library"))))
    assert made["branch_at"].to_list() == [4]
