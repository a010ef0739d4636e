"""Affect over a session, as an option: level, variability, rise, recovery of each role, and the words behind."""

from typing import Any, NamedTuple

import numpy as np
import polars as pl

from analysis.core.dialogues.steps import ROLES, steps
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, in_rows
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import Options, table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.coding.dynamics import MEASURES, Direction, dynamics, states
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import DYNAMICS, TWO_WAY, Method
from analysis.core.text.per_corpus import once_per_corpus
from analysis.interaction.affect_sources import LEXICON, MLASK, Negated, Readings, Wanted, readings
from analysis.interaction.methods import AFFECT_LABELS, AFFECT_WORDS, EXPRESSIONS
from data.corpus import Corpus

ROLLING = 3
TOP = 50
KEYS = {"measure_name": pl.String, "role": pl.String}
WORDS = {"n_found": pl.UInt32, "negated_share": pl.Float64, "covered": pl.Float64}


def _source(options: Options) -> tuple[Method, ...]:
    """How affect is read from its source."""
    source = str(options["source"])
    return (EXPRESSIONS if source == MLASK else AFFECT_WORDS if source.startswith(LEXICON) else AFFECT_LABELS,)


class _Settings(NamedTuple):
    wanted: Wanted
    rolling: int
    direction: Direction


def _series(corpus: Corpus) -> tuple[Array, Array]:
    """(n_utterances,) row of the dialogue, and the role's place in ``ROLES`` or -1."""
    lengths = np.diff(corpus.offsets)
    role = corpus.utterances["role"].cast(pl.String)
    places = role.replace_strict(ROLES, range(len(ROLES)), default=-1, return_dtype=pl.Int64)
    return np.repeat(np.arange(len(lengths)), lengths), places.to_numpy()


@once_per_corpus
def _measured(corpus: Corpus, settings: _Settings) -> dict[tuple[str, str], Array]:
    """For each measure and role: (n_dialogues,) its value, nan where there is none."""
    affect = readings(corpus, settings.wanted)
    dialogue, role = _series(corpus)
    spoken, n = role >= 0, len(corpus.offsets) - 1
    series = (dialogue * len(ROLES) + role)[spoken]
    smoothed = states(affect.value[spoken], affect.base[spoken], series, window=settings.rolling, per=affect.per)
    by_name = dynamics(smoothed, n * len(ROLES), direction=settings.direction)
    return {
        (name, who): values[place :: len(ROLES)]
        for name, values in by_name.items()
        for place, who in enumerate(ROLES)
    }


@once_per_corpus
def _by_fifth(corpus: Corpus, wanted: Wanted) -> dict[tuple[str, int], Array]:
    """For each role and fifth: (n_dialogues,) the value there, nan where there is none."""
    affect = readings(corpus, wanted)
    dialogue, role = _series(corpus)
    fifth, n = steps(corpus)["fifth"].to_numpy(), len(corpus.offsets) - 1
    values = {}
    for place, who in enumerate(ROLES):
        for part in range(1, 6):
            here = (role == place) & (fifth == part)
            above, below = (
                np.bincount(dialogue[here], sums[here], minlength=n) for sums in (affect.value, affect.base)
            )
            values[who, part] = np.where(below > 0, affect.per * above / np.where(below > 0, below, 1), np.nan)
    return values


def _with_values(selection: Selection, values: Array) -> tuple[pl.DataFrame, Array]:
    """The selected dialogues that have a value, and the values."""
    own = values[selection.mask]
    there = np.isfinite(own)
    return selection.dialogues.filter(pl.Series(there)), own[there]


def affect_samples(
    selection: Selection,
    *,
    source: str,
    plus: str,
    minus: str,
    negated: Negated,
    rolling: int,
    direction: Direction,
) -> list[Sample]:
    """For each measure and role its values, one a dialogue."""
    settings = _Settings(Wanted(source, plus, minus, negated), rolling, direction)
    measured = _measured(selection.corpus, settings)
    samples = []
    for name in MEASURES:
        for role in ROLES:
            dialogues, values = _with_values(selection, measured[name, role])
            if len(values) or selection.is_empty:
                samples.append(of_values(dialogues, values, (name, role)))
    return samples


