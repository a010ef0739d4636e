"""The texts of each unit."""

import numpy as np

from data.corpus import Corpus
from data.vectors import segments


def test_texts_of_each_unit(demo_ja: Corpus):
    records = demo_ja.folder / demo_ja.manifest.stages["records"]
    said = demo_ja.utterances.with_columns(text=demo_ja.texts).rows(named=True)
    ids = demo_ja.dialogues["dialogue_id"].to_list()
    first = [row for row in said if row["dialogue_id"] == ids[3]]
    assert segments.texts(records, "dialogue")["text"][3] == "\n".join(row["text"] for row in first)
    clients = [row["text"] for row in first if row["role"] == "client"]
    assert segments.texts(records, "client")["text"][3] == "\n".join(clients)
    assert segments.openings(records)[3] == "\n".join(clients[:10])[:400]
    turns = segments.texts(records, "turn")
    assert turns.height == demo_ja.dialogues["n_turns"].sum()
    of, n = segments.utterance_units(records, "turn")
    assert n == turns.height == of[-1] + 1
    assert turns["position"].to_list() == [said[int(np.argmax(of == i))]["position"] for i in range(n)]
