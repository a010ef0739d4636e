"""The page of failures: choosing, the range that was brushed, tagging, sets."""

from pathlib import Path

import pytest

from data.judgement import failures
from data.workspace import Workspace
from pages._ui.failures import tagging
from pages._ui.failures.brushing import _bound
from tests.pages.app import labels, opened, said

WORDS = labels("ja")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return Workspace()


def test_a_range_and_another_system_choose_the_failures(workspace: Workspace):
    query = {"o.system": "demo-jogen", "o.than": "demo-yorisoi", "o.high": "-20", "o.low": "many"}
    at = opened("failures", lang="ja", corpus="demo-ja", **query)
    assert not at.exception and WORDS("failures.range", low="…", high="-20") in [one.value for one in at.markdown]
    assert _bound("many") == "" and _bound("-20") == "-20"


def test_what_is_tagged_is_a_set_that_can_be_asked_for(workspace: Workspace, demo_ja):
    from analysis.core.query.filter import Filter
    from analysis.core.query.selection import select
    from analysis.failures.listing import response_failures
    from pages._ui.core.state.view import View

    view = View("failures", WORDS, "light", select(demo_ja, Filter()))
    page = response_failures(view.selection, system="demo-jogen").head(3)
    wanted = tagging._places(view, {"system": "demo-jogen"}, page, [0, 2], "話を聞かない")
    failures.tag(workspace, "demo-ja", "要注意", wanted, "2026-01-02T03:04:05")
    at = opened("failures", lang="ja", corpus="demo-ja", **{"o.system": "demo-jogen", "o.set": "要注意"})
    assert not at.exception and WORDS("failures.n", n=2).replace("*", "") in said(at).replace("*", "")


def test_a_corpus_without_responses_says_so(workspace: Workspace):
    at = opened("failures", lang="en", corpus="demo-en")
    assert not at.exception and labels("en")("failures.no_responses") in [one.value for one in at.info]
