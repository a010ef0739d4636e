"""Hierarchical clustering of words, with what of it comes back when persons are drawn anew."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.core.statistics.multivariate.graph import largest_first

Array = np.ndarray
Linkage = Literal["ward", "average", "complete"]


@dataclass(frozen=True, eq=False)
class Tree:
    """A dendrogram of n leaves.

    ``merges``: (n - 1, 2) the two clusters that are joined; below n a leaf, else n + the row of an earlier
    merge. ``heights``: (n - 1,) at which distance. ``sizes``: (n - 1,) leaves. ``order``: (n,) the leaves
    from one side to the other, without crossing lines.
    """

    merges: Array
    heights: Array
    sizes: Array
    order: Array

    @property
    def n(self) -> int:
        """How many leaves."""
        return len(self.order)

    def members(self) -> list[Array]:
        """For each merge the leaves below it."""
        members: list[Array] = []
        for pair in self.merges:
            parts = [np.array([one]) if one < self.n else members[one - self.n] for one in pair]
            members.append(np.sort(np.concatenate(parts)))
        return members

    def cut(self, k: int) -> Array:
        """(n,) cluster of each leaf where the tree is cut into k, from 0, the largest first."""
        labels = np.arange(self.n)
        k = min(max(1, k), self.n)
        for row, leaves in enumerate(self.members()[: self.n - k]):
            labels[leaves] = self.n + row
        return largest_first(labels)


def ward(distances: Array) -> Tree:
    """Ward's method on a matrix of distances (n, n) (Ward 1963; the update of Lance and Williams)."""
    from scipy.cluster.hierarchy import linkage, optimal_leaf_ordering
    from scipy.spatial.distance import squareform

    n = len(distances)
    if n < 2:
        return Tree(np.zeros((0, 2), dtype=np.int64), np.zeros(0), np.zeros(0, dtype=np.int64), np.arange(n))
    condensed = squareform(distances, checks=False)
    tree = optimal_leaf_ordering(linkage(condensed, "ward"), condensed)
    merges = tree[:, :2].astype(np.int64)
    return Tree(merges, tree[:, 2], tree[:, 3].astype(np.int64), _leaves(merges, n))


def labels_of(distances: Array, k: int, method: Linkage = "ward") -> Array:
    """(n,) clusters of a cut into k alone, for resamples and other options: without the order of the leaves."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    n = len(distances)
    merges = linkage(squareform(distances, checks=False), method)
    return Tree(merges[:, :2].astype(np.int64), merges[:, 2], merges[:, 3].astype(np.int64), np.arange(n)).cut(k)


def _leaves(merges: Array, n: int) -> Array:
    """The leaves from left to right."""
    stack, leaves = [2 * n - 2], []
    while stack:
        one = stack.pop()
        if one < n:
            leaves.append(one)
        else:
            stack += [int(merges[one - n, 1]), int(merges[one - n, 0])]
    return np.array(leaves, dtype=np.int64)


def sections(tree: Tree) -> Array:
    """(n,) where each leaf stands: 0 for the first of the order."""
    places = np.empty(tree.n, dtype=np.int64)
    places[tree.order] = np.arange(tree.n)
    return places
