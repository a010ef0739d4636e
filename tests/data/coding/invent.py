"""An invented corpus of three dialogues, and schemes to code it with."""

from pathlib import Path

from data.coding.scheme import Code, Scheme
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import opened, record, write

ACTS = Scheme(
    "acts",
    {"ja": "発話行為", "en": "Acts"},
    roles=("counselor",),
    codes=(Code("open", {"ja": "開かれた質問", "en": "Open question"}, key="q"), Code("reflect", key="r")),
)
DISTRESS = Scheme("distress", kind="ordinal", roles=("client",), low=0, high=3)


def corpus_of(tmp_path: Path, library: Library, n: int = 3, **changes: object) -> Corpus:
    """Dialogues of four utterances: counselor, client, client, counselor."""
    return opened(write(tmp_path / "in", [record(number, **changes) for number in range(1, n + 1)]), library)


def place(corpus: Corpus, dialogue: int, position: int) -> Place:
    """Where one utterance is."""
    row = corpus.dialogues["dialogue_id"].index_of(dialogue)
    assert row is not None
    text = corpus.texts[int(corpus.offsets[row]) + position]
    return Place(str(corpus.dialogues["source_id"][row]), position, corpus.version, text_hash(text))
