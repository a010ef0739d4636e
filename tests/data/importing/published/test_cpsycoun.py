"""CPsyCoun: D as text, E as lists of strings by topic."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines

TALK = "来访者：我睡不好。\n\n心理咨询师：多久了？\n后续反馈：一周后好转。\n\n来访者：谢谢。\n\n心理咨询师：再见。"


def test_a_text_whose_false_speaker_belongs_to_the_line_above(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"Data/case_0.txt": TALK})
    assert corpus.manifest.format == "cpsycoun" and corpus.dialogues["topic_main"].is_null().all()
    assert lines(corpus) == [
        ("client", "我睡不好。"),
        ("counselor", "多久了？\n后续反馈：一周后好转。"),
        ("client", "谢谢。"),
        ("counselor", "再见。"),
    ]


def test_the_folder_is_the_topic(tmp_path: Path, library: Library):
    talk = ["求助者：我很累。", "支持者：我听到了。", "求助者：谢谢。"]
    corpus = corpus_of(tmp_path, library, {"Career/1.json": talk, "Sex/1.json": talk[:2]})
    assert corpus.dialogues.select("topic_main", "n_utterances").sort("topic_main").rows() == [
        ("Career", 3),
        ("Sex", 2),
    ]
    assert set(corpus.utterances["role"].cast(str)) == {"client", "counselor"}
