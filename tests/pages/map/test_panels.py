"""The map page without a browser: every part, on both demos, with odd options and few dialogues."""

from itertools import product

import pytest

from data.core.problems import Starting, UserError
from data.core.store import Library
from data.corpus import Corpus
from data.vectors.corpus_vectors import Vectors
from pages._ui.core.parts import polling
from tests.pages.app import figures, opened, query, said

PARTS = ("map", "sentence", "dialogue", "clusters", "odd", "made")
CHOSEN = {
    "whole": {},
    "one": {"id": "1"},
    "empty": {"id": "0"},
    "other": {"b.corpus": "demo-ja", "b.score": "0-60"},
}


@pytest.mark.parametrize(
    ("chosen", "lang", "corpus"),
    [
        ("whole", "ja", "demo-ja"),
        ("one", "en", "demo-en"),
        ("empty", "ja", "demo-ja"),
        ("other", "ja", "demo-ja"),
        ("whole", "en", "demo-en"),
    ],
)
@pytest.mark.parametrize("part", PARTS)
def test_a_part(part: str, lang: str, corpus: str, chosen: str):
    asked = {"o.show": part, "o.sentence": "仕事が不安です" if lang == "ja" else "I am afraid of my work"}
    at = opened("map", lang=lang, corpus=corpus, **asked, **CHOSEN[chosen])
    assert not at.exception
    assert at.title


COLORS = ("topic", "cluster", "score", "year", "regime", "experience", "hit", "preservation", "likeness")
STYLES = ("points", "density", "panels")


@pytest.mark.parametrize(
    ("by", "style"),
    [*((by, "points") for by in COLORS), *product(("topic", "score"), STYLES[1:]), ("hit", "panels")],
)
def test_colors_and_styles(by: str, style: str):
    at = opened("map", lang="ja", corpus="demo-ja", text="仕事", **{"o.by": by, "o.style": style})
    assert not at.exception
    assert len(figures(at)) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"o.show": "nowhere", "o.by": "colour", "o.style": "paint"},
        {"o.encoder": "../../etc/passwd"},
        {"o.show": "dialogue", "o.dialogue": "99999999999999999999999"},
        {"o.show": "dialogue", "o.dialogue": "<b>1</b>"},
        {"o.show": "dialogue", "o.dialogue": "³"},
        {"o.show": "sentence", "o.sentence": "\x00" * 10, "o.k": "many"},
        {"o.show": "sentence", "o.sentence": "あ" * 5_000},
        {"picked": "1-2,x"},
        {"near": "x"},
    ],
)
def test_odd_options_are_passed_over(odd: dict[str, str]):
    at = opened("map", lang="en", corpus="demo-ja", **odd)
    assert not at.exception


def test_the_nearest_of_a_sentence_become_a_condition_of_every_page():
    asked = {"o.show": "sentence", "o.sentence": "仕事が不安です", "o.k": "10"}
    at = opened("map", lang="en", corpus="demo-ja", **asked)
    at.button(key=next(b.key for b in at.main.button if b.key.endswith("map.near"))).click().run()
    assert not at.exception
    assert "near" in query(at)
    assert any("**10 dialogues**" in note.value for note in at.sidebar.markdown)


@pytest.mark.parametrize("part", [{"o.show": "sentence"}, {"o.by": "likeness"}])
def test_a_model_that_is_starting_says_so_and_the_answer_follows(monkeypatch, part: dict[str, str]):
    vectors = Corpus.open("demo-ja", Library()).vectors
    answers = iter([Starting("a/b: the model is starting"), UserError("a/b: gone"), None])

    def encode(*_):
        answer = next(answers)
        if answer is not None:
            raise answer
        return vectors.matrix[:1]

    monkeypatch.setattr(Vectors, "encode", encode)
    at = opened("map", lang="ja", corpus="demo-ja", **{"o.sentence": f"猫が眠い{part}"}, **part)
    assert not at.exception
    assert any("起動しています" in note.value for note in at.main.info)
    at.run()
    assert any("gone" in note.value for note in at.main.warning)
    at.run()
    assert not at.exception and not at.main.warning
    assert figures(at) or at.main.dataframe


def test_a_sentence_as_condition_applies_by_itself_once_its_model_has_started(monkeypatch):
    vectors = Corpus.open("demo-ja", Library()).vectors
    answers = iter([Starting("a/b: the model is starting"), None])

    def encode(*_):
        if (answer := next(answers)) is not None:
            raise answer
        return vectors.matrix[:1]

    monkeypatch.setattr(Vectors, "encode", encode)
    looked = []
    monkeypatch.setattr(polling, "soon", looked.append)
    at = opened("topics", lang="ja", corpus="demo-ja", near="7:猫が眠い夜")
    assert any("モデルを起動しています" in note.value for note in at.main.info) and len(looked) == 1
    at.run()
    assert any("**7 対話**" in note.value for note in at.sidebar.markdown) and len(looked) == 1


def test_no_such_dialogue():
    at = opened("map", lang="ja", corpus="demo-ja", **{"o.show": "dialogue", "o.dialogue": "4000000"})
    assert [note.value for note in at.main.warning] == ["このコーパスに対話 4000000 はありません。"]


def test_another_corpus_is_not_drawn_on_this_one_s_map():
    at = opened("map", lang="ja", corpus="demo-ja", **{"b.corpus": "demo-en"})
    assert not at.exception
    assert len(figures(at)) == 1
    assert "別のコーパスで地図が異なる" in said(at)
