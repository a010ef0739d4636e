"""The words page without a browser: what it shows, where its widgets lead, and what it makes of odd addresses."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.labels import Labels
from data.__main__ import main
from data.building.prepare import STAGES
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from data.demos import prepare_demo

SHOWN = ["frequency", "keyness", "ngrams", "concordance", "word"]


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    at.query_params.update(query)
    at.switch_page("pages/words.py")
    return at.run()


def widget(at: AppTest, kind: str, name: str):
    return next(node for node in getattr(at, kind) if node.key and node.key.endswith(f".o.{name}"))


def query(at: AppTest) -> dict[str, str]:
    return {name: text if isinstance(text, str) else text[-1] for name, text in at.query_params.items()}


def texts(at: AppTest) -> str:
    parts = [*at.markdown, *at.caption, *at.info, *at.warning]
    return "\n".join(node.value for node in parts)


@pytest.mark.parametrize(
    ("lang", "corpus", "wanted"),
    [
        ("ja", "demo-ja", {}),
        ("en", "demo-en", {}),
        ("en", "demo-ja", {"topics": "workplace"}),
        ("ja", "demo-en", {"id": "1"}),
    ],
)
@pytest.mark.parametrize("show", SHOWN)
def test_every_part_on_both_demos(show: str, lang: str, corpus: str, wanted: dict):
    at = opened(lang=lang, corpus=corpus, **{"o.show": show, "o.q": "pos:名詞 *"}, **wanted)
    assert not at.exception
    if at.subheader:  # nothing matched
        return
    labels = Labels("ja" if lang == "ja" else "en")
    assert labels("words_page.show") in [control.label for control in at.segmented_control]


@pytest.mark.parametrize("show", ["frequency", "keyness", "ngrams", "word"])
def test_two_cohorts(show: str):
    second = {"b.corpus": "demo-ja", "b.topics": "school"}
    assert not opened(corpus="demo-ja", topics="workplace", **second, **{"o.show": show}).exception


@pytest.mark.parametrize("show", SHOWN)
def test_two_corpora(show: str):
    assert not opened(corpus="demo-ja", **{"b.corpus": "demo-en", "o.show": show, "o.q": "/./"}).exception


def test_keyness_compares_what_is_asked_in_one_click():
    at = opened(corpus="demo-ja", lang="en", **{"o.show": "keyness"})
    assert "score 70–100" in texts(at).replace("\\", "") and "score 0–69" in texts(at).replace("\\", "")
    widget(at, "segmented_control", "against").set_value("roles").run()
    assert query(at)["o.against"] == "roles"
    assert "**A** Counselor" in texts(at)
    widget(at, "segmented_control", "against").set_value("topics").run()
    assert query(at)["o.against"].startswith("topics:")
    assert not at.exception


def test_a_choice_is_in_the_address_and_a_default_is_not():
    at = opened(corpus="demo-ja", **{"o.show": "ngrams", "o.size": "3"})
    assert widget(at, "segmented_control", "size").value == "3"
    widget(at, "segmented_control", "size").set_value("2").run()
    assert "o.size" not in query(at)
    assert query(at)["o.show"] == "ngrams"


def test_stop_words_can_be_seen_and_edited():
    at = opened(corpus="demo-ja")
    area = widget(at, "text_area", "stop")
    assert "為る" in area.value
    area.set_value("為る 相談").run()
    assert query(at)["o.stop"] == "為る 相談"
    widget(at, "text_area", "stop").set_value("").run()
    assert query(at)["o.stop"] == "-"
    assert not at.exception


def test_a_switch_hides_personal_names_and_keeps_the_list():
    at = opened(corpus="demo-ja")

    def switch(group: str):
        return next(toggle for toggle in at.toggle if group in toggle.key)

    switch("@names").set_value(True).run()
    assert query(at)["o.stop"] == "auto @names"
    widget(at, "text_area", "stop").set_value("相談").run()
    assert query(at)["o.stop"] == "相談 @names"
    switch("@sensitive").set_value(True).run()
    assert query(at)["o.stop"] == "相談 @names @sensitive"
    switch("@names").set_value(False).run()
    assert query(at)["o.stop"] == "相談 @sensitive"
    assert not at.exception


def test_a_query_is_counted_and_its_lines_are_shown(demo_ja: Corpus):
    at = opened(corpus="demo-ja", lang="en", **{"o.show": "concordance"})
    assert not at.dataframe
    widget(at, "text_input", "q").set_value("pos:名詞").run()
    assert query(at)["o.q"] == "pos:名詞"
    lines = at.dataframe[0].value
    assert len(lines) == 100
    assert "hits" in texts(at)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("*", "matches every word"),
        ("/(/", "Not a valid regular expression"),
        ("colour:red", "no field"),
        ("あ" * 10_000, "at most 1,000"),
        ("死\x08に", "control character"),
        ('"open', "Cannot read the query"),
        ("zzzz", "No matches in this selection"),
    ],
)
def test_a_query_that_cannot_be_used_is_said_so(typed: str, said: str):
    at = opened(corpus="demo-ja", lang="en", **{"o.show": "concordance", "o.q": typed})
    assert not at.exception
    assert said in texts(at).replace("\\", "")


@pytest.mark.parametrize(
    "odd",
    [
        {"o.show": "nonsense", "o.role": "<b>", "o.words": "x" * 5_000},
        {"o.show": "keyness", "o.against": "../../etc/passwd", "o.interval": "\x00"},
        {"o.show": "keyness", "o.against": "topics:nowhere"},
        {"o.show": "ngrams", "o.size": "9" * 400},
        {"o.show": "concordance", "o.q": "/./", "o.page": "9" * 5_000, "o.sort": "nonsense"},
        {"o.show": "concordance", "o.q": "/./", "o.page": "-3"},
        {"o.show": "word", "o.word": "<script>alert(1)</script>" * 40},
        {"o.stop": "\x00 " * 2_000},
    ],
)
def test_odd_addresses(odd: dict):
    at = opened(corpus="demo-ja", **odd)
    assert not at.exception


def test_an_unknown_word_is_said_so():
    at = opened(corpus="demo-ja", lang="en", **{"o.show": "word", "o.word": "nowhere"})
    assert "“nowhere” does not occur in this corpus" in texts(at)


def test_a_corpus_without_words_offers_to_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    library = Library(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("data.building.prepare.STAGES", tuple(stage for stage in STAGES if stage.name == "measures"))
        prepare_demo("demo-ja", library, now=datetime(2026, 1, 1))
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path))
    monkeypatch.setattr("pages._ui.frame.demo.ensure", lambda: None)
    begun: list[list[str]] = []
    monkeypatch.setattr("pages._ui.core.parts.jobs.start", lambda name, arguments: begun.append(arguments))
    at = opened(corpus="demo-ja", lang="en")
    assert not at.exception
    assert "has not been tokenized" in texts(at)
    assert at.code[0].value == "python -m data prepare demo-ja"
    next(button for button in at.button if button.label == "Tokenize").click().run()
    assert begun == [["prepare", "demo-ja"]]


@pytest.fixture
def own_library(demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that a test may change."""
    library = Library(shutil.copytree(demo_library.root, tmp_path, dirs_exist_ok=True))
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path))
    monkeypatch.setattr("pages._ui.frame.demo.ensure", lambda: None)
    return library


