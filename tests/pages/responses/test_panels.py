"""The responses page without a browser: what it shows, where its widgets lead, and what it makes of odd input."""

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from analysis.core.query.selection import Filter, select
from analysis.labels import TEXTS
from analysis.responses.items import response_items
from data.building.prepare import STAGES
from data.core.problems import Problem, UserError
from data.core.store import Library
from data.corpus import Corpus
from data.demos import prepare_demo
from data.responses import target_lines
from data.responses.importing import add
from pages._ui.core.parts import messages
from pages._ui.core.state import cache
from pages._ui.responses.side_by_side import MARKS, _compared
from tests.pages.app import key, keys, labels, opened, query, said

PARTS = ("scores", "pairs", "groups", "style", "items", "files")
SYSTEMS = ("demo-jogen", "demo-kogata", "demo-yorisoi")


def page(**asked: str) -> AppTest:
    return opened("responses", **asked)


def texts(at: AppTest) -> str:
    parts = [*at.markdown, *at.caption, *at.info, *at.warning, *at.success, *at.error]
    return "\n".join(node.value for node in parts).replace("\\", "")


def widget(at: AppTest, kind: str, name: str):
    return next(node for node in getattr(at, kind) if node.key and node.key.endswith(f".{name}"))


@pytest.mark.parametrize(("lang", "wanted"), [("ja", {}), ("en", {"topics": "workplace"}), ("ja", {"id": "3"})])
@pytest.mark.parametrize("show", PARTS)
def test_every_part(show: str, lang: str, wanted: dict):
    at = page(lang=lang, corpus="demo-ja", **{"o.show": show}, **wanted)
    assert not at.exception
    assert labels(lang)("responses_page.show") in [control.label for control in at.segmented_control]
    if show != "files":
        assert all(system in said(at) for system in SYSTEMS)


@pytest.mark.parametrize("show", PARTS)
def test_a_second_cohort_does_no_harm(show: str):
    for corpus in ("demo-ja", "demo-en"):
        at = page(lang="en", corpus="demo-ja", **{"o.show": show, "b.corpus": corpus})
        assert not at.exception
        assert labels("en")("responses_page.only_a") in texts(at)


@pytest.mark.parametrize("show", PARTS)
def test_dialogues_that_nobody_answered_are_said_so(show: str, demo_ja: Corpus):
    answered = {int(one) for one in response_items(select(demo_ja, Filter()))["dialogue_id"].unique()}
    silent = next(one for one in demo_ja.dialogues["dialogue_id"] if one not in answered)
    at = page(lang="en", corpus="demo-ja", id=str(silent), **{"o.show": show})
    assert not at.exception
    assert (labels("en")("responses_page.unanswered") in texts(at)) == (show != "files")
    if show == "scores":
        widget(at, "button", "whole").click().run()
        assert "id" not in query(at)
        assert "response_score_dots" in keys(at)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_corpus_without_responses_says_how_to_bring_some(lang: str):
    at = page(lang=lang, corpus="demo-en")
    assert not at.exception
    assert labels(lang)("responses_page.none") in texts(at)
    commands = [block.value for block in at.code]
    assert "python -m analysis baseline bm25 --corpus demo-en" in commands
    assert "python -m analysis targets --corpus demo-en --out targets.jsonl" in commands


def test_commands_carry_the_filter_as_a_shell_reads_it():
    at = page(lang="en", corpus="demo-ja", topics="workplace,school", **{"o.show": "files"})
    words = [shlex.split(block.value) for block in at.code]
    chosen, notes = Filter.from_query(words[0][words[0].index("--filter") + 1])
    assert set(chosen.topics) == {"workplace", "school"} and not notes


def test_items_step_to_their_neighbours_and_stand_in_the_address(demo_ja: Corpus):
    listed = response_items(select(demo_ja, Filter())).select("dialogue_id", "position").rows()
    at = page(lang="en", corpus="demo-ja", **{"o.show": "items"})
    assert f"**1 of {len(listed)}**" in texts(at)
    assert widget(at, "button", "previous").disabled
    widget(at, "button", "next").click().run()
    assert query(at)["o.item"] == "{}.{}".format(*listed[1])
    at = page(lang="en", corpus="demo-ja", **{"o.show": "items", "o.item": "{}.{}".format(*listed[-1])})
    assert f"**{len(listed)} of {len(listed)}**" in texts(at)
    assert widget(at, "button", "next").disabled


def test_sorting_begins_at_the_first_again_and_bounds_what_is_sorted_by(demo_ja: Corpus):
    every = select(demo_ja, Filter())
    at = page(lang="en", corpus="demo-ja", **{"o.show": "items", "o.item": "3.3"})
    widget(at, "selectbox", "o.sort").set_value("disagreement").run()
    assert "o.item" not in query(at)
    most = response_items(every, sort="disagreement")
    assert "dialogue {} · utterance {}".format(*most.row(0)[:2]).lower() in texts(at).lower()
    low = round(most["disagreement"].median())
    at = page(lang="en", corpus="demo-ja", **{"o.show": "items", "o.sort": "disagreement", "o.low": str(low)})
    kept = response_items(every, sort="disagreement", low=str(low))
    assert kept.height == int((most["disagreement"] >= low).sum()) < most.height
    assert f"**1 of {kept.height}**" in texts(at)


