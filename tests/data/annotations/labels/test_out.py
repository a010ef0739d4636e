"""Labels as they leave: read back as they were, as a REFI-QDA project, and as questions to a model."""

import io
import zipfile
from pathlib import Path

import polars as pl
import pytest

from data.annotations.labels import files, out
from data.coding import queues, store
from data.coding.labels import CorpusLabels
from data.coding.queues import Item, Queue
from data.coding.store import Label
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.data.coding.invent import ACTS, corpus_of, place
from tests.data.invent import NOW


@pytest.fixture
def coded(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Three dialogues with two labels by hand."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "ws"))
    corpus, workspace = corpus_of(tmp_path, library), Workspace()
    store.save_scheme(workspace, ACTS)
    with store.writing(workspace, corpus.id) as connection:
        store.put(connection, "c", place(corpus, 2, 0), "花子", [Label("acts", "open", unsure=True)], ["acts"], "")
        store.put(connection, "c", place(corpus, 3, 1), "花子", [Label("distress", value=2)], ["distress"], "")
    return corpus


def test_notes_leave_with_their_labels_and_alone(coded: Corpus):
    with store.writing(Workspace(), coded.id) as connection:
        for dialogue, position, note in ((2, 0, "と言いつつ"), (2, 1, "no label")):
            at = place(coded, dialogue, position)
            row = [coded.id, at.source, at.position, "花子", note, ""]
            connection.execute("INSERT INTO coding_notes VALUES (?, ?, ?, ?, ?, ?)", row)
    notes = out.table(coded).filter(pl.col("note").is_not_null()).select("position", "code", "note")
    assert notes.rows() == [(0, "open", "と言いつつ"), (1, None, "no label")]


def test_what_is_written_is_read_again(coded: Corpus, tmp_path: Path, library: Library):
    out.table(coded).write_csv(tmp_path / "labels.csv")
    about, _ = files.add(tmp_path / "labels.csv", "c", library=library, now=NOW)
    assert (about.matched, about.set_aside, about.noted) == (2, 0, 0)
    again = CorpusLabels(coded, Workspace(tmp_path / "none")).labels()
    columns = ("dialogue_id", "position", "scheme", "code", "value", "coder", "kind", "unsure")
    by_hand = set(CorpusLabels(coded).labels().select(columns).iter_rows())
    assert set(again.select(columns).iter_rows()) == by_hand


def test_a_project_holds_the_coded_dialogues(coded: Corpus):
    archive = zipfile.ZipFile(io.BytesIO(out.project(coded, "ja")))
    assert len([name for name in archive.namelist() if name.endswith(".txt")]) == 2
    assert "開かれた質問" in archive.read("project.qde").decode()


def test_a_queue_is_asked_of_a_model(coded: Corpus):
    items = [Item(place(coded, 2, 3)), Item(place(coded, 1, 1))]
    queue = queues.make(Workspace(), Queue("", "c", "q", ("acts",)), items)
    first, second = sorted(out.requests(coded, Workspace(), queue.id), key=lambda one: -one["position"])
    assert (first["dialogue"], first["position"], first["schemes"], len(first["context"])) == ("2", 3, ["acts"], 3)
    assert (second["schemes"], second["text"]) == ([], coded.texts[1])
    with pytest.raises(UserError, match="no queue"):
        list(out.requests(coded, Workspace(), "other"))


def test_no_labels_no_project(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "none"))
    with pytest.raises(UserError, match="no labels yet"):
        out.project(corpus_of(tmp_path, library), "en")
