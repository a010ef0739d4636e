"""How often each code is given: by role, fifth of the session, topic, score band and experience."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import Coded, coded
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import Absent
from analysis.core.estimates import SHARE_INTERVAL, Types
from analysis.core.experience import experience
from analysis.core.grouping import codes as group_codes
from analysis.core.grouping import grouped
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics.coding.ratios import ratios
from analysis.core.statistics.inference import Array, Clusters
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY
from data.core.schema import ROLES

By = Literal["role", "phase", "topic", "band", "experience", "year"]
FIFTHS = 5
EXPERIENCE = (1, 5, 20, 50)
FOUND: Types = {
    "scheme": pl.String,
    "label_code": pl.String,
    "by": pl.String,
    "group": pl.String,
    "n": pl.UInt32,
    "of": pl.UInt32,
    **SHARE_INTERVAL,
}


def spans(edges: tuple[int, ...]) -> list[str]:
    """Names of the groups of experience: 0, 1-4, …, 50+."""
    starts = (0, *edges)
    within = [f"{a}" if b - a == 1 else f"{a}–{b - 1}" for a, b in zip(starts, edges, strict=False)]
    return [*within, f"{edges[-1]}+"]


def parts(selection: Selection, codes: Coded, by: By) -> tuple[list[str], Array]:
    """The groups in reading order, and (n,) the place of each coded utterance's, -1 where it has none."""
    if by == "role":
        there = [place for place in range(len(ROLES)) if (codes.role == place).any()]
        return [ROLES[place] for place in there], _placed(there, codes.role)
    if by == "phase":
        return [str(phase) for phase in range(1, FIFTHS + 1)], codes.phase.astype(np.int64) - 1
    corpus = selection.corpus
    if by == "experience":
        need(selection, "persons")
        earlier = corpus.dialogues.select(experience("counselor")).to_series()
        group = np.searchsorted(EXPERIENCE, earlier.fill_null(0).to_numpy(), side="right")
        return spans(EXPERIENCE), np.where(earlier.is_null().to_numpy(), -1, group)[codes.dialogue]
    frame = grouped(selection, by)
    names = group_codes(frame, by)
    at = dict(zip(frame["dialogue_id"], frame["group"], strict=True))
    place = {name: number for number, name in enumerate(names)}
    of_dialogue = np.array([place.get(at.get(number, ""), -1) for number in corpus.dialogues["dialogue_id"]])
    return names, of_dialogue[codes.dialogue]


def _placed(there: list[int], values: Array) -> Array:
    at = np.full(len(ROLES), -1)
    at[there] = np.arange(len(there))
    return np.asarray(at[values])


def _counted(
    selection: Selection, scheme: str, coder: str, by: By
) -> Iterator[tuple[Coded, str, pl.DataFrame, Array, Array]]:
    """For each group: its dialogues, (dialogues, codes) utterances with each code, (dialogues,) those coded."""
    codes = coded(selection, scheme, coder, numbers=None)
    if not codes.codes:
        raise Absent("coded", selection.corpus.id)
    names, group = parts(selection, codes, by)
    n = len(selection.mask)
    for place, name in enumerate(names):
        here = group == place
        dialogue, held = codes.dialogue[here], codes.held[here]
        whole = np.bincount(dialogue, minlength=n)
        rows = np.flatnonzero(whole)
        part = np.column_stack([np.bincount(dialogue[column], minlength=n)[rows] for column in held.T])
        yield codes, name, selection.corpus.dialogues[rows], part.astype(float), whole[rows].astype(float)


def label_share_samples(selection: Selection, *, scheme: str, coder: str, by: By) -> list[Sample]:
    """For each group and code: its share of the coded utterances, dialogue by dialogue."""
    return [
        of_ratio(dialogues, part[:, place], whole, (code, name), of=(name,))
        for codes, name, dialogues, part, whole in _counted(selection, scheme, coder, by)
        for place, code in enumerate(codes.codes)
    ]


def _with_code(row: Row, selection: Selection, *, scheme: str, coder: str, by: By) -> RowTarget:
    codes = coded(selection, scheme, coder)
    names, group = parts(selection, codes, by)
    here = codes.held[:, codes.codes.index(row["label_code"])] & (group == names.index(row["group"]))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[codes.dialogue[here]] = True
    return RowTarget(mask=mask)


def with_labels(selection: Selection, *, scheme: str, coder: str, **options: object) -> pl.DataFrame:
    """The selected dialogues in which the coder coded something."""
    return selection.corpus.dialogues[np.unique(coded(selection, scheme, coder).dialogue)]


@table(
    methods=(LINEARIZED, TWO_WAY),
    samples=label_share_samples,
    basis=of_dialogues(with_labels),
    drilldown=Leads(_with_code, n="", named=("label_code", "group")),
)
def label_shares(selection: Selection, *, scheme: str = "", coder: str = "", by: By = "role") -> pl.DataFrame:
    """How often each code is given, in each group: by role, fifth of the session, topic, score or experience.

    Options:
        scheme: an id; empty: the most used of codes, else of numbers
        coder: a name, or gold; empty: gold, and without it who coded most
        by: role, phase (fifth of the dialogue), topic, score band, experience (the counselor's earlier dialogues),
            year

    Columns:
        scheme
        label_code
        by
        group
        n (utterances with the code)
        of (coded utterances of the group)
        share (0-1) with low, high (95 % interval of the ratio, two-way clustered by client and counselor; null
            below 5 clusters)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)
    """
    rows = []
    scheme_id = ""
    for codes, name, dialogues, part, whole in _counted(selection, scheme, coder, by):
        scheme_id = codes.scheme.id
        if dialogues.is_empty():
            continue
        made = ratios(part, whole, Clusters.of(dialogues))
        behind = (made.n, made.clients, made.counselors, made.largest)
        for place, code in enumerate(codes.codes):
            counts = (int(part[:, place].sum()), int(whole.sum()))
            bounds = (max(0.0, float(made.low[place])), min(1.0, float(made.high[place])))
            bounds = bounds if made.low[place] == made.low[place] else (float("nan"), float("nan"))
            rows.append((scheme_id, code, by, name, *counts, float(made.value[place]), *bounds, *behind))
    frame = pl.DataFrame(rows, schema=FOUND, orient="row")
    return frame.with_columns(pl.col("share", "low", "high", "largest_share").fill_nan(None))
