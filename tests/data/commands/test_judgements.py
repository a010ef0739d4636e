"""python -m data judgements: add, list, export, report, remove."""

from pathlib import Path

from data.core.store import Library
from tests.data.coding.invent import corpus_of


def test_judgements_on_the_command_line(tmp_path: Path, library: Library, run):
    corpus_of(tmp_path, library)
    path = tmp_path / "a.csv"
    path.write_text("dialogue_id,position,system_a,system_b,winner\n1,3,x,y,a\n1,3,x,x,tie\n")
    code, out, err = run("judgements", "add", path, "--corpus", "c", "--rater", "aoi", "--kind", "person")
    assert (code, out) == (0, "")
    assert "added; 1 of 1 judgements match c, read as pairs (aoi 1); 1 set aside" in err
    name = run("judgements", "list")[1].split("\t")[0]
    assert "judgement_self" in run("judgements", "report", name, "--corpus", "c")[1]
    for end in ("csv", "jsonl", "parquet"):
        assert run("judgements", "export", tmp_path / f"out.{end}", "--corpus", "c")[0] == 0
    assert "aoi" in (tmp_path / "out.csv").read_text("utf-8")
    assert run("judgements", "remove", name, "--corpus", "c")[0] == 0
    assert "no judgements yet" in run("judgements", "list", "--corpus", "c")[2]
    assert run("judgements", "report", name, "--corpus", "c")[0] == 2
