"""RealPersonaChat and the Multi-Relational Multi-Party Chat Corpus."""

from pathlib import Path

from data.core.store import Library
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
    value = talk("A1", "う", "ね", "ち", dialogue_type="Family")
    value["utterances"][2]["mention_to"] = ["う", "ね"]
    corpus = corpus_of(tmp_path, library, {"A1.json": value})
    assert corpus.manifest.format == "multi_party_chat"
    assert [role for role, _ in lines(corpus)] == ["client", "counselor", "other"]
    assert corpus.dialogues["topic_main"].to_list() == ["Family"]
    assert corpus.voices["speaker"].to_list() == ["う", "ね", "ち"]
    assert corpus.voices["addressee"].to_list() == [None, None, "う, ね"]
    assert corpus.voices["speaker_id"].n_unique() == corpus.speakers.height == 3


def test_the_top_folder_opens_and_talks_with_a_system_say_which_side_it_wrote(tmp_path: Path, library: Library):
    said = [{"interlocutor": "user", "text": "やあ"}, {"interlocutor": "system", "text": "こんにちは"}]
    own = {"dialogue_id": 1, "system_id": "M", "interlocutor_id": "AA", "utterances": said}
    files = {
        "about.json": [{"prompt": n} for n in range(25)],
        "llm/M.json": [own | {"evaluation": {"satisfaction": 3}}],
        "talks/00001.json": talk(1, "AA", "BB"),
        "talks/00002.json": talk(2, "BB", "AA"),
    }
    corpus = corpus_of(tmp_path, library, files)
    assert (corpus.manifest.format, corpus.dialogues.height) == ("real_persona_chat", 3)
    mixed = corpus.dialogues.filter(source_id="M-1").row(0, named=True)
    assert (mixed["counselor_system"], mixed["counselor_origin"]) == ("M", "generated")
    assert (mixed["origin"], mixed["client_origin"]) == ("written", None)