def _with_measure(row: Row, selection: Selection, **options: Any) -> RowTarget:
    wanted = Wanted(*(options[name] for name in Wanted._fields))
    measured = _measured(selection.corpus, _Settings(wanted, options["rolling"], options["direction"]))
    dialogues, _ = _with_values(selection, measured[row["measure_name"], row["role"]])
    return RowTarget(Filter(), those(selection, dialogues))


@table(
    methods=lambda options: (*_source(options), DYNAMICS, TWO_WAY),
    samples=affect_samples,
    drilldown=Leads(_with_measure, named=("measure_name", "role")),
)
def affect_dynamics(
    selection: Selection,
    *,
    source: str = "",
    plus: str = "",
    minus: str = "",
    negated: Negated = "counted",
    rolling: int = ROLLING,
    direction: Direction = "both",
) -> pl.DataFrame:
    """How feeling moves over a session: its level, how much it varies, how fast it leaves home and comes back.

    Each dialogue counts once. A role's states are made of ``rolling`` utterances each; a dialogue with fewer than
    five of them is left out. Words say little of what is felt: the hits stand in ``affect_words``.

    Options:
        source: labels:SCHEME, lexicon:ID (python -m data lexicon FILE) or mlask; empty: the first labels there are
        plus: categories or labels that count, commas between; empty: the first, or ML-Ask's positive emotions
        minus: those that are taken off
        negated: counted, left_out or turned: words with a negation within three words
        rolling: utterances of a state
        direction: both, up, down: which displacements count

    Columns:
        measure_name (affect_level: mean of states; affect_variability: their standard deviation;
            affect_displacements: runs outside the home base (mean and one standard deviation to either side) in
            ten states; affect_peak: how far outside at the furthest; affect_rise, affect_recovery: that distance
            per utterance on the way there and back)
        role
        mean (numbers of labels or words as they are; else words or utterances in a hundred)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
        n_found (words or labels found, of the role in all selected dialogues)
        negated_share (of these words with a negation near, 0-1; null for labels)
        covered (share of the role's utterances with one, 0-1)

    Source: Hipson and Mohammad (2021).
    """
    options = {"source": source, "plus": plus, "minus": minus, "negated": negated}
    samples = affect_samples(selection, **options, rolling=rolling, direction=direction)  # type: ignore[arg-type]
    frame = in_rows(samples, KEYS, INTERVAL)
    affect = readings(selection.corpus, Wanted(source, plus, minus, negated))
    return frame.join(_hits_by_role(selection, affect), on="role", how="left", maintain_order="left")


def _hits(selection: Selection, affect: Readings) -> pl.DataFrame:
    """What was found in the selected dialogues, with dialogue and role."""
    dialogue, role = _series(selection.corpus)
    at = affect.hits["utterance"].to_numpy()
    ids = selection.corpus.dialogues["dialogue_id"].gather(dialogue[at])
    there = pl.Series(selection.mask[dialogue[at]] & (role[at] >= 0))
    names = pl.Series("role", role[at]).replace_strict(range(len(ROLES)), ROLES, default=None)
    return affect.hits.with_columns(dialogue_id=ids, role=names.cast(pl.String)).filter(there)


def _hits_by_role(selection: Selection, affect: Readings) -> pl.DataFrame:
    dialogue, role = _series(selection.corpus)
    own = selection.mask[dialogue]
    spoken = pl.DataFrame(
        {"role": ROLES, "n": [int((own & (role == place)).sum()) for place in range(len(ROLES))]}
    )
    counted = (
        _hits(selection, affect)
        .group_by("role")
        .agg(
            n_found=pl.len().cast(pl.UInt32),
            negated_share=pl.col("negated").mean(),
            utterances=pl.col("utterance").n_unique(),
        )
    )
    joined = spoken.join(counted, on="role", how="left", maintain_order="left")
    covered = pl.when(pl.col("n") > 0).then(pl.col("utterances").fill_null(0) / pl.col("n")).alias("covered")
    return joined.select("role", pl.col("n_found").fill_null(0), "negated_share", covered).cast(WORDS)  # type: ignore[arg-type]


