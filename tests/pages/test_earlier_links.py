"""Links that version 0.3 wrote: each page opens, with the selection and the options that the link holds."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.core.store import Library
from data.corpus import Corpus
from tests.pages.app import labels, notes, opened, query

#: Page, and its address without corpus and language, as that version wrote it.
LINKS = [
    ("home", {"score": "40-98"}),
    ("topics", {"topics": "workplace,school", "o.tab": "groups"}),
    ("topics", {"score": "70-100", "b.corpus": "demo-ja", "b.score": "0-69"}),
    ("scores", {"year": "2021-2022", "o.bin_width": "10", "o.measure": "item_sum"}),
    ("words", {"o.show": "keyness", "o.against": "score", "role": "client"}),
    ("words", {"o.show": "word", "o.word": "不安"}),
    ("map", {"near": "20:よく眠れない", "o.color": "score"}),
    ("dialogues", {"lemma": "不安", "role": "client"}),
    ("dialogues", {"then": "client.lemma:不安>2>counselor:大変"}),
    ("reader", {"lemma": "不安", "dialogue": "3", "o.mark": "不安,仕事"}),
    ("persons", {"o.person": "1", "counselor": "1"}),
    ("responses", {"score": "40-98", "o.metric": "bleu_4", "o.systems": "demo-yorisoi,demo-jogen"}),
    ("responses", {"items": "felt_respected:0-5"}),
    ("corpora", {"date": "2021-01-01..2021-12-31"}),
]


@pytest.mark.parametrize(("page", "link"), LINKS, ids=[f"{n}-{page}" for n, (page, _) in enumerate(LINKS)])
def test_a_link_opens_with_its_selection(page: str, link: dict[str, str], demo_library: Library):
    at = opened(page, lang="ja", corpus="demo-ja", **link)
    assert not at.exception and notes(at) == []
    own = {name: text for name, text in link.items() if "." not in name and name != "dialogue"}
    wanted, unread = Filter.from_query(own)
    assert (unread == [] and wanted != Filter()) or not own
    found = select(Corpus.open("demo-ja", demo_library), wanted)
    words = labels("ja")
    n = words("n.dialogues", n=words.number(found.n_dialogues))
    assert any(f"**{n}**" in note.value for note in at.sidebar.markdown)
    address = query(at)
    assert {name: address.get(name) for name in own} == own
