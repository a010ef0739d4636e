"""Which label follows which: counts of transitions, and the same where labels change places within a dialogue.

An utterance's labels are a state, the number of a set of codes; counts of states become counts of codes by what
the sets hold. So utterances with several codes change places as they are.
"""

from dataclasses import dataclass

import numpy as np

from analysis.core.statistics.inference import Array

RANDOM_BITS, STATE_BITS = 32, 12


@dataclass(frozen=True, eq=False)
class Steps:
    """Pairs of labelled utterances of one dialogue, the second a fixed number of utterances after the first.

    Attributes:
        state: (n,) state of every labelled utterance.
        group: (n,) within which states change places: numbers of dialogue and role, ascending.
        first: (pairs,) place of the first utterance in ``state``.
        second: (pairs,) place of the second.
    """

    state: Array
    group: Array
    first: Array
    second: Array

    def counts(self, states: int, state: Array | None = None) -> Array:
        """(states, states) how often each follows each; with other states than the utterances' own."""
        own = self.state if state is None else state
        cells = own[self.first] * states + own[self.second]
        return np.bincount(cells, minlength=states * states).reshape(states, states)


def steps(
    state: Array, dialogue: Array, position: Array, role: Array, *, lag: int, ends: tuple[int, int]
) -> Steps:
    """The pairs ``lag`` utterances apart from one role to another.

    Args:
        state: (n,) of each labelled utterance, by dialogue and position.
        dialogue: (n,) its dialogue.
        position: (n,) its place there.
        role: (n,) its role, a small number.
        lag: How many utterances apart, from 1.
        ends: The roles of the first and the second; -1: any.
    """
    place = np.arange(len(state))
    pairs = []
    for apart in range(1, lag + 1):  # among labelled utterances the second stands at most ``lag`` places further
        if apart >= len(state):
            break
        at = place[:-apart]
        meets = (dialogue[at] == dialogue[at + apart]) & (position[at] + lag == position[at + apart])
        for end, wanted in ((at, ends[0]), (at + apart, ends[1])):
            if wanted >= 0:
                meets &= role[end] == wanted
        pairs.append(np.column_stack([at[meets], at[meets] + apart]))
    both = np.concatenate(pairs) if pairs else np.zeros((0, 2), dtype=np.int64)
    both = both[np.argsort(both[:, 0], kind="stable")]
    order = np.lexsort((place, role, dialogue))
    back = np.empty(len(order), dtype=np.int64)
    back[order] = place
    group = np.cumsum(_changes(dialogue[order], role[order])) - 1
    return Steps(state[order], group, back[both[:, 0]], back[both[:, 1]])


def _changes(dialogue: Array, role: Array) -> Array:
    if not len(dialogue):
        return np.zeros(0, dtype=bool)
    return np.concatenate([[True], (dialogue[1:] != dialogue[:-1]) | (role[1:] != role[:-1])])


def shuffled(state: Array, group: Array, rng: np.random.Generator) -> Array:
    """(n,) the states, changed places within their group by chance.

    Group, a random number and the state are one number each, so that sorting once is all there is to do.
    """
    key = group.astype(np.uint64) << np.uint64(RANDOM_BITS + STATE_BITS)
    drawn = rng.integers(0, 1 << RANDOM_BITS, size=len(state), dtype=np.uint32).astype(np.uint64)
    key |= drawn << np.uint64(STATE_BITS)
    key |= state.astype(np.uint64)
    key.sort()
    return np.asarray((key & np.uint64((1 << STATE_BITS) - 1)).astype(np.int64))


def folded(counts: Array, members: Array, others: Array | None = None) -> Array:
    """(codes, codes) counts of codes from (states, states) counts of states and (states, codes) members."""
    return np.asarray(members.T @ counts @ (members if others is None else others))


def permuted_gaps(sums: Array, in_a: Array, in_b: Array, *, times: int, seed: int) -> tuple[Array, Array]:
    """The difference b - a of ratios, and what it is when persons change sides by chance.

    Args:
        sums: (persons, 2, 2, cells): of each person, in a and in b, the parts and the wholes of each ratio.
        in_a: (persons,) who is in a.
        in_b: (persons,) who is in b; persons in both swap their two halves with probability one half, and those of
            one side change places with each other.
        times: How many permutations.
        seed: Of chance.

    Returns:
        (cells,) the difference, and (times, cells) those of the permutations.
    """
    rng = np.random.default_rng(seed)
    flat = sums.reshape(len(sums), 2, int(np.prod(sums.shape[2:])))
    both, single = in_a & in_b, in_a ^ in_b
    own = flat[:, 0] + flat[:, 1]
    shape = sums.shape[2:]

    def gap(of_a: Array, of_b: Array) -> Array:
        ratios = []
        for side in (of_a, of_b):
            parts, wholes = np.moveaxis(side.reshape(len(side), *shape), 1, 0)
            with np.errstate(invalid="ignore", divide="ignore"):
                ratios.append(np.where(wholes > 0, parts / wholes, np.nan))
        return np.asarray(ratios[1] - ratios[0])

    seen = gap(flat[:, 0].sum(axis=0)[None], flat[:, 1].sum(axis=0)[None])[0]
    places = np.flatnonzero(single)
    sides = np.zeros((times, len(sums)), dtype=np.float64)
    for number in range(times):
        sides[number, places] = rng.permutation(in_b[places])
    pairs = np.flatnonzero(both)
    swapped = rng.integers(0, 2, size=(times, len(pairs))).astype(np.float64)
    to_b = sides @ np.where(single[:, None], own, 0.0)
    to_b += flat[pairs, 1].sum(axis=0) + swapped @ (flat[pairs, 0] - flat[pairs, 1])
    return seen, gap(flat.sum(axis=(0, 1)) - to_b, to_b)


def two_sided(seen: Array, drawn: Array) -> Array:
    """(cells,) two-sided p, (k + 1) / (draws + 1), k the draws at least as far from their mean; nan: undefined."""
    there = np.isfinite(drawn)
    middle = np.where(there, drawn, 0).sum(axis=0) / np.maximum(1, there.sum(axis=0))
    far = np.abs(drawn - middle) >= np.abs(seen - middle) - 1e-12
    p = (1 + np.where(there, far, True).sum(axis=0)) / (len(drawn) + 1)
    return np.asarray(np.where(np.isfinite(seen), p, np.nan))
