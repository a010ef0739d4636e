"""Invented judgements of a corpus, as if they had been made: who is better is planted."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.judgement.measured import measures
from data.corpus import Corpus
from data.judgement.frames import JUDGEMENTS

PEOPLE, JUDGE = ("Aoi", "Ren"), "judge-1"
SYSTEMS = ("demo-jogen", "demo-kogata", "demo-yorisoi")
LEVELS = {"demo-jogen": 0.0, "demo-kogata": -0.8, "demo-yorisoi": 0.8}


@dataclass(frozen=True)
class InventedJudging:
    """Stands for ``Corpus.judging``."""

    frame: pl.DataFrame
    tags: pl.DataFrame

    def state(self) -> str:
        return "invented"

    def judgements(self) -> pl.DataFrame:
        return self.frame

    def tagged(self) -> pl.DataFrame:
        return self.tags

    def names(self) -> dict[str, str]:
        return {"s": "pilot"}


def judged_by(corpus: Corpus, rows: pl.DataFrame, tags: pl.DataFrame | None = None) -> Selection:
    """The whole corpus with these judgements; columns that are not given hold what is usual."""
    usual = {
        "study": pl.lit("s"),
        "attribute": pl.lit("overall"),
        "rater": pl.lit("Aoi"),
        "kind": pl.lit("person"),
        "second": pl.lit(None, dtype=pl.String),
        "ordered": pl.lit(True),
        "repeat": pl.lit(0),
        "reason": pl.lit(""),
        "at": pl.lit(None, dtype=pl.Datetime("ms")),
        "chars_first": pl.lit(None, dtype=pl.UInt32),
        "chars_second": pl.lit(None, dtype=pl.UInt32),
    }
    whole = rows.with_columns(value.alias(name) for name, value in usual.items() if name not in rows.columns)
    own = Corpus(corpus.manifest, corpus.folder)
    none = {
        "name": pl.String,
        "dialogue_id": pl.UInt32,
        "position": pl.UInt32,
        "system": pl.String,
        "tag": pl.String,
    }
    own.__dict__["judging"] = InventedJudging(
        JUDGEMENTS.conform(whole), pl.DataFrame(schema=none) if tags is None else tags
    )
    return select(own, Filter())


def turns(corpus: Corpus) -> list[tuple[int, int]]:
    """The turns that all systems answered."""
    rows = measures(select(corpus, Filter())).filter(pl.col("system").is_in(SYSTEMS))
    shared = rows.group_by("dialogue_id", "position").len().filter(pl.col("len") == len(SYSTEMS))
    return sorted(shared.select("dialogue_id", "position").rows())


def pairs(corpus: Corpus, seed: int = 0, bias: float = 0.0, n: int = 300) -> pl.DataFrame:
    """Pairs that one person judged; ``bias``: of the log odds towards the response shown first."""
    rng, rows, every = np.random.default_rng(seed), [], turns(corpus)
    choices = list(combinations(SYSTEMS, 2))
    for number in range(n):
        first, second = choices[number % len(choices)]
        if rng.random() < 0.5:
            first, second = second, first
        weights = np.exp([LEVELS[first] + bias, -0.5 + (LEVELS[first] + LEVELS[second]) / 2, LEVELS[second]])
        value = float(rng.choice([1.0, 0.5, 0.0], p=weights / weights.sum()))
        rows.append((*every[number % len(every)], first, second, value))
    return pl.DataFrame(rows, schema=["dialogue_id", "position", "first", "second", "value"], orient="row")


def ratings(corpus: Corpus, seed: int = 0, inflated: float = 0.7, n: int = 60) -> pl.DataFrame:
    """Ratings of every system by two people, one of them stricter by a point, and by a model that is milder."""
    rng, rows = np.random.default_rng(seed), []
    for turn in turns(corpus)[::5][:n]:
        for system in SYSTEMS:
            base = 3 + LEVELS[system] + rng.normal(0, 0.3)
            for rater, kind, shift in (
                ("Aoi", "person", 0.5),
                ("Ren", "person", -0.5),
                (JUDGE, "model", inflated),
            ):
                rows.append((*turn, system, rater, kind, "safety", base + shift + rng.normal(0, 0.2)))
    names = ["dialogue_id", "position", "first", "rater", "kind", "attribute", "value"]
    return pl.DataFrame(rows, schema=names, orient="row")
