"""Widgets follow the address and write it once; nothing is remembered beside it."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.core.query.filter import PRESETS
from data.building.prepare import prepare
from data.core.store import Library
from data.demos import DEMOS
from data.workspace import Workspace
from tests.conftest import NOW
from tests.pages.app import PAGES, figures, key, keys, labels, opened, query, with_filters


def frame(at: AppTest) -> dict[str, str]:
    """The address without language and corpus."""
    return {name: text for name, text in query(at).items() if name not in ("lang", "corpus")}


def pressed(at: AppTest, name: str) -> AppTest:
    return at.button(key=key(at, name)).click().run()


CHANGES = {
    "topics": ("multiselect", ["workplace", "school"], {"topics": "school,workplace"}),
    "score": ("slider", (40, 90), {"score": "40-90"}),
    "band": ("multiselect", ["top", "low"], {"band": "low,top"}),
    "regime": ("multiselect", ["zero"], {"regime": "zero"}),
    "year": ("multiselect", [2020, 2021, 2023], {"year": "2020-2021,2023"}),
    "date": (
        "date_input",
        (date(2021, 1, 1), date(2021, 12, 31)),
        {"date": "2021-01-01..2021-12-31"},
    ),
    "utterances": ("slider", (38, 41), {"utterances": "38-41"}),
    "minutes": ("slider", (40, 60), {"minutes": "40-60"}),
    "counselor": ("text_input", " 9,7-8 ", {"counselor": "7-9"}),
    "client": ("text_input", "12", {"client": "12"}),
    "text": ("text_input", "です", {"text": "です"}),
    "regex": ("text_input", "で.す?", {"regex": "で.す?"}),
    "lemma": ("text_input", "仕事", {"lemma": "仕事"}),
    "query": ("text_input", "仕事 NEAR/5 休む", {"query": "仕事 NEAR/5 休む"}),
    "id": ("text_input", "1-40,57", {"id": "1-40,57"}),
    "preset": ("button_group", "paper_full", {"band": "low,high"}),
    "opened": ("button_group", "client", {"opened": "client"}),
}


def test_conditions_are_drawn_when_their_group_is_opened():
    at = opened(corpus="demo-ja")
    assert "score" in keys(at) and "minutes" not in keys(at)
    assert {"score", "minutes"} <= keys(with_filters(corpus="demo-ja")).keys()


BLANK = {"multiselect": [], "text_input": "", "button_group": None}
WHOLE = {
    "score": (0, 100),
    "utterances": (37, 44),
    "minutes": (39, 78),
    "date": (date(2020, 3, 16), date(2024, 11, 29)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_widget_writes_the_address_follows_it_and_clears_its_condition(name: str):
    kind, value, expected = CHANGES[name]
    lang = "ja" if len(name) % 2 else "en"
    at = with_filters(lang=lang, corpus="demo-ja")
    getattr(at, kind)(key=key(at, name)).set_value(value).run()
    assert not at.exception
    assert frame(at) == expected
    assert (query(at)["lang"], query(at)["corpus"]) == (lang, "demo-ja")
    fresh = with_filters(**query(at))
    shown, again = (getattr(one, kind)(key=key(one, name)).value for one in (at, fresh))
    assert shown == again not in (None, [], "", ())
    getattr(fresh, kind)(key=key(fresh, name)).set_value(BLANK.get(kind, WHOLE.get(name, []))).run()
    assert not fresh.exception
    assert frame(fresh) == {}


@pytest.mark.parametrize(
    ("name", "kind", "text", "shown"),
    [
        ("topics", "multiselect", "school,nowhere", ["school"]),
        ("score", "slider", "70-", (70, 100)),
        ("score", "slider", "98-70", (0, 100)),
        ("year", "multiselect", "2020-2022", [2020, 2021, 2022]),
        ("date", "date_input", "..2020-12-31", (None, date(2020, 12, 31))),
        ("utterances", "slider", "1-40", (37, 40)),
        ("counselor", "text_input", "3,1,2", "1-3"),
        ("id", "text_input", "10-4", ""),
        ("text", "text_input", "a  b", "a  b"),
    ],
)
def test_the_address_fills_the_widgets(name: str, kind: str, text: str, shown):
    at = with_filters(lang="en", corpus="demo-ja", **{name: text})
    value = getattr(at, kind)(key=key(at, name)).value
    if isinstance(shown, tuple):
        assert all(expected in (None, got) for expected, got in zip(shown, value, strict=True))
    else:
        assert value == shown
    assert frame(at) == {name: text}


@pytest.mark.parametrize("preset", PRESETS)
def test_presets(preset: str):
    at = with_filters("scores", lang="en", corpus="demo-ja", score="10-90")
    at.button_group(key=key(at, "preset")).set_value(preset).run()
    assert frame(at) == {"score": "10-90", "band": ",".join(PRESETS[preset].band)}
    at.button_group(key=key(at, "preset")).set_value(None).run()
    assert frame(at) == {"score": "10-90"}


def test_a_preset_is_lit_where_the_address_says_so():
    at = with_filters(lang="en", corpus="demo-ja", band="high,low")
    assert at.button_group(key=key(at, "preset")).value in ("paper_full", ["paper_full"])
    at = with_filters(lang="en", corpus="demo-ja", band="low,top")
    assert at.button_group(key=key(at, "preset")).value in (None, [])


@pytest.mark.parametrize(
    ("end", "typed", "asked"),
    [("from", 40, "40-80"), ("to", 60, "20-60"), ("from", 95, "80-95"), ("to", 5, "5-20")],
)
def test_the_ends_of_a_range_can_be_typed(end: str, typed: int, asked: str):
    at = with_filters(lang="en", corpus="demo-ja", score="20-80")
    at.number_input(key=key(at, f"score.{end}")).set_value(typed)
    pressed(at, "score.apply")
    assert frame(at) == {"score": asked}
    assert at.slider(key=key(at, "score")).value == tuple(map(int, asked.split("-")))


def test_ratings_of_items():
    at = with_filters(lang="en", corpus="demo-ja")
    at.selectbox(key=key(at, "item.of.")).set_value("felt_respected").run()
    at.slider(key=key(at, "items.felt_respected")).set_value((3, 5)).run()
    assert frame(at) == {"items": "felt_respected:3-5"}
    assert not at.exception
    at.slider(key=key(at, "items.felt_respected")).set_value((0, 5)).run()
    assert frame(at) == {}


@pytest.mark.parametrize("name", ["counselor", "client", "id"])
@pytest.mark.parametrize("typed", ["9-3", "; DROP TABLE", "9" * 5_000])
def test_a_broken_value_is_told_and_changes_nothing(name: str, typed: str):
    at = with_filters(lang="en", corpus="demo-ja", score="50-60")
    at.text_input(key=key(at, name)).set_value(typed).run()
    assert not at.exception
    assert frame(at) == {"score": "50-60"}
    assert len(at.toast) == 1
    assert at.text_input(key=key(at, name)).value == ""


def test_a_pattern_that_cannot_be_used_is_told():
    at = with_filters(lang="en", corpus="demo-ja")
    at.text_input(key=key(at, "regex")).set_value("(").run()
    assert not at.exception
    assert ["regular expression" in note.value for note in at.info] == [True]


def test_each_condition_can_be_taken_off_by_itself():
    conditions = {"topics": "school", "score": "10-90", "text": "です", "role": "client", "id": "1-80"}
    at = with_filters(lang="en", corpus="demo-ja", **conditions)
    assert [name for name in keys(at) if name.startswith("chip.")] == [
        "chip.topics",
        "chip.score",
        "chip.text",
        "chip.id",
    ]
    pressed(at, "chip.score")
    assert frame(at) == {"topics": "school", "text": "です", "role": "client", "id": "1-80"}
    pressed(at, "chip.text")
    assert frame(at) == {"topics": "school", "id": "1-80"}
    pressed(at, "chip.topics")
    assert frame(at) == {"id": "1-80"}
    assert not at.exception


def test_taking_off_one_of_two_texts_keeps_the_role_with_the_other():
    at = with_filters(lang="en", corpus="demo-ja", text="です", regex="ます", role="client")
    pressed(at, "chip.regex")
    assert frame(at) == {"text": "です", "role": "client"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_clear_all_keeps_language_corpus_and_options(lang: str):
    at = with_filters(
        "scores", lang=lang, corpus="demo-ja", **{"o.x": "1"}, topics="school", score="1-2", sel="gone"
    )
    pressed(at, "clear" if "clear" in keys(at) else "loosen")
    assert query(at) == {"lang": lang, "corpus": "demo-ja", "o.x": "1"}


def test_an_empty_result_offers_to_loosen_the_right_condition():
    at = with_filters("topics", lang="en", corpus="demo-ja", topics="school", id="0", score="0-100")
    offered = [(b.key.rsplit(".", 1)[1], b.label) for b in at.main.button if ".loosen." in b.key]
    assert [name for name, _ in offered] == ["id"]
    assert re.search(r"Dialogue IDs.*→ 8 dialogues", offered[0][1])
    pressed(at, "loosen.id")
    assert frame(at) == {"topics": "school", "score": "0-100"}
    assert not at.exception and figures(at)


def test_an_empty_result_with_a_text_and_a_pattern_names_the_one_at_fault():
    at = with_filters("topics", lang="ja", corpus="demo-ja", text="です", regex="そんな語はない")
    assert [b.key.rsplit(".", 1)[1] for b in at.main.button if ".loosen." in b.key] == ["regex"]


def test_two_conditions_at_fault_are_said_to_be():
    at = with_filters("topics", lang="en", corpus="demo-ja", id="0", score="1-1")
    words = labels("en")
    assert words("empty.nothing") in [note.value for note in at.main.markdown]
    pressed(at, "loosen")
    assert frame(at) == {}


def test_the_language_switch_keeps_everything_else():
    at = with_filters("scores", lang="ja", corpus="demo-ja", topics="school")
    at.button_group(key=key(at, "lang")).set_value("en").run()
    assert query(at) == {"lang": "en", "corpus": "demo-ja", "topics": "school"}
    assert at.title[0].value == labels("en")("scores.title")
    at.button_group(key=key(at, "lang")).set_value("ja").run()
    assert at.title[0].value == labels("ja")("scores.title")


def test_the_corpus_picker():
    at = with_filters("topics", lang="en", corpus="demo-ja", id="1-3")
    at.selectbox(key=key(at, "corpus")).set_value("demo-en").run()
    assert {name: text for name, text in query(at).items() if name in ("lang", "corpus", "id")} == {
        "lang": "en",
        "corpus": "demo-en",
    }, "ids mean nothing in another corpus"
    assert not at.exception
    assert at.selectbox(key=key(at, "corpus")).value == "demo-en"


def test_a_condition_that_the_next_corpus_lacks_is_noted_and_kept_in_the_address():
    at = with_filters("topics", lang="en", corpus="demo-ja", score="10-90")
    at.selectbox(key=key(at, "corpus")).set_value("demo-en").run()
    assert query(at)["score"] == "10-90"
    assert labels("en")("note.not_in_corpus", name="Score", value="") in [
        re.sub(r"\\(.)", r"\1", note.value) for note in at.info
    ]


def test_the_filter_is_kept_from_page_to_page():
    at = with_filters(lang="en", corpus="demo-ja", topics="school", score="20-95")
    there = query(at)
    for page in ("topics", "scores", "corpora", "topics", "scores"):
        at.switch_page(PAGES[page]).run()
        assert not at.exception
        assert query(at) == there
        assert at.multiselect(key=key(at, "topics")).value == ["school"]
        assert at.slider(key=key(at, "score")).value == (20, 95)
    at.switch_page("app.py").run()
    assert query(at) == there


def test_links_to_pages_carry_the_address():
    at = with_filters("topics", lang="en", corpus="demo-ja", topics="school", **{"o.x": "1"})
    links = at.sidebar.get("page_link")
    assert len(links) == len(PAGES)
    for link in links:
        carried = link.proto.query_string
        assert "topics=school" in carried and "corpus=demo-ja" in carried and "lang=en" in carried
        assert ("o.x=1" in carried) == (link.proto.page == "topics"), "a page's options are its own"


def test_a_selection_too_long_for_an_address_gets_a_short_id():
    numbers = ",".join(str(n) for n in range(1, 5_000, 2))
    at = with_filters(lang="en", corpus="demo-ja")
    at.text_input(key=key(at, "id")).set_value(numbers).run()
    short = frame(at)
    assert not at.exception and list(short) == ["sel"]
    assert Workspace().selection(short["sel"]) == f"id={numbers}"
    fresh = with_filters("topics", **query(at))
    assert fresh.text_input(key=key(fresh, "id")).value == numbers
    fresh.slider(key=key(fresh, "score")).set_value((10, 90)).run()
    assert list(frame(fresh)) == ["sel"] and frame(fresh) != short
    pressed(fresh, "chip.id")
    assert frame(fresh) == {"score": "10-90"}


def test_a_role_waits_for_a_text():
    at = with_filters(lang="en", corpus="demo-ja", text="です")
    at.button_group(key=key(at, "role")).set_value("client").run()
    assert frame(at) == {"text": "です", "role": "client"}
    without = with_filters(lang="en", corpus="demo-ja")
    assert without.button_group(key=key(without, "role")).disabled


def test_numbers_behind_a_figure_are_made_when_they_are_opened():
    at = with_filters("topics", lang="en", corpus="demo-ja")
    assert "data.topic_bars" in keys(at)
    assert "export.table.save.topic_counts" not in keys(at)


def test_a_corpus_prepared_anew_is_shown_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = shutil.copytree(DEMOS["demo-en"], tmp_path / "source")
    library = Library(tmp_path / "library")
    monkeypatch.setenv("KOKORO_LIBRARY", str(library.root))
    prepare(source, "anew", library=library, now=NOW, maps=False)
    first = with_filters("topics", lang="en", corpus="anew", id="1-3")
    card = json.loads((source / "corpus.json").read_text("utf-8"))
    (source / "corpus.json").write_text(json.dumps({**card, "citation": "Cited otherwise"}), "utf-8")
    prepare(source, "anew", library=library, now=NOW, maps=False)
    again = with_filters("scores", lang="en", corpus="anew", id="1-3")
    assert not first.exception and not again.exception
    assert not again.error
    assert "Cited otherwise" in again.sidebar.caption[-1].value
    assert "rating_dots" in keys(again)
