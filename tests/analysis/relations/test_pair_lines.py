"""The lines that hold both words of an edge."""

from analysis.core.query.selection import select
from analysis.relations.pair_lines import word_pair_lines
from analysis.relations.word_network import word_network
from data.corpus import Corpus


def test_an_edge_leads_to_the_dialogues_and_lines_that_hold_both_words(demo_ja: Corpus):
    selection = select(demo_ja)
    row = word_network(selection, resamples=0).row(0, named=True)
    lines = word_pair_lines(selection, first=row["lemma_1"], second=row["lemma_2"], lines=10_000)
    assert lines.height >= row["n_both"]
    assert lines["dialogue_id"].n_unique() >= row["n_dialogues"]
    assert lines["text_2"].null_count() == lines.height
