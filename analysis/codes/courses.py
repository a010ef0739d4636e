"""How a number that people gave to utterances runs over a session: its course, level, variability and recovery."""

from typing import Any

import numpy as np
import polars as pl

from analysis.codes.shares import FIFTHS, with_labels
from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import Coded, coded
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.coding.dynamics import dynamics, states
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import DYNAMICS, TWO_WAY
from data.core.schema import ROLES

SPOKEN = ("counselor", "client")
ROLLING = 3
MEASURES = {
    "affect_level": "label_level",
    "affect_variability": "label_variability",
    "affect_peak": "label_peak",
    "affect_rise": "label_rise",
    "affect_recovery": "label_recovery",
}
CHANGE = "label_change"
COURSE: Types = {"scheme": pl.String, "role": pl.String, "phase": pl.String}
DYNAMIC: Types = {"scheme": pl.String, "measure_name": pl.String, "role": pl.String}


def _numbers(selection: Selection, scheme: str, coder: str) -> Coded:
    return coded(selection, scheme, coder, numbers=True)


def _basis(selection: Selection, *, scheme: str, coder: str, **options: Any) -> pl.DataFrame:
    return with_labels(selection, scheme=_numbers(selection, scheme, coder).scheme.id, coder=coder)


def _of(selection: Selection, values: Array, key: tuple[str, ...]) -> Sample | None:
    """The sample of (n_dialogues of the corpus,) values; None where no dialogue has one."""
    rows = np.flatnonzero(np.isfinite(values))
    return of_values(selection.corpus.dialogues[rows], values[rows], key) if len(rows) else None


def _mean(codes: Coded, keep: Array, n: int) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        dialogue = codes.dialogue[keep]
        return np.asarray(np.bincount(dialogue, codes.value[keep], n) / np.bincount(dialogue, minlength=n))


def _by_phase(selection: Selection, scheme: str, coder: str) -> dict[tuple[str, str], tuple[str, Array]]:
    codes, n = _numbers(selection, scheme, coder), len(selection.mask)
    return {
        (role, str(phase)): (
            codes.scheme.id,
            _mean(codes, (codes.role == ROLES.index(role)) & (codes.phase == phase), n),
        )
        for role in SPOKEN
        for phase in range(1, FIFTHS + 1)
    }


def label_course_samples(selection: Selection, *, scheme: str, coder: str) -> list[Sample]:
    """For each role and fifth: one mean a dialogue."""
    made = [
        _of(selection, values, (one, *key)) for key, (one, values) in _by_phase(selection, scheme, coder).items()
    ]
    return [sample for sample in made if sample is not None]


def _in_phase(row: Row, selection: Selection, *, scheme: str, coder: str) -> RowTarget:
    _, values = _by_phase(selection, scheme, coder)[row["role"], row["phase"]]
    return RowTarget(mask=np.isfinite(values))


@table(
    methods=(TWO_WAY,),
    samples=label_course_samples,
    basis=of_dialogues(_basis),
    drilldown=Leads(_in_phase, named=("role", "phase")),
)
def label_course(selection: Selection, *, scheme: str = "", coder: str = "") -> pl.DataFrame:
    """How a number that was given to utterances runs over the fifths of a session, for each role.

    Options:
        scheme: an id of a scheme of numbers; empty: the most used
        coder: a name, or gold; empty: gold, and without it who coded most

    Columns:
        scheme
        role
        phase (fifth of the dialogue, 1-5)
        mean (over dialogues, of each dialogue's mean there; in units of the scale)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    return in_rows(label_course_samples(selection, scheme=scheme, coder=coder), COURSE, INTERVAL)


def _dynamics(
    selection: Selection, scheme: str, coder: str, rolling: int
) -> dict[tuple[str, str], tuple[str, Array]]:
    """For each measure and role: the scheme and (n_dialogues of the corpus,) values."""
    codes, n = _numbers(selection, scheme, coder), len(selection.mask)
    made: dict[tuple[str, str], tuple[str, Array]] = {}
    for role in SPOKEN:
        own = codes.where(codes.role == ROLES.index(role))
        moving = states(own.value, np.ones(len(own.value)), own.dialogue, window=rolling)
        for name, values in dynamics(moving, n, direction="up").items():
            if name in MEASURES:
                made[MEASURES[name], role] = (codes.scheme.id, values)
        first, last = (_mean(own, own.phase == phase, n) for phase in (1, FIFTHS))
        made[CHANGE, role] = (codes.scheme.id, last - first)
    return made


def label_dynamics_samples(selection: Selection, *, scheme: str, coder: str, rolling: int) -> list[Sample]:
    """For each measure and role: one value a dialogue."""
    every = _dynamics(selection, scheme, coder, int(rolling))
    made = [_of(selection, values, (one, *key)) for key, (one, values) in every.items()]
    return [sample for sample in made if sample is not None]


def _with_value(row: Row, selection: Selection, *, scheme: str, coder: str, rolling: int) -> RowTarget:
    _, values = _dynamics(selection, scheme, coder, int(rolling))[row["measure_name"], row["role"]]
    ids = selection.corpus.dialogues["dialogue_id"].filter(pl.Series(np.isfinite(values)))
    return RowTarget(Filter(), those(selection, ids.to_frame()))


@table(
    methods=(DYNAMICS, TWO_WAY),
    samples=label_dynamics_samples,
    basis=of_dialogues(_basis),
    drilldown=Leads(_with_value, named=("measure_name", "role")),
)
def label_dynamics(
    selection: Selection, *, scheme: str = "", coder: str = "", rolling: int = ROLLING
) -> pl.DataFrame:
    """How a number that was given to utterances moves over a session: level, variability, rise, recovery, change.

    Each dialogue counts once. A role's states are means of ``rolling`` coded utterances; a dialogue with fewer
    than five of them is left out, except for the change.

    Options:
        scheme: an id of a scheme of numbers; empty: the most used
        coder: a name, or gold; empty: gold, and without it who coded most
        rolling: coded utterances of a state

    Columns:
        scheme
        measure_name (label_level: mean of states; label_variability: their standard deviation; label_peak: how far
            above home, one standard deviation over the mean, at the highest; label_rise, label_recovery: that
            distance per utterance on the way up and back; label_change: mean of the last fifth minus the first)
        role
        mean (in units of the scale; of rise and recovery, per utterance)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Source: Hipson and Mohammad (2021).
    """
    samples = label_dynamics_samples(selection, scheme=scheme, coder=coder, rolling=rolling)
    return in_rows(samples, DYNAMIC, INTERVAL)
