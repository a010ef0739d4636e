"""Each page in both languages, on both demos, with whatever selection: it shows what it should, never fails."""

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from pages._ui.core.parts.escape import plain
from tests.analysis.core.query.test_filter import HOSTILE
from tests.data.invent import keep, record, write
from tests.pages.app import JAPANESE, PAGES, TITLES, figures, keys, labels, notes, opened, query, said, strangers

SELECTIONS = {
    "whole": {},
    "filtered": {"topics": "workplace,Work stress,school", "id": "1-60"},
    "one dialogue": {"id": "1"},
    "empty": {"id": "0", "utterances": "1-2"},
    "hostile": {
        "text": "\x00../../etc/passwd",
        "score": "9" * 5_000,
        "topics": "<script>alert(1)</script>,![x](http://example.org/x.png)",
        "regex": "(",
        "date": "2021-02-30..",
        ":red[x]": "**bold**",
        "o.bin_width": "many",
        "b.corpus": "../../etc",
        "side": "c",
    },
}


# each language, each corpus and each selection; strangers of a language are looked for where it is not the corpus'
# (Chromium sees each page whole in both languages, tests/browser/test_look.py)
LOOKS = [
    ("whole", "ja", "demo-ja"),
    ("whole", "en", "demo-en"),
    ("filtered", "ja", "demo-ja"),
    ("one dialogue", "en", "demo-en"),
    ("empty", "ja", "demo-ja"),
    ("hostile", "en", "demo-ja"),
]


