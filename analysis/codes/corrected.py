"""Shares and means that rest on machine labels, as they are and corrected by the utterances that people coded."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

from analysis.codes.methods import CORRECTED
from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import coder_names, of_coder, schemes_of
from analysis.core.coded.sampled import checked, drawn, held
from analysis.core.drilldown import Leads, Row, RowTarget, where
from analysis.core.estimates import Types
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.statistics.coding.corrected import pseudo_outcomes
from analysis.core.statistics.coding.ratios import Ratios, ratios
from analysis.core.statistics.coding.sums import group_sums
from analysis.core.statistics.inference import Array, Clusters
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY, record
from data.coding.frames import GOLD
from data.coding.scheme import TOPIC, Scheme

MEAN = ""
ESTIMATORS = ("naive", "corrected")
NUMBERS: Types = {
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_units": pl.UInt32,
    "n_coded": pl.UInt32,
    "stands_for": pl.Float64,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_counselors": pl.UInt32,
    "largest_share": pl.Float64,
}
SHARES: Types = {
    "scheme": pl.String,
    "coder": pl.String,
    "label_code": pl.String,
    "estimator": pl.String,
    **NUMBERS,
}
TOPICS: Types = {"topic_main": pl.String, "estimator": pl.String, **NUMBERS}


def both_estimates(
    machine: Array,
    gold: Array,
    at: Array,
    probability: Array,
    group: Array,
    n_groups: int,
    clusters: Clusters | None,
) -> tuple[Ratios, Ratios, int, float]:
    """Naive and corrected means of (n, m) machine values, from (k, m) gold values at some of these units.

    Also how many were coded, and for which part of the units those stand that could have been drawn, 0-1.
    """
    usable = np.isfinite(probability) & (at >= 0)
    at, gold, probability = at[usable], gold[usable], probability[usable]
    whole = np.bincount(group, minlength=n_groups).astype(float)
    naive = group_sums(machine, group, n_groups)
    errors = [pseudo_outcomes(machine[at, one], gold[:, one], probability) for one in range(machine.shape[1])]
    corrections = group_sums(np.column_stack(errors) - machine[at], group[at], n_groups)
    record(CORRECTED)
    covered = min(1.0, float((1 / probability).sum()) / max(1, len(group)))
    return ratios(naive, whole, clusters), ratios(naive + corrections, whole, clusters), len(at), covered


def estimate_rows(
    keys: Sequence[tuple[str, ...]], estimates: tuple[Ratios, Ratios, int, float], n: int, bounded: bool
) -> list[tuple[Any, ...]]:
    """Two rows for each key: the naive and the corrected estimate with what stands behind them."""
    rows = []
    *both, coded, covered = estimates
    for place, key in enumerate(keys):
        for name, made in zip(ESTIMATORS, both, strict=True):
            numbers = [made.value[place], made.low[place], made.high[place]]
            if bounded:
                numbers = [min(1.0, max(0.0, number)) if number == number else number for number in numbers]
            known = [None if number != number else float(number) for number in numbers]
            if name == "corrected" and not coded:
                known = [None, None, None]
            behind = (
                made.n,
                made.clients,
                made.counselors,
                None if made.largest != made.largest else made.largest,
            )
            rows.append((*key, name, *known, n, coded, covered, *behind))
    return rows


def _labelled(row: Row, selection: Selection, *, scheme: str, machine: str) -> RowTarget:
    there = np.zeros(len(selection.mask), dtype=bool)
    there[checked(selection, scheme, machine).machine.dialogue] = True
    return RowTarget(mask=there)


def _basis(selection: Selection, *, scheme: str, machine: str, **options: object) -> pl.DataFrame:
    machine_codes = checked(selection, scheme, machine).machine
    return selection.corpus.dialogues[np.unique(machine_codes.dialogue)]


@table(
    methods=(CORRECTED, LINEARIZED, TWO_WAY),
    basis=of_dialogues(_basis),
    drilldown=Leads(_labelled, named=("label_code", "estimator")),
    not_comparable="corrected",
)
def corrected_shares(selection: Selection, *, scheme: str = "", machine: str = "") -> pl.DataFrame:
    """Which share each code has by a machine's labels, and corrected by what people coded of a random sample.

    The corrected share is unbiased however often the machine is wrong, if the utterances that people coded were
    drawn from these dialogues with known probability.

    Options:
        scheme: an id; empty: the most used that a machine and people coded
        machine: a rule, a model, or source; empty: the one with most labels

    Columns:
        scheme
        coder (the machine)
        label_code (empty: the mean, of schemes of numbers)
        estimator (naive: the machine's labels as they are; corrected: doubly robust)
        estimate (share of the utterances that the machine coded, 0-1, or the mean of its numbers; corrected shares
            are cut at 0 and 1; null where nothing was drawn by chance and coded)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_units (utterances with the machine's label)
        n_coded (of them drawn by chance and coded by people)
        stands_for (for which part of the utterances those stand, 0-1; below 1 where a sample was drawn from fewer)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)

    Source: Egami et al. (2023), Angelopoulos et al. (2023).
    """
    sample = checked(selection, scheme, machine)
    if not len(sample.machine.row):
        return pl.DataFrame(schema=SHARES)
    numeric = sample.machine.scheme.is_number
    codes = (MEAN,) if numeric else sample.codes
    values = (
        (sample.machine.value[:, None], sample.gold.value[:, None])
        if numeric
        else tuple(
            np.column_stack([held(side, code) for code in codes]).astype(float)
            for side in (sample.machine, sample.gold)
        )
    )
    where_, group = np.unique(sample.machine.dialogue, return_inverse=True)
    clusters = Clusters.of(selection.corpus.dialogues[where_])
    made = both_estimates(values[0], values[1], sample.at, sample.probability, group, len(where_), clusters)
    keys = [(sample.machine.scheme.id, sample.machine.coder, code) for code in codes]
    return pl.DataFrame(estimate_rows(keys, made, len(group), not numeric), schema=SHARES, orient="row")


def _with_topic(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(Filter(), where(selection, pl.col("topic_main").is_not_null()))


def _topics(selection: Selection) -> pl.DataFrame:
    return selection.dialogues.drop_nulls("topic_main")


@table(
    methods=(CORRECTED, LINEARIZED, TWO_WAY),
    basis=of_dialogues(_topics),
    drilldown=Leads(_with_topic, named=("topic_main", "estimator")),
    not_comparable="corrected",
)
def corrected_topics(selection: Selection) -> pl.DataFrame:
    """Which share each main topic has as it was labelled, and corrected by the dialogues that people coded.

    What people coded is the scheme ``topic``, whose codes are the corpus' topics, once in a dialogue (of several
    labels the first counts). Where nobody did, nothing is corrected.

    Columns:
        topic_main
        estimator (naive: the corpus' own topics; corrected: doubly robust)
        estimate (share of the dialogues, 0-1; corrected shares are cut at 0 and 1, null where nothing was coded)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_units (dialogues with a topic)
        n_coded (of them drawn by chance and coded by people)
        stands_for (for which part of the dialogues those stand, 0-1)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)

    Source: Egami et al. (2023), Angelopoulos et al. (2023).
    """
    need(selection, "topics")
    corpus = selection.corpus
    people = coder_names(corpus, TOPIC, (GOLD, "person"))
    gold = of_coder(corpus, schemes_of(corpus).get(TOPIC) or Scheme(TOPIC), people[0] if people else GOLD)
    gold = gold.where(selection.mask[gold.dialogue] & (np.diff(gold.dialogue, prepend=-1) > 0))
    dialogues = _topics(selection)
    if dialogues.is_empty():
        return pl.DataFrame(schema=TOPICS)
    topics = sorted({*dialogues["topic_main"], *gold.codes})
    labelled = np.column_stack([(dialogues["topic_main"] == topic).to_numpy() for topic in topics]).astype(float)
    coded = np.column_stack([held(gold, topic) for topic in topics]).astype(float)
    ids = dialogues["dialogue_id"].to_numpy()
    own = corpus.dialogues["dialogue_id"].to_numpy()[gold.dialogue]
    at = np.searchsorted(ids, own)
    there = at < len(ids)
    there[there] = ids[at[there]] == own[there]
    probability, _ = drawn(corpus, gold.row)
    at, groups = np.where(there, at, -1), np.arange(len(ids))
    made = both_estimates(labelled, coded, at, probability, groups, len(ids), Clusters.of(dialogues))
    rows = estimate_rows([(topic,) for topic in topics], made, len(ids), True)
    return pl.DataFrame(rows, schema=TOPICS, orient="row")
