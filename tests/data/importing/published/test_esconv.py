"""ESConv: strategies as labels, the survey as ratings."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines


def test_strategies_and_intensity_before_and_after(tmp_path: Path, library: Library):
    value = {
        "experience_type": "Current Experience",
        "emotion_type": "sadness",
        "problem_type": "job crisis",
        "situation": "An invented one.",
        "survey_score": {
            "seeker": {"initial_emotion_intensity": "4", "final_emotion_intensity": "2", "empathy": "9"},
            "supporter": {"relevance": "5"},
        },
        "dialog": [
            {"speaker": "seeker", "annotation": {}, "content": "Hello\n"},
            {"speaker": "supporter", "annotation": {"strategy": "Question"}, "content": "What happened?"},
        ],
    }
    corpus = corpus_of(tmp_path, library, {"ESConv.json": [value]})
    assert lines(corpus) == [("client", "Hello"), ("counselor", "What happened?")]
    assert labels(corpus) == [(1, "strategy", "Question", None)]
    kept = corpus.ratings.select("scale", "item", "moment", "value").sort("scale", "moment").rows()
    assert kept == [
        ("emotion_intensity", None, "before", 4),
        ("emotion_intensity", None, "after", 2),
        ("supporter_survey", "relevance", "session", 5),
    ]
    assert corpus.dialogues["topic_main"].to_list() == ["job crisis"]
    told = [(problem.rule, problem.values["name"]) for problem in corpus.problems.listed]
    assert told == [("rating_out_of_range", "seeker_survey.empathy")]
