"""The list of dialogues."""

from analysis.core.query.selection import select
from analysis.dialogues.listing import dialogue_list, lacking
from analysis.dialogues.search import search_counts, search_hits
from data.corpus import Corpus


def test_without_a_search_there_are_no_hits_and_the_list_stands_by_id(demo: Corpus):
    selection = select(demo)
    assert search_hits(selection).is_empty() and search_counts(selection).is_empty()
    listed = dialogue_list(selection)
    assert listed["dialogue_id"].to_list() == demo.dialogues["dialogue_id"].to_list()
    assert {"n_hits", "relevance"} <= lacking(selection) and listed["n_hits"].null_count() == listed.height
