"""Whole dialogues that systems played, beside human dialogues of the same topics; and ranks by both."""

from itertools import combinations

import numpy as np
import polars as pl

from analysis.conduct.acts import Types, conduct_basis
from analysis.conduct.course import repeated
from analysis.conduct.methods import FREE_RUN, RANKS
from analysis.conduct.rules import Rule, held
from analysis.conduct.texts import beside_gold, rules_of
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.responses.metrics import MADE, sums
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED
from analysis.statistics.inference import Array
from analysis.statistics.inference.methods import BOOTSTRAP
from analysis.statistics.inference.resampling import interval
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
    "n": pl.UInt32,
    "n_systems": pl.UInt32,
}


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


def _human(selection: Selection, topics: list[str | None], n_turns: int) -> list[list[str]]:
    """The first turns of the counselors of human dialogues with these topics, at most 40 of each topic."""
    dialogues = selection.corpus.dialogues
    ids = [
        dialogues.filter(pl.col("topic_main").eq_missing(topic)).head(MOST)["dialogue_id"]
        for topic in dict.fromkeys(topics)
    ]
    spoken = turns(selection.corpus, pl.concat(ids)).filter((pl.col("role") == "counselor") & (pl.col("turn") > 0))
    grouped = spoken.group_by("dialogue_id", maintain_order=True).agg(pl.col("text").head(n_turns))
    return [texts for texts in grouped["text"].to_list() if len(texts) > 1]


def _compared(selection: Selection, systems: str, responses: str) -> dict[str, tuple[Array, Array]]:
    """For each system the measures of its runs, and those of human dialogues of their topics, as long as they."""
    rules, runs = _rules(selection), _runs(selection, systems, responses)
    found = {}
    for system in runs["system"].unique(maintain_order=True):
        mine = runs.filter(pl.col("system") == system)
        length = int(np.median(mine["said"].list.len().to_numpy()))
        human = _human(selection, mine["topic_main"].to_list(), length)
        own = np.array([measures_of(texts, rules) for texts in mine["said"].to_list()])
        theirs = np.array([measures_of(texts, rules) for texts in human]).reshape(-1, len(MEASURES))
        found[str(system)] = (own, theirs)
    return found


def _distances(own: Array, human: Array) -> Array:
    """(n_measures,) how far the runs' means are from the human ones, in standard deviations of human dialogues."""
    spread = human.std(axis=0, ddof=1) if len(human) > 1 else np.full(len(MEASURES), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((own.mean(axis=0) - human.mean(axis=0)) / np.where(spread > 1e-9, spread, np.nan))


@table(methods=(FREE_RUN, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=conduct_basis)
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
    for system, (own, human) in _compared(selection, systems, responses).items():
        parts = np.column_stack([own, np.ones(len(own))])
        low, high = interval(parts, lambda sums: sums[..., :-1] / sums[..., -1:], seed=seed)
        far = _distances(own, human)
        for at, name in enumerate(MEASURES):
            of_human = (human[:, at].mean(), human[:, at].std(ddof=1)) if len(human) > 1 else (np.nan, np.nan)
            numbers = (own[:, at].mean(), low[at], high[at], *of_human, far[at])
            rows.append((name, system, *map(_number, numbers), len(own), len(human)))
    frame = pl.DataFrame(rows, schema=RUNS, orient="row")
    return frame.sort(pl.col("run_measure").cast(pl.Enum(MEASURES)).to_physical(), maintain_order=True)


@table(methods=(FREE_RUN, RANKS), not_comparable="systems", drilldown=SYSTEMS, basis=conduct_basis)
def response_run_ranks(selection: Selection, *, systems: str = "", responses: str = "") -> pl.DataFrame:
    """Whether systems have the same order by single replies and by whole dialogues.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus

    Columns:
        system (that has replies and played dialogues)
        reply_value (mean segment chrF of its replies, 0-100)
        reply_rank (1: nearest to the gold responses)
        distance (mean absolute distance of its dialogues from human ones over four measures, standard deviations)
        run_rank (1: nearest to human dialogues)
        tau (Kendall's tau-b of the two ranks over the systems; null below 3 systems)
        n (runs)
        n_systems
    """
    answers = beside_gold(selection, systems, responses, "all")[0].compared
    made = MADE["chrf_segment"]
    found = []
    for system, (own, human) in _compared(selection, systems, responses).items():
        replies = answers.of(system)
        if replies.is_empty():
            continue
        value = float(made.value(sums(replies, made, "dialogue_id").sum(axis=0)))
        far = np.abs(_distances(own, human))
        distance = float(np.nanmean(far)) if np.isfinite(far).any() else np.nan
        found.append((system, value, distance, len(own)))
    frame = pl.DataFrame(found, schema=["system", "reply_value", "distance", "n"], orient="row")
    if frame.is_empty():
        return pl.DataFrame(schema=RANKED)
    ranked = frame.with_columns(
        reply_rank=pl.col("reply_value").rank(descending=True),
        run_rank=pl.col("distance").rank(),
        n_systems=pl.len(),
    )
    tau = kendall(ranked["reply_rank"].to_list(), ranked["run_rank"].to_list())
    worded = ranked.with_columns(tau=pl.lit(tau, dtype=pl.Float64), distance=pl.col("distance").fill_nan(None))
    return worded.select(pl.col(name).cast(kind) for name, kind in RANKED.items())


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
