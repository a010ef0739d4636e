"""Other encoders: a model of one's own folder, one that is nowhere, and what becomes of their maps."""

import re
import time
from pathlib import Path

import numpy as np
import pytest

from data.__main__ import main
from data.building.embed import embed
from data.building.prepare import complete
from data.core.problems import Missing, Starting, UserError
from data.core.store import Library, stage_of
from data.corpus import Corpus
from data.encoders import DEFAULT, USE, EncoderChoice, NoModel, helper, hub, transformers, unit
from data.encoders.use import Use
from data.vectors import segments
from tests.data.invent import keep, record, write

PATIENCE_S = 120


@pytest.fixture
def kept(tmp_path: Path, library: Library) -> Library:
    keep(write(tmp_path / "in", [record(i) for i in range(1, 4)]), library, words=True)
    return library


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of sentence-transformers that knows single characters, made here."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    characters = ["[UNK]", *map(chr, range(0x3041, 0x3097)), *map(chr, range(0x4E00, 0x9FA0))]
    tokenizer = Tokenizer(models.WordLevel({c: i for i, c in enumerate(characters)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    weights = np.random.default_rng(0).standard_normal((len(characters), 8)).astype("f4")
    static = StaticEmbedding(tokenizer, embedding_weights=weights)
    folder = tmp_path_factory.mktemp("model")
    SentenceTransformer(modules=[static], device="cpu").save(str(folder))
    return folder


def test_another_encoder_has_a_map_of_its_own(kept: Library):
    before = kept.manifest("c")
    manifest, made = embed("c", EncoderChoice(USE), library=kept)
    assert made and before.stages.items() <= manifest.stages.items()
    corpus = Corpus.open("c", kept)
    vectors = corpus.vectors_of(USE)
    records = corpus.folder / corpus.manifest.stages["records"]
    texts = segments.texts(records, "dialogue")["text"].to_list()
    assert np.allclose(vectors.matrix, unit(Use().encode(texts)), atol=1e-5)
    assert corpus.encoders == (DEFAULT, USE)
    assert corpus.layout_of(USE).table.height == 3
    assert np.allclose(vectors.encode(["柿の木"]), unit(Use().encode(["柿の木"])), atol=1e-6)
    assert embed("c", EncoderChoice(USE), library=kept) == (manifest, False)


@pytest.mark.parametrize("name", [DEFAULT, USE])
def test_turns_and_clients(kept: Library, name: str):
    embed("c", EncoderChoice(name), segments.TURN, library=kept)
    embed("c", EncoderChoice(name), segments.CLIENT, library=kept)
    corpus = Corpus.open("c", kept)
    turns, clients = (corpus.vectors_of(name, of) for of in (segments.TURN, segments.CLIENT))
    assert len(turns.matrix) == len(turns.units) == corpus.dialogues["n_turns"].sum()
    assert turns.units["row"].to_list() == [0] * 3 + [1] * 3 + [2] * 3
    assert len(clients.matrix) == 3
    assert np.allclose(np.linalg.norm(turns.matrix, axis=1), 1, atol=1e-5)
    with pytest.raises(Missing, match=f"no map by {re.escape(name)}.*embed c --encoder"):
        corpus.layout_of(name, segments.TURN)


def test_a_map_stays_while_its_ground_does(tmp_path: Path, kept: Library):
    embed("c", EncoderChoice(USE), library=kept)
    embed("c", EncoderChoice(DEFAULT), segments.TURN, library=kept)
    complete("c", library=kept)
    both = {stage_of("vectors", USE, "dialogue"), stage_of("vectors", DEFAULT, "turn")}
    assert both <= kept.manifest("c").stages.keys()
    from data.building import apply_word_lists

    synonyms = tmp_path / "synonyms.txt"
    synonyms.write_text("樹\t木\n", "utf-8")
    apply_word_lists.apply("c", library=kept, synonyms=synonyms)
    stages = kept.manifest("c").stages
    assert stage_of("vectors", USE, "dialogue") in stages
    assert stage_of("vectors", DEFAULT, "turn") not in stages  # its words were counted otherwise
    keep(write(tmp_path / "more", [record(i) for i in range(1, 5)]), kept, words=True)
    assert not [name for name in kept.manifest("c").stages if "|" in name]


def test_a_model_from_a_folder_and_what_is_typed(kept: Library, model: Path, capsys, monkeypatch):
    assert main(["embed", "c", "--encoder", str(model), "--library", str(kept.root), "--prefix", "文章: "]) == 0
    assert "embed: dialogue" in capsys.readouterr().err
    vectors = Corpus.open("c", kept).vectors_of(str(model))
    assert vectors.matrix.shape == (3, 8)
    own = transformers.Transformer(str(model))
    texts = segments.texts(Corpus.open("c", kept).folder / kept.manifest("c").stages["records"], "dialogue")[
        "text"
    ]
    assert np.allclose(vectors.matrix, unit(own.encode(["文章: " + text for text in texts])), atol=1e-5)
    began = time.monotonic()
    with pytest.raises(Starting, match="the model is starting"):
        vectors.encode(["柿の木"])
    while time.monotonic() - began < PATIENCE_S:
        try:
            found = vectors.encode(["柿の木"])
            break
        except Starting:
            time.sleep(0.2)
    assert np.allclose(found, unit(own.encode(["柿の木"])), atol=1e-6)
    with pytest.raises(UserError, match="another revision") as caught:
        helper.encode(str(model), "of yesterday", ["柿"])
    assert (caught.value.code, caught.value.values["kept"]) == ("other_revision", "of yesterday")
    monkeypatch.setitem(helper._patience, "s", PATIENCE_S)
    with pytest.raises(NoModel) as caught:
        helper.encode(f"{model}-gone", "", ["柿"])
    assert caught.value.code == "no_model_folder"
    helper.stop()


def test_a_model_that_is_nowhere(kept: Library, monkeypatch, capsys):
    def unreachable():
        raise OSError("no network")

    monkeypatch.setattr(hub, "reach", unreachable)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    before = kept.manifest("c")
    assert main(["embed", "c", "--encoder", "nobody/no-model", "--library", str(kept.root)]) == 2
    said = capsys.readouterr().err
    assert "nobody/no-model: this model is not on this computer" in said and "Traceback" not in said
    assert main(["embed", "c", "--encoder", "./no-folder", "--library", str(kept.root)]) == 2
    assert "./no-folder: no such folder" in capsys.readouterr().err
    assert kept.manifest("c") == before


def test_a_folder_that_holds_no_model(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("no model", "utf-8")
    with pytest.raises(NoModel, match="can be read from this folder"):
        transformers.Transformer(str(tmp_path))


def test_the_default_needs_words(tmp_path: Path, library: Library):
    keep(write(tmp_path / "in", [record(1)]), library)
    with pytest.raises(Missing, match="no tokens yet"):
        embed("c", EncoderChoice(), segments.TURN, library=library)


def test_use_is_a_module_of_sentence_transformers(tmp_path: Path):
    from sentence_transformers import SentenceTransformer

    from data.encoders.module import UseModule

    texts = ["眠れない", "I cannot sleep"]
    wrapped = SentenceTransformer(modules=[UseModule()], device="cpu")
    assert np.allclose(wrapped.encode(texts), Use().encode(texts), atol=1e-6)
    assert wrapped.get_embedding_dimension() == 512
    wrapped.save(str(tmp_path / "saved"))
    again = SentenceTransformer(str(tmp_path / "saved"), device="cpu", trust_remote_code=True)
    assert np.allclose(again.encode(texts), wrapped.encode(texts), atol=1e-6)
