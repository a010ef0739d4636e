"""StoryCCDial: acts inside the text."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines


def test_acts_leave_the_text_and_markers_are_no_utterances(tmp_path: Path, library: Library):
    said = [
        "dialogue_start",
        "A：どうしますか。[setQuestion]",
        "B:いいですね。[accept]明日？[suggest][suggest]",
        "dialogue_end",
    ]
    history = [{"timestamp": f"14:00:0{n}", "utt": text} for n, text in enumerate(said)]
    value = {
        "dialogue_id": "001",
        "dialogue_history": history,
        "stories": {"story_theme": "海"},
        "participants": [],
    }
    corpus = corpus_of(tmp_path, library, {"sessions.jsonl": value})
    assert lines(corpus) == [("client", "どうしますか。"), ("counselor", "いいですね。明日？")]
    assert labels(corpus) == [(0, "act", "setQuestion", None), (1, "act", "accept, suggest", None)]
    assert corpus.dialogues["topic_sub"].to_list() == ["海"]
