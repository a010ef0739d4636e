"""Corpora side by side as papers print them: a row a measure, a column a corpus."""

from collections.abc import Callable, Mapping
from typing import Any

from analysis.export.documents.paper_table import DASH, Cell, Column, PaperTable, interval, number
from analysis.export.result import Result
from analysis.labels import Labels

ALPHA = 0.05
DIFFERS, APART = "*", "°"


def corpora_by_measures(result: Result, labels: Labels) -> PaperTable:
    """One row per measure, one column per corpus: the value with its interval.

    A star marks a difference from the first corpus after correction, a ring what cannot be compared with it.
    """
    frame = result.frame
    value = "mean" if "mean" in frame.columns else "estimate"
    corpora = frame["corpus_name"].unique(maintain_order=True).to_list()
    rows, marks = [], ""
    for (measure,), part in frame.group_by(["compared"], maintain_order=True):
        largest = max(map(abs, part[value].drop_nulls()), default=0.0)
        digits = 1 if largest >= 100 else 2 if largest >= 1 else 3
        cells = {}
        for row in part.iter_rows(named=True):
            sign = _sign(row)
            marks += sign
            bounds = f" {interval(row['low'], row['high'], digits)}" if row["low"] is not None else ""
            cells[row["corpus_name"]] = Cell(number(row[value], digits), suffix=f"{sign}{bounds}")
        names = (Cell(labels.value("compared", measure)),)
        rows.append((*names, *(cells.get(corpus, Cell(DASH)) for corpus in corpora)))
    columns = [Column(labels.column("compared"))]
    columns += [Column(labels.value("compared_corpus", corpus)) for corpus in corpora]
    notes = [
        labels(f"paper.{name}") for name, sign in (("from_first", DIFFERS), ("apart", APART)) if sign in marks
    ]
    return PaperTable(tuple(columns), tuple(rows), tuple(notes))


def _sign(row: Mapping[str, Any]) -> str:
    if not row["comparable"]:
        return APART
    p = row.get("p_adjusted")
    return DIFFERS if p is not None and p < ALPHA else ""


SHAPES: dict[str, Callable[[Result, Labels], PaperTable]] = dict.fromkeys(
    ("corpus_differences", "corpus_likeness"), corpora_by_measures
)