def lists(**query: str) -> AppTest:
    """The page with the lists of compounds and spellings unfolded."""
    at = opened(**query)
    at.session_state[f"words.en.{query['corpus']}.lists"] = True
    return at.run()


def test_compounds_and_spellings_are_given_on_the_page(own_library: Library, monkeypatch: pytest.MonkeyPatch):
    begun: list[list[str]] = []
    monkeypatch.setattr("pages._ui.core.parts.jobs.start", lambda name, arguments: begun.append(arguments))
    at = lists(corpus="demo-ja", lang="en")
    assert "Current lists: 0 compounds, 0 spelling variants" in texts(at).replace("\\", "")
    compounds, synonyms = (node for node in at.text_area if ".lists." in node.key)
    compounds.set_value("弟\n,柿\n")
    next(button for button in at.button if button.label == "Recount").click().run()
    assert "Compounds, line 2: the first field" in at.error[0].value.replace("\\", "")
    assert begun == []
    compounds, synonyms = (node for node in at.text_area if ".lists." in node.key)
    compounds.set_value("下書き\n柿の木坂\n")
    synonyms.set_value("手紙 = 便箋、メモ\n")
    next(button for button in at.button if button.label == "Recount").click().run()
    assert not at.error and not at.exception
    assert main([*begun[0], "--library", str(own_library.root)]) == 0
    after = lists(corpus="demo-ja", lang="en")
    assert "Current lists: 2 compounds, 2 spelling variants" in texts(after).replace("\\", "")
    assert "柿の木坂" in texts(after)
    assert [node.value for node in after.text_area if ".lists." in node.key] == [
        "下書き\n柿の木坂\n",
        "手紙 = 便箋, メモ\n",
    ]
    next(button for button in after.button if button.label == "Clear both lists").click().run()
    assert main([*begun[1], "--library", str(own_library.root)]) == 0
    plain = lists(corpus="demo-ja", lang="en")
    assert "Current lists: 0 compounds, 0 spelling variants" in texts(plain).replace("\\", "")
    assert "Clear both lists" not in [button.label for button in plain.button]
