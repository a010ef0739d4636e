"""What the browser is sent of a study names no system, and what it sends is checked; drawing, judging, results."""

from pathlib import Path

import orjson
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.judgement import sampling
from data.corpus import Corpus
from data.judgement import shuffling, store
from data.judgement.store import SCALE, Study
from data.workspace import Workspace
from pages._ui.core.state.view import View
from pages._ui.judgement import judge, studies
from tests.analysis.judgement.invented import SYSTEMS
from tests.pages.app import keys, labels, opened, said

WORDS = labels("ja")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return Workspace()


@pytest.fixture
def view(demo_ja: Corpus) -> View:
    return View("judging", WORDS, "light", select(demo_ja, Filter()))


def made(view: View, workspace: Workspace, **more) -> Study:
    given = {"mode": "pair", "attributes": ("overall",), "systems": (*SYSTEMS, "gold"), "seed": 2, **more}
    drawn = sampling.draw(view.selection, list(given["systems"]), 24, mode=given["mode"], seed=2)
    return store.make(workspace, Study("", "demo-ja", "練習", **given), studies.items_of(view, drawn.rows()))


def test_nothing_that_is_sent_names_a_system_or_an_item(view: View, workspace: Workspace):
    study = made(view, workspace)
    items = judge.placed(view.corpus, study, "花子")
    sent = judge.payload(view, study, "花子", items, {}, 0)
    text = orjson.dumps(sent).decode()
    assert len(items) == 24 and not any(system in text for system in (*SYSTEMS, "gold", "b_left"))
    assert [one["n"] for one in sent["items"]] == list(range(14))
    assert all(set(one) == set(sent["items"][0]) and len(one["texts"]) == 2 for one in sent["items"])
    others = judge.payload(view, study, "太郎", judge.placed(view.corpus, study, "太郎"), {}, 0)
    assert [one["texts"] for one in others["items"]] != [one["texts"] for one in sent["items"]]


def test_a_judgement_is_kept_with_the_side_that_was_shown(view: View, workspace: Workspace):
    study = made(view, workspace)
    items = judge.placed(view.corpus, study, "花子")
    given = judge.work(
        {"n": 3, "values": {"overall": 1, "zeal": 1}, "reasons": ["x", "length"], "done": True}, study, items
    )
    assert given is not None
    one, b_left = given
    assert (one.values, one.done, one.reasons) == ({"overall": 1.0}, True, ("length",))
    assert b_left == shuffling.left_is_b(study, "花子", one.number)
    store.save(workspace, study, "花子", [given], "2026-01-02T03:04:05.000")
    row = view.corpus.judging.every().filter(study=study.id).row(0, named=True)
    item = dict(store.items(workspace, study.id))[one.number]
    assert row["first"] == (item.b if b_left else item.a) and row["value"] == 1.0
    assert judge.work({"n": 99}, study, items) is None and judge.work({"n": -1}, study, items) is None
    unfit = judge.work({"n": 0, "values": {"overall": 0.7}, "done": True}, study, items)
    assert unfit is not None and not unfit[0].values and not unfit[0].done


def test_single_responses_are_rated_on_their_scale(view: View, workspace: Workspace):
    study = made(view, workspace, mode=SCALE, attributes=("empathy", "safety"), systems=SYSTEMS)
    items = judge.placed(view.corpus, study, "花子")
    assert all(len(one.texts) == 1 and not one.b_left for one in items)
    given = judge.work({"n": 0, "values": {"empathy": 5, "safety": 6}, "done": True}, study, items)
    assert given is not None and given[0].values == {"empathy": 5.0} and not given[0].done


@pytest.mark.parametrize("tab", ["", "studies", "files"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_tab_and_no_system_in_page_or_session(view: View, workspace: Workspace, tab: str, lang: str):
    made(view, workspace)
    at = opened("judging", lang=lang, corpus="demo-ja", **({"o.tab": tab} if tab else {}))
    assert not at.exception
    at.text_input[0].set_value("花子")
    at.button[[button.label for button in at.button].index(labels(lang)("coding.begin"))].click().run()
    assert not at.exception and "花子" in said(at)
    if tab == "studies":  # one who draws a study may show its results, and they are left out until then
        assert labels(lang)("judging.running") in said(at)
        at.button[[button.label for button in at.button].index(labels(lang)("judging.reveal"))].click().run()
        assert labels(lang)("judging.revealed") in said(at)
    if not tab:
        whole = said(at) + repr(at.session_state) + str(dict(at.query_params)) + str(keys(at))
        assert not any(system in whole for system in SYSTEMS)


@pytest.mark.parametrize("tab", ["", "biases", "raters", "judges", "groups", "paper"])
def test_every_tab_of_the_results(tab: str):
    at = opened("judgement", lang="ja", corpus="demo-ja", **({"o.tab": tab} if tab else {}))
    assert not at.exception
    if tab == "paper":  # the best of each result is bold, and models are beside people
        shown = "".join(one.value for one in at.markdown)
        assert r"**0\.79** a" in shown and "総合（人の判定）" in shown
    if not tab:
        assert WORDS("said.title") in said(at) and "カウンセラー" in said(at)


def test_a_corpus_without_judgements_says_how_to_come_by_some():
    at = opened("judgement", lang="en", corpus="demo-en")
    assert not at.exception and labels("en")("judgement.none") in [one.value for one in at.info]
