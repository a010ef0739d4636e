"""Adding responses, from a file to a set."""

import json
import shutil
from pathlib import Path

import orjson
import polars as pl
import pytest

from data.core.problems import Missing, UserError
from data.core.store import Library
from data.core.store import responses as response_store
from data.core.store.integrity import CHECKSUMS
from data.corpus import Corpus
from data.demos import prepare_demo
from data.responses.importing import add
from data.responses.reading import readers
from data.responses.targets import targets
from tests.data.responses.invent import NOW


def test_adding_twice_does_nothing_and_removing_takes_it_out(own: Library, tmp_path: Path):
    corpus = Corpus.open("demo-ja", own)
    asked = targets(corpus).head(6)
    lines = [
        {"system": "m", "dialogue_id": d, "position": p, "response": gold}
        for d, p, gold in asked.select("dialogue_id", "position", "gold").iter_rows()
    ]
    path = tmp_path / "m.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made, new = add(path, "demo-ja", library=own, now=NOW)
    assert new and made.systems == {"m": 6} and "ja-mecab" in made.measured["bleu"]
    assert add(path, "demo-ja", library=own, now=NOW) == (made, False)
    path.write_text(json.dumps(lines[0]), encoding="utf-8")
    with pytest.raises(UserError, match="already has a response here"):
        add(path, "demo-ja", library=own, now=NOW)
    measures = corpus.responses.table(made.id, response_store.MEASURES)
    assert measures["rouge_l"].to_list() == [1.0] * 6 and (measures["bleu_hyp"] == measures["bleu_ref"]).all()
    assert Corpus.open("demo-ja", own).version == corpus.version
    response_store.remove(own, "demo-ja", made.id)
    with pytest.raises(Missing, match="data responses add"):
        corpus.responses.fitting()
    with pytest.raises(UserError, match="no responses"):
        response_store.remove(own, "demo-ja", made.id)


def test_what_an_older_version_of_the_code_made_gives_way(tmp_path: Path, own: Library, monkeypatch):
    first = targets(Corpus.open("demo-ja", own)).row(0, named=True)
    path = tmp_path / "older.jsonl"
    place = {name: first[name] for name in ("dialogue_id", "position")}
    line = {"system": "older", **place, "response": "はい。"}
    path.write_text(json.dumps(line), encoding="utf-8")
    made, _ = add(path, "demo-ja", library=own, now=NOW)
    folder = response_store.folder_of(own, "demo-ja")
    said = pl.DataFrame([("older", *place.values(), 0.5, "m")], schema=response_store.NEARNESS, orient="row")
    said.write_parquet(folder / made.id / "near-m.parquet")
    monkeypatch.setattr(readers, "VERSION", "next")
    again, new = add(path, "demo-ja", library=own, now=NOW)
    responses = response_store.Responses(folder, "demo-ja", "")
    assert responses.nearness([again]).equals(said), "what a model took long to say is kept"
    there = [one.id for one in responses.sets()]
    assert new and again.matched == 1
    assert again.id in there and made.id not in there
    response_store.remove(own, "demo-ja", again.id)


def test_a_demos_answers_of_an_older_version_are_replaced(tmp_path: Path, demo_library: Library, monkeypatch):
    library = Library(shutil.copytree(demo_library.root, tmp_path / "library"))
    folder = response_store.folder_of(library, "demo-ja")
    [one] = response_store.Responses(folder, "demo-ja", "").sets()
    about = folder / one.id / response_store.ABOUT
    about.write_bytes(orjson.dumps({**one.to_dict(), "source": ""}))
    (about.parent / CHECKSUMS).unlink()
    monkeypatch.setattr(readers, "VERSION", "next")
    assert prepare_demo("demo-ja", library, now=NOW, maps=False)[1] is True
    [again] = response_store.Responses(folder, "demo-ja", "").sets()
    assert again.id != one.id and again.matched == one.matched


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"[]", b"{", b"just words\n"])
def test_what_is_no_file_of_responses_is_a_user_s_mistake(own: Library, tmp_path: Path, content: bytes):
    for suffix in (".jsonl", ".txt", ".csv", ".parquet"):
        path = tmp_path / f"x{suffix}"
        path.write_bytes(content)
        with pytest.raises(UserError):
            add(path, "demo-ja", library=own, now=NOW)
