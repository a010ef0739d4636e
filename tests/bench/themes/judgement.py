"""Judgements: five systems over the test set, 3,000 judged pairs; every table at first and again."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

import numpy as np
import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import TABLES, load
from data.corpus import Corpus
from data.judgement.frames import JUDGEMENTS
from data.responses.importing import keep
from data.responses.raw import Raw
from data.responses.targets import targets
from tests.analysis.judgement.invented import InventedJudging
from tests.bench.material import Material
from tests.bench.row import Row, seconds

SYSTEMS, PAIRS = tuple(f"system-{n}" for n in range(1, 6)), 3_000
GOAL_TABLE_MS, GOAL_STRENGTHS_S = 200, 3


def rows(material: Material) -> Iterator[Row]:
    """Responses are gold responses of other targets, moved on; who is preferred is drawn."""
    load()
    corpus = material.corpus()
    asked = Filter(band=("top",)) if material.is_real else Filter()
    whole = select(corpus, asked)
    every = targets(corpus, whole.dialogue_ids).select("dialogue_id", "position", "gold")
    _answer(material, corpus, every)
    corpus = judged(material.corpus(), every)
    selection = select(corpus, Filter())
    for name, one in TABLES.items():
        if one.reads_judgements:
            first = seconds(lambda one=one: one.function(selection))
            if name == "judgement_strengths":
                yield Row("judgements: Bradley-Terry, 1,000 resamples", first, "s", goal=GOAL_STRENGTHS_S)
            yield Row(f"judgements: {name}, at first", 1000 * first, "ms")
            again = seconds(lambda one=one: one.function(selection))
            yield Row(f"judgements: {name}", 1000 * again, "ms", goal=GOAL_TABLE_MS)


def _answer(material: Material, corpus: Corpus, every: pl.DataFrame) -> None:
    """Five systems' responses, as from a file."""
    places, golds = every.select("dialogue_id", "position").rows(), every["gold"].to_list()
    raws = [
        Raw(
            f"{system}:{at}",
            {"system": system, "dialogue_id": d, "position": p, "response": golds[at - 7 * n - 1]},
        )
        for n, system in enumerate(SYSTEMS)
        for at, (d, p) in enumerate(places)
    ]
    now = datetime(2026, 1, 2)
    keep(
        raws, corpus.id, library=material.library, now=now, name="five", kind="responses", key=("five", len(raws))
    )


def judged(corpus: Corpus, every: pl.DataFrame) -> Corpus:
    """The corpus with judgements that are drawn: earlier systems are better."""
    rng, pairs = np.random.default_rng(1), list(combinations(range(len(SYSTEMS)), 2))
    drawn = every.select("dialogue_id", "position").sample(PAIRS, with_replacement=True, seed=1)
    chosen = [pairs[n] if rng.random() < 0.5 else pairs[n][::-1] for n in rng.integers(0, len(pairs), PAIRS)]
    chance = 1 / (1 + np.exp([0.3 * (a - b) for a, b in chosen]))
    value = np.where(rng.random(PAIRS) < 0.2, 0.5, (rng.random(PAIRS) < chance).astype(float))
    rows = drawn.with_columns(
        study=pl.lit("s"),
        attribute=pl.lit("overall"),
        rater=pl.Series([f"r{n % 6}" for n in range(PAIRS)]),
        kind=pl.Series(["person" if n % 6 < 3 else "model" for n in range(PAIRS)]),
        first=pl.Series([SYSTEMS[a] for a, _ in chosen]),
        second=pl.Series([SYSTEMS[b] for _, b in chosen]),
        value=pl.Series(value),
        ordered=pl.lit(True),
        repeat=pl.int_range(pl.len(), dtype=pl.UInt32),
        reason=pl.lit(""),
        at=pl.lit(None, dtype=pl.Datetime("ms")),
        chars_first=pl.lit(None, dtype=pl.UInt32),
        chars_second=pl.lit(None, dtype=pl.UInt32),
    )
    none = {
        "name": pl.String,
        "dialogue_id": pl.UInt32,
        "position": pl.UInt32,
        "system": pl.String,
        "tag": pl.String,
    }
    own = Corpus(corpus.manifest, corpus.folder)
    own.__dict__["judging"] = InventedJudging(JUDGEMENTS.conform(rows), pl.DataFrame(schema=none))
    return own
