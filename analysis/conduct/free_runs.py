"""Whole dialogues that systems played, beside human dialogues of the same topics; and ranks by both."""

from collections.abc import Callable
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from analysis.conduct.acts import Types
from analysis.conduct.course import repeated
from analysis.conduct.methods import FREE_RUN, RANKS
from analysis.conduct.rules import Rule, held
from analysis.conduct.texts import beside_gold, rules_of
from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import MIN_CLUSTERS, Array
from analysis.core.statistics.inference.methods import BOOTSTRAP, record
from analysis.core.statistics.inference.resampling import TIMES, interval
from analysis.responses.metrics import MADE, sums
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED
from data.responses.targets import turns

MOST = 40
MEASURES = ("chars", "question", "empathy", "repeated")
RUNS: Types = {
    "run_measure": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "human": pl.Float64,
    "human_sd": pl.Float64,
    "distance": pl.Float64,
    "n": pl.UInt32,
    "n_human": pl.UInt32,
}
RANKED: Types = {
    "system": pl.String,
    "reply_value": pl.Float64,
    "reply_rank": pl.Float64,
    "distance": pl.Float64,
    "run_rank": pl.Float64,
    "tau": pl.Float64,
    "tau_low": pl.Float64,
    "tau_high": pl.Float64,
    "n": pl.UInt32,
    "n_systems": pl.UInt32,
}


class Played(NamedTuple):
    """The dialogues that a system played beside human ones: ids, and (dialogues, measures) of both."""

    ids: Array
    own: Array
    human_ids: Array
    human: Array


