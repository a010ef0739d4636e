"""What a reader must know of the data before believing a chart."""

import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget, those, where
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_fact, of_ratio, of_shares
from data.core.schema import ITEMS

COUNTED = ("same_role_pairs", "zero_gaps", "backward_gaps")


def _n_dialogues(row: Row) -> int | None:
    return row["n"] if row["unit"] == "dialogues" else None


def _of_aspect(row: Row, selection: Selection) -> RowTarget:
    aspect, dialogues = row["aspect"], selection.dialogues
    if aspect in COUNTED:
        return RowTarget(mask=where(selection, pl.col(aspect) > 0))
    if aspect in ("score_halved", "score_zero"):
        return RowTarget(Filter(regime=(aspect.removeprefix("score_"),)))
    if aspect == "straight_lining":
        return RowTarget(mask=those(selection, _rated(selection).filter("alike")))
    both = dialogues.drop_nulls(["client_id", "counselor_id"])
    if aspect == "repeated_pairs":
        later = ~pl.struct("client_id", "counselor_id").is_first_distinct()
        return RowTarget(mask=those(selection, both.filter(later)))
    role = aspect.removeprefix("largest_")
    persons = both[f"{role}_id"].value_counts().sort("count", f"{role}_id", descending=[True, False])
    most = persons[0, 0] if both.height else 0
    says = Filter().having(**{role: ((most, most),)})
    return RowTarget(says, those(selection, both.filter(pl.col(f"{role}_id") == most)))


def quality_samples(selection: Selection) -> list[Sample]:
    """For each aspect the share that is counted; of the one person with the most, that share alone."""
    dialogues = selection.dialogues
    pairs = (dialogues["n_utterances"].cast(pl.Float64) - 1).to_numpy()
    findings = data_quality(selection)
    rated, both = _rated(selection), dialogues.filter(_both_known())
    regimes = rated["regime"].cast(pl.String)
    repeated = ~both.select(pl.struct("client_id", "counselor_id").is_first_distinct()).to_series()
    hits = {
        "score_halved": (rated, regimes == "halved"),
        "score_zero": (rated, regimes == "zero"),
        "straight_lining": (rated, rated["alike"]),
        "repeated_pairs": (both, repeated),
    }
    samples = []
    for aspect, unit, share in findings.select("aspect", "unit", "share").iter_rows():
        if aspect in hits:
            samples += of_shares(hits[aspect][0], {(aspect,): hits[aspect][1]}, (aspect,))
        elif unit == "pairs":
            part = dialogues[aspect].cast(pl.Float64).to_numpy()
            samples.append(of_ratio(dialogues, part, pairs, (aspect,), of=(aspect,)))
        else:
            samples.append(of_fact(share, (aspect,)))
    return samples


@table(
    methods=(),
    samples=quality_samples,
    drilldown=Leads(_of_aspect, _n_dialogues, named=("aspect",)),
)
def data_quality(selection: Selection) -> pl.DataFrame:
    """What in these dialogues a naive chart gets wrong, each with its count.

    Columns:
        aspect
        n (count of ``unit``)
        of (how many there could be)
        share (n / of, 0-1)
        unit (dialogues, or pairs of adjacent utterances)

    Rows only for what the corpus holds.
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
            ("straight_lining", int(_rated(selection)["alike"].sum()), complete, "dialogues"),
        ]
    if selection.corpus.has("times"):
        rows += [
            ("zero_gaps", int(dialogues["zero_gaps"].sum()), pairs, "pairs"),
            ("backward_gaps", int(dialogues["backward_gaps"].sum()), pairs, "pairs"),
        ]
    if selection.corpus.has("persons"):
        both = dialogues.filter(_both_known()).select("client_id", "counselor_id")
        rows += [
            ("repeated_pairs", both.height - both.n_unique() if both.height else 0, both.height, "dialogues"),
            ("largest_client", _largest(both["client_id"]), both.height, "dialogues"),
            ("largest_counselor", _largest(both["counselor_id"]), both.height, "dialogues"),
        ]
    schema = {"aspect": pl.String, "n": pl.Int64, "of": pl.Int64, "unit": pl.String}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    share = pl.when(pl.col("of") > 0).then(pl.col("n") / pl.col("of"))
    return table.select("aspect", "n", "of", share=share, unit="unit")


def _rated(selection: Selection) -> pl.DataFrame:
    """The dialogues with all 20 items, and ``alike``: whether these are all rated alike."""
    complete = pl.all_horizontal(pl.col(ITEMS).is_not_null())
    alike = pl.when(complete).then(pl.max_horizontal(ITEMS) == pl.min_horizontal(ITEMS)).alias("alike")
    flagged = selection.items.select(alike) if selection.corpus.has("feedback") else pl.DataFrame({"alike": []})
    if flagged.is_empty():
        return selection.dialogues.clear().with_columns(alike=pl.lit(None, dtype=pl.Boolean))
    return pl.concat([selection.dialogues, flagged], how="horizontal").filter(pl.col("alike").is_not_null())


def _both_known() -> pl.Expr:
    return pl.col("client_id").is_not_null() & pl.col("counselor_id").is_not_null()


def _largest(persons: pl.Series) -> int:
    return int(persons.value_counts()["count"].max() or 0) if len(persons) else 0  # type: ignore[arg-type]
