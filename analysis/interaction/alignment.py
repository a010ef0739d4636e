"""Whether two who talk speak more alike than chance: lexical alignment and style matching against shuffles."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from analysis.core.dialogues.steps import ROLES
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.kept import kept
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import TWO_WAY, record
from analysis.interaction.matching import Replies, alignment_of, matching, replies, styles
from analysis.interaction.methods import OVERLAP, SHUFFLED, STYLE
from analysis.interaction.shared_words import SharedWords, Shuffle
from data.core.progress import Progress, silent

DRAWS = 200
SEED = 1
KEYS = {"measure_name": pl.String, "role": pl.String}


def _parted(name: str) -> tuple[str, str]:
    measure, _, role = name.partition(" ")
    return measure, role or "both"


def _values(selection: Selection) -> Iterator[tuple[str, Array, pl.DataFrame]]:
    """Each measure, its values in the selected dialogues that have one, and these dialogues."""
    for name, values in alignment_of(selection.corpus).items():
        own = values[selection.mask]
        there = np.isfinite(own)
        yield name, own[there], selection.dialogues.filter(pl.Series(there))


def alignment_samples(selection: Selection) -> list[Sample]:
    """For each measure of alignment: its value in each dialogue."""
    return [of_values(dialogues, values, _parted(name)) for name, values, dialogues in _values(selection)]


def _aligned(row: Row, selection: Selection, **options: Any) -> RowTarget:
    by_measure = {_parted(name): dialogues for name, _, dialogues in _values(selection)}
    return RowTarget(Filter(), those(selection, by_measure[row["measure_name"], row["role"]]))


@table(
    methods=(OVERLAP, STYLE, TWO_WAY),
    samples=alignment_samples,
    drilldown=Leads(_aligned, named=("measure_name", "role")),
)
def alignment_means(selection: Selection) -> pl.DataFrame:
    """How alike the two roles speak: content words taken up again, and function words used in like measure.

    Columns:
        measure_name (overlap: share of the content words of a turn that the other's turn before holds,
            mean over the dialogue's turns, 0-1; style: language style matching over ten classes of
            function words, 0-1)
        role (whose turn takes up; both for style)
        mean
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Source: Xu and Reitter (2015); Ireland and Pennebaker (2010).
    """
    rows = [(*sample.key, *row(sample.estimate())) for sample in alignment_samples(selection)]
    return pl.DataFrame(rows, schema={**KEYS, "mean": pl.Float64, **BOUNDS, **SAMPLE_SIZES}, orient="row")


@table(
    methods=(OVERLAP, STYLE, SHUFFLED),
    not_comparable="refit",
    drilldown=Leads(_aligned, named=("measure_name", "role", "shuffle")),
)
@kept(2)
def alignment_shuffles(
    selection: Selection, *, draws: int = DRAWS, seed: int = SEED, progress: Progress = silent
) -> pl.DataFrame:
    """Whether two who talk speak more alike than they would with anybody, or at any other moment.

    The same numbers are made of turns that did not follow each other, as often as ``draws`` says.

    Options:
        draws: how many
        seed: of chance

    Columns:
        measure_name, role (as in alignment_means)
        shuffle (turns: each turn beside another turn of the same partner in the same dialogue; partners:
            beside a turn, or the function words, of another dialogue's partner at the same fifth of the
            session)
        mean (as it was)
        chance (mean over shuffles)
        low, high (the middle 95 % of shuffles)
        excess (mean minus chance)
        p (share of shuffles that reach the mean, one-sided, (k + 1) / (draws + 1))
        draws
        n_dialogues

    Source: Xu and Reitter (2015).
    """
    rng = np.random.default_rng(seed)
    turns = _within(replies(selection.corpus), selection.mask)
    seen = {name: (float(values.mean()), len(values)) for name, values, _ in _values(selection) if len(values)}
    drawn: dict[tuple[str, str], list[float]] = {}
    shared, of_role = SharedWords(turns), turns.role.astype(np.int64)
    shuffles = {
        "turns": Shuffle(turns.dialogue * 2 + of_role, rng),
        "partners": Shuffle(turns.fifth.astype(np.int64) * 2 + of_role, rng),
    }
    for number in range(draws):
        progress("shuffling", number, draws)
        for kind, of_kind in shuffles.items():
            for role, mean in zip(ROLES, shared.means(of_kind.order()), strict=True):
                if f"overlap {role}" in seen:
                    drawn.setdefault((f"overlap {role}", kind), []).append(mean)
    progress("shuffling", draws, draws)
    if "style" in seen:
        drawn["style", "partners"] = _style_draws(selection, rng, draws)
    record(SHUFFLED)
    rows = []
    for (name, shuffle), means in drawn.items():
        if name in seen and means:
            mean, n = seen[name]
            chance = np.array(means)
            low, high = np.quantile(chance, (0.025, 0.975))
            p = (1 + int((chance >= mean).sum())) / (draws + 1)
            estimates = (mean, chance.mean(), low, high, mean - chance.mean(), p)
            rows.append((*_parted(name), shuffle, *estimates, draws, n))
    numbers = dict.fromkeys(("mean", "chance", "low", "high", "excess", "p"), pl.Float64)
    schema = {**KEYS, "shuffle": pl.String, **numbers, "draws": pl.UInt32, "n_dialogues": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _within(turns: Replies, mask: Array) -> Replies:
    """The replies of the selected dialogues."""
    keep = mask[turns.dialogue]
    if keep.all():
        return turns
    parts = (turns.dialogue, turns.role, turns.fifth, turns.said, turns.heard, turns.size)
    return Replies(*(part[keep] for part in parts))


def _style_draws(selection: Selection, rng: np.random.Generator, draws: int) -> list[float]:
    """Style matching of each counselor with the client of another dialogue."""
    shares = styles(selection.corpus)[selection.mask]
    return [float(matching(shares[:, 0], shares[rng.permutation(len(shares)), 1]).mean()) for _ in range(draws)]
