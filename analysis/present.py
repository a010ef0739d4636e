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
    "effect_kind": "effect",
    "pos": "pos",
}


KEY_KINDS = ("topic", "item", "measure", "subset", "regime", "statistic", "half", "moment", "role", "band")


def present(frame: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    """The frame with every code replaced by its label and every column by its heading."""
    worded = []
    for column in frame.iter_columns():
        kind = KINDS.get(column.name)
        if column.name == "key":
            column = pl.Series("key", [code_in_words(key, labels) for key in column], dtype=pl.String)
        elif kind is not None:
            words = [labels.value(kind, code) for code in column]
            column = pl.Series(column.name, words, dtype=pl.String)
        worded.append(column.rename(labels.column(column.name)))
    return pl.DataFrame(worded)


def code_in_words(key: str, labels: Labels) -> str:
    """The codes of a row of differences in words, the first of them alone where it says all."""
    words = []
    for code in key.split(" "):
        kind = next((kind for kind in KEY_KINDS if labels.value(kind, code) != code), None)
        words.append(code if kind is None else labels.value(kind, code))
    return key if words == key.split(" ") else " · ".join(words)
