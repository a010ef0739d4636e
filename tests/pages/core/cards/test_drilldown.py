"""A pressed mark or picked row leads to its dialogues, and the way back to the page as it was."""

import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, parse_qsl

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from pages._ui.core.cards import drilldown
from pages._ui.core.state import selected_marks
from tests.pages.app import key, keys, labels, notes, opened, query

registry.load()


def mark(table: str, *codes: dict) -> str:
    """A row of a table as the address names it."""
    return ",".join(selected_marks._code(row) for row in codes)


def links(at: AppTest) -> list[SimpleNamespace]:
    """The links of the page itself: where they lead, and with which query."""
    return [SimpleNamespace(page=n.proto.page, label=n.proto.label, query=dict(parse_qsl(n.proto.query_string)))
             for n in at.main.get("page_link")]  # fmt: skip


def offered(at: AppTest) -> list[str]:
    return [node.value for node in at.main.markdown if re.search(r"\d dialogues?\*\*", node.value)]


WORKPLACE = mark("topic_counts", {"topic_main": "workplace"})


@pytest.fixture
def at() -> AppTest:
    return opened(
        "topics", lang="en", corpus="demo-ja", **{"o.mark": f"topic_bars:{WORKPLACE}", "o.tab": "shares"}
    )


def test_a_pressed_mark_says_how_many_dialogues_before_it_leads_anywhere(at: AppTest, demo_ja):
    n = select(demo_ja, Filter(topics=("workplace",))).n_dialogues
    assert not at.exception
    assert offered(at) == [f"Workplace **{n} dialogues**"]


def test_its_links_carry_the_selection_and_the_way_back(at: AppTest):
    reading = next(link for link in links(at) if link.page == "reader")
    assert reading.query["topics"] == "workplace"
    assert reading.query["dialogue"].isdecimal()
    assert "o.tab" not in reading.query, "a page's options are its own"
    came, _, text = reading.query["from"].partition("?")
    assert came == "topics"
    assert dict(parse_qsl(text)) == {**query(at), "lang": "en", "corpus": "demo-ja"}
    there = opened("reader", **reading.query)
    assert not there.exception
    assert notes(there) == []
    back = next(link for link in links(there) if link.label == "Back to Topics")
    assert back.page == "topics"
    assert back.query == query(at)


def test_the_way_back_knows_what_another_card_had_pressed_since(at: AppTest):
    then = query(at)
    reading = next(link for link in links(at) if link.page == "reader")
    for now, back in (
        ({**then, "o.mark": "topic_bars:1;topic_score_dots:2"}, "topic_bars:1;topic_score_dots:2"),
        ({name: text for name, text in then.items() if name != "o.mark"}, None),
        ({**then, "o.mark": "x:1", "score": "1-2"}, then["o.mark"]),
    ):
        at.session_state["pages.pressed"] = ("topics", now)
        at.query_params.clear()
        at.query_params.update(reading.query)
        at.switch_page("pages/reader.py").run()
        link = next(link for link in links(at) if link.label == "Back to Topics")
        assert link.query == {name: text for name, text in {**then, "o.mark": back}.items() if text}


def test_narrowing_here_keeps_the_page(at: AppTest):
    at.button(key=key(at, "narrow.topic_bars.A")).click().run()
    assert query(at)["topics"] == "workplace"
    assert query(at)["o.tab"] == "shares"
    assert "narrow.topic_bars.A" not in keys(at), "there is nothing more to narrow"


def test_a_mark_is_found_again_under_another_selection(demo_ja):
    at = opened("topics", lang="en", corpus="demo-ja", score="60-100", **{"o.mark": f"topic_bars:{WORKPLACE}"})
    n = select(demo_ja, Filter(topics=("workplace",), score=(60, 100))).n_dialogues
    assert offered(at) == [f"Workplace **{n} dialogues**"]


