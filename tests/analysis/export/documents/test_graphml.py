"""Networks as GraphML, read again by networkx."""

from io import BytesIO

import networkx as nx
import polars as pl
import pytest

from analysis.export.documents.graphml import graphml
from data.core.problems import UserError


def test_networkx_reads_every_word_and_edge_as_they_are():
    edges = pl.DataFrame(
        {
            "lemma_1": ["夜", "<b>&"],
            "lemma_2": ["眠る", "夜"],
            "pos_1": ["noun", "sign"],
            "pos_2": ["verb", "noun"],
            "dice": [0.5, None],
            "n": [3, 1],
        }
    )
    graph = nx.read_graphml(BytesIO(graphml(edges)))
    assert {(data["lemma"], data["pos"]) for _, data in graph.nodes(data=True)} == {
        ("夜", "noun"),
        ("眠る", "verb"),
        ("<b>&", "sign"),
    }
    assert sorted(tuple(data.items()) for _, _, data in graph.edges(data=True)) == [
        (("dice", 0.5), ("n", 3)),
        (("n", 1),),
    ]


def test_a_table_without_two_ends_is_no_network():
    with pytest.raises(UserError):
        graphml(pl.DataFrame({"lemma": ["夜"]}))
