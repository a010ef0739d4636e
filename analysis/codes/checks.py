"""How good machine labels are: precision, recall and F1 of each code against what people settled on."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import polars as pl

from analysis.codes.methods import RETRIEVAL
from analysis.core.basis import of_dialogues
from analysis.core.coded.sampled import Checked, checked, held
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.coding.retrieval import f1, hits, precision, recall
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.core.statistics.inference.resampling import interval

Split = Literal["all", "dev", "test"]
SEED = 1
MEASURES: dict[str, Callable[[Array], Array]] = {"precision": precision, "recall": recall, "f1": f1}
FOUND: Types = {
    "scheme": pl.String,
    "coder": pl.String,
    "label_code": pl.String,
    "coefficient": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_units": pl.UInt32,
    "n_settled": pl.UInt32,
    "n_machine": pl.UInt32,
    "n_agreed": pl.UInt32,
    "n_dialogues": pl.UInt32,
}


def _units(selection: Selection, scheme: str, machine: str, split: Split) -> tuple[Checked, Array]:
    """The labels, and (gold,) which gold utterances are looked at: those the machine coded, of a split."""
    sample = checked(selection, scheme, machine)
    keep = sample.at >= 0
    return sample, keep if split == "all" else keep & (sample.split == split)


def _checked_dialogues(
    selection: Selection, *, scheme: str, machine: str, split: Split, **options: object
) -> pl.DataFrame:
    """The selected dialogues in which the machine and people coded the same utterances."""
    sample, keep = _units(selection, scheme, machine, split)
    return selection.corpus.dialogues[np.unique(sample.gold.dialogue[keep])]


def _looked_at(row: Row, selection: Selection, *, scheme: str, machine: str, split: Split) -> RowTarget:
    sample, keep = _units(selection, scheme, machine, split)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[sample.gold.dialogue[keep]] = True
    return RowTarget(mask=there)


@table(
    methods=(RETRIEVAL, BOOTSTRAP),
    basis=of_dialogues(_checked_dialogues),
    drilldown=Leads(_looked_at, named=("label_code", "coefficient")),
    not_comparable="agreement",
)
def label_checks(
    selection: Selection, *, scheme: str = "", machine: str = "", split: Split = "all", seed: int = SEED
) -> pl.DataFrame:
    """How well a machine's labels match what people settled on: precision, recall and F1 of each code.

    Utterances that both coded count. Where they were drawn with unequal probability, each counts as often as it
    stands for others.

    Options:
        scheme: an id; empty: the most used that a machine and people coded
        machine: a rule, a model, or source; empty: the one with most labels
        split: all, or those drawn to be developed with (dev), or to be tested on (test)
        seed: of the dialogues that are drawn anew

    Columns:
        scheme
        coder (the machine)
        label_code
        coefficient (precision, recall, f1; 0-1)
        estimate (null where the code was never given)
        low, high (95 % percentile interval of 1,000 draws of whole dialogues; null below 5 dialogues)
        n_units (utterances that both coded)
        n_settled, n_machine, n_agreed (with the code by people, by the machine, by both)
        n_dialogues
    """
    sample, keep = _units(selection, scheme, machine, split)
    where, group = np.unique(sample.gold.dialogue[keep], return_inverse=True)
    chance = sample.probability[keep]
    weight = 1 / chance if len(chance) and np.isfinite(chance).all() else np.ones(len(chance))
    rows = []
    for code in sample.codes if keep.any() else ():
        by_machine = held(sample.machine, code)[sample.at[keep]]
        by_gold = held(sample.gold, code)[keep]
        sums = hits(by_machine, by_gold, group, len(where), weight)
        counts = (len(group), by_gold.sum(), by_machine.sum(), (by_gold & by_machine).sum(), len(where))
        for name, value in MEASURES.items():
            estimate = float(value(sums.sum(axis=0)))
            low, high = _known(interval(sums, value, seed=int(seed))) if estimate == estimate else (None, None)
            rows.append((sample.machine.scheme.id, sample.machine.coder, code, name, estimate, low, high, *counts))
    frame = pl.DataFrame(rows, schema=FOUND, orient="row")
    return frame.with_columns(pl.col("estimate").fill_nan(None))


def _known(bounds: Array) -> tuple[float | None, ...]:
    return tuple(float(bound) if np.isfinite(bound) else None for bound in bounds)
