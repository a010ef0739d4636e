"""Which themes come before and after the utterances that a theme, a search or a lasso holds."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, dialogue_of, roles_of
from analysis.core.dialogues.theme_names import key_of
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import BENJAMINI, LINEARIZED, TWO_WAY
from analysis.utterances.following import LAGS, ROLES, TESTED, Counted, names_of, tested
from analysis.utterances.methods import FOLLOWING, THEMES
from analysis.utterances.themes import checked, n_themes

AROUND: Types = {"direction": pl.String, "theme": pl.String, "theme_name": pl.String, **TESTED}


def _around(selection: Selection, level: int, of_theme: str, lag: int, speaker: Speaker) -> list[Counted]:
    number = n_themes(selection, checked(level))
    corpus = selection.corpus
    every = np.repeat(selection.mask, np.diff(corpus.offsets))
    if of_theme:
        own_level, _, own = of_theme.partition(".")
        themes = corpus.utterance_map.themes_of(checked(int(own_level) if own_level.isdecimal() else 0))
        chosen = every & (themes == (int(own) if own.isdecimal() else -1))
    elif selection.matching_utterances is not None:
        chosen = every & np.asarray(selection.matching_utterances)
    else:
        return []
    dialogue, role = dialogue_of(corpus, ""), roles_of(corpus, "")
    place = np.cumsum(selection.mask) - 1
    n = int(selection.mask.sum())
    state = corpus.utterance_map.themes_of(level).astype(np.int64)
    wanted = every & (state > 0) & ((role == ROLES[speaker]) if speaker != "both" else True)
    base = np.bincount(place[dialogue[wanted]] * number + state[wanted] - 1, minlength=n * number).reshape(
        n, number
    )
    made = []
    for direction, sign in (("before", -1), ("after", 1)):
        ends = _ends(np.flatnonzero(chosen), sign, int(np.clip(lag, LAGS[0], LAGS[-1])), dialogue)
        rows = np.concatenate([*ends, np.zeros(0, dtype=np.int64)]).astype(np.int64)
        rows = np.unique(rows[wanted[rows] & ~chosen[rows]])
        cells = np.bincount(place[dialogue[rows]] * number + state[rows] - 1, minlength=n * number).reshape(
            n, number
        )
        whole = cells.sum(axis=1)
        made += [
            Counted((direction, key_of(level, i + 1)), cells[:, i], whole, base[:, i], base.sum(axis=1))
            for i in range(number)
            if whole.any()
        ]
    return made


def _ends(rows: Array, sign: int, lag: int, dialogue: Array) -> Iterator[Array]:
    """The rows up to ``lag`` utterances before or after some rows, in the same dialogue."""
    for apart in range(1, lag + 1):
        ends = rows + sign * apart
        there = (ends >= 0) & (ends < len(dialogue))
        there[there] = dialogue[ends[there]] == dialogue[rows[there]]
        yield ends[there]


def themes_around_samples(
    selection: Selection, *, level: int, of_theme: str, lag: int, speaker: Speaker
) -> list[Sample]:
    """For each direction and theme: which share of the utterances around has it, dialogue by dialogue."""
    return [one.sample(selection.dialogues) for one in _around(selection, level, of_theme, lag, speaker)]


def _with_around(
    row: Row, selection: Selection, *, level: int, of_theme: str, lag: int, speaker: Speaker
) -> RowTarget:
    """The dialogues in which the theme stands before or after them."""
    counted = _around(selection, level, of_theme, lag, speaker)
    one = next(one for one in counted if one.key == (row["direction"], row["theme"]))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[np.flatnonzero(selection.mask)[one.part > 0]] = True
    return RowTarget(mask=mask)


@table(
    methods=(STATIC_VECTORS, THEMES, FOLLOWING, LINEARIZED, TWO_WAY, BENJAMINI),
    samples=themes_around_samples,
    within_corpus=True,
    drilldown=Leads(_with_around, n="", named=("direction", "theme")),
)
def themes_around(
    selection: Selection, *, level: int = 1, of_theme: str = "", lag: int = 2, speaker: Speaker = "both"
) -> pl.DataFrame:
    """Which themes come before and after a theme, or the utterances that meet the filter's search.

    A part of the map, a sentence or words of the filter say which utterances; these themselves are not counted.

    Options:
        level: 1 coarse, 2 finer, 3 finest
        of_theme: level.number; empty: the utterances that meet the filter's search
        lag: how many utterances before and after, 1 to 4
        speaker: whose utterances around are counted: counselor, client or both

    Columns:
        direction (before, after)
        theme, theme_name
        n (utterances of the theme there), of (utterances there)
        share_base (of the theme among all of the selected dialogues' utterances, 0-1)
        share (n / of, 0-1) with low, high (95 % interval, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues, n_clients, n_counselors, largest_share (with an utterance there)
        times_base (share / share_base)
        p (of share against share_base, two-sided, Student's t on the clustered error)
        p_adjusted (Benjamini-Hochberg over n_tests)
        n_tests

    Empty without a theme and a search. Source: Bakeman and Quera (2011).
    """
    counted = _around(selection, level, of_theme, lag, speaker)
    tests = tested(counted, selection.dialogues, {"direction": pl.String, "theme": pl.String})
    return tests.with_columns(theme_name=names_of(selection, level, tests["theme"])).select(*AROUND)
