"""A table as people read it: headings and codes in their language."""

import polars as pl

from analysis.labels import Labels

KINDS = {
    "topic_main": "topic",
    "item": "item",
    "regime": "regime",
    "half": "half",
    "measure": "measure",
    "subset": "subset",
    "statistic": "statistic",
    "aspect": "aspect",
    "role": "role",
    "moment": "moment",
    "unit": "unit",
    "name": "check",
}


def present(frame: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    """The frame with every code replaced by its label and every column by its heading."""
    worded = []
    for column in frame.iter_columns():
        kind = KINDS.get(column.name)
        if kind is not None:
            words = [labels.value(kind, code) for code in column]
            column = pl.Series(column.name, words, dtype=pl.String)
        worded.append(column.rename(labels.column(column.name)))
    return pl.DataFrame(worded)
