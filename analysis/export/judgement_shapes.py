"""Judgements in the shape that papers print: systems by results, pairs, strengths."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from analysis.display.metrics import result_in_words
from analysis.export.documents.paper_table import DASH, Cell, Column, PaperTable, interval, number
from analysis.export.result import Result
from analysis.labels import Labels

DIGITS, P_DIGITS = 2, 3
MOST_COLUMNS = 5


def results(result: Result, labels: Labels) -> PaperTable:
    """One row per system, one column per metric and per attribute that people or models judged.

    Each cell has the value, its letters and its interval; the best of each metric or attribute is bold. With more
    than ``MOST_COLUMNS`` of these, they are the rows, and the systems the columns.
    """
    frame = result.frame
    cohorts = frame["cohort"].unique(maintain_order=True).to_list() if "cohort" in frame.columns else [None]
    keys = frame.select("result", "source").unique(maintain_order=True).rows()
    systems = frame["system"].unique(maintain_order=True).to_list()
    names = {one: _named(one, labels) for one in systems}
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
                heads = (Cell(_of_result(key, labels)), Cell(_sizes(own, key, labels)))
                rows.append((*cohort_cell, *heads, *(cells.get((*key, one), Cell(DASH)) for one in systems)))
            continue
        for system in own["system"].unique(maintain_order=True):
            rows.append(
                (*cohort_cell, Cell(names[system]), *(cells.get((*key, system), Cell(DASH)) for key in keys))
            )
    if is_turned:
        what = Column(labels.column("result")), Column(labels("paper.n"), is_number=True)
        columns = [*first, *what, *(Column(names[one]) for one in systems)]
    else:
        headings = [f"{_of_result(key, labels)}, n = {_sizes(frame, key, labels)}" for key in keys]
        columns = [*first, Column(labels.column("system")), *map(Column, headings)]
    notes = [labels("paper.best")] if len(systems) > 1 else []
    kinds = set(frame["score_kind"])
    notes += [labels(f"paper.{kind}") for kind in ("rating", "points") if kind in kinds]
    notes += [labels("paper.n_judged")] if kinds & {"rating", "points"} else []
    return PaperTable(tuple(columns), tuple(rows), tuple(notes))


def _of_result(key: tuple[str, str], labels: Labels) -> str:
    """A metric or attribute in words, with who judged."""
    code, source = key
    who = "" if source == "measured" else labels("basis.rest", listing=labels.value("source", source))
    return f"{result_in_words(code, labels)}{who}"


def _sizes(frame: pl.DataFrame, key: tuple[str, str], labels: Labels) -> str:
    """The n of a metric or attribute, as a range where systems differ."""
    sizes = frame.filter((pl.col("result") == key[0]) & (pl.col("source") == key[1]))["n"].unique().sort()
    return "–".join(labels.number(size) for size in (sizes if len(sizes) < 2 else (sizes[0], sizes[-1])))


def _judged_cell(row: Mapping[str, Any]) -> Cell:
    bounds = f" {interval(row['low'], row['high'], DIGITS)}" if row["low"] is not None else ""
    named = f" {row['letters']}" if row["letters"] else ""
    return Cell(number(row["estimate"], DIGITS), bool(row["is_best"]), named + bounds)


def pairs(result: Result, labels: Labels) -> PaperTable:
    """One row per pair: wins, ties, losses, preference with interval, adjusted p, what can be said."""
    shown = ("system_a", "system_b", "wins_a", "ties", "wins_b", "preference", "p_adjusted", "verdict", "n")

    def cells(row: Mapping[str, Any]) -> list[Cell]:
        return [
            *(Cell(_named(row[name], labels)) for name in shown[:2]),
            *(Cell(number(row[name], DIGITS)) for name in shown[2:5]),
            _with_interval(row, "preference", "low", "high"),
            Cell(number(row["p_adjusted"], P_DIGITS)),
            Cell(labels.value("verdict", row["verdict"])),
            Cell(number(row["n"], 0)),
        ]

    return _rows(result, labels, shown, cells)


def strengths(result: Result, labels: Labels) -> PaperTable:
    """One row per system: strength and expected points with intervals, rank with the ranks left open, letters."""
    shown = ("system", "log_strength", "model_points", "rank", "letters", "n")

    def cells(row: Mapping[str, Any]) -> list[Cell]:
        return [
            Cell(_named(row["system"], labels)),
            _with_interval(row, "log_strength", "low", "high"),
            _with_interval(row, "model_points", "model_points_low", "model_points_high"),
            Cell(f"{row['rank']} ({row['rank_best']}–{row['rank_worst']})"),
            Cell(row["letters"]),
            Cell(number(row["n"], 0)),
        ]

    return _rows(result, labels, shown, cells)


def _rows(
    result: Result, labels: Labels, shown: Sequence[str], cells: Callable[[Mapping[str, Any]], list[Cell]]
) -> PaperTable:
    frame = result.frame
    cohort = ["cohort"] if "cohort" in frame.columns else []
    numbers = ("wins_a", "ties", "wins_b", "p_adjusted", "n")
    columns = tuple(Column(labels.column(name), name in numbers) for name in (*cohort, *shown))
    rows = tuple((*(Cell(row[name]) for name in cohort), *cells(row)) for row in frame.iter_rows(named=True))
    return PaperTable(columns, rows)


def _named(system: str, labels: Labels) -> str:
    return labels.value("system", system)


def _with_interval(row: Mapping[str, Any], value: str, low: str, high: str) -> Cell:
    bounds = f" {interval(row[low], row[high], DIGITS)}" if row[low] is not None else ""
    return Cell(number(row[value], DIGITS), suffix=bounds)


SHAPES = {"judgement_results": results, "judgement_pairs": pairs, "judgement_strengths": strengths}
