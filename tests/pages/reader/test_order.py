"""Previous and next follow the list one came from."""

from urllib.parse import urlencode

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.dialogues.search import dialogues_in_order, search_hits
from data.corpus import Corpus
from tests.pages.app import opened

FOUND = {"lang": "en", "corpus": "demo-ja", "text": "仕事"}


def test_dialogues_stand_as_their_hits_do(demo_ja: Corpus):
    selection = select(demo_ja, Filter(text="仕事"))
    for order in ("relevance", "corpus", "newest", "oldest"):
        hits = search_hits(selection, order=order, lines=10_000)["dialogue_id"]
        assert dialogues_in_order(selection, order) == hits.unique(maintain_order=True).to_list()
    assert dialogues_in_order(select(demo_ja, Filter()), "newest") == []


@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_the_next_dialogue_is_the_next_of_the_hits(demo_ja: Corpus, order: str):
    ids = dialogues_in_order(select(demo_ja, Filter(text="仕事")), order)
    origin = f"dialogues?{urlencode({**FOUND, 'o.order': order})}"
    at = opened("reader", **FOUND, dialogue=str(ids[1]), **{"from": origin})
    labels = [button.label for button in at.button]
    assert f"Previous {ids[0]}" in labels and f"Next {ids[2]}" in labels
    assert any(f"2 of {len(ids)}" in caption.value for caption in at.caption)


def test_without_such_a_list_they_stand_by_id(demo_ja: Corpus):
    ids = select(demo_ja, Filter(text="仕事")).dialogue_ids.to_list()
    at = opened("reader", **FOUND, dialogue=str(ids[1]), **{"from": "topics?lang=en&corpus=demo-ja"})
    labels = [button.label for button in at.button]
    assert f"Previous {ids[0]}" in labels and f"Next {ids[2]}" in labels
