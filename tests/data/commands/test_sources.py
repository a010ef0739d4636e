"""Commands about a source before it is imported."""

import json
from pathlib import Path

from tests.data.invent import record, write


def test_map_then_prepare(run, tmp_path: Path):
    rows = "session_id,speaker,message,time\na,therapist,Hello,2021-01-01 10:00\na,client,Hi,2021-01-01 10:01\n"
    (tmp_path / "x.csv").write_text(rows)
    code, out, _ = run("prepare", tmp_path / "x.csv")
    assert code == 2
    code, out, _ = run("map", tmp_path / "x.csv")
    (tmp_path / "map.json").write_text(out)
    assert code == 0
    assert run("prepare", tmp_path / "x.csv", "--map", tmp_path / "map.json")[0] == 0
    assert run("list")[1].split("\t")[:3] == ["x", "1", "2"]


def test_a_word_before_a_colon_is_said_to_be_no_speaker(run, tmp_path: Path):
    (tmp_path / "x.txt").write_text("Co：はい。\nCl：眠れません。\n昨日も：三時まで。\n", "utf-8")
    code, out, err = run("map", tmp_path / "x.txt")
    assert code == 0 and "昨日も" in err and "text: no speaker" in err
    (tmp_path / "map.json").write_text(out.replace("null", '"text"', 1), "utf-8")
    assert json.loads((tmp_path / "map.json").read_text("utf-8"))["roles"]["昨日も"] == "text"
    assert run("prepare", tmp_path / "x.txt", "--map", tmp_path / "map.json")[0] == 0
    assert run("list")[1].split("\t")[:3] == ["x", "1", "2"]


def test_samples_are_short_records_for_the_app(run, tmp_path: Path):
    source = write(tmp_path / "in", [record(1), record(2, topic={"main_en": "x" * 5000})])
    code, out, err = run("samples", source)
    records = json.loads(out)["records"]
    assert (code, err, [one["where"] for one in records]) == (0, "", ["1.json", "2.json"])
    assert records[0]["value"]["topic"]["sub"] == "隣人"
    assert records[1]["value"]["topic"]["main_en"] == "x" * 2000
