"""The command that adds ratings of files."""

from pathlib import Path

import pytest

from data.__main__ import main
from data.core.store import Library
from tests.data.coding.invent import corpus_of


def test_add_list_report_and_remove(tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]):
    corpus_of(tmp_path, library)
    path = tmp_path / "a.csv"
    path.write_text("dialogue,scale,value,low,high\n1,mood,3,1,5\n1,mood,8,1,5\n", "utf-8")
    about = ["--corpus", "c", "--library", str(library.root)]
    assert main(["ratings", "add", str(path), *about]) == 0
    assert "1 of 2 ratings (mood); 1 set aside" in capsys.readouterr().err
    assert main(["ratings", "list", *about]) == 0
    set_id = capsys.readouterr().out.split("\t")[0]
    assert main(["ratings", "report", set_id, *about]) == 0
    assert "rating_out_of_range" in capsys.readouterr().out
    assert main(["ratings", "remove", set_id, *about]) == 0
