"""RealPersonaChat and the Multi-Relational Multi-Party Chat Corpus."""

from pathlib import Path

from data.store import Library
from tests.data.importing.published.invent import corpus_of, lines


def talk(number: object, *persons: str, **more: object) -> dict:
    said = [{"utterance_id": n, "interlocutor_id": who, "text": f"{who}です"} for n, who in enumerate(persons)]
    given = [{"interlocutor_id": who, "interest": 4, "satisfaction": 6} for who in persons]
    return {
        "dialogue_id": number,
        "interlocutors": list(persons),
        "utterances": said,
        "evaluations": given,
        **more,
    }


def test_everyone_rates_and_a_file_names_its_talk(tmp_path: Path, library: Library):
    files = {"00001.json": talk(1, "AA", "BB"), "00002.json": talk(1, "BB", "AA")}
    corpus = corpus_of(tmp_path, library, files)
    assert corpus.manifest.format == "real_persona_chat"
    assert corpus.dialogues["source_id"].to_list() == ["1", "2"]
    assert lines(corpus)[:2] == [("client", "AAです"), ("counselor", "BBです")]
    assert corpus.ratings.filter(item="interest", dialogue_id=1).sort("rater")["rater"].to_list() == ["AA", "BB"]
    assert "satisfaction" not in corpus.ratings["item"]  # 6 is out of range


def test_three_persons(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"A1.json": talk("A1", "う", "ね", "ち", dialogue_type="Family")})
    assert corpus.manifest.format == "multi_party_chat"
    assert [role for role, _ in lines(corpus)] == ["client", "counselor", "other"]
    assert corpus.dialogues["topic_main"].to_list() == ["Family"]
