"""The commands on sets of any kind: what ``list`` says of a set, and errors that name those there are."""

import argparse
from types import SimpleNamespace

import polars as pl
import pytest

from data.commands.sets import Group, Kind, counted, result
from data.core.store import Library
from tests.data.coding.invent import corpus_of

KINDS = ("labels", "responses", "judgements", "predictions")


def one(**values: object) -> SimpleNamespace:
    about = {"id": "s", "corpus": "c", "corpus_version": "old", "name": "a.csv", "rows": 3, "matched": 2}
    return SimpleNamespace(**{**about, "set_aside": 1, "noted": 0, **values})


def test_a_set_that_was_matched_to_another_version_is_told(tmp_path, library: Library, capsys):
    version = corpus_of(tmp_path, library).manifest.version
    report = pl.DataFrame({"where": ["row 2"], "rule": ["odd"], "message": ["is odd"], "kept": [True]})
    sets = [one(), one(id="t", corpus_version=version)]
    kind = Kind("notes", "Notes.", lambda *_: sets, lambda made: (made.noted,), lambda *_: report, print)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--library", default=library.root)
    parser = argparse.ArgumentParser()
    group = Group(kind, parser.add_subparsers(), common)
    group.add_list()
    group.add_report_and_remove()
    for words in (["list"], ["report", "s", "--corpus", "c"]):
        asked = parser.parse_args(["notes", *words])
        asked.run(asked)
    lines = ["s\tc\ta.csv\t0\tof another version of the corpus", "t\tc\ta.csv\t0", "noted\trow 2\todd\tis odd"]
    assert capsys.readouterr().out.splitlines() == lines


def test_what_was_added_is_told_the_app():
    assert result(one(), new=True, systems={"m": 2}) == {
        **{"id": "c", "set": "s", "made": True, "rows": 3, "matched": 2, "systems": {"m": 2}},
        **{"set_aside": 1, "noted": 0},
    }
    assert counted({"a": 1200, "b": 3}) == "a 1200, b 3"


@pytest.mark.parametrize("kind", KINDS)
def test_sets_and_corpora_that_are_not_there_are_refused(tmp_path, library: Library, run, kind: str):
    corpus_of(tmp_path, library)
    for words in (["report", "nope"], ["remove", "nope"]):
        code, _, err = run(kind, *words, "--corpus", "c")
        assert code == 2 and f"c has no {kind} 'nope'" in err
        assert run(kind, *words, "--corpus", "other")[0] == 2
    assert run(kind, "list", "--corpus", "other")[0] == 2