def test_several_rows_of_a_table_lead_together(demo_ja):
    aspects = mark("data_quality", {"aspect": "score_halved"}, {"aspect": "score_zero"})
    at = opened(lang="en", corpus="demo-ja", **{"o.mark": f"data_quality:{aspects}"})
    n = select(demo_ja, Filter(regime=("halved", "zero"))).n_dialogues
    assert len(offered(at)) == 1
    assert offered(at)[0].endswith(f"**{n} dialogues**")
    assert next(link for link in links(at) if link.page == "reader").query["regime"] == "halved,zero"


def test_with_two_cohorts_a_mark_says_which(demo_ja):
    rows = mark("topic_counts", *({"cohort": cohort, "topic_main": "workplace"} for cohort in "AB"))
    at = opened("topics", lang="en", corpus="demo-ja", score="50-100",
                **{"b.corpus": "demo-ja", "b.score": "0-49", "o.mark": f"topic_bars:{rows}"})  # fmt: skip
    n = {side: select(demo_ja, Filter(topics=("workplace",), score=span)).n_dialogues
         for side, span in (("A", (50, 100)), ("B", (0, 49)))}  # fmt: skip
    assert offered(at) == [f"{side} · Workplace **{n[side]} dialogues**" for side in "AB"]
    of_a, of_b = (link.query for link in links(at) if link.page == "reader")
    assert (of_a["score"], of_a["b.score"]) == ("50-100", "0-49")
    assert of_b["score"] == "0-49"
    assert "b.score" not in of_b, "a dialogue of B is read in B's own selection"


def test_a_row_that_counts_nothing_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))  # home leads back to what was read last
    nothing = mark("data_quality", {"aspect": "backward_gaps"})
    at = opened(lang="en", corpus="demo-ja", **{"o.mark": f"data_quality:{nothing}"})
    assert any("no dialogues" in caption.value for caption in at.caption)
    assert [link for link in links(at) if link.page == "reader" and "dialogue" in link.query] == []


@pytest.mark.parametrize(
    "odd", ["", ":", "x", "topic_bars", "topic_bars:", "topic_bars:zz", "nope:00000000", ";;,", "a" * 5_000]
)
def test_an_odd_mark_is_passed_over(odd: str):
    at = opened("topics", lang="en", corpus="demo-ja", **{"o.mark": odd})
    assert not at.exception
    assert offered(at) == []


@pytest.mark.parametrize("odd", ["nowhere?x=1", "https://example.org", "topics?" + "%" * 50, "?", "../app.py"])
def test_an_odd_way_back_leads_to_no_stranger(odd: str):
    at = opened("reader", lang="en", corpus="demo-ja", **{"from": odd})
    assert not at.exception
    assert all(link.page in ("topics", "reader", "persons", "") for link in links(at))
    assert not any("example" in link.page for link in links(at))


def test_pages_come_back_as_they_were_left():
    at = opened("topics", lang="en", corpus="demo-ja", **{"o.tab": "sub", "o.find": "仕事"})
    at.switch_page("app.py").run()
    of_topics = next(n.proto for n in at.sidebar.get("page_link") if n.proto.page == "topics")
    assert {"o.tab": ["sub"], "o.find": ["仕事"]}.items() <= parse_qs(of_topics.query_string).items()
    others = [n.proto for n in at.sidebar.get("page_link") if n.proto.page not in ("topics", "")]
    assert not any("o.find" in link.query_string for link in others)


def test_names_of_rows_hold_no_markup():
    at = opened("topics", lang="en", corpus="demo-ja", **{"o.mark": f"topic_bars:{WORKPLACE}"})
    view = SimpleNamespace(labels=labels("en"))
    table = registry.TABLES["sub_topics"]
    frame = pl.DataFrame({"topic_main": ["workplace"], "topic_sub": ["**x** " + "長" * 80]})
    assert len(drilldown._names(view, table, frame, [0])) == drilldown.LONGEST
    assert not at.exception
