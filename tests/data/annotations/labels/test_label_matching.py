"""Rows of a file of labels held against a corpus: what does not fit is listed, with its line and why."""

from pathlib import Path

from data.annotations.labels.label_matching import matched
from data.coding.label_rows import Given, long, read
from data.coding.store import text_hash
from data.core.problems import Problems
from data.core.store import Library
from tests.data.coding.invent import corpus_of

GIVEN = Given("gpt", "model", "tag")


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
    content = "\n".join(rows).encode()
    problems = Problems(limit=100)
    labels = matched(long(read(content, "a.jsonl"), "a.jsonl", GIVEN), corpus, "a.jsonl", problems)
    assert (problems.set_aside, problems.noted) == (10, 2)
    assert [(one.where, one.rule) for one in problems.listed] == [
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
    assert labels.select("position", "start", "end", "unsure").rows() == [
        (1, None, None, True),
        (2, 0, 2, False),
        (2, 0, 2, False),
    ]
