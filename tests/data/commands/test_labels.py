"""python -m data labels: add, list, report, remove."""

from pathlib import Path

from data.core.store import Library
from tests.data.coding.invent import corpus_of


def test_labels_on_the_command_line(tmp_path: Path, library: Library, run):
    corpus_of(tmp_path, library)
    (tmp_path / "a.csv").write_text("dialogue_id,position,label\n1,0,Greeting\n9,0,Greeting\n")
    code, out, err = run("labels", "add", tmp_path / "a.csv", "--corpus", "c", "--scheme", "tag", "--coder", "m")
    assert (code, out) == (0, "")
    assert "added; 1 of 2 labels match c (m 1); 1 set aside" in err
    _, out, _ = run("labels", "list")
    name = out.split("\t")[0]
    assert out.split("\t")[1:5] == ["c", "a.csv", "tag", "m 1"]
    assert "label_no_dialogue" in run("labels", "report", name, "--corpus", "c")[1]
    assert run("labels", "remove", name, "--corpus", "c")[0] == 0
    assert "no labels yet" in run("labels", "list", "--corpus", "c")[2]
    assert run("labels", "report", name, "--corpus", "c")[0] == 2
