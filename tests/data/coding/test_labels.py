"""All labels of a corpus in one frame, still at their utterances when the corpus is imported anew."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl

from data.coding import queues, store
from data.coding.frames import LABELS, SAMPLES
from data.coding.labels import CorpusLabels, own_labels
from data.coding.queues import Item
from data.coding.store import Label
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.data.coding.invent import ACTS, corpus_of, place

NOW = "2026-01-02T03:04:05"


def coded(corpus: Corpus, workspace: Workspace, position: int, *labels: Label) -> CorpusLabels:
    with store.writing(workspace, corpus.id) as connection:
        given = place(corpus, 2, position)
        store.put(connection, corpus.id, given, "hanako", labels, ["acts", "distress"], NOW)
    return CorpusLabels(corpus, workspace)


def test_the_labels_of_a_source_are_those_of_a_coder(demo_en: Corpus):
    labels = demo_en.labels
    assert (labels.schema, labels.height) == (LABELS.dtypes, demo_en.utterance_labels.height)
    assert labels["kind"].unique().to_list() == ["source"]
    assert demo_en.samples.schema == SAMPLES.dtypes
    for scheme in demo_en.schemes.values():
        of_it = labels.filter(scheme=scheme.id)
        assert all(scheme.allows(code, value) for code, value in of_it.select("code", "value").iter_rows())


def test_a_source_that_names_its_coders():
    given = {
        "dialogue_id": [1, 1],
        "position": [0, 0],
        "scheme": "s",
        "label": ["a", "b"],
        "coder": ["hanako", None],
    }
    assert own_labels(pl.DataFrame(given))["coder"].to_list() == ["hanako", "source"]


def test_a_new_label_shows_at_once(tmp_path: Path, library: Library):
    corpus, workspace = corpus_of(tmp_path, library), Workspace(tmp_path)
    assert CorpusLabels(corpus, workspace).labels().schema == LABELS.dtypes
    labels = coded(corpus, workspace, 1, Label("distress", value=2, unsure=True))
    first = labels.state()
    expected = (2, 1, None, None, "distress", None, 2.0, "hanako", "person", True, datetime.fromisoformat(NOW), "")
    assert labels.labels().rows() == [expected]
    coded(corpus, workspace, 0, Label("acts", "open", start=0, end=5))
    assert labels.state() != first
    assert labels.labels().select("position", "start", "end", "code").row(0) == (0, 0, 5, "open")


def test_schemes_are_those_of_the_workspace_and_of_the_labels(tmp_path: Path, library: Library):
    corpus, workspace = corpus_of(tmp_path, library), Workspace(tmp_path)
    store.save_scheme(workspace, ACTS)
    labels = coded(corpus, workspace, 1, Label("acts", "open"), Label("distress", value=2))
    schemes = labels.schemes()
    assert schemes["acts"] == ACTS
    assert schemes["distress"].is_number


def test_labels_stay_at_their_text_when_the_corpus_is_imported_anew(tmp_path: Path, library: Library):
    earlier = corpus_of(tmp_path / "1", library)
    workspace = Workspace(tmp_path)
    coded(earlier, workspace, 0, Label("acts", "open"))
    coded(earlier, workspace, 1, Label("acts", "reflect"))
    library.remove(earlier.id)
    lines = [{"role": "counselor", "time": None, "utterance": text} for text in ("別の文", earlier.texts[5])]
    later = corpus_of(tmp_path / "2", library, dialogue=lines)
    assert later.version != earlier.version
    moved = CorpusLabels(later, workspace)
    assert moved.labels().select("dialogue_id", "position", "code").rows() == [(2, 1, "reflect")]
    assert replace(place(later, 2, 1), version=earlier.version) == place(earlier, 2, 1)


def test_samples_are_the_utterances_that_were_drawn(tmp_path: Path, library: Library):
    corpus, workspace = corpus_of(tmp_path, library), Workspace(tmp_path)
    drawn = [Item(place(corpus, 3, 1), 0.25, "client", "dev"), Item(place(corpus, 1, 0), 0.5)]
    queue = queues.make(workspace, queues.Queue("", corpus.id, "first", ("acts",)), drawn)
    samples = CorpusLabels(corpus, workspace).samples()
    assert samples.rows() == [(queue.id, 1, 0, 0.5, "", "test"), (queue.id, 3, 1, 0.25, "client", "dev")]
