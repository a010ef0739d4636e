"""Cactus: dialogues as text, and evaluation cases."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines

DIALOGUE = {
    "thought": "I always fail.",
    "patterns": ["overgeneralization", "labeling"],
    "intake_form": "Name: Invented",
    "cbt_technique": "Decatastrophizing",
    "cbt_plan": "Step by step.",
    "attitude": "neutral",
    "dialogue": "Counselor: Good morning.\nClient: Hello.\nIt is a long line.\nCounselor: Please go on.",
}
CASE = {
    "AI_client": str(
        {"intake_form": "Name: Invented", "attitude": "positive", "dialogue_history_init": "Client: Hi."}
    ),
    "AI_counselor": {"CBT": {"dialogue_history_init": "咨询师: 你好。\n来访者: 我睡不好。"}},
    "ground_truth_CBT": ["Decatastrophizing"],
}


def test_a_dialogue_in_one_text_with_the_plan_behind_it(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"cactus.json": [DIALOGUE]})
    assert corpus.manifest.format == "cactus" and corpus.manifest.card.title_en == "Cactus"
    assert lines(corpus) == [
        ("counselor", "Good morning."),
        ("client", "Hello.\nIt is a long line."),
        ("counselor", "Please go on."),
    ]
    row = corpus.dialogues.row(0, named=True)
    assert (row["topic_main"], row["topic_sub"]) == ("overgeneralization", "I always fail.")
    assert "cbt_technique: Decatastrophizing" in row["profile"]


def test_a_case_whose_parts_are_written_as_python_writes_them(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"evaluation.json": [CASE]})
    assert lines(corpus) == [("counselor", "你好。"), ("client", "我睡不好。")]
    assert corpus.dialogues["language"].to_list() == ["zh"]
