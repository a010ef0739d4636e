"""Baselines keep their promises."""

import json

import numpy as np
import polars as pl
import pytest

from analysis.__main__ import main
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.responses.baselines import baseline
from data.corpus import Corpus
from data.responses.targets import targets, turns


def persons(corpus: Corpus, dialogue: int) -> set[int]:
    row = corpus.dialogues.filter(pl.col("dialogue_id") == dialogue)
    return {row["client_id"][0], row["counselor_id"][0]}


@pytest.mark.parametrize("name", ["most_frequent", "random_fifth", "bm25"])
def test_a_baseline_answers_every_target_from_other_persons(name: str, demo_ja: Corpus):
    chosen = select(demo_ja, Filter(id=((1, 12),)))
    made = baseline(chosen, name)
    asked = targets(demo_ja, chosen.dialogue_ids)
    assert made.select("dialogue_id", "position").equals(asked.select("dialogue_id", "position"))
    assert made.equals(baseline(chosen, name))
    golds = targets(demo_ja)
    for row in made.iter_rows(named=True):
        source = json.loads(row["meta"])
        assert not persons(demo_ja, row["dialogue_id"]) & persons(demo_ja, source["dialogue_id"])
        there = golds.filter(
            (pl.col("dialogue_id") == source["dialogue_id"]) & (pl.col("position") == source["position"])
        ).row(0, named=True)
        assert there["gold"] == row["response"]
    if name == "random_fifth":
        where = [json.loads(meta) for meta in made["meta"]]
        taken = pl.DataFrame(where).join(
            golds.with_columns(pl.col("dialogue_id", "position").cast(pl.Int64)),
            on=["dialogue_id", "position"],
            how="left",
            maintain_order="left",
        )
        assert taken["fifth"].to_list() == asked["fifth"].to_list()
        assert not made.equals(baseline(chosen, name, seed=2))


def _words(corpus: Corpus, first: int, last: int) -> list[tuple[str, str]]:
    tokens = corpus.tokens
    ids = tokens.lemma_of[tokens.ids[tokens.starts[first] : tokens.starts[last]]].tolist()
    named = [(tokens.lemmas["lemma"][i], tokens.lemmas["pos"][i]) for i in ids]
    return [(word, pos) for word, pos in named if pos not in ("補助記号", "空白") and any(map(str.isalnum, word))]


def test_bm25_takes_what_a_plain_bm25_ranks_first(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(id=((1, 2),)))
    made = baseline(chosen, "bm25")
    every = targets(demo_ja).with_row_index("row")
    spoken = turns(demo_ja)
    ends = np.cumsum(spoken["utterances"])
    asked = (spoken["role"] == "counselor") & (spoken["turn"] > 0)
    words = [_words(demo_ja, ends[i - 1] - spoken["utterances"][i - 1], ends[i - 1]) for i in asked.arg_true()]
    n, mean = len(words), np.mean([len(part) for part in words])
    held: dict[tuple[str, str], int] = {}
    for part in words:
        for word in set(part):
            held[word] = held.get(word, 0) + 1
    agreed = 0
    for row in made.join(every, on=["dialogue_id", "position"], maintain_order="left").iter_rows(named=True):
        asked = set(words[row["row"]])
        rare = {word for word in asked if held[word] <= 0.2 * n} or asked
        scores = []
        for other, part in enumerate(words):
            if persons(demo_ja, every["dialogue_id"][other]) & persons(demo_ja, row["dialogue_id"]):
                scores.append(-1.0)
                continue
            score = 0.0
            for word in rare:
                if tf := part.count(word):
                    idf = np.log1p((n - held[word] + 0.5) / (held[word] + 0.5))
                    score += idf * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * len(part) / mean))
            scores.append(score)
        source = json.loads(row["meta"])
        at = every.filter(
            (pl.col("dialogue_id") == source["dialogue_id"]) & (pl.col("position") == source["position"])
        )["row"][0]
        agreed += scores[at] >= max(scores) - 1e-3
    assert agreed == made.height


def test_commands(demo_ja: Corpus, tmp_path, capsys):
    from data.__main__ import main as data_main

    out = tmp_path / "targets.jsonl"
    assert main(["targets", "--corpus", "demo-ja", "--filter", "id=1-2", "--out", str(out)]) == 0
    assert "CC0 1.0" in capsys.readouterr().err
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    expected = targets(demo_ja, pl.Series([1, 2], dtype=pl.UInt32))
    assert [(line["dialogue_id"], line["position"]) for line in lines] == expected.select(
        "dialogue_id", "position"
    ).rows()
    assert [line["reference"] for line in lines] == expected["gold"].to_list()
    assert [line["messages"][-1]["content"] for line in lines] == expected["before"].to_list()
    assert main(["targets", "--corpus", "demo-ja", "--filter", "band=nonsense"]) == 2
    assert main(["targets", "--corpus", "demo-ja", "--out", str(tmp_path / "absent" / "targets.jsonl")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["baseline", "nonsense", "--corpus", "demo-ja"]) == 2
    assert "most_frequent" in capsys.readouterr().err
    assert main(["baseline", "vectors", "--corpus", "demo-en"]) == 2
    one = demo_ja.responses.sets()[0]
    capsys.readouterr()
    assert data_main(["responses", "report", one.id, "--corpus", "demo-ja"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == one.set_aside + one.noted
    assert {line.split("\t")[0] for line in listed} == {"set aside", "noted"}
