"""Nearness by models: what was asked for is kept with its name, and BERTScore is what it is by its definition."""

import json
import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.responses.baselines import baseline
from analysis.responses.nearness import response_nearness
from data.core.problems import Missing, UserError
from data.core.store import Library
from data.core.store.responses import RESPONSES
from data.corpus import Corpus
from data.encoders import NoModel, open_encoder
from data.responses.measures.nearness import near
from data.responses.targets import targets


@pytest.fixture
def own(demo_library: Library, tmp_path: Path) -> Library:
    """The Japanese demo with its responses, to write into."""
    shutil.copytree(demo_library.root, tmp_path / "library")
    return Library(tmp_path / "library")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT of characters with random weights."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model") / "tiny"
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "はい", "ええ", "つらい", "##です", "##ね", "。"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_cosine_is_kept_with_its_model(own: Library):
    corpus = Corpus.open("demo-ja", own)
    one = corpus.responses.sets()[0]
    assert response_nearness(select(corpus)).is_empty()
    measured_by = near("demo-ja", [one.id], library=own).measured_by
    again = Corpus.open("demo-ja", own)
    found = response_nearness(select(again))
    assert found["measured_by"].unique().to_list() == [measured_by] and measured_by.startswith("cosine, use")
    assert found["n"].to_list() == [350] * 3, "the answers that all systems have"
    row = again.responses.table(one.id, RESPONSES).filter(pl.col("system") == "demo-yorisoi").row(3, named=True)
    gold = targets(again).filter(
        (pl.col("dialogue_id") == row["dialogue_id"]) & (pl.col("position") == row["position"])
    )["gold"][0]
    a, b = open_encoder("use").encode([row["response"], gold])
    expected = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    kept = again.responses.nearness(again.responses.sets()).join(
        pl.DataFrame([row], schema_overrides={"dialogue_id": pl.UInt32, "position": pl.UInt32}).select(
            "system", "dialogue_id", "position"
        ),
        on=["system", "dialogue_id", "position"],
    )
    assert kept["nearness"].to_list() == pytest.approx([expected], abs=1e-5)


def test_bertscore_by_its_definition(model: Path, own: Library):
    from data.encoders.tokenwise import Tokenwise

    scorer = Tokenwise(str(model))
    assert scorer.f1(["つらいですね", "", "はい"], ["つらいですね", "はい", "ええ。"])[:2] == pytest.approx([1, 0])
    a, b = scorer._vectors(["はい", "ええ。"])
    assert (len(a), len(b)) == (1, 2)
    likeness = a @ b.T
    precision, recall = likeness.max(axis=1).mean(), likeness.max(axis=0).mean()
    assert scorer.f1(["はい"], ["ええ。"])[0] == pytest.approx(2 * precision * recall / (precision + recall))
    measured_by = near("demo-ja", library=own, bertscore=str(model), layer=1).measured_by
    assert measured_by.startswith("BERTScore F1, tiny, layer 1")
    assert response_nearness(select(Corpus.open("demo-ja", own)))["estimate"].is_between(-100, 100).all()


def test_models_that_are_not_there_say_what_to_do(own: Library, tmp_path: Path, model: Path):
    set_id = Corpus.open("demo-ja", own).responses.sets()[0].id
    with pytest.raises(NoModel, match="no such folder"):
        near("demo-ja", [set_id], library=own, bertscore=str(tmp_path / "none"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoModel, match="no masked language model can be read"):
        near("demo-ja", [set_id], library=own, bertscore=str(tmp_path / "empty"))
    with pytest.raises(NoModel, match="no layer 9"):
        near("demo-ja", [set_id], library=own, bertscore=str(model), layer=9)
    with pytest.raises(UserError, match="no responses 'x'"):
        near("demo-ja", ["x"], library=own)


def test_the_nearest_turn_s_reply(own: Library):
    from data.building.embed import embed
    from data.encoders import EncoderChoice

    corpus = Corpus.open("demo-ja", own)
    chosen = select(corpus, Filter(id=((1, 6),)))
    with pytest.raises(Missing):
        baseline(chosen, "vectors")
    embed("demo-ja", EncoderChoice(), "turn", library=own)
    corpus = Corpus.open("demo-ja", own)
    made = baseline(select(corpus, Filter(id=((1, 6),))), "vectors")
    asked = targets(corpus)
    places = corpus.vectors_of(unit="turn").units.with_row_index("at")
    ids = corpus.dialogues["dialogue_id"]
    at = {(ids[row], position): n for n, row, position in places.select("at", "row", "position").iter_rows()}
    matrix = corpus.vectors_of(unit="turn").matrix
    persons = {
        d: {client, counselor}
        for d, client, counselor in corpus.dialogues.select("dialogue_id", "client_id", "counselor_id").iter_rows()
    }
    keys = asked.select("dialogue_id", "position").rows()
    for row in made.head(20).iter_rows(named=True):
        mine = matrix[at[row["dialogue_id"], row["position"]] - 1]
        best = max(
            float(matrix[at[key] - 1] @ mine) for key in keys if not persons[key[0]] & persons[row["dialogue_id"]]
        )
        source = json.loads(row["meta"])
        taken = float(matrix[at[source["dialogue_id"], source["position"]] - 1] @ mine)
        assert taken == pytest.approx(best, abs=1e-5)
        assert not persons[source["dialogue_id"]] & persons[row["dialogue_id"]]
