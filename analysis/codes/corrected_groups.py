"""Shares and means by machine labels in groups, as they are and corrected."""

import numpy as np
import polars as pl

from analysis.codes.corrected import MEAN, NUMBERS, both_estimates, estimate_rows
from analysis.codes.methods import CORRECTED
from analysis.codes.shares import By, parts
from analysis.core.basis import of_dialogues
from analysis.core.coded.sampled import Checked, checked, held
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import mistake
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY

GROUPS: Types = {
    "scheme": pl.String,
    "coder": pl.String,
    "label_code": pl.String,
    "by": pl.String,
    "group": pl.String,
    "estimator": pl.String,
    **NUMBERS,
}


def _labelled(row: Row, selection: Selection, *, scheme: str, machine: str, by: By) -> RowTarget:
    machine_codes = checked(selection, scheme, machine).machine
    names, group = parts(selection, machine_codes, by)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[machine_codes.dialogue[group == names.index(row["group"])]] = True
    return RowTarget(mask=there)


def _basis(selection: Selection, *, scheme: str, machine: str, **options: object) -> pl.DataFrame:
    machine_codes = checked(selection, scheme, machine).machine
    return selection.corpus.dialogues[np.unique(machine_codes.dialogue)]


@table(
    methods=(CORRECTED, LINEARIZED, TWO_WAY),
    basis=of_dialogues(_basis),
    drilldown=Leads(_labelled, named=("group", "estimator")),
    not_comparable="corrected",
)
def corrected_groups(
    selection: Selection, *, scheme: str = "", machine: str = "", code: str = "", by: By = "role"
) -> pl.DataFrame:
    """Which share a code has in each group by a machine's labels, and corrected by what people coded of a sample.

    Options:
        scheme: an id; empty: the most used that a machine and people coded
        machine: a rule, a model, or source; empty: the one with most labels
        code: of schemes of codes; empty: the machine's most frequent one
        by: role, phase (fifth of the dialogue), topic, score band, experience (the counselor's earlier dialogues),
            year

    Columns:
        scheme
        coder (the machine)
        label_code (empty: the mean, of schemes of numbers)
        by, group
        estimator (naive: the machine's labels as they are; corrected: doubly robust)
        estimate (share of the group's utterances that the machine coded, 0-1, or the mean of its numbers;
            corrected shares are cut at 0 and 1; null where nothing of the group was drawn by chance and coded)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_units (the group's utterances with the machine's label)
        n_coded (of them drawn by chance and coded by people)
        stands_for (for which part of the group's utterances those stand, 0-1)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)

    Source: Egami et al. (2023), Angelopoulos et al. (2023).
    """
    sample = checked(selection, scheme, machine)
    if not len(sample.machine.row):
        return pl.DataFrame(schema=GROUPS)
    chosen = _code(sample, code)
    numeric = sample.machine.scheme.is_number
    sides = (sample.machine, sample.gold)
    own, settled = ((side.value if numeric else held(side, chosen).astype(float))[:, None] for side in sides)
    names, group = parts(selection, sample.machine, by)
    of_gold = np.where(sample.at >= 0, group[np.maximum(sample.at, 0)], -1)
    rows = []
    for number, name in enumerate(names):
        here, gold = group == number, of_gold == number
        if not here.any():
            continue
        place = np.cumsum(here) - 1
        where, dialogue = np.unique(sample.machine.dialogue[here], return_inverse=True)
        clusters = Clusters.of(selection.corpus.dialogues[where])
        at, probability = place[sample.at[gold]], sample.probability[gold]
        made = both_estimates(own[here], settled[gold], at, probability, dialogue, len(where), clusters)
        key = (sample.machine.scheme.id, sample.machine.coder, chosen, by, name)
        rows += estimate_rows([key], made, int(here.sum()), not numeric)
    return pl.DataFrame(rows, schema=GROUPS, orient="row")


def _code(sample: Checked, code: str) -> str:
    """The code that is looked at. Raises UserError where neither the machine nor people gave it."""
    if sample.machine.scheme.is_number:
        return MEAN
    if not code:
        return sample.machine.codes[int(sample.machine.held.sum(axis=0).argmax())]
    if code not in sample.codes:
        raise mistake("no_code_of", name=code, scheme=sample.machine.scheme.id, names=", ".join(sample.codes))
    return code