def affect_course_samples(
    selection: Selection, *, source: str, plus: str, minus: str, negated: Negated
) -> list[Sample]:
    """For each role and fifth: one value a dialogue."""
    values = _by_fifth(selection.corpus, Wanted(source, plus, minus, negated))
    samples = []
    for (role, fifth), every in values.items():
        dialogues, own = _with_values(selection, every)
        if len(own) or selection.is_empty:
            samples.append(of_values(dialogues, own, (role, str(fifth))))
    return samples


def _in_fifth(row: Row, selection: Selection, **options: Any) -> RowTarget:
    wanted = Wanted(*(options[name] for name in Wanted._fields))
    values = _by_fifth(selection.corpus, wanted)[row["role"], int(row["phase"])]
    return RowTarget(Filter(), those(selection, _with_values(selection, values)[0]))


@table(
    methods=lambda options: (*_source(options), TWO_WAY),
    samples=affect_course_samples,
    drilldown=Leads(_in_fifth, named=("role", "phase")),
)
def affect_course(
    selection: Selection, *, source: str = "", plus: str = "", minus: str = "", negated: Negated = "counted"
) -> pl.DataFrame:
    """How feeling runs over the fifths of a session, for each role.

    Options:
        source: as in affect_dynamics
        plus: as in affect_dynamics
        minus: as in affect_dynamics
        negated: as in affect_dynamics

    Columns:
        role
        phase (fifth of the dialogue, 1-5)
        mean (numbers of labels or words as they are; else words or utterances in a hundred; over dialogues)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = affect_course_samples(selection, source=source, plus=plus, minus=minus, negated=negated)
    return in_rows(samples, {"role": pl.String, "phase": pl.String}, INTERVAL)


def _with_hit(row: Row, selection: Selection, **options: Any) -> RowTarget:
    affect = _hits(selection, readings(selection.corpus, Wanted(*(options[name] for name in Wanted._fields))))
    same = (pl.col(name) == row[name] for name in ("word", "category", "role"))
    return RowTarget(Filter(), those(selection, affect.filter(*same)))


@table(methods=_source, not_comparable="each_word", drilldown=Leads(_with_hit, named=("word", "category", "role")))
def affect_words(
    selection: Selection,
    *,
    source: str = "",
    plus: str = "",
    minus: str = "",
    negated: Negated = "counted",
    top: int = TOP,
) -> pl.DataFrame:
    """Which words or labels a number of feeling is made of, most frequent first.

    Options:
        source: as in affect_dynamics
        plus: as in affect_dynamics
        minus: as in affect_dynamics
        negated: as in affect_dynamics
        top: how many

    Columns:
        word (the lemma's usual form; the label)
        category
        adds (what one adds to the value, below 0 where it takes from it)
        role
        n_found
        n_negated (with a negation near; null for labels)
        n_dialogues
    """
    affect = _hits(selection, readings(selection.corpus, Wanted(source, plus, minus, negated)))
    counted = affect.group_by("word", "category", "role", maintain_order=True).agg(
        adds=pl.col("sign").abs().first() * pl.col("sign").sort_by("negated").first().sign(),
        n_found=pl.len().cast(pl.UInt32),
        n_negated=pl.when(pl.col("negated").count() > 0).then(pl.col("negated").sum()).cast(pl.UInt32),
        n_dialogues=pl.col("dialogue_id").n_unique().cast(pl.UInt32),
    )
    order = ("word", "category", "role")
    keys = ["word", "category", "adds", "role", "n_found", "n_negated", "n_dialogues"]
    return counted.sort("n_found", *order, descending=[True, False, False, False]).head(top).select(keys)
