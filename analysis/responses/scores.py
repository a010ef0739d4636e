"""How near systems come to the gold responses: overlap metrics with intervals, whole and in groups."""

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.conditions.score_bands import BANDS
from analysis.core.query.selection import Selection
from analysis.core.registry import Options, table
from analysis.core.samples import Row, Sample, TextKey, of_statistic
from analysis.core.statistics.inference import Statistic
from analysis.core.statistics.inference.methods import BOOTSTRAP, LEFT_OUT, Method
from analysis.core.statistics.inference.resampling import interval
from analysis.responses.answers import Answered, answered
from analysis.responses.methods import BLEU, CHRF, ROUGE, of_metric
from analysis.responses.metrics import MADE, METRICS, Made, Metric, sums, together
from analysis.responses.nearness_models import by_metric
from analysis.responses.reasons import SYSTEMS

SEED = 1
Items = Literal["shared", "all"]
Grouping = Literal["topic", "fifth", "band", "context"]
GROUPS = {"topic": "topic_main", "fifth": "fifth", "band": "band", "context": "context"}
Types = dict[str, pl.DataType | type[pl.DataType]]
SAMPLE_SIZES: Types = {"n": pl.UInt32, "n_dialogues": pl.UInt32, "n_clients": pl.UInt32}
ESTIMATE: Types = {
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "low_by_client": pl.Float64,
    "high_by_client": pl.Float64,
    **SAMPLE_SIZES,
}


def score_samples(
    selection: Selection,
    *,
    systems: str,
    responses: str,
    items: Items,
    seed: int,
) -> list[Sample]:
    """For each metric and system what each dialogue adds to it."""
    answers = comparable(selection, systems, responses, items)
    return [
        sample(selection, answers.of(system), formula, (metric, TextKey(system)))
        for metric, formula in METRICS.items()
        for system in answers.systems
    ]


def compared_basis(
    selection: Selection,
    *,
    systems: str,
    responses: str,
    items: Items = "all",
    metric: str = "",
    model: str = "",
    **options: Any,
) -> Basis:
    """The responses that are compared with a gold response; with a model's metric, those that it measured."""
    answers = comparable(selection, systems, responses, items)
    return basis_of(selection, by_metric(answers, selection.corpus, metric, model)[0] if metric else answers)