@pytest.mark.parametrize(
    "odd",
    [
        {"o.show": "items", "o.item": "<script>alert(1)</script>"},
        {"o.show": "items", "o.item": "9" * 400 + "." + "1"},
        {"o.show": "items", "o.item": "1.2.3"},
        {"o.show": "items", "o.low": "nan", "o.high": "1e999"},
        {"o.show": "items", "o.text": "![x](https://example.org/x.png)"},
        {"o.show": "items", "o.sort": "nonsense", "o.metric": "../..", "o.order": "\x00"},
        {"o.systems": "nobody,<b>", "o.show": "pairs"},
        {"o.systems": ",,,", "o.metric": "x" * 4000},
        {"o.show": "groups", "o.by": "nonsense"},
        {"o.show": "files", "o.set": "../../etc", "o.baseline": "vectors; rm"},
    ],
)
def test_odd_addresses(odd: dict):
    assert not page(lang="en", corpus="demo-ja", **odd).exception


def test_an_item_that_is_not_listed_is_said_so():
    at = page(lang="en", corpus="demo-ja", **{"o.show": "items", "o.item": "999.1"})
    assert "“999.1” is not in the current list" in texts(at)


def test_one_system_can_be_looked_at_alone():
    at = page(lang="en", corpus="demo-ja", **{"o.systems": "demo-kogata", "o.show": "pairs"})
    assert labels("en")("responses_page.one_system") in texts(at)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_why_files_fail_is_said_in_the_page_s_language(lang: str):
    words = labels(lang)
    mistake = UserError("x.txt: plain text needs …", "plain_text", file="x.txt")
    assert messages.raised(words, mistake) == words("error.plain_text", file="x.txt")
    first = Problem("a.csv row 2", "opening", "…", False, {"detail": "3:0"})
    about = {"file": "a.csv", "where": first.where, "why": first, "more": UserError.of("more", n=4)}
    said = messages.raised(words, UserError("…", "no_response_usable", **about))
    assert words("told.opening", detail="3:0") in said and "a.csv row 2" in said
    assert words("error.more", n="4") in said
    assert messages.error(words, "something else") == "something else"


def test_every_rule_of_the_matching_has_a_message():
    sources = "".join(path.read_text("utf-8") for path in Path("data/responses").glob("**/*.py"))
    rules = set(re.findall(r'problems\.add\([^"]*?"([a-z_0-9]+)"', sources))
    rules |= set(re.findall(r'"(null_response|wrong_type)" if', sources))
    assert len(rules) > 20 and not {rule for rule in rules if f"told.{rule}" not in TEXTS}
    assert not {rule for rule in rules if f"rule.{rule}" not in TEXTS}


def test_without_words_the_differences_offer_to_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr("data.building.prepare.STAGES", tuple(stage for stage in STAGES if stage.name == "measures"))
        prepare_demo("demo-ja", Library(tmp_path), now=datetime(2026, 1, 1))
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path))
    for show in PARTS:
        at = page(lang="en", corpus="demo-ja", **{"o.show": show, "o.diff": "1"})
        assert not at.exception


def test_differences_keep_every_character_of_the_response():
    words = pl.DataFrame(
        [("same", "はい", "はい"), ("gold", "、ええ", ""), ("response", "", "。そう")],
        schema=["change", "gold", "response"],
        orient="row",
    )
    pieces = _compared(words, "はい。そうですか\u202e", labels("ja"))
    assert "".join(piece[1] for piece in pieces if piece[0] not in ("del", "control")) == "はい。そうですか"
    assert [piece[0] for piece in pieces] == ["", "del", "ins", "", "control"]
    assert MARKS["light"].keys() == MARKS["dark"].keys()


def test_a_sample_of_targets_holds_no_more_lines_than_are_allowed(demo_ja: Corpus):
    found = [orjson.loads(line) for line in target_lines.excerpt(demo_ja, demo_ja.dialogues["dialogue_id"], 50)]
    said_here = [text for one in found for text in (*(m["content"] for m in one["messages"]), one["reference"])]
    assert 0 < sum(len(text.split("\n")) for text in said_here) <= 50
    assert all(one["licence"] and one["id"] for one in found)


@pytest.fixture
def forgetful() -> Iterator[None]:
    """What is kept of a corpus is kept by its version, which libraries share: a second library begins anew."""
    cache.forget()
    yield
    cache.forget()


@pytest.mark.usefixtures("forgetful")
def test_what_did_not_fit_is_reported_row_by_row(
    demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    library = Library(shutil.copytree(demo_library.root, tmp_path / "library"))
    rows = [
        {"system": "<b>x</b>", "dialogue_id": 3, "position": 3, "response": "<script>alert(1)</script>"},
        {"system": "<b>x</b>", "dialogue_id": 999, "position": 3, "response": "a"},
        {"system": "<b>x</b>", "dialogue_id": 3, "position": 3, "response": "twice"},
    ]
    file = tmp_path / "![x](http:__x).jsonl"
    file.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    made, _ = add(file, "demo-ja", library=library, now=datetime(2026, 1, 2))
    monkeypatch.setenv("KOKORO_LIBRARY", str(library.root))
    at = page(lang="en", corpus="demo-ja", **{"o.show": "files", "o.set": made.id})
    assert not at.exception
    assert len(at.dataframe[0].value) == made.set_aside + made.noted >= 3
    button = key(at, f"remove.{made.id}")
    at.button(key=button).click().run()
    assert made.id not in {one.id for one in Corpus.open("demo-ja", library).responses.sets()}