@pytest.mark.parametrize(("chosen", "lang", "corpus"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page(page: str, lang: str, corpus: str, chosen: str, demo_library: Library):
    at = opened(page, lang=lang, corpus=corpus, **SELECTIONS[chosen])
    words = labels(lang)
    assert not at.exception
    asked = {name: text for name, text in SELECTIONS[chosen].items() if name in ("topics", "id", "utterances")}
    found = select(Corpus.open(corpus, demo_library), Filter.from_query(asked)[0])
    titled = words(TITLES[page])
    if page == "reader" and not found.is_empty:
        first = found.dialogues.row(0, named=True)
        titled = words("reader.dialogue", id=first.get("source_id") or first["dialogue_id"])
    assert [title.value.replace("\\", "") for title in at.title] == [titled]
    n = words("n.dialogues", n=words.number(found.n_dialogues))
    assert any(f"**{n}**" in note.value for note in at.sidebar.markdown)
    assert strangers(at, lang) == []
    words_of_data = (
        "words",
        "map",
        "reader",
        "relations",
        "rules",
        "codes",
        "judgement",
        "failures",
        "utterances",
    )  # where the corpus' own words stand
    if lang == "en" and (corpus == "demo-en" or page not in words_of_data):
        data = "".join(found.corpus.dialogues["topic_sub"].drop_nulls())
        assert [run for run in JAPANESE.findall(said(at)) if run not in data] == []
    assert any(found.corpus.version in caption.value for caption in at.sidebar.caption)
    assert bool(at.subheader and at.subheader[0].value == words("empty.title")) == (
        found.is_empty and page not in ("corpora", "coding")
    )


def test_a_dialogue_that_is_named_is_read_though_nothing_is_selected():
    at = opened("reader", lang="en", corpus="demo-ja", dialogue="3", text="そんな語はない")
    assert not at.exception
    assert [title.value for title in at.title] == ["Dialogue 3"]
    line = plain(labels("en")("reader.not_selected", id="3"))
    assert any(caption.value == line for caption in at.main.caption)
    at.button(key=keys(at)["export.dialogue_timeline_bars"]).click().run()
    assert not at.exception
    lost = opened("reader", lang="en", corpus="demo-ja", dialogue="999", text="そんな語はない")
    assert [b.key.rsplit(".", 1)[1] for b in lost.main.button if ".loosen." in b.key] == ["text"]
    assert "“999”" in lost.warning[0].value


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", ["相談テーマの割合", "発話／対話", "職場問題", "実施時期", "自傷や自殺"]),
        (
            "en",
            ["Share of topics", "Utterances per dialogue", "Workplace", "Session date", "self-harm or suicide"],
        ),
    ],
)
def test_what_is_read_here_is_all_that_a_reader_sees(lang: str, words: list[str]):
    text = said(opened(lang=lang, corpus="demo-ja"))
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("page", ["home", "topics", "scores"])
@pytest.mark.parametrize("corpus", ["demo-ja", "demo-en"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_n_filter_and_corpus_are_said_once_at_the_head(page: str, lang: str, corpus: str, demo_library: Library):
    at = opened(page, lang=lang, corpus=corpus, id="1-4")
    words = labels(lang)
    found = select(Corpus.open(corpus, demo_library), Filter(id=((1, 4),)))
    clients, counselors, _ = found.clusters
    persons = words("basis.persons", persons=found.n_persons, clients=clients, counselors=counselors)
    feet = [re.sub(r"\\(.)", r"\1", caption.value) for caption in at.main.caption]
    said = [foot for foot in feet if words("basis.dialogues", n=found.n_dialogues) in foot and persons in foot]
    assert len(said) == 1 and (figures(at) or any(node.type == "dataframe" for node in at._tree))
    assert words("words.id", value="1–4") in said[0]
    assert f"{corpus} {found.corpus.version[:7]}" in said[0]


def test_a_card_says_what_it_is_based_on_where_that_differs_from_the_head():
    at = opened("persons", lang="en", corpus="demo-ja", person="counselor:1")
    lines = [re.sub(r"\\(.)", r"\1", caption.value) for caption in at.main.caption]
    whole, own = ([line for line in lines if part in line] for part in ("all dialogues", "counselor 1"))
    assert whole and own


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("page", ["home", "topics", "scores"])
def test_figures_are_drawn_in_the_page_s_language_and_named_for_screen_readers(page: str, lang: str):
    at = opened(page, lang=lang, corpus="demo-ja")
    shown = figures(at)
    assert shown
    for spec in shown:
        titles = [
            axis["title"]["text"]
            for name, axis in spec["layout"].items()
            if "axis" in name and axis.get("title", {}).get("text")
        ]
        assert all(bool(JAPANESE.search(title)) == (lang == "ja") for title in titles)
        assert labels(lang)("words.all") in spec["alt"]


def test_what_a_corpus_lacks_is_left_out_with_a_line():
    at = opened("scores", lang="en", corpus="demo-en")
    words = labels("en")
    assert words("absent.score") in notes(at)
    assert "rating_dots" in keys(at) and "score_histogram" not in keys(at)
    at = opened("home", lang="en", corpus="demo-en")
    assert words("absent.times") in notes(at)
    assert {"score", "regime", "year", "minutes"}.isdisjoint(keys(at))


@pytest.mark.parametrize(
    ("lang", "locale_word"), [("ja", "概要"), ("en", "glance"), ("fr", "glance"), ("", "glance")]
)
def test_the_language_is_the_address_s_else_english(lang: str, locale_word: str):
    at = opened(corpus="demo-ja", **({"lang": lang} if lang else {}))
    assert locale_word in at.title[0].value


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_unknown_corpus_gives_a_note_in_the_page_s_language(lang: str):
    at = opened(lang=lang, corpus="../../etc/passwd")
    assert not at.exception
    assert len(notes(at)) == 1 and "../../etc/passwd" in notes(at)[0]
    assert bool(JAPANESE.search(notes(at)[0])) == (lang == "ja")
    assert strangers(at, lang) == []


def test_an_unknown_selection_gives_a_note_never_silence():
    at = opened(lang="en", corpus="demo-ja", sel="nosuchsel", score="50-60")
    assert notes(at) == [labels("en")("note.unknown_selection", name="sel", value="nosuchsel")]
    assert query(at)["score"] == "50-60"


def test_without_a_corpus_the_largest_real_one_or_the_japanese_demo_is_open():
    at = opened(lang="en")
    assert at.selectbox[0].value == "demo-ja"


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_addresses(value: str):
    fields = {name: text for name, text in parse_qsl(value) if name not in ("lang", "corpus")}
    at = opened("persons", lang="en", corpus="demo-ja", **dict(list(fields.items())[:900]))
    assert not at.exception
    assert len(at.info) <= 8
    assert all(len(note.value) < 800 for note in at.info)


def test_foreign_words_are_shown_as_they_are():
    evil = "![x](http://example.org/x.png) <b>:red[x]</b>"
    at = opened(lang="en", corpus="demo-ja", text=evil)
    chip = next(button for button in at.sidebar.button if button.key.endswith(".chip.text"))
    assert "![" not in chip.label.replace("\\!", "").replace("\\[", "")
    assert re.sub(r"\\(.)", r"\1", chip.label).replace("\u2060", "") == f"contains “{evil}”"


def test_many_notes_are_counted_and_not_listed():
    at = opened(lang="en", corpus="demo-ja", **{f"field{n}": "1" for n in range(900)})
    assert len(at.info) <= 8
    assert notes(at)[-1] == labels("en")("note.more", value=str(900 - len(at.info) + 1))


@pytest.mark.parametrize("page", ["words", "corpora"])
def test_a_stage_that_failed_is_named_with_the_reason(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object) -> None:
        raise UserError("no <b>dictionary</b> at hand")

    with monkeypatch.context() as patch:
        patch.setattr("data.tokens.stage.make_tokens", refuse)
        keep(write(tmp_path / "in", [record()]), Library(tmp_path / "library"), "failed", words=True)
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path / "library"))
    at = opened(page, corpus="failed", lang="en")
    assert not at.exception
    assert any(r"last attempt failed\: no \<b\>dictionary" in note.value for note in at.info)
    assert "python -m data prepare failed" in [code.value for code in at.code]
