"""Tables in the shape that papers print: systems by metrics, means with standard deviations and intervals."""

from collections.abc import Callable

import polars as pl

from analysis.display.metrics import metric_in_words
from analysis.display.small_samples import MARK, is_small
from analysis.display.tables import present
from analysis.export import comparison_shapes, judgement_shapes, psychometric_shapes
from analysis.export.documents.paper_table import DASH, Cell, Column, PaperTable, interval, number, small_note
from analysis.export.result import Result
from analysis.labels import Labels
from analysis.responses.pairs import compared_pairs
from analysis.responses.scores import comparable

Shape = Callable[[Result, Labels], PaperTable]
DIGITS = 2
SMALL = 0.1  # below which a mean, such as a share, has one decimal more
ALPHA = 0.05


def means(result: Result, labels: Labels) -> PaperTable:
    """One row per group: n, mean, standard deviation where there is one, and the 95 % interval (APA style)."""
    frame = result.frame
    keys = [name for name in frame.columns[: frame.columns.index("mean")] if not frame.schema[name].is_float()]
    keys = [name for name in keys if name not in ("by", "measure", "half") or frame[name].n_unique() > 1]
    has_sd = "sd" in frame.columns
    words = present(frame.select(keys), labels)
    headings = [*words.columns, labels("paper.n"), labels("paper.mean"), *([labels("paper.sd")] if has_sd else [])]
    columns = [Column(name) for name in words.columns]
    columns += [Column(name, is_number=True) for name in headings[len(columns) :]]
    columns.append(Column(labels("paper.interval")))
    rows = []
    for texts, row in zip(words.iter_rows(), frame.iter_rows(named=True), strict=True):
        cells = [DASH if text is None else str(text) for text in texts]
        cells[0] += MARK if is_small(row["n_dialogues"]) else ""
        digits = DIGITS + (abs(row["mean"] or 0) < SMALL)
        cells += [number(row["n_dialogues"], 0), number(row["mean"], digits)]
        cells += [number(row["sd"], digits)] if has_sd else []
        cells.append(interval(row["low"], row["high"], digits))
        rows.append(tuple(map(Cell, cells)))
    return PaperTable(tuple(columns), tuple(rows), small_note(rows, labels))


def systems_by_metrics(result: Result, labels: Labels) -> PaperTable:
    """One row per system, one column per metric: the value with its interval, the best in bold.

    A star marks systems that differ from the best one by a randomization test, corrected over all pairs.
    """
    frame = result.frame
    cohorts = frame["cohort"].unique(maintain_order=True).to_list() if "cohort" in frame.columns else [None]
    metrics = frame["metric"].unique(maintain_order=True).to_list()
    columns = [Column(labels.column("cohort"))] if cohorts != [None] else []
    columns += [Column(labels.column("system")), Column(labels("paper.n"), is_number=True)]
    columns += [Column(metric_in_words(metric, labels)) for metric in metrics]
    rows: list[tuple[Cell, ...]] = []
    is_tested = False
    for cohort, selection in zip(cohorts, result.question.selections, strict=False):
        part = frame if cohort is None else frame.filter(pl.col("cohort") == cohort)
        options = result.question.table.with_defaults(result.options)
        answers = comparable(selection, options["systems"], options["responses"], options["items"])
        by_metric: dict[str, dict[str, Cell]] = {}
        for metric in metrics:
            values = part.filter(pl.col("metric") == metric)
            worse = _worse(compared_pairs(answers, metric, options["seed"]), values)
            is_tested |= worse is not None
            by_metric[metric] = _cells(values, worse or set())
        counts = (
            dict(part.filter(pl.col("metric") == metrics[0]).select("system", "n").iter_rows()) if metrics else {}
        )
        for system in part["system"].unique(maintain_order=True):
            first = [] if cohort is None else [Cell(cohort)]
            first += [Cell(system), Cell(number(counts[system], 0))]
            rows.append((*first, *(by_metric[metric][system] for metric in metrics)))
    notes = [labels("paper.best")] if len(rows) > len(cohorts) else []
    if is_tested:
        shared = options["items"] == "shared"
        notes.append(labels("paper.differs" if shared else "paper.differs_pairwise"))
    return PaperTable(tuple(columns), tuple(rows), tuple(notes))


def _cells(values: pl.DataFrame, worse: set[str]) -> dict[str, Cell]:
    """For each system the value with its interval; the best is bold where there are several."""
    best = values["estimate"].max() if values["estimate"].count() > 1 else None
    cells = {}
    for system, estimate, low, high in values.select("system", "estimate", "low", "high").iter_rows():
        bounds = f" {interval(low, high, DIGITS)}" if low is not None else ""
        star = "*" if system in worse else ""
        is_best = estimate is not None and estimate == best
        cells[system] = Cell(number(estimate, DIGITS), is_best, f"{star}{bounds}")
    return cells


def _worse(pairs: pl.DataFrame, values: pl.DataFrame) -> set[str] | None:
    """The systems that differ from the best one; None where no pair was tested."""
    if pairs["p_adjusted"].count() == 0:
        return None
    best = values.sort("estimate", descending=True, nulls_last=True)["system"][0]
    differing = pairs.filter(pl.col("p_adjusted") < ALPHA).select("system_a", "system_b").rows()
    return {b if a == best else a for a, b in differing if best in (a, b)}


SHAPES: dict[str, Shape] = {
    "response_scores": systems_by_metrics,
    **comparison_shapes.SHAPES,
    **judgement_shapes.SHAPES,
    **psychometric_shapes.SHAPES,
    **dict.fromkeys(
        (
            *("topic_scores", "score_groups", "score_summary", "score_change"),
            *("item_means", "item_halves", "item_profile", "rating_summary"),
            *("experience_scores", "experience_change", "response_styles"),
            *("interaction_means", "interaction_course", "alignment_means", "affect_dynamics", "affect_course"),
        ),
        means,
    ),
}
