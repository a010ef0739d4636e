"""Centralities against igraph and networkx; communities that do not depend on chance, by either library."""

import networkx
import numpy as np
import pytest

from analysis.core.statistics.multivariate import graph as graph_module
from analysis.core.statistics.multivariate.graph import centralities, communities, largest_first, recovery


@pytest.fixture
def edges():
    chance = np.random.default_rng(4)
    pairs = sorted(
        {tuple(sorted(pair)) for pair in chance.integers(0, 30, (60, 2)).tolist() if pair[0] != pair[1]}
    )
    a, b = np.array(pairs).T
    return a, b, chance.random(len(a))


def drawn(n, a, b, weights):
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(zip(a.tolist(), b.tolist(), weights.tolist(), strict=True))
    return graph


def test_centralities_are_those_of_networkx(edges):
    n, found, graph = 32, centralities(32, *edges), drawn(32, *edges)
    between = networkx.betweenness_centrality(graph)
    near = networkx.harmonic_centrality(graph)
    for vertex in range(n):
        assert found.degree[vertex] == graph.degree(vertex)
        assert found.strength[vertex] == pytest.approx(graph.degree(vertex, weight="weight"), abs=1e-8)
        assert found.betweenness[vertex] == pytest.approx(between[vertex], abs=1e-8)
        assert found.closeness[vertex] == pytest.approx(near[vertex] / (n - 1), abs=1e-8)
    whole = sorted(max(networkx.connected_components(graph), key=len))
    largest = graph.subgraph(whole)
    theirs = networkx.eigenvector_centrality_numpy(largest, weight="weight")
    values = np.abs([theirs[vertex] for vertex in whole])
    assert found.eigenvector[whole] == pytest.approx(values / values.max(), abs=1e-6)


def test_centralities_are_those_of_igraph(edges):
    igraph = pytest.importorskip("igraph")
    n, (a, b, weights), found = 32, edges, centralities(32, *edges)
    graph = igraph.Graph(n=n, edges=np.column_stack([a, b]).tolist())
    assert found.degree.tolist() == graph.degree()
    assert found.betweenness == pytest.approx(np.array(graph.betweenness()) / ((n - 1) * (n - 2) / 2), abs=1e-8)
    assert found.closeness == pytest.approx(np.nan_to_num(graph.harmonic_centrality()), abs=1e-8)
    assert found.strength == pytest.approx(np.array(graph.strength(weights=weights.tolist())), abs=1e-8)


@pytest.mark.parametrize("has_igraph", [True, False])
def test_communities_are_the_same_each_time_and_split_two_cliques(
    monkeypatch: pytest.MonkeyPatch, has_igraph: bool
):
    if has_igraph:
        pytest.importorskip("igraph")
    monkeypatch.setattr(graph_module, "has_leiden", lambda: has_igraph)
    a, b = np.array(
        [(i, j) for i in range(5) for j in range(i)] + [(i, j) for i in range(5, 9) for j in range(5, i)]
    ).T
    a, b = np.append(a, 0), np.append(b, 5)
    weights = np.ones(len(a))
    found = communities(10, a, b, weights, seed=3)
    assert found.tolist() == [0] * 5 + [1] * 4 + [2]
    assert np.array_equal(found, communities(10, a, b, weights, seed=3))
    modularity = networkx.community.modularity(
        drawn(10, a, b, weights), [set(np.flatnonzero(found == k)) for k in range(3)]
    )
    best = networkx.community.modularity(
        drawn(10, a, b, weights), networkx.community.louvain_communities(drawn(10, a, b, weights), seed=1)
    )
    assert modularity >= best - 1e-12


def test_a_network_without_edges_has_neither_communities_nor_centre():
    nothing = np.zeros(0, dtype=int)
    assert communities(3, nothing, nothing, np.zeros(0)).tolist() == [0, 1, 2]
    assert centralities(3, nothing, nothing, np.zeros(0)).eigenvector.tolist() == [0, 0, 0]


def test_recovery_is_the_mean_of_the_best_overlap():
    reference = np.array([0, 0, 0, 1, 1])
    again = [np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, -1])]
    assert recovery(reference, again) == pytest.approx([(1 + 2 / 3) / 2, (1 + 1 / 3) / 2])
    assert np.isnan(recovery(reference, [])).all()


def test_groups_are_numbered_by_size():
    assert largest_first(np.array([7, 3, 3, 9, 9, 9])).tolist() == [2, 1, 1, 0, 0, 0]
