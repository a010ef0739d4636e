"""What data says of files in English, in the reader's language, where there are words for it."""

from typing import Any

import polars as pl

from analysis.labels import TEXTS, Labels
from data.problems import UserError


def problem(labels: Labels, rule: str, message: str, detail: str) -> str:
    """One row's problem."""
    key = f"told.{rule}"
    return labels(key, detail=detail) if key in TEXTS else message


def problems(labels: Labels, report: pl.DataFrame) -> pl.DataFrame:
    """A report of problems, its messages in the reader's language; the column ``detail`` stands in them."""
    listed = report.select("rule", "message", pl.col("detail").fill_null(""))
    said = [problem(labels, *row) for row in listed.iter_rows()]
    return report.with_columns(message=pl.Series(said, dtype=pl.String)).drop("detail")


def error(labels: Labels, message: str, code: str = "", values: dict[str, Any] | None = None) -> str:
    """Why something could not be done."""
    key, about = f"error.{code}", dict(values or {})
    if key not in TEXTS:
        return message
    if "rule" in about:
        about["why"] = problem(labels, about["rule"], about["told"], about["detail"])
        about["more"] = labels("error.more", n=labels.number(about["n"])) if about["n"] else ""
    return labels(key, **about)


def raised(labels: Labels, mistake: UserError) -> str:
    """The same of an error that was raised here."""
    return error(labels, str(mistake), mistake.code, mistake.values)
