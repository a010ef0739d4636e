"""Labels from files: every format, whatever the columns, and a report on each row that does not fit."""

from pathlib import Path

import polars as pl
import pytest

from data.coding import sets
from data.coding.files import Given, add, read
from data.coding.labels import CorpusLabels
from data.coding.store import text_hash
from data.corpus import Corpus
from data.problems import UserError
from data.store import Library
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


def test_a_scheme_a_column(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library)
    added(
        tmp_path / "a.tsv", "対話\t位置\tdistress_level\tmood\n1\t1\t2\tsad\n1\t2\t\tcalm\n", library, Given("r")
    )
    assert labels_of(corpus, tmp_path).select("position", "scheme", "code", "value").rows() == [
        (1, "distress_level", None, 2.0),
        (1, "mood", "sad", None),
        (2, "mood", "calm", None),
    ]


def test_rows_that_do_not_fit_are_listed(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library)
    said = corpus.texts[1]
    rows = [
        f'{{"dialogue": "1", "position": 1, "label": "Other", "text": "{said}", "unsure": true}}',
        f'{{"dialogue": "1", "position": 1, "label": "Other", "text": "{said}"}}',
        '{"dialogue": "9", "position": 1, "label": "Other"}',
        '{"dialogue": "1", "position": 4, "label": "Other"}',
        '{"dialogue": "1", "position": "x", "label": "Other"}',
        '{"dialogue": "1", "position": 2, "label": ""}',
        '{"dialogue": "1", "position": 2, "value": "many"}',
        '{"dialogue": "1", "position": 2, "label": "Other", "text": "another"}',
        '{{"dialogue": "1", "position": 2, "label": "Other", "text_hash": "{}"}}'.format(text_hash("another")),
        '{"dialogue": "1", "position": 2, "label": "Other", "start": 0, "end": 99}',
        '{"dialogue": "1", "position": 2, "label": "a:b"}',
        '{"dialogue": "1", "position": 2, "label": "Otter", "scheme": "tag", "start": 0, "end": 2}',
        '{"dialogue": "1", "position": 2, "label": "Other", "kind": "robot", "start": 0, "end": 2}',
    ]
    about = added(tmp_path / "a.jsonl", "\n".join(rows), library)
    assert (about.rows, about.matched, about.set_aside, about.noted) == (13, 3, 10, 2)
    report = sets.table(sets.folder_of(library.root, "c"), about.id, sets.REPORT)
    assert report.select("where", "rule").rows() == [
        ("a.jsonl:3", "label_no_dialogue"),
        ("a.jsonl:4", "label_no_position"),
        ("a.jsonl:5", "label_no_position"),
        ("a.jsonl:6", "label_empty"),
        ("a.jsonl:7", "label_no_number"),
        ("a.jsonl:11", "label_name"),
        ("a.jsonl:8", "label_other_text"),
        ("a.jsonl:9", "label_other_text"),
        ("a.jsonl:10", "label_span"),
        ("a.jsonl:13", "label_kind"),
        ("a.jsonl:2", "label_twice"),
        ("a.jsonl:12", "label_unknown"),
    ]
    labels = labels_of(corpus, tmp_path)
    assert labels.select("position", "start", "end", "unsure").rows() == [
        (1, None, None, True),
        (2, 0, 2, False),
        (2, 0, 2, False),
    ]


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


def test_every_format_gives_the_same_rows(tmp_path: Path):
    frame = pl.DataFrame({"dialogue": ["1", "2"], "position": [0, 3], "label": ["家", None]})
    contents = {"a.csv": frame.write_csv().encode("cp932"), "a.jsonl": frame.write_ndjson().encode()}
    contents["a.json"] = frame.write_json().encode()
    frame.write_parquet(tmp_path / "a.parquet")
    contents["a.parquet"] = (tmp_path / "a.parquet").read_bytes()
    for name, content in contents.items():
        assert read(content, name).rows() == [("1", "0", "家"), ("2", "3", None)], name
    assert read(b'{"dialogue": 1, "label": "x"}\n{"dialogue": "1", "label": 2}', "a.jsonl").rows() == [
        ("1", "x"),
        ("1", "2"),
    ]


def test_labels_of_an_earlier_version_stay_at_their_text(tmp_path: Path, library: Library):
    corpus_of(tmp_path / "1", library)
    added(tmp_path / "a.csv", "dialogue_id,position,label\n1,0,OpenQuestion\n1,1,Other\n", library)
    library.remove("c")
    lines = [
        {"role": "counselor", "time": None, "utterance": text}
        for text in ("別の文", "庭の柿の木のことで、隣の人と気まずくて。1")
    ]
    later = corpus_of(tmp_path / "2", library, dialogue=lines)
    assert labels_of(later, tmp_path).select("position", "code").rows() == [(1, "Other")]


def test_a_file_can_say_how_its_utterances_were_drawn(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library)
    rows = "1,0,Greeting,0.5,test\n1,3,Other,2,dev\n2,0,Other,0.25,dev\n2,0,Inform,0.25,dev\n"
    about = added(tmp_path / "a.csv", f"dialogue,position,label,probability,split\n{rows}", library)
    samples = CorpusLabels(corpus, Workspace(tmp_path)).samples()
    assert samples.rows() == [(about.id, 1, 0, 0.5, "", "test"), (about.id, 2, 0, 0.25, "", "dev")]
