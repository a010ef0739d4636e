"""Two cohorts of a demo, and a row of their difference."""

import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus


def cohort(corpus: Corpus, query: str) -> Selection:
    return select(corpus, Filter.from_query(query)[0])


def cohorts(corpus: Corpus) -> tuple[Selection, Selection]:
    numbers = corpus.dialogues["dialogue_id"]
    half = len(numbers) // 2
    spans = (((numbers[0], numbers[half]),), ((numbers[half - 3], numbers[-1]),))
    first, second = (select(corpus, Filter(id=span)) for span in spans)
    return first, second


def row_of(table: pl.DataFrame, key: str) -> dict:
    return table.filter(pl.col("key") == key).row(0, named=True)
