"""Labels from files: every format, whatever the columns, and a report on each row that does not fit."""

from pathlib import Path

import polars as pl
import pytest

from data.annotations.labels.files import add
from data.coding import sets
from data.coding.label_rows import Given
from data.coding.labels import CorpusLabels
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.data.coding.invent import corpus_of
from tests.data.invent import NOW

GIVEN = Given("gpt", "model", "tag", "gpt-x 1.0 prompt 1a2b")


def added(path: Path, content: str, library: Library, given: Given = GIVEN) -> sets.LabelSet:
    path.write_text(content, "utf-8")
    return add(path, "c", library=library, now=NOW, given=given)[0]


def labels_of(corpus: Corpus, tmp_path: Path) -> pl.DataFrame:
    return CorpusLabels(corpus, Workspace(tmp_path)).labels()


def test_a_file_is_kept_once_with_its_provenance(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library)
    about = added(tmp_path / "a.csv", "dialogue_id,position,label\n1,0,OpenQuestion\n2,3,Greeting\n", library)
    assert (about.rows, about.matched, about.coders, about.schemes) == (2, 2, {"gpt": 2}, ("tag",))
    assert not add(tmp_path / "a.csv", "c", library=library, now=NOW, given=GIVEN)[1]
    columns = ("dialogue_id", "position", "code", "coder", "kind", "made_by")
    assert labels_of(corpus, tmp_path).select(columns).rows() == [
        (1, 0, "OpenQuestion", "gpt", "model", "gpt-x 1.0 prompt 1a2b"),
        (2, 3, "Greeting", "gpt", "model", "gpt-x 1.0 prompt 1a2b"),
    ]
    sets.remove(library, "c", about.id)
    assert labels_of(corpus, tmp_path).is_empty()


def test_a_coder_has_a_name_that_links_can_hold(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    about = added(tmp_path / "a.csv", "dialogue,position,label,coder\n1,0,Other,a@b:c\n", library)
    assert about.coders == {"a_b_c": 1}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", "dialogue,label\n1,x\n", "labels_columns"),
        ("a.csv", "dialogue,position\n1,1\n", "labels_columns"),
        ("a.csv", "dialogue,position,label\n9,1,x\n", "no_label_usable"),
        ("a.json", "{", "labels_unreadable"),
        ("a.docx", "", "labels_ends"),
    ],
)
def test_a_file_that_cannot_be_used_is_said(tmp_path: Path, library: Library, name: str, content: str, code: str):
    corpus_of(tmp_path, library)
    with pytest.raises(UserError) as raised:
        added(tmp_path / name, content, library)
    assert raised.value.code == code


def test_a_file_can_say_how_its_utterances_were_drawn(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library)
    rows = "1,0,Greeting,0.5,test\n1,3,Other,2,dev\n2,0,Other,0.25,dev\n2,0,Inform,0.25,dev\n"
    about = added(tmp_path / "a.csv", f"dialogue,position,label,probability,split\n{rows}", library)
    samples = CorpusLabels(corpus, Workspace(tmp_path)).samples()
    assert samples.rows() == [(about.id, 1, 0, 0.5, "", "test"), (about.id, 2, 0, 0.25, "", "dev")]
