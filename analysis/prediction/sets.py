"""Which predictions a corpus has: files and baselines, and what did not fit."""

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.prediction.methods import UNSEEN
from analysis.prediction.predicted import sets_basis
from data.core.store.responses import REPORT_SCHEMA
from data.predictions.store import REPORT

FILES = "its rows are files, and what is wrong in them"
SETS = {
    "set": pl.String,
    "file": pl.String,
    "systems": pl.String,
    "unseen": pl.String,
    "leaky": pl.Boolean,
    "n_rows": pl.UInt32,
    "n_matched": pl.UInt32,
    "set_aside": pl.UInt32,
    "noted": pl.UInt32,
    "added_at": pl.String,
    "fits": pl.Boolean,
}


@table(methods=(UNSEEN,), not_comparable="files", drilldown=FILES, basis=sets_basis)
def prediction_sets(selection: Selection) -> pl.DataFrame:
    """Which files of predictions were added to the corpus, which baselines were made, and what came of them.

    Columns:
        set (its id)
        file (its name, or the baseline's)
        systems
        unseen (of a baseline, who was new to what it learned from: client, both, none; empty for a file: unknown)
        leaky (whether a system knows other ratings by the client it predicts)
        n_rows (in the file)
        n_matched (predictions that are used)
        set_aside (rows that do not fit)
        noted (oddities in rows that do)
        added_at
        fits (whether it was matched to this version of the corpus; others are not used)
    """
    store = selection.corpus.predictions
    rows = [
        (
            one.id,
            one.name,
            ", ".join(one.systems),
            one.unseen,
            bool(one.leaky),
            one.rows,
            one.matched,
            one.set_aside,
            one.noted,
            one.added_at,
            one.corpus_version == store.corpus_version,
        )
        for one in store.sets()
    ]
    if not rows:
        store.fitting()
    return pl.DataFrame(rows, schema=SETS, orient="row")


@table(methods=(), not_comparable="files", drilldown=FILES, basis=sets_basis)
def prediction_report(selection: Selection, *, predictions: str = "") -> pl.DataFrame:
    """What was wrong in the files of predictions, row by row.

    Options:
        predictions: ids of sets separated by commas, empty for all

    Columns:
        set
        where (file, with line or index)
        rule (what is wrong)
        message
        detail (the value in question)
        kept (whether the row is used all the same)
    """
    store = selection.corpus.predictions
    sets = store.fitting(name for name in predictions.split(",") if name)
    columns = ("set", "where", "rule", "message", "detail", "kept")
    blank = pl.DataFrame(schema={**REPORT_SCHEMA, "set": pl.String})
    return pl.concat([blank, store.tables(sets, REPORT)], how="diagonal").select(columns)
