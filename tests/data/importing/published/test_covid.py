"""COVID-Dialogue: numbered texts, and strings in JSON."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines

TEXT = """id=1
https://example.org/1

Description
I cough.

Dialogue
Patient:
Hello: I cough.
SEX: male
Doctor:
Since when?

id=2
https://example.org/2

Description
Nobody answered.

id=3
Description
I have a fever.

Dialogue
Doctor: How high?
Patient: Not high.

Diagnosis and suggestions
Rest.

Dialogue
Patient:
How long?

Description
I cough as well.

Dialogue
Doctor:
Drink tea.
"""


def test_numbered_parts_of_a_text(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"english.txt": TEXT})
    assert corpus.dialogues["source_id"].to_list() == ["1", "3", "3-2"]
    assert lines(corpus) == [
        ("client", "Hello: I cough.\nSEX: male"),
        ("counselor", "Since when?"),
        ("counselor", "How high?"),
        ("client", "Not high."),
        ("client", "How long?"),
        ("counselor", "Drink tea."),
    ]
    assert corpus.dialogues["profile"].to_list()[1:] == [
        "Description\nI have a fever.\nDiagnosis and suggestions\nRest.",
        "Description\nI cough as well.",
    ]
    assert [(p.rule, p.kept) for p in corpus.problems.listed] == [("empty_dialogue", False)]


def test_strings_in_json(tmp_path: Path, library: Library):
    talk = ["病人：我咳嗽。", "医生：多久了？"]
    corpus = corpus_of(tmp_path, library, {"zh.json": [{"Turn": 1, "Id": 7, "Dialogue": talk}]})
    assert lines(corpus) == [("client", "我咳嗽。"), ("counselor", "多久了？")]
    assert corpus.dialogues.select("dialogue_id", "language").rows() == [(7, "zh")]