def _basis(selection: Selection, *, systems: str, responses: str, **options: Any) -> Basis:
    """The dialogues that systems played, and the human dialogues that lent their openings."""
    runs = _runs(selection, systems, responses)
    inside = pl.col("dialogue_id").is_in(runs["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), runs=runs.height)


def measures_of(texts: list[str], rules: dict[str, Rule]) -> list[float]:
    """The measures of one dialogue's counselor turns: characters, shares of turns by rule, share repeated."""
    series = pl.Series(texts, dtype=pl.String)
    again = list(repeated(list(texts)))
    grams = sum(n for _, n in again)
    shares = [100 * float(held(series, (rule,)).mean()) if texts else np.nan for rule in rules.values()]
    chars = float(series.str.len_chars().mean() or 0) if texts else np.nan  # type: ignore[arg-type]
    return [chars, *shares, 100 * sum(n for n, _ in again) / grams if grams else 0.0]


def _rules(selection: Selection) -> dict[str, Rule]:
    """The shipped rules of questions and of empathy: the first and the third of the acts."""
    acts = rules_of(selection, "acts", "")
    return {"question": acts[0], "empathy": acts[2]}


def _runs(selection: Selection, systems: str, responses: str) -> pl.DataFrame:
    """One row a played dialogue: system, dialogue_id, topic_main, said (the counselor's turns)."""
    rows = beside_gold(selection, systems, responses, "all")[1].filter(pl.col("turns").list.len() > 1)
    own = pl.col("turns").list.eval(
        pl.when(pl.element().struct.field("role") == "counselor")
        .then(pl.element().struct.field("text"))
        .drop_nulls()
    )
    played = rows.select("system", "dialogue_id", "topic_main", said=own)
    return played.filter(pl.col("said").list.len() > 1).unique(
        ["system", "dialogue_id"], keep="first", maintain_order=True
    )


def _human(selection: Selection, topics: list[str | None], n_turns: int) -> tuple[list[int], list[list[str]]]:
    """Human dialogues with these topics, at most 40 of each: ids, and the counselors' first turns."""
    dialogues = selection.corpus.dialogues
    ids = [
        dialogues.filter(pl.col("topic_main").eq_missing(topic)).head(MOST)["dialogue_id"]
        for topic in dict.fromkeys(topics)
    ]
    spoken = turns(selection.corpus, pl.concat(ids)).filter((pl.col("role") == "counselor") & (pl.col("turn") > 0))
    grouped = spoken.group_by("dialogue_id", maintain_order=True).agg(pl.col("text").head(n_turns))
    long = grouped.filter(pl.col("text").list.len() > 1)
    return long["dialogue_id"].to_list(), long["text"].to_list()


def _compared(selection: Selection, systems: str, responses: str) -> dict[str, Played]:
    """For each system the measures of its runs, and those of human dialogues of their topics, as long as they."""
    rules, runs = _rules(selection), _runs(selection, systems, responses)
    by_system = {}
    for system in runs["system"].unique(maintain_order=True):
        mine = runs.filter(pl.col("system") == system)
        length = int(np.median(mine["said"].list.len().to_numpy()))
        ids, human = _human(selection, mine["topic_main"].to_list(), length)
        own = np.array([measures_of(texts, rules) for texts in mine["said"].to_list()])
        theirs = np.array([measures_of(texts, rules) for texts in human]).reshape(-1, len(MEASURES))
        by_system[str(system)] = Played(
            mine["dialogue_id"].to_numpy(), own, np.array(ids, dtype=np.uint32), theirs
        )
    return by_system


def _distances(own: Array, human: Array) -> Array:
    """(n_measures,) how far the runs' means are from the human ones, in standard deviations of human dialogues."""
    spread = human.std(axis=0, ddof=1) if len(human) > 1 else np.full(len(MEASURES), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((own.mean(axis=0) - human.mean(axis=0)) / np.where(spread > 1e-9, spread, np.nan))


@table(methods=(FREE_RUN, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=_basis)
def response_free_runs(
    selection: Selection, *, systems: str = "", responses: str = "", seed: int = SEED
) -> pl.DataFrame:
    """How systems talk in whole dialogues that they played, beside human dialogues of the same topics.

    A played dialogue is a response with the turns that follow it. Human dialogues are at most 40 of each topic,
    cut to as many counselor turns as the runs have.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        seed: of the random draws

    Columns:
        run_measure (chars: characters of a counselor's turn; question, empathy: percent of the counselor's turns,
            by rule; repeated: percent of stretches of four characters that stand in earlier turns)
        system
        estimate (mean over the runs) with low, high (95 % percentile interval, 1,000 draws of runs; null below 5)
        human (mean over human dialogues)
        human_sd (standard deviation of human dialogues)
        distance ((estimate - human) / human_sd)
        n (runs)
        n_human (human dialogues)
    """
    rows = []
    for system, (_, own, _, human) in _compared(selection, systems, responses).items():
        parts = np.column_stack([own, np.ones(len(own))])
        low, high = interval(parts, lambda sums: sums[..., :-1] / sums[..., -1:], seed=seed)
        far = _distances(own, human)
        for at, name in enumerate(MEASURES):
            of_human = (human[:, at].mean(), human[:, at].std(ddof=1)) if len(human) > 1 else (np.nan, np.nan)
            numbers = (own[:, at].mean(), low[at], high[at], *of_human, far[at])
            rows.append((name, system, *map(_number, numbers), len(own), len(human)))
    frame = pl.DataFrame(rows, schema=RUNS, orient="row")
    return frame.sort(pl.col("run_measure").cast(pl.Enum(MEASURES)).to_physical(), maintain_order=True)


@table(methods=(FREE_RUN, RANKS, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=_basis)
def response_run_ranks(
    selection: Selection, *, systems: str = "", responses: str = "", seed: int = SEED
) -> pl.DataFrame:
    """Whether systems have the same order by single replies and by whole dialogues.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        seed: of the random draws

    Columns:
        system (that has replies and played dialogues)
        reply_value (mean segment chrF of its replies, 0-100)
        reply_rank (1: nearest to the gold responses)
        distance (mean absolute distance of its dialogues from human ones over four measures, standard deviations)
        run_rank (1: nearest to human dialogues)
        tau (Kendall's tau-b of the two ranks over the systems; null below 3 systems) with tau_low, tau_high (95 %
            percentile interval: 1,000 draws of dialogues, of replies and of runs together, and of human dialogues;
            null where a system has fewer than 5 runs)
        n (runs)
        n_systems
    """
    answers = beside_gold(selection, systems, responses, "all")[0].compared
    made = MADE["chrf_segment"]
    rows, played, replied = [], [], []
    for system, one in _compared(selection, systems, responses).items():
        replies = answers.of(system)
        if replies.is_empty():
            continue
        value = float(made.value(sums(replies, made, "dialogue_id").sum(axis=0)))
        rows.append((system, value, _distance(one.own, one.human), len(one.own)))
        played.append(one)
        replied.append((replies["dialogue_id"].unique().sort().to_numpy(), sums(replies, made, "dialogue_id")))
    frame = pl.DataFrame(rows, schema=["system", "reply_value", "distance", "n"], orient="row")
    if frame.is_empty():
        return pl.DataFrame(schema=RANKED)
    ranked = frame.with_columns(
        reply_rank=pl.col("reply_value").rank(descending=True),
        run_rank=pl.col("distance").rank(),
        n_systems=pl.len(),
    )
    tau = kendall(ranked["reply_rank"].to_list(), ranked["run_rank"].to_list())
    low, high = _bounds(played, replied, made.value, seed) if tau is not None else (None, None)
    taus = {
        name: pl.lit(one, dtype=pl.Float64) for name, one in (("tau", tau), ("tau_low", low), ("tau_high", high))
    }
    worded = ranked.with_columns(distance=pl.col("distance").fill_nan(None), **taus)
    return worded.select(pl.col(name).cast(kind) for name, kind in RANKED.items())


def _distance(own: Array, human: Array) -> float:
    """The mean absolute distance over the measures."""
    far = np.abs(_distances(own, human))
    return float(np.nanmean(far)) if np.isfinite(far).any() else np.nan


def _bounds(
    played: list[Played], replied: list[tuple[Array, Array]], value: Callable[[Array], Array], seed: int
) -> tuple[float | None, float | None]:
    """The interval of tau: a draw takes the same dialogues for all systems, human ones apart from them."""
    if min(len(one.own) for one in played) < MIN_CLUSTERS:
        return None, None
    record(BOOTSTRAP)
    rng = np.random.default_rng(seed)
    ids = np.unique(np.concatenate([*(one.ids for one in played), *(own for own, _ in replied)]))
    human_ids = np.unique(np.concatenate([one.human_ids for one in played]))
    taus = []
    for _ in range(TIMES):
        drawn = np.bincount(rng.integers(0, len(ids), len(ids)), minlength=len(ids))
        human = np.bincount(rng.integers(0, len(human_ids), len(human_ids)), minlength=len(human_ids))
        overlap, distance = [], []
        for one, (own_ids, parts) in zip(played, replied, strict=True):
            runs = np.repeat(one.own, drawn[np.searchsorted(ids, one.ids)], axis=0)
            people = np.repeat(one.human, human[np.searchsorted(human_ids, one.human_ids)], axis=0)
            overlap.append(-float(value(drawn[np.searchsorted(ids, own_ids)] @ parts)))
            distance.append(_distance(runs, people) if len(runs) else np.nan)
        tau = kendall(overlap, distance) if np.isfinite([*overlap, *distance]).all() else None
        if tau is not None:
            taus.append(tau)
    if len(taus) < TIMES / 2:
        return None, None
    low, high = np.quantile(taus, [0.025, 0.975])
    return float(low), float(high)


def kendall(a: list[float], b: list[float]) -> float | None:
    """Kendall's tau-b of two lists of ranks (Kendall 1938); None below three."""
    if len(a) < 3:
        return None
    signs = [(np.sign(a[i] - a[j]), np.sign(b[i] - b[j])) for i, j in combinations(range(len(a)), 2)]
    untied = [sum(pair[side] != 0 for pair in signs) for side in (0, 1)]
    if not all(untied):
        return None
    return float(sum(x * y for x, y in signs) / np.sqrt(untied[0] * untied[1]))


def _number(value: float) -> float | None:
    return None if value != value else float(value)
