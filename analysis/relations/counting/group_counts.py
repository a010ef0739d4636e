"""How often words occur in groups of dialogues, of roles, or of fifths, client by client."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.grouping import codes, grouped
from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.inference.client_weights import groups_of
from analysis.core.text.lexicon import ROLES, Array, Role, Unit, lexicon
from analysis.core.text.per_corpus import once_per_corpus
from data.core.turns import FIFTHS, fifth
from data.corpus import Corpus

By = Literal["topic", "band", "year", "role", "fifth", "counselor", "client"]
MOST_PERSONS = 20


@dataclass(frozen=True, eq=False)
class GroupCounts:
    """Counts of words in groups.

    ``counts``: (n_clients, n_groups, n_words). ``groups``: code of each group. ``n_dialogues``: (n_groups,)
    with a word of the group.
    """

    counts: Array
    groups: list[str]
    n_dialogues: Array

    @property
    def table(self) -> Array:
        """(n_groups, n_words) counts of all clients."""
        return np.asarray(self.counts.sum(axis=0, dtype=np.float64))

    def kept(self, groups: Array, words: Array) -> "GroupCounts":
        """Some groups and words (masks)."""
        if groups.all() and words.all():
            return self
        names = [name for name, there in zip(self.groups, groups, strict=True) if there]
        return GroupCounts(self.counts[:, groups][:, :, words], names, self.n_dialogues[groups])


def group_counts(selection: Selection, ids: Array, *, by: By, role: Role, unit: Unit) -> GroupCounts:
    """The counts of some lemmas by group. Raises Absent where the corpus lacks what groups it."""
    client, _ = groups_of(selection.corpus.dialogues)
    rows = np.flatnonzero(selection.mask)
    client = np.unique(client[rows], return_inverse=True)[1]
    lex = lexicon(selection.corpus, unit)
    if by == "role":
        parts = [lex.matrices[name][rows][:, ids] for name in ROLES]
        return _of_parts(parts, [*ROLES], client)
    if by == "fifth":
        matrix = _by_fifth(selection.corpus, (role, unit))[:, ids]
        parts = [matrix[rows * FIFTHS + number] for number in range(FIFTHS)]
        return _of_parts(parts, [str(number + 1) for number in range(FIFTHS)], client)
    code, names = _codes(selection, by)
    matrix = lex.narrowed(role, ids)
    return _of_dialogues(matrix if selection.mask.all() else matrix[rows], code, names, client)


def _codes(selection: Selection, by: By) -> tuple[Array, list[str]]:
    """(n_dialogues of the selection,) group of each, -1 for none; and the groups' codes."""
    if by in ("counselor", "client"):
        need(selection, "persons")
        person = selection.dialogues[f"{by}_id"]
        most = (
            person.drop_nulls().value_counts(sort=True, name="n").sort("n", f"{by}_id", descending=[True, False])
        )
        names = most[f"{by}_id"].head(MOST_PERSONS).sort().cast(pl.String).to_list()
        column = person.cast(pl.String)
    else:
        frame = grouped(selection, by)  # type: ignore[arg-type]
        names = codes(frame, by)  # type: ignore[arg-type]
        column = selection.dialogues.select("dialogue_id").join(
            frame.select("dialogue_id", "group"), on="dialogue_id", how="left", maintain_order="left"
        )["group"]
    place = {name: number for number, name in enumerate(names)}
    return column.replace_strict(place, default=-1, return_dtype=pl.Int64).to_numpy(), names


def _of_dialogues(matrix: Any, code: Array, names: list[str], client: Array) -> GroupCounts:
    """Counts where each dialogue belongs to one group."""
    there = code >= 0
    n_clients = int(client.max(initial=-1)) + 1
    counts = _summed(
        matrix if there.all() else matrix[there], client[there] * len(names) + code[there], n_clients * len(names)
    )
    shape = (n_clients, len(names), matrix.shape[1])
    return GroupCounts(counts.reshape(shape), names, np.bincount(code[there], minlength=len(names)))


def _of_parts(parts: list[Any], names: list[str], client: Array) -> GroupCounts:
    """Counts where each dialogue has a part in every group."""
    n_clients = int(client.max(initial=-1)) + 1
    counts = np.stack([_summed(part, client, n_clients) for part in parts], axis=1)
    return GroupCounts(counts, names, np.array([np.count_nonzero(np.diff(part.indptr)) for part in parts]))


def _summed(matrix: Any, codes_of_rows: Array, n: int) -> Array:
    """(n, n_words) sums of the rows of each code."""
    width = matrix.shape[1]
    cells = np.repeat(codes_of_rows * width, np.diff(matrix.indptr)) + matrix.indices
    summed = np.bincount(cells, weights=matrix.data, minlength=n * width)
    return np.asarray(summed.reshape(n, width), dtype=np.float32)


@once_per_corpus
def _by_fifth(corpus: Corpus, key: tuple[Role, Unit]) -> Any:
    """CSR (5 * n_dialogues, n_lemmas) counts by fifth of the dialogue's utterances."""
    from scipy import sparse

    role, unit = key
    lex = lexicon(corpus, unit)
    utterances = corpus.utterances
    lengths = np.repeat(np.diff(corpus.offsets), np.diff(corpus.offsets))
    part = fifth(utterances["position"].to_numpy().astype(np.int64), lengths.astype(np.int64)) - 1
    row = lex.dialogue_of.astype(np.int64) * FIFTHS + part
    tokens, lengths_of = lex.lemma_ids, lex.lengths
    if role != "both":
        spoken = utterances["role"].to_physical().to_numpy() == ROLES.index(role)
        tokens = tokens[np.repeat(spoken, lengths_of)]
        row, lengths_of = row[spoken], lengths_of[spoken]
    n_rows = FIFTHS * (len(corpus.offsets) - 1)
    starts = np.searchsorted(np.repeat(row, lengths_of), np.arange(n_rows + 1))
    shape = (n_rows, len(lex.lemmas))
    matrix = sparse.csr_matrix((np.ones(len(tokens), np.float32), tokens.astype(np.int32), starts), shape)
    matrix.sum_duplicates()
    return matrix
