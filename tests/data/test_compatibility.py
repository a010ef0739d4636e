"""Libraries and workspaces of every version open as they did, from the first on.

``library_0_3`` is the invented English demo with the answers of two invented systems, prepared by that version;
``library_0_1`` and ``library_0_2`` hold the demo as those versions made it, which knew of less.
"""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from data.__main__ import main
from data.building.prepare import complete
from data.checks.check import check
from data.core.problems import Missing
from data.core.store import Library
from data.core.store.responses import MEASURES, REPORT, RESPONSES
from data.corpus import Corpus
from data.responses.importing import add
from data.responses.reading.mapping import Columns, remembered
from data.tokens import tokenizers
from data.workspace import Cohort, Workspace

MADE = Path(__file__).with_name("library_0_3")
SET = "0b0dee63cc"
WORDS = "Unicode UAX #29 (regex 2026.11.15)"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return shutil.copytree(MADE, tmp_path / "old")


def test_every_table_of_the_corpus_opens():
    corpus = Corpus.open("demo-en", Library(MADE / "library"))
    assert corpus.version == "6d857e638c46" and corpus.voices.is_empty()
    assert (corpus.dialogues.height, corpus.utterances.height, len(corpus.texts)) == (6, 216, 216)
    assert corpus.texts[0].startswith("Hello, and welcome.")
    assert (corpus.ratings.height, corpus.speakers.height) == (90, 5)
    assert len(corpus.tokens.ids) > 2000 and "work" in corpus.tokens.lemmas["lemma"]
    assert corpus.vectors.matrix.shape[0] == corpus.layout.table.height == 6
    assert check(corpus).invariants["breaches"].sum() == 0


@pytest.mark.parametrize("version", ["0_1", "0_2"])
def test_the_first_versions_open_and_are_completed(tmp_path: Path, version: str):
    old = shutil.copytree(MADE.with_name(f"library_{version}"), tmp_path / "old")
    library, workspace = Library(old / "library"), Workspace(old / "workspace")
    corpus = Corpus.open("demo-en", library)
    assert (corpus.dialogues.height, corpus.utterances.height, corpus.ratings.height) == (6, 216, 90)
    assert check(corpus).invariants["breaches"].sum() == 0
    assert corpus.texts[0].startswith("Hello, and welcome.")
    assert ("tokens" in corpus.manifest.stages) == (version == "0_2")  # words came with the second
    assert workspace.cohorts() == [Cohort("late", "demo-en", "topics=Procrastination")]
    assert workspace.selection("mbihpi7q6t") == "topics=Work+stress"
    after, is_new = complete("demo-en", library=library, utterances=False)
    assert (is_new, after.version) == (True, corpus.version)
    assert Corpus.open("demo-en", library).vectors.matrix.shape[0] == 6


def test_its_responses_open():
    responses = Corpus.open("demo-en", Library(MADE / "library")).responses
    [one] = responses.fitting()
    assert (one.id, one.systems) == (SET, {"echo": 12, "ask": 12})
    assert [responses.table(SET, name).height for name in (RESPONSES, MEASURES, REPORT)] == [24, 24, 0]


def test_the_workspace_opens(old: Path):
    workspace = Workspace(old / "workspace")
    assert workspace.selection("mbihpi7q6t") == "topics=Work+stress"
    assert workspace.cohorts() == [Cohort("late", "demo-en", "topics=Procrastination")]
    assert workspace.cluster_names("layouts-8bce9fb55f5abfae") == {0: "work"}
    assert workspace.value("lang") == "en"
    assert workspace.mapping_for(["a", "b"]) is not None
    assert remembered(workspace, ["answer", "conv"]) == Columns.of({"dialogue_id": "conv", "response": "answer"})
    assert workspace.remember_selection("topics=Work+stress") == "mbihpi7q6t"


def test_stages_have_the_keys_they_had(old: Path):
    library = Library(old / "library")
    if tokenizers.find(tokenizers.WORDS).about != WORDS:
        pytest.skip("another version of the tokenizer is installed: its words are made anew")
    assert complete("demo-en", library=library, utterances=False)[1] is False


def test_the_map_of_utterances_is_made_later_beside_what_stands(old: Path):
    library = Library(old / "library")
    before = library.manifest("demo-en").stages
    with pytest.raises(Missing, match="no utterances yet"):
        _ = Corpus.open("demo-en", library).utterance_map
    after = complete("demo-en", library=library)[0].stages
    assert after.keys() - before.keys() == {"utterances"}
    assert Corpus.open("demo-en", library).utterance_map.points["n"].sum() == 216


def test_the_same_file_again_gives_the_same_responses(old: Path):
    library = Library(old / "library")
    before = Corpus.open("demo-en", library).responses
    expected = before.tables(before.fitting(), RESPONSES).drop("set")
    add(old / "answers.jsonl", "demo-en", library=library, now=datetime(2026, 8, 1))
    after = Corpus.open("demo-en", library).responses
    [one] = after.fitting()
    assert after.table(one.id, RESPONSES).equals(expected)


def test_its_owner_is_told_what_making_it_anew_would_add(capsys: pytest.CaptureFixture[str]):
    assert main(["list", "--library", str(MADE / "library")]) == 0
    out, told = capsys.readouterr()
    assert out.startswith("demo-en\t6\t216\t") and "speakers and addressees" in told and "--name demo-en" in told
