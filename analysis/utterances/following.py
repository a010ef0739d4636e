"""Which theme of utterances comes before which."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, spoken
from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import SHARE_INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics import inference
from analysis.core.statistics.coding.sequences import steps
from analysis.core.statistics.inference import Array, Clusters
from analysis.core.statistics.inference.methods import BENJAMINI, LINEARIZED, TWO_WAY
from analysis.utterances.methods import FOLLOWING, THEMES
from analysis.utterances.themes import checked, n_themes

LAGS = (1, 2, 3, 4)
ROLES = {"both": -1, "counselor": 0, "client": 1}
TESTED: Types = {
    "n": pl.UInt32,
    "of": pl.UInt32,
    "share_base": pl.Float64,
    **SHARE_INTERVAL,
    "times_base": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_tests": pl.UInt32,
}
PAIR: Types = {
    "theme_before": pl.String,
    "name_before": pl.String,
    "theme_after": pl.String,
    "name_after": pl.String,
    **TESTED,
}


@dataclass(frozen=True, eq=False)
class Counted:
    """By dialogue: how often what is asked for is there, and out of how many; and both without the condition."""

    key: tuple[str, ...]
    part: Array
    whole: Array
    base_part: Array
    base_whole: Array

    def sample(self, dialogues: pl.DataFrame) -> Sample:
        """The conditional share, dialogue by dialogue."""
        there = self.whole > 0
        own = dialogues.filter(pl.Series(there))
        return of_ratio(own, self.part[there], self.whole[there], self.key, of=self.key[:-1])

    @property
    def base(self) -> float:
        """The share without the condition."""
        return float(self.base_part.sum() / max(1, self.base_whole.sum()))


def tested(counted: list[Counted], dialogues: pl.DataFrame, keys: Types) -> pl.DataFrame:
    """One row each: share, share without the condition, and whether they differ, persons accounted for."""
    shares = in_rows([one.sample(dialogues) for one in counted], keys, SHARE_INTERVAL)
    clusters = Clusters.of(dialogues)
    p = np.array([_p(one, clusters) for one in counted], dtype=float)
    base = np.array([one.base for one in counted], dtype=float)
    more: dict[str, Any] = {
        "n": [int(one.part.sum()) for one in counted],
        "of": [int(one.whole.sum()) for one in counted],
        "share_base": base,
        "p": p,
        "p_adjusted": inference.benjamini_hochberg(p),
        "n_tests": np.full(len(p), int(np.isfinite(p).sum())),
    }
    tests = shares.with_columns(**{name: pl.Series(name, values) for name, values in more.items()})
    tests = tests.with_columns(
        times_base=pl.when(pl.col("share_base") > 0).then(pl.col("share") / pl.col("share_base"))
    )
    tests = tests.with_columns(pl.col("low").clip(lower_bound=0))
    return tests.with_columns(pl.col(pl.Float64).fill_nan(None)).select(
        *keys, *(pl.col(name).cast(kind) for name, kind in TESTED.items())
    )


def _p(one: Counted, clusters: Clusters | None) -> float:
    """Two-sided p of the conditional share less the share without the condition, by what each dialogue adds."""
    if clusters is None or not one.whole.sum() or not one.base_whole.sum() or not one.part.sum():
        return float("nan")
    ratio, base = one.part.sum() / one.whole.sum(), one.base
    added = (one.part - ratio * one.whole) / one.whole.mean() - (
        one.base_part - base * one.base_whole
    ) / one.base_whole.mean()
    there = one.whole > 0
    if not clusters.enough(there):
        return float("nan")
    error = inference.standard_error(added, clusters)
    return (
        float(inference.p_value(ratio - base, error, min(clusters.groups[:2]) - 1)) if error > 0 else float("nan")
    )


def _pairs(
    selection: Selection, level: int, from_role: Speaker, to_role: Speaker, lag: int, templates: bool
) -> list[Counted]:
    number = n_themes(selection, checked(level))
    lines = spoken(selection, "both", templates)
    n = int(selection.mask.sum())
    place = np.cumsum(selection.mask) - 1
    position = lines.rows - selection.corpus.offsets[lines.dialogue]
    theme = lines.theme(level).astype(np.int64) - 1
    lag = int(np.clip(lag, LAGS[0], LAGS[-1]))
    made = steps(theme, lines.dialogue, position, lines.role, lag=lag, ends=(ROLES[from_role], ROLES[to_role]))
    order = np.lexsort((np.arange(len(theme)), lines.role, lines.dialogue))
    dialogue = place[lines.dialogue[order]][made.first]
    before, after = made.state[made.first], made.state[made.second]
    pairs = np.bincount((dialogue * number + before) * number + after, minlength=n * number * number)
    pairs = pairs.reshape(n, number, number)
    begun, ended, every = pairs.sum(axis=2), pairs.sum(axis=1), pairs.sum(axis=(1, 2))
    return [
        Counted((key_of(level, a + 1), key_of(level, b + 1)), pairs[:, a, b], begun[:, a], ended[:, b], every)
        for a in range(number)
        for b in range(number)
        if begun[:, a].any()
    ]


def theme_following_samples(
    selection: Selection, *, level: int, from_role: Speaker, to_role: Speaker, lag: int, templates: bool
) -> list[Sample]:
    """For each two themes: how often the second follows the first, dialogue by dialogue."""
    counted = _pairs(selection, level, from_role, to_role, lag, templates)
    return [one.sample(selection.dialogues) for one in counted]


def _with_pair(
    row: Row, selection: Selection, *, level: int, from_role: Speaker, to_role: Speaker, lag: int, templates: bool
) -> RowTarget:
    """The dialogues in which one theme follows the other."""
    counted = _pairs(selection, level, from_role, to_role, lag, templates)
    one = next(one for one in counted if one.key == (row["theme_before"], row["theme_after"]))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[np.flatnonzero(selection.mask)[one.part > 0]] = True
    return RowTarget(mask=mask)


@table(
    methods=(STATIC_VECTORS, THEMES, FOLLOWING, LINEARIZED, TWO_WAY, BENJAMINI),
    samples=theme_following_samples,
    within_corpus=True,
    drilldown=Leads(_with_pair, n="", named=("theme_before", "theme_after")),
)
def theme_following(
    selection: Selection,
    *,
    level: int = 1,
    from_role: Speaker = "both",
    to_role: Speaker = "both",
    lag: int = 1,
    templates: bool = True,
) -> pl.DataFrame:
    """Which theme of utterances comes before which, pooled over dialogues.

    Options:
        level: 1 coarse, 2 finer, 3 finest
        from_role: of the first utterance: counselor, client or both
        to_role: of the second
        lag: how many utterances later, 1 to 4
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        theme_before, name_before, theme_after, name_after
        n (pairs of utterances), of (pairs that begin with theme_before)
        share_base (of theme_after among all pairs, 0-1)
        share (n / of, 0-1) with low, high (95 % interval, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues, n_clients, n_counselors, largest_share (with theme_before)
        times_base (share / share_base)
        p (of share against share_base, two-sided, Student's t on the clustered error)
        p_adjusted (Benjamini-Hochberg over n_tests pairs)
        n_tests

    Source: Bakeman and Quera (2011).
    """
    counted = _pairs(selection, level, from_role, to_role, lag, templates)
    tests = tested(counted, selection.dialogues, {"theme_before": pl.String, "theme_after": pl.String})
    return tests.with_columns(
        name_before=names_of(selection, level, tests["theme_before"]),
        name_after=names_of(selection, level, tests["theme_after"]),
    ).select(*PAIR)


def names_of(selection: Selection, level: int, keys: pl.Series) -> pl.Series:
    """The names of themes, named by their keys."""
    names = [theme_name(selection.corpus, level, int(key.partition(".")[2])) for key in keys]
    return pl.Series(names, dtype=pl.String)
