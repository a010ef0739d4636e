"""Themes of utterances: what they are, how stable, who says them when, and of whom."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, Spoken, has_value, required, spoken, values_of
from analysis.core.dialogues.theme_names import key_of, theme_name, theme_words
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import mistake
from analysis.core.estimates import SHARE_INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY
from analysis.utterances.methods import THEMES

Group = Literal["role", "phase", "topic", "band"]
LEVELS = 3
LISTED: Types = {
    "theme": pl.String,
    "theme_name": pl.String,
    "parent": pl.String,
    "theme_words": pl.String,
    "theme_stability": pl.Float64,
    "agreement": pl.Float64,
    "n": pl.UInt32,
    "of": pl.UInt32,
}
SHARED: Types = {
    "theme": pl.String,
    "theme_name": pl.String,
    "by": pl.String,
    "group": pl.String,
    "n": pl.UInt32,
    "of": pl.UInt32,
}


def checked(level: int) -> int:
    """The level. Raises UserError where there is none."""
    if not 1 <= int(level) <= LEVELS:
        raise mistake("no_level", level=level, most=LEVELS)
    return int(level)


def by_dialogue(lines: Spoken, level: int, number: int, selection: Selection) -> tuple[Array, Array]:
    """(selected dialogues, themes) how often each says each theme, and (selected dialogues,) how much in all."""
    place = np.cumsum(selection.mask) - 1
    dialogue, theme = place[lines.dialogue], lines.theme(level).astype(np.int64)
    n = int(selection.mask.sum())
    counts = np.bincount(dialogue * (number + 1) + theme, minlength=n * (number + 1)).reshape(n, number + 1)
    return counts[:, 1:], np.bincount(dialogue, minlength=n)


def n_themes(selection: Selection, level: int) -> int:
    """How many themes the level has."""
    return selection.corpus.utterance_map.themes.filter(pl.col("level") == level).height


def _with_theme(row: Row, selection: Selection, *, level: int, speaker: Speaker, templates: bool) -> RowTarget:
    """The dialogues in which the theme is said."""
    lines = spoken(selection, speaker, templates)
    if row.get("group") is not None and row.get("by") is not None:
        lines = lines.where(has_value(lines, row["by"], row["group"]))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[lines.dialogue[lines.theme(checked(level)) == int(row["theme"].partition(".")[2])]] = True
    return RowTarget(mask=mask)


def utterance_theme_samples(
    selection: Selection, *, level: int, speaker: Speaker, templates: bool
) -> list[Sample]:
    """For each theme: which share of the utterances it has, dialogue by dialogue."""
    number = n_themes(selection, checked(level))
    counts, whole = by_dialogue(spoken(selection, speaker, templates), level, number, selection)
    return [
        of_ratio(selection.dialogues, counts[:, i], whole, (key_of(level, i + 1),), of=()) for i in range(number)
    ]


@table(
    methods=(STATIC_VECTORS, THEMES, LINEARIZED, TWO_WAY),
    samples=utterance_theme_samples,
    within_corpus=True,
    drilldown=Leads(_with_theme, n="", named=("theme",)),
)
def utterance_themes(
    selection: Selection, *, level: int = 1, speaker: Speaker = "both", templates: bool = True
) -> pl.DataFrame:
    """What utterances are about: the themes of one level, how large, and how stable.

    Themes are clusters of all distinct utterances of the corpus, so that every selection has the same.

    Options:
        level: 1 coarse, 2 finer, 3 finest
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        theme (level.number; 1 is the largest of the corpus)
        theme_name (its first words)
        parent (theme of the coarser level that holds most of its distinct utterances)
        theme_words (what it says beyond the others, as written, by class-based TF-IDF)
        theme_stability (mean best Jaccard coefficient with the themes of five other samples, 0-1; below 0.5 it
            dissolves)
        agreement (of the whole level: mean adjusted Rand index of pairs of these runs, 0 chance, 1 the same)
        n (utterances of it in the selection), of (utterances in the selection)
        share (n / of, 0-1) with low, high (95 % interval, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues, n_clients, n_counselors, largest_share (of the selection)
    """
    corpus = selection.corpus
    level = checked(level)
    samples = utterance_theme_samples(selection, level=level, speaker=speaker, templates=templates)
    shares = in_rows(samples, {"theme": pl.String}, SHARE_INTERVAL)
    counts, whole = by_dialogue(spoken(selection, speaker, templates), level, len(samples), selection)
    about = corpus.utterance_map.themes.filter(pl.col("level") == level).sort("theme")
    words = theme_words(corpus, level)
    keys = [key_of(level, theme) for theme in about["theme"]]
    first = pl.DataFrame(
        {
            "theme": keys,
            "theme_name": [theme_name(corpus, level, theme) for theme in about["theme"]],
            "parent": [key_of(level - 1, parent) if level > 1 else None for parent in about["parent"]],
            "theme_words": ["、".join(words.get(theme, ())) for theme in about["theme"]],
            "theme_stability": about["stability"].fill_nan(None),
            "agreement": [corpus.utterance_map.about["agreement"][level - 1][0]] * len(keys),
            "n": counts.sum(axis=0),
            "of": [int(whole.sum())] * len(keys),
        },
        schema=dict(LISTED),
        strict=False,
    )
    return first.join(shares, on="theme", how="left", maintain_order="left")


def utterance_theme_share_samples(
    selection: Selection, *, by: Group, level: int, speaker: Speaker, templates: bool
) -> list[Sample]:
    """For each theme and group: which share of the group's utterances it has, dialogue by dialogue."""
    return [sample for sample, _, _ in _shares(selection, by, level, speaker, templates)]


def _shares(
    selection: Selection, by: Group, level: int, speaker: Speaker, templates: bool
) -> list[tuple[Sample, int, int]]:
    required(selection, by)
    number = n_themes(selection, checked(level))
    lines = spoken(selection, speaker, templates)
    made = []
    for group in values_of(selection.corpus, by):
        part = lines.where(has_value(lines, by, group))
        counts, whole = by_dialogue(part, level, number, selection)
        there = whole > 0
        if not there.any():
            continue
        dialogues = selection.dialogues.filter(pl.Series(there))
        for i in range(number):
            key = (key_of(level, i + 1), by, group)
            sample = of_ratio(dialogues, counts[there, i], whole[there], key, of=(by, group))
            made.append((sample, int(counts[:, i].sum()), int(whole.sum())))
    return sorted(made, key=lambda one: int(one[0].key[0].partition(".")[2]))


@table(
    methods=(STATIC_VECTORS, THEMES, LINEARIZED, TWO_WAY),
    samples=utterance_theme_share_samples,
    within_corpus=True,
    drilldown=Leads(_with_theme, n="", named=("theme", "by", "group")),
)
def utterance_theme_shares(
    selection: Selection,
    *,
    by: Group = "role",
    level: int = 1,
    speaker: Speaker = "both",
    templates: bool = True,
) -> pl.DataFrame:
    """Who says which theme, or when: its share among the utterances of a role, fifth, topic or score band.

    Options:
        by: role, phase (fifth of the dialogue), topic or band
        level: 1 coarse, 2 finer, 3 finest
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        theme (level.number), theme_name
        by
        group (role, fifth 1 to 5, topic or score band)
        n (utterances of the theme in the group), of (utterances of the group)
        share (n / of, 0-1) with low, high (95 % interval, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues, n_clients, n_counselors, largest_share (of the group)
    """
    made = _shares(selection, by, level, speaker, templates)
    keys: Types = {"theme": pl.String, "by": pl.String, "group": pl.String}
    shares = in_rows([sample for sample, _, _ in made], keys, SHARE_INTERVAL)
    names = [theme_name(selection.corpus, level, int(key.partition(".")[2])) for key in shares["theme"]]
    counted = shares.with_columns(
        theme_name=pl.Series(names, dtype=pl.String),
        n=pl.Series([n for _, n, _ in made], dtype=pl.UInt32),
        of=pl.Series([of for _, _, of in made], dtype=pl.UInt32),
    )
    return counted.select(*SHARED, *SHARE_INTERVAL)
