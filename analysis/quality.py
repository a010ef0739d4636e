"""What a reader must know of the data before believing a chart."""

import polars as pl

from analysis.registry import table
from analysis.selection import Selection
from data.schema import ITEMS


@table()
def data_quality(selection: Selection) -> pl.DataFrame:
    """What in these dialogues a naive chart gets wrong, each with its count.

    Columns: aspect; n (count of ``unit``); of (how many there could be); share (n / of, 0-1); unit
    (dialogues, or pairs of adjacent utterances). Rows only for what the corpus holds.
    """
    dialogues = selection.dialogues
    n = dialogues.height
    pairs = int(dialogues["n_utterances"].sum()) - n
    rows: list[tuple[str, int, int, str]] = [
        ("same_role_pairs", int(dialogues["same_role_pairs"].sum()), pairs, "pairs")
    ]
    if selection.corpus.has("feedback"):
        complete = int(dialogues["item_sum"].is_not_null().sum())
        regimes = dialogues["regime"].cast(pl.String)
        rows += [
            ("score_halved", int((regimes == "halved").sum()), complete, "dialogues"),
            ("score_zero", int((regimes == "zero").sum()), complete, "dialogues"),
            ("straight_lining", _alike(selection.items), complete, "dialogues"),
        ]
    if selection.corpus.has("times"):
        rows += [
            ("zero_gaps", int(dialogues["zero_gaps"].sum()), pairs, "pairs"),
            ("backward_gaps", int(dialogues["backward_gaps"].sum()), pairs, "pairs"),
        ]
    if selection.corpus.has("persons"):
        both = dialogues.select("client_id", "counselor_id").drop_nulls()
        rows += [
            ("repeated_pairs", both.height - both.n_unique() if both.height else 0, both.height, "dialogues"),
            ("largest_client", _largest(both["client_id"]), both.height, "dialogues"),
            ("largest_counselor", _largest(both["counselor_id"]), both.height, "dialogues"),
        ]
    schema = {"aspect": pl.String, "n": pl.Int64, "of": pl.Int64, "unit": pl.String}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    share = pl.when(pl.col("of") > 0).then(pl.col("n") / pl.col("of"))
    return table.select("aspect", "n", "of", share=share, unit="unit")


def _alike(items: pl.DataFrame) -> int:
    rated = items.select(ITEMS).drop_nulls()
    spread = rated.select(pl.max_horizontal(ITEMS) == pl.min_horizontal(ITEMS)).to_series()
    return int(spread.sum())


def _largest(persons: pl.Series) -> int:
    return int(persons.value_counts()["count"].max() or 0) if len(persons) else 0  # type: ignore[arg-type]
