"""AnnoMI: several annotators of an utterance are coders of it."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines

HEAD = (
    "mi_quality,transcript_id,topic,utterance_id,interlocutor,timestamp,utterance_text,annotator_id,"
    "main_therapist_behaviour,client_talk_type,question_subtype"
)
ROWS = """high,0,smoking,0,therapist,00:00:13,How are you?,3,question,n/a,open
high,0,smoking,0,therapist,00:00:13,How are you?,5,other,n/a,
high,0,smoking,1,client,00:00:20,Fine.,3,n/a,neutral,n/a
low,1,drinking,0,client,00:00:02,Hm.,3,n/a,change,n/a"""


def test_an_utterance_is_counted_once(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"AnnoMI-full.csv": f"{HEAD}\n{ROWS}"})
    assert lines(corpus) == [("counselor", "How are you?"), ("client", "Fine."), ("client", "Hm.")]
    assert labels(corpus)[:4] == [
        (0, "main_therapist_behaviour", "question", "3"),
        (0, "main_therapist_behaviour", "other", "5"),
        (0, "question_subtype", "open", "3"),
        (1, "client_talk_type", "neutral", "3"),
    ]
    assert corpus.ratings.select("scale", "value").rows() == [("mi_quality", 1), ("mi_quality", 0)]
