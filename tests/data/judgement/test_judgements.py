"""Judgements of files and of studies as one table, as they are now."""

from datetime import datetime
from pathlib import Path

from data.annotations.judgements.importing import add
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from data.judgement import failures, store
from data.judgement.failures import Failure
from data.judgement.frames import JUDGEMENTS
from data.judgement.judgements import CorpusJudgements
from data.judgement.store import Given, Item
from data.workspace import Workspace
from tests.data.coding.invent import corpus_of
from tests.data.judgement.invent import study


def test_sides_are_resolved_and_both_sources_are_one_table(library: Library, tmp_path: Path):
    corpus_of(tmp_path, library)
    corpus, workspace = Corpus.open("c", library), Workspace(tmp_path / "w")
    judging = CorpusJudgements(corpus, workspace)
    assert judging.judgements().equals(JUDGEMENTS.empty()) and judging.tagged().is_empty()
    before, place = judging.state(), Place("1", 3, corpus.version, text_hash(corpus.texts[3]))
    made = store.make(workspace, study(), [Item(place, "x", "y")])
    given = Given(0, {"overall": 1.0}, "warm", reasons=("length",))
    store.save(workspace, made, "aoi", [(given, True)], "2026-01-02T03:04:05.000")
    assert judging.judgements().is_empty() and judging.every().height == 1
    assert [one.id for one in judging.running()] == [made.id]
    store.reveal(workspace, made)
    assert judging.state() != before and judging.running() == []
    rows = judging.judgements().select("first", "second", "value", "ordered", "reason", "reasons", "rater")
    assert rows.rows() == [
        ("y", "x", 1.0, True, "warm", "length", "aoi")
    ]  # y was on the left, and the left one won
    path = tmp_path / "r.csv"
    path.write_text("dialogue_id,position,system,rater,safety\n1,3,x,m,4\n")
    add(path, "c", library=library, now=datetime(2026, 1, 2))
    assert judging.judgements()["kind"].to_list() == ["model", "person"]
    assert sorted(judging.names().values()) == ["pilot", "r.csv"] and len(judging.sets()) == 1
    failures.tag(workspace, "c", "worst", [Failure(place, "x", "rude")], "t")
    assert judging.tagged().select("name", "position", "system", "tag").rows() == [("worst", 3, "x", "rude")]
