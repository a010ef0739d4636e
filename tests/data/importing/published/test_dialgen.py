"""DialGen: turns with frames."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines


def test_slots_that_a_turn_fills_are_its_labels(tmp_path: Path, library: Library):
    frames = [
        {"service": "CarInfo", "state": {"slot_values": {"Make": ["blue"], "Color": ["red"]}}},
        {"service": "Adjuster", "state": {"slot_values": {}}},
        {"service": "Trip", "state": None},
    ]
    turns = [
        {"speaker": "SYSTEM", "turn_id": 0, "utterance": "Hello.", "frames": []},
        {"speaker": "USER", "turn_id": 1, "utterance": "My red car.", "frames": frames},
    ]
    value = {"dialogue_id": "abc", "services": ["CarInfo", "Trip"], "turns": turns}
    corpus = corpus_of(tmp_path, library, {"dev.json": [value]})
    assert corpus.manifest.format == "dialgen"
    assert lines(corpus) == [("counselor", "Hello."), ("client", "My red car.")]
    assert labels(corpus) == [(1, "CarInfo", "Color, Make", None)]
