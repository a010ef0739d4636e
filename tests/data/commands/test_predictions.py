"""python -m data predictions: added, listed, reported, removed."""

from data.__main__ import main
from data.core.store import Library
from tests.copies import copied


def test_a_file_is_added_listed_reported_and_removed(demo_library: Library, tmp_path, capsys):
    own = copied(demo_library, tmp_path, "demo-ja")
    path = tmp_path / "mine.csv"
    path.write_text("dialogue_id,item,value,system\n1,felt_respected,4,m\n1,felt_heard_and_understood,7,m\n")
    where = ["--library", str(own.root)]
    assert main(["predictions", "add", str(path), "--corpus", "demo-ja", *where]) == 0
    assert "1 of 2 predictions fit demo-ja (m 1); 1 set aside" in capsys.readouterr().err
    main(["predictions", "list", "--corpus", "demo-ja", *where])
    [mine] = [line.split("\t") for line in capsys.readouterr().out.splitlines() if "mine.csv" in line]
    main(["predictions", "report", mine[0], "--corpus", "demo-ja", *where])
    assert "set aside\tmine.csv row 3\tprediction_out_of_range" in capsys.readouterr().out
    assert main(["predictions", "remove", mine[0], "--corpus", "demo-ja", *where]) == 0
    assert main(["predictions", "report", mine[0], "--corpus", "demo-ja", *where]) == 2
