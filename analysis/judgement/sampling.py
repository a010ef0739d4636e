"""What a study asks for: turns that the systems all answered, drawn at random, in pairs or one by one."""

from itertools import combinations
from math import ceil

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.judgement.measured import measures
from analysis.responses.answers import KEY
from data.judgement.store import PAIR


def answered_turns(selection: Selection, systems: list[str]) -> pl.DataFrame:
    """The turns (dialogue_id, position) of a selection to which each of these systems has a response, in order."""
    turns = measures(selection).filter(pl.col("system").is_in(systems), pl.col("chars") > 0)
    if not selection.is_whole:
        turns = turns.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    shared = turns.group_by(KEY).agg(n=pl.col("system").n_unique()).filter(pl.col("n") == len(set(systems)))
    return shared.select(KEY).sort(KEY)


def draw(
    selection: Selection, systems: list[str], n: int, *, mode: str = PAIR, per_dialogue: int = 2, seed: int = 1
) -> pl.DataFrame:
    """The items of a study in random order: each turn with two systems, or with one.

    Args:
        selection: what is drawn from.
        systems: who is judged, gold among them for what the counselor wrote.
        n: how many items.
        mode: pair or scale.
        per_dialogue: at most so many turns of one dialogue, which say less than as many dialogues.
        seed: of the random numbers.

    Columns:
        dialogue_id, position: the turn.
        a, b: the systems; b is empty where single responses are rated.
    """
    rng = np.random.default_rng(seed)
    turns = answered_turns(selection, systems)
    choices: list[tuple[str, str]] = (
        list(combinations(systems, 2)) if mode == PAIR else [(system, "") for system in systems]
    )
    empty = pl.DataFrame(schema={"dialogue_id": pl.UInt32, "position": pl.UInt32, "a": pl.String, "b": pl.String})
    if turns.is_empty() or not choices or n < 1:
        return empty
    shuffled = turns[rng.permutation(turns.height).tolist()]
    few = shuffled.filter(pl.int_range(pl.len()).over("dialogue_id") < per_dialogue)
    wanted = ceil(n / len(choices)) if mode != PAIR else n
    chosen = few.head(wanted)
    rows = []
    if mode == PAIR:
        # every pair equally often; where there are fewer turns than items, a turn comes again with another pair
        order = [choices[at] for at in rng.permutation(len(choices))]
        turns_left = chosen.rows()
        for number in range(min(n, len(turns_left) * len(choices))):
            lap, at = divmod(number, len(turns_left))
            rows.append((*turns_left[at], *order[(at + lap) % len(order)]))
    else:
        rows = [(*turn, *choice) for turn in chosen.rows() for choice in choices][:n]
    frame = pl.DataFrame(rows, schema=empty.schema, orient="row")
    mixed: pl.DataFrame = frame[rng.permutation(frame.height).tolist()]
    return mixed
