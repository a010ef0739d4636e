"""Tables in the shape that papers print: systems by metrics, means with standard deviations and intervals."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from analysis.display.metrics import metric_in_words, result_in_words
from analysis.display.small_samples import MARK, is_small
from analysis.display.tables import present
from analysis.export import psychometric_shapes
from analysis.export.documents.paper_table import DASH, Cell, Column, PaperTable, interval, number, small_note
from analysis.export.result import Result
from analysis.labels import Labels
from analysis.responses.pairs import compared_pairs
from analysis.responses.scores import comparable
from data.judgement.frames import GOLD

Shape = Callable[[Result, Labels], PaperTable]
DIGITS = 2
ALPHA = 0.05
MOST_COLUMNS = 5


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
        cells += [number(row["n_dialogues"], 0), number(row["mean"], DIGITS)]
        cells += [number(row["sd"], DIGITS)] if has_sd else []
        cells.append(interval(row["low"], row["high"], DIGITS))
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


def results(result: Result, labels: Labels) -> PaperTable:
    """One row per system, one column per metric and per attribute that people or models judged.

    Each cell has the value, its letters and its interval; the best of each metric or attribute is bold. With more
    than ``MOST_COLUMNS`` of these, they are the rows, and the systems the columns.
    """
    frame = result.frame
    cohorts = frame["cohort"].unique(maintain_order=True).to_list() if "cohort" in frame.columns else [None]
    keys = frame.select("result", "source").unique(maintain_order=True).rows()
    systems = frame["system"].unique(maintain_order=True).to_list()
    names = {one: labels("judging.gold") if one == GOLD else one for one in systems}
    first = [Column(labels.column("cohort"))] if cohorts != [None] else []
    is_turned = len(keys) > MOST_COLUMNS
    rows: list[tuple[Cell, ...]] = []
    for cohort in cohorts:
        own = frame if cohort is None else frame.filter(pl.col("cohort") == cohort)
        cells = {
            (row["result"], row["source"], row["system"]): _judged_cell(row) for row in own.iter_rows(named=True)
        }
        cohort_cell = [] if cohort is None else [Cell(cohort)]
        if is_turned:
            for key in keys:
                heads = (Cell(_of_result(*key, labels)), Cell(_sizes(own, key, labels)))
                rows.append((*cohort_cell, *heads, *(cells.get((*key, one), Cell(DASH)) for one in systems)))
            continue
        for system in own["system"].unique(maintain_order=True):
            rows.append(
                (*cohort_cell, Cell(names[system]), *(cells.get((*key, system), Cell(DASH)) for key in keys))
            )
    if is_turned:
        heads = [Column(labels.column("result")), Column(labels("paper.n"), is_number=True)]
        columns = [*first, *heads, *(Column(names[one]) for one in systems)]
    else:
        headings = [f"{_of_result(*key, labels)}, n = {_sizes(frame, key, labels)}" for key in keys]
        columns = [*first, Column(labels.column("system")), *map(Column, headings)]
    notes = [labels("paper.best")] if len(systems) > 1 else []
    kinds = set(frame["score_kind"])
    notes += [labels(f"paper.{kind}") for kind in ("rating", "points") if kind in kinds]
    return PaperTable(tuple(columns), tuple(rows), tuple(notes))


def _of_result(code: str, source: str, labels: Labels) -> str:
    """A metric or attribute in words, with who judged."""
    who = "" if source == "measured" else f" ({labels.value('source', source)})"
    return f"{result_in_words(code, labels)}{who}"


def _sizes(frame: pl.DataFrame, key: tuple[str, str], labels: Labels) -> str:
    """The n of a metric or attribute, as a range where systems differ."""
    sizes = frame.filter((pl.col("result") == key[0]) & (pl.col("source") == key[1]))["n"].unique().sort()
    return "–".join(labels.number(size) for size in (sizes if len(sizes) < 2 else (sizes[0], sizes[-1])))


def _judged_cell(row: Mapping[str, Any]) -> Cell:
    bounds = f" {interval(row['low'], row['high'], DIGITS)}" if row["low"] is not None else ""
    named = f" {row['letters']}" if row["letters"] else ""
    return Cell(number(row["estimate"], DIGITS), bool(row["is_best"]), named + bounds)


SHAPES: dict[str, Shape] = {
    "judgement_results": results,
    "response_scores": systems_by_metrics,
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
