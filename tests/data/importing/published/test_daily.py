"""Japanese Daily Dialogue: ids begin again in each file."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines


def test_the_topic_is_part_of_the_name(tmp_path: Path, library: Library):
    def talk(topic: int, number: int) -> dict:
        said = [
            {"turn_num": n, "speaker": who, "utterance": f"{topic}{number}{who}"} for n, who in enumerate("BA", 1)
        ]
        return {
            "topic_id": topic,
            "topic_name": f"T{topic}",
            "dialogue_id": number,
            "dialogue_length": 2,
            "utterances": said,
        }

    files = {f"topic{topic}.json": [talk(topic, number) for number in (1, 2)] for topic in (1, 2)}
    corpus = corpus_of(tmp_path, library, files)
    assert corpus.dialogues["source_id"].to_list() == ["1-1", "1-2", "2-1", "2-2"]
    assert lines(corpus)[:2] == [("client", "11B"), ("counselor", "11A")]
    assert not corpus.problems.listed
