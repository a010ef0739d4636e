"""What a model measured, as a metric of responses."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.figures.responses.response_nearness_dots import response_nearness_dots
from analysis.labels import Labels
from analysis.responses.item import response_item
from analysis.responses.items import response_items
from analysis.responses.nearness import response_nearness
from analysis.responses.pairs import response_pairs
from analysis.responses.scores import response_groups
from data.core.problems import Missing, UserError
from data.core.store import Library
from data.corpus import Corpus
from data.responses.measures.nearness import near


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


def test_what_a_model_measured_is_a_metric_like_the_others(own: Library):
    corpus = Corpus.open("demo-ja", own)
    chosen = select(corpus)
    one = corpus.responses.sets()[0]
    with pytest.raises(Missing, match="responses near --corpus demo-ja"):
        response_pairs(chosen, metric="nearness")
    model = near("demo-ja", library=own).measured_by
    kept = pl.read_parquet(next((corpus.responses.folder / one.id).glob("near-*.parquet")))
    assert near("demo-ja", library=own).made == 0
    means = {name: part["nearness"].mean() * 100 for (name,), part in kept.group_by("system")}
    named = corpus.responses.name_of(one)
    pairs = response_pairs(chosen, metric="nearness", responses=named)
    assert named != one.id and pairs["metric"].to_list() == [model] * 3
    both = kept.filter(pl.col("system") == "demo-jogen").join(
        kept.filter(pl.col("system") == "demo-yorisoi"), on=["dialogue_id", "position"]
    )
    row = pairs.row(
        by_predicate=(pl.col("system_a") == "demo-jogen") & (pl.col("system_b") == "demo-yorisoi"), named=True
    )
    assert row["difference"] == pytest.approx(100 * (both["nearness_right"] - both["nearness"]).mean())
    wins = (both["nearness_right"] > both["nearness"]) + 0.5 * (both["nearness_right"] == both["nearness"])
    assert row["wins"] == pytest.approx(wins.mean())
    groups = response_groups(chosen, metric="nearness", model="use", by="fifth", items="all")
    whole = groups.group_by("system").agg((pl.col("estimate") * pl.col("n")).sum() / pl.col("n").sum())
    assert dict(whole.iter_rows()) == pytest.approx(means)
    table = response_nearness(chosen, items="all")
    assert dict(table.select("system", "estimate").iter_rows()) == pytest.approx(means)
    marks = response_nearness_dots(table, labels=Labels("ja")).data
    assert sorted(x for trace in marks for x in trace.x) == pytest.approx(sorted(means.values()))
    first = response_items(chosen, metric="nearness", sort="estimate", system="demo-kogata").row(0, named=True)
    assert first["estimate"] == pytest.approx(
        100 * kept.filter(pl.col("system") == "demo-kogata")["nearness"].max()
    )
    item = response_item(chosen, dialogue=first["dialogue_id"], position=first["position"])
    said = item.filter(part="measured").select("system", "text", "nearness").sort("system")
    here = kept.filter((pl.col("dialogue_id") == first["dialogue_id"]) & (pl.col("position") == first["position"]))
    assert said.equals(here.select("system", text="measured_by", nearness="nearness").sort("system"))
    with pytest.raises(UserError, match="none or several; there are: cosine, use"):
        response_items(chosen, metric="nearness", model="nobody")