@table(methods=(BLEU, CHRF, ROUGE, BOOTSTRAP), samples=score_samples, drilldown=SYSTEMS, basis=compared_basis)
def response_scores(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How near each system's responses are to the gold ones: BLEU, chrF, ROUGE, with intervals.

    Options:
        systems, responses: names and sets apart by commas, empty for all
        items: all that a system answered, or only the targets that every chosen system answered (shared)
        seed: seed of the random draws

    Columns:
        metric (bleu_1 to bleu_4: corpus BLEU up to that order; chrf: corpus chrF2; chrf_segment: mean of the
            segments' chrF2; rouge_1, rouge_2, rouge_l: mean F1 of the segments, times 100)
        system
        estimate (0-100, more is nearer)
        low, high (95 % percentile interval, 1,000 draws of dialogues; null below 5 dialogues)
        low_by_client, high_by_client (the same, drawing clients: the check)
        n (responses)
        n_dialogues
        n_clients

    One reference cannot tell a good reply that was worded otherwise from a bad one.
    """
    answers = comparable(selection, systems, responses, items)
    per_system = {
        system: estimates(answers.of(system), list(METRICS.values()), seed) for system in answers.systems
    }
    rows = [(metric, name, *of[index]) for index, metric in enumerate(METRICS) for name, of in per_system.items()]
    return pl.DataFrame(rows, schema={"metric": pl.String, "system": pl.String, **ESTIMATE}, orient="row")


def group_samples(
    selection: Selection,
    *,
    metric: Metric,
    by: Grouping,
    systems: str,
    responses: str,
    items: Items,
    model: str,
    seed: int,
) -> list[Sample]:
    """For each group and system what each dialogue adds to the metric."""
    compared = comparable(selection, systems, responses, items)
    answers, _ = by_metric(compared, selection.corpus, metric, model)
    return [
        sample(selection, part.filter(pl.col("system") == system), MADE[metric], (str(group), TextKey(system)))
        for group, part in _grouped(answers, GROUPS[by], by)
        for system in answers.systems
    ]


def group_methods(options: Options) -> tuple[Method, ...]:
    """The metric that was chosen, and its intervals."""
    return (*of_metric(options), BOOTSTRAP)


@table(methods=group_methods, samples=group_samples, drilldown=SYSTEMS, basis=compared_basis)
def response_groups(
    selection: Selection,
    *,
    metric: Metric = "chrf",
    by: Grouping = "topic",
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    model: str = "",
    seed: int = SEED,
) -> pl.DataFrame:
    """Where systems come nearer to the gold responses: a metric by topic, fifth, score band or context.

    Options:
        model: whose nearness, where that is the metric and several have measured it
        metric: the metric that is compared: bleu_1, bleu_2, bleu_3, bleu_4, chrf, chrf_segment, rouge_1, rouge_2,
            rouge_l, nearness
        by: what the dialogues are grouped by: topic, fifth, band, context
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: seed of the random draws

    Columns:
        by
        group (the topic, the fifth of the dialogue, the band of its score, or the utterances before the response)
        system
        estimate (see response_scores) with low, high (95 % percentile interval, 1,000 draws of dialogues; null
            below 5)
        low_by_client, high_by_client (drawing clients)
        n (responses)
        n_dialogues
        n_clients
        metric (of nearness: measure, model and revision)

    Exploratory: many groups, no correction.
    """
    compared = comparable(selection, systems, responses, items)
    answers, name = by_metric(compared, selection.corpus, metric, model)
    column = GROUPS[by]
    rows = []
    for group, part in _grouped(answers, column, by):
        of = part.partition_by("system", as_dict=True)
        for system in answers.systems:
            mine = of.get((system,), part.clear())
            rows.append((by, str(group), system, *estimate(mine, MADE[metric], seed)))
    schema = {"by": pl.String, "group": pl.String, "system": pl.String, **ESTIMATE}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(metric=pl.lit(name))


def chosen(selection: Selection, systems: str, responses: str, items: Items) -> Answered:
    """The responses asked for, on all targets or those that every system answered."""
    answers = answered(selection, systems, responses)
    return answers.shared if items == "shared" else answers


def comparable(selection: Selection, systems: str, responses: str, items: Items) -> Answered:
    """The same, where there is a gold response to compare with."""
    return chosen(selection, systems, responses, items).compared


def basis_of(selection: Selection, answers: Answered) -> Basis:
    """Some responses, the targets that they answer, and the dialogues of these."""
    inside = pl.col("dialogue_id").is_in(answers.golds["dialogue_id"].unique().implode())
    dialogues = selection.dialogues.filter(inside)
    return Basis.counted(selection, dialogues, responses=answers.measures.height, targets=answers.golds.height)


def chosen_basis(
    selection: Selection, *, systems: str, responses: str, items: Items = "all", **options: Any
) -> Basis:
    """The responses of the systems, whether or not there is a gold response."""
    return basis_of(selection, chosen(selection, systems, responses, items))


def _grouped(answers: Answered, column: str, by: Grouping) -> Iterator[tuple[Any, pl.DataFrame]]:
    """The groups in their order: topics by size, the others by themselves."""
    known = answers.measures.filter(pl.col(column).is_not_null())
    parts = {key[0]: part for key, part in known.partition_by(column, as_dict=True).items()}

    def rank(key: Any) -> tuple[int, str]:
        if by == "topic":
            return -parts[key].height, str(key)
        return list(BANDS).index(key) if by == "band" else int(str(key).split("-")[0]), ""

    for key in sorted(parts, key=rank):
        yield key, parts[key]


def estimate(rows: pl.DataFrame, formula: Made, seed: int) -> tuple[Any, ...]:
    """A metric of some responses, as ``ESTIMATE``."""
    return estimates(rows, [formula], seed)[0]


def estimates(rows: pl.DataFrame, formulas: list[Made], seed: int) -> list[tuple[Any, ...]]:
    """Several metrics of the same responses, each as ``ESTIMATE``."""
    if rows.is_empty():
        return [(None,) * 5 + (0, 0, 0)] * len(formulas)
    every = together(formulas)
    dialogues = sums(rows, every, "dialogue_id")
    of = rows.group_by("dialogue_id").agg(pl.col("client_id").first()).sort("dialogue_id")["client_id"]
    known = of.is_not_null().to_numpy()
    names, codes = np.unique(of.drop_nulls().to_numpy(), return_inverse=True)
    clients = np.zeros((len(names), dialogues.shape[1]))
    np.add.at(clients, codes, dialogues[known])
    bounds = [interval(dialogues, every.value, seed=seed), interval(clients, every.value, seed=seed)]
    if not known.all():
        bounds[1] = np.full_like(bounds[1], np.nan)
    bounds = [np.where(low == high, np.nan, [low, high]) for low, high in bounds]  # all draws alike tell nothing
    numbers = np.vstack([every.value(dialogues.sum(axis=0)), *bounds]).T
    counts = (rows.height, len(dialogues), len(clients))
    return [(*(None if number != number else float(number) for number in row), *counts) for row in numbers]


def sample(selection: Selection, rows: pl.DataFrame, formula: Made, key: Row) -> Sample:
    """What each dialogue adds to a metric, by leaving it out (Miller 1974), with the persons behind it."""
    of_dialogues = sums(rows, formula, "dialogue_id")
    ids = rows["dialogue_id"].unique().sort()
    dialogues = selection.dialogues.filter(pl.col("dialogue_id").is_in(ids.implode()))
    whole = of_dialogues.sum(axis=0)
    value = float(formula.value(whole)) if len(ids) else float("nan")
    without = formula.value(whole - of_dialogues)
    influence = (len(ids) - 1) * (value - without)
    centred = influence - influence.mean() if len(ids) else influence
    each = formula.value(of_dialogues)
    spread = float(np.nanstd(each, ddof=1)) if len(ids) > 1 else None
    return of_statistic(
        dialogues, Statistic(value, centred), key, effect="per_sd", spread=spread or None, method=LEFT_OUT
    )
