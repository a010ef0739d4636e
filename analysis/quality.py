"""What a reader must know of the data before believing a chart."""

from typing import Any

import polars as pl

from analysis.filter import Filter
from analysis.leads import Behind, Leads, Row, those, where
from analysis.registry import table
from analysis.selection import Selection
from data.schema import ITEMS

COUNTED = ("same_role_pairs", "zero_gaps", "backward_gaps")


def _of_aspect(row: Row, selection: Selection, **options: Any) -> Behind:
    aspect, dialogues = row["aspect"], selection.dialogues
    if aspect in COUNTED:
        return Behind(are=where(selection, pl.col(aspect) > 0))
    if aspect in ("score_halved", "score_zero"):
        return Behind(Filter(regime=(aspect.removeprefix("score_"),)))
    if aspect == "straight_lining":
        return Behind(are=those(selection, _straight(selection.items)))
    both = dialogues.drop_nulls(["client_id", "counselor_id"])
    if aspect == "repeated_pairs":
        later = ~pl.struct("client_id", "counselor_id").is_first_distinct()
        return Behind(are=those(selection, both.filter(later)))
    role = aspect.removeprefix("largest_")
    most = both[f"{role}_id"].value_counts(sort=True)[0, 0] if both.height else 0
    says = Filter().having(**{role: ((most, most),)})
    return Behind(says, those(selection, both.filter(pl.col(f"{role}_id") == most)))


@table(leads=Leads(_of_aspect, n=lambda row: row["n"] if row["unit"] == "dialogues" else None, named=("aspect",)))
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
    return _straight(items).height


def _straight(items: pl.DataFrame) -> pl.DataFrame:
    """The dialogues with all items rated alike."""
    return items.drop_nulls(list(ITEMS)).filter(pl.max_horizontal(ITEMS) == pl.min_horizontal(ITEMS))


def _largest(persons: pl.Series) -> int:
    return int(persons.value_counts()["count"].max() or 0) if len(persons) else 0  # type: ignore[arg-type]
