"""MusPsy: sessions of one client in one text."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines

TEXT = """Consultant: Welcome.

User: Hello.
#######
Consultant: Again.

User: Yes.
And more.
#######
Consultant: The last."""


def test_sessions_of_one_client_in_order(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"dialogues_7.txt": TEXT})
    assert corpus.manifest.format == "muspsy"
    about = corpus.dialogues.select("source_id", "session_number", "n_utterances").rows()
    assert about == [("dialogues_7-1", 1, 2), ("dialogues_7-2", 2, 2), ("dialogues_7-3", 3, 1)]
    assert corpus.dialogues["client_id"].n_unique() == 1
    assert lines(corpus)[3] == ("client", "Yes.\nAnd more.")
