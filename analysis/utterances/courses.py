"""Typical courses: groups of dialogues whose fifths have like themes."""

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, spoken
from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import mistake
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_shares
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from analysis.utterances.methods import THEMES
from analysis.utterances.paths import LEAST
from analysis.utterances.themes import n_themes
from data.core.turns import FIFTHS

COURSES, MOST_COURSES = 5, 12
SEED, STARTS = 0, 8


@once_per_selection
def _courses(selection: Selection, settings: tuple[int, str, bool]) -> tuple[Array, Array]:
    """(selected dialogues,) the course of each from 1, 0 for none; (courses, fifths, themes) shares of themes."""
    number, speaker, templates = settings
    lines = spoken(selection, speaker, templates)
    themes = n_themes(selection, 1)
    n = int(selection.mask.sum())
    place = (np.cumsum(selection.mask) - 1)[lines.dialogue] * FIFTHS + lines.phase - 1
    counts = np.bincount(place * (themes + 1) + lines.theme(1), minlength=n * FIFTHS * (themes + 1))
    counts = counts.reshape(n, FIFTHS, themes + 1)[:, :, 1:].astype(float)
    size = counts.sum(axis=2, keepdims=True)
    shares = counts / np.maximum(size, 1)
    whole = np.flatnonzero((size[:, :, 0] >= LEAST).all(axis=1))
    course = np.zeros(n, dtype=np.int64)
    number = min(number, len(whole) // 4)
    if number < 1:
        return course, np.zeros((0, FIFTHS, themes))
    # square roots (Hellinger): a rare theme is not lost beside a common one
    labels = _k_means(np.sqrt(shares[whole].reshape(len(whole), -1)), number)
    number = len(np.unique(labels))  # fewer where dialogues are all alike
    sizes = np.bincount(labels, minlength=number)
    rank = np.empty(number, dtype=np.int64)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(1, number + 1)
    course[whole] = rank[labels]
    centres = np.stack([shares[course == one].mean(axis=0) for one in range(1, number + 1)])
    return course, centres


def _k_means(values: Array, number: int) -> Array:
    """(n,) the group of each row: the best of ``STARTS`` seeded runs of k-means."""
    from scipy.cluster.vq import kmeans2

    number = min(number, len(np.unique(values, axis=0)))
    best, least = np.zeros(len(values), dtype=np.int64), np.inf
    for start in range(STARTS):
        rng = np.random.default_rng(SEED + start)
        centres, labels = kmeans2(values, number, minit="++", iter=60, rng=rng, missing="warn")
        apart = float(((values - centres[labels]) ** 2).sum())
        if apart < least:
            best, least = np.unique(labels, return_inverse=True)[1].astype(np.int64), apart
    return best


def typical_course_samples(
    selection: Selection, *, courses: int, speaker: Speaker, templates: bool
) -> list[Sample]:
    """For each course: which of the dialogues take it."""
    course, centres = _courses(selection, (_checked(courses), speaker, bool(templates)))
    known = np.flatnonzero(course > 0)
    dialogues = selection.dialogues[known.tolist()]
    return of_shares(dialogues, {(str(one),): course[known] == one for one in range(1, len(centres) + 1)})


def _taking(row: Row, selection: Selection, *, courses: int, speaker: Speaker, templates: bool) -> RowTarget:
    course, _ = _courses(selection, (_checked(courses), speaker, bool(templates)))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[np.flatnonzero(selection.mask)[course == int(row["course"])]] = True
    return RowTarget(mask=mask)


def _checked(courses: int) -> int:
    if not 1 <= int(courses) <= MOST_COURSES:
        raise mistake("bad_courses", n=courses, most=MOST_COURSES)
    return int(courses)


@table(
    methods=(STATIC_VECTORS, THEMES, TWO_WAY, LOGIT),
    not_comparable="rows",
    within_corpus=True,
    drilldown=Leads(_taking, n="n", named=("course", "phase", "theme")),
)
def typical_courses(
    selection: Selection, *, courses: int = COURSES, speaker: Speaker = "both", templates: bool = True
) -> pl.DataFrame:
    """Which courses dialogues take through the coarse themes: groups of dialogues whose fifths have like themes.

    k-means of the square roots of the themes' shares in each fifth, seeded; the largest course first.

    Options:
        courses: how many, 1 to 12
        speaker: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        course (1 is the largest)
        phase (fifth of the dialogue, 1-5)
        theme, theme_name
        share (mean over the course's dialogues of the theme's share in the fifth, 0-1)
        share_base (the same over all dialogues with a course)
        n (dialogues of the course)
        course_share (of the dialogues with a course, 0-1) with low, high (95 % interval, two-way clustered by
            client and counselor; null below 5 clusters)

    Dialogues with fewer than three utterances in a fifth have no course. Each course has as many rows as there are
    fifths and themes.
    """
    settings = (_checked(courses), speaker, bool(templates))
    course, centres = _courses(selection, settings)
    samples = typical_course_samples(selection, courses=courses, speaker=speaker, templates=templates)
    sizes = np.bincount(course, minlength=len(centres) + 1)[1:]
    base = np.average(centres, axis=0, weights=sizes) if len(centres) else np.zeros((FIFTHS, 0))
    rows = []
    for number, (centre, sample) in enumerate(zip(centres, samples, strict=True), start=1):
        made = sample.estimate()
        bounds = [None if value != value else value for value in (made.value, made.low, made.high)]
        for phase in range(FIFTHS):
            for theme in range(centre.shape[1]):
                name = theme_name(selection.corpus, 1, theme + 1)
                shares = (float(centre[phase, theme]), float(base[phase, theme]))
                rows.append(
                    (
                        str(number),
                        str(phase + 1),
                        key_of(1, theme + 1),
                        name,
                        *shares,
                        int(sizes[number - 1]),
                        *bounds,
                    )
                )
    schema = {
        "course": pl.String,
        "phase": pl.String,
        "theme": pl.String,
        "theme_name": pl.String,
        "share": pl.Float64,
        "share_base": pl.Float64,
        "n": pl.UInt32,
        "course_share": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
