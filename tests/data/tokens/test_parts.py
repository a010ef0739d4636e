"""Parts of a corpus as words, in several processes: nothing is lost, and a killed run goes on."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.core.matching.normalization import normalize
from data.core.problems import UserError
from data.core.progress import silent
from data.core.store import PROJECT
from data.corpus import Corpus
from data.tokens import parts as tokens_parts
from data.tokens import stage, tokenizers
from data.tokens.parts import Part, Plan, cut, described, file_of
from data.tokens.tokenizers.japanese import LONGEST

ODD = "ｶﾞﾊﾟｷ゛゜\u3099\u309aが㌔㍻㌫ﬁﬃ①½㈱…‥～！？　 \t\n\0\b\u2060\u200d\ufe0f\u0301\u0323e가ᄀ\u1161\u11a8ㅏ"
ODD += "睡不着觉焦慮的👨👩😊🏽１２３ＡＢａ柿死にたい。、\"',\ufffd\u2028\x85\x1c"
texts = st.lists(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), max_size=30), max_size=4)
NAMES = (tokenizers.JAPANESE, tokenizers.CHINESE, tokenizers.WORDS)
TOKENIZERS = {name: tokenizers.find(name) for name in NAMES}


def normalized(raw: list[str]) -> list[str | None]:
    return [None if normalize(text) == text else normalize(text) for text in raw]


ARRAYS = ("ids.npy", "starts.npy", "odd.npy")


@pytest.fixture
def records(demo_ja: Corpus) -> Path:
    return demo_ja.folder / demo_ja.manifest.stages["records"]


def made(records: Path, folder: Path, progress=silent) -> Path:
    (folder / "out").mkdir(parents=True)
    stage.make_tokens(records, folder / "out", folder / "parts", "mecab", (), progress)
    assert not (folder / "parts").exists()
    return folder / "out"


def same(a: Path, b: Path) -> bool:
    tables = [pl.read_parquet(folder / "vocabulary.parquet") for folder in (a, b)]
    return tables[0].equals(tables[1]) and all(np.array_equal(np.load(a / n), np.load(b / n)) for n in ARRAYS)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80, deadline=None)
@given(raw=texts)
@example(raw=["\0", "", "a\0\0b", "\b", "　\n"])
@example(raw=["あ" * (LONGEST + 7) + "\0" + "a" * 10_000])
def test_nothing_is_lost(name: str, raw: list[str]):
    part = cut(raw, normalized(raw), TOKENIZERS[name])
    surfaces = [line.split("\t")[0] for line in part.lines]
    ends = np.cumsum(part.counts)
    for row, text in enumerate(raw):
        words = [surfaces[i] for i in part.ids[ends[row] - part.counts[row] : ends[row]]]
        assert "".join(words) == "".join(normalize(text).split())
    full = described(TOKENIZERS[name], part.lines, part.examples)
    assert [line.split("\t")[:2] for line in full] == [line.split("\t") for line in part.lines]


def test_a_part_is_read_as_written(tmp_path: Path):
    raw = ["柿の木です。", "", "ｶｷ　㌔"]
    part = cut(raw, normalized(raw), TOKENIZERS["mecab"])
    part.write(tmp_path / "p.npz")
    again = Part.read(tmp_path / "p.npz")
    assert (again.lines, again.examples) == (part.lines, part.examples)
    assert all(np.array_equal(getattr(again, n), getattr(part, n)) for n in ("ids", "counts", "odd"))


def test_the_same_words_by_many_processes(records: Path, tmp_path: Path, monkeypatch):
    alone = made(records, tmp_path / "alone")
    monkeypatch.setattr(stage, "ALONE", 0)
    monkeypatch.setattr(stage, "SIZE", 700)
    told: list[tuple[str, int, int | None]] = []
    many = made(records, tmp_path / "many", lambda step, done=0, total=None: told.append((step, done, total)))
    assert same(alone, many)
    counts = [done for step, done, _ in told if step == "tokens"]
    assert counts == sorted(counts) and told[0][2] == len(np.load(alone / "starts.npy")) - 1


def test_it_goes_on_after_a_kill(records: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(stage, "SIZE", 700)
    whole = made(records, tmp_path / "whole")
    parts = tmp_path / "killed" / "parts"
    parts.mkdir(parents=True)
    n = len(np.load(whole / "starts.npy")) - 1
    Plan(str(records), "mecab", (), n, 700).write(parts)
    command = [sys.executable, "-m", "data.tokens.parts", str(parts), "0", "1"]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE)
    while not file_of(parts, 1).is_file():
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    calls: list[int] = []
    plain = tokens_parts.cut
    monkeypatch.setattr(tokens_parts, "cut", lambda *given: calls.append(1) or plain(*given))
    assert same(whole, made(records, tmp_path / "killed"))
    assert len(calls) <= -(-n // 700) - 2


def test_a_process_that_fails(records: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(stage, "ALONE", 0)
    monkeypatch.setattr(stage, "SIZE", 700)
    copy = tmp_path / "records"
    shutil.copytree(records, copy)
    next((copy / "texts").iterdir()).write_bytes(b"no table")
    with pytest.raises(UserError, match=r"tokens could not be made: .*\S"):
        made(copy, tmp_path / "out")


def test_one_that_loses_a_character(demo_ja: Corpus):
    class Careless:
        name, version, about = "careless", "0", ""

        def lines(self, texts):
            return ["\n".join(f"{word}\t" for word in text.split()[:1]) for text in texts]

    with pytest.raises(ValueError, match="lost characters of utterance 1"):
        tokens_parts.cut(["one", "two words"], [None, None], Careless())
