"""Reading a concordance step by step: a random sample, lines of one pattern, lines that were marked."""

from typing import Literal, NamedTuple

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import record
from analysis.core.text.lexicon import Array, Role, Unit
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import word_basis
from analysis.words.methods import READING
from analysis.words.occurrences import Hits, hits
from data.kept.readings import Mark, kept_marks

At = Literal[
    "right1", "right2", "right3", "right4", "right5", "left1", "left2", "left3", "left4", "left5", "around"
]
Marked = Literal["all", "useful", "not_useful", "unmarked"]
AROUND, NOTHING, TOP = " … ", "∅", 50
STEPS: Types = {"reading_step": pl.String, "choice": pl.String, "n": pl.UInt32, "n_dialogues": pl.UInt32}
PATTERNS: Types = {
    "place": pl.String,
    "pattern": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
    "n_dialogues": pl.UInt32,
}


class Reading(NamedTuple):
    """What of the hits is read.

    ``sample``, ``seed``: so many at random (0: all). ``place``, ``pattern``: the word that stands there.
    ``marks``: id of kept marks. ``marked``: which of them are shown.
    """

    sample: int = 0
    seed: int = 1
    place: At = "right1"
    pattern: str = ""
    marks: str = ""
    marked: Marked = "all"


def steps_of(every: Hits, reading: Reading) -> list[tuple[str, str, Hits]]:
    """(step, its detail, the hits that are left), in the order in which they are taken.

    Raises UserError where the marks are not kept here.
    """
    steps = [("query", "", every)]
    if 0 < reading.sample < every.n:
        drawn = np.random.default_rng(reading.seed).choice(every.n, reading.sample, replace=False)
        steps.append(("sample", f"{reading.sample} ({reading.seed})", every.among(np.sort(drawn))))
    if reading.pattern:
        left = steps[-1][2]
        here = words_at(left, reading.place) == reading.pattern
        steps.append((f"pattern_{reading.place}", reading.pattern, left.among(np.flatnonzero(here.to_numpy()))))
    if reading.marks:
        left = steps[-1][2]
        marks = marks_of(left, reading.marks)
        for mark in ("useful", "not_useful"):
            steps.append((f"marked_{mark}", "", left.among(np.flatnonzero((marks == mark).to_numpy()))))
        if reading.marked != "all":
            wanted = marks == ("" if reading.marked == "unmarked" else reading.marked)
            steps.append((f"shown_{reading.marked}", "", left.among(np.flatnonzero(wanted.to_numpy()))))
    return steps


def read(every: Hits, reading: Reading) -> Hits:
    """The hits that are left after all steps."""
    steps = [step for step in steps_of(every, reading) if not step[0].startswith("marked_")]
    return steps[-1][2]


def words_at(matches: Hits, place: At) -> pl.Series:
    """(n,) the word so many words left or right of each hit, as it is written; ∅ where there is none."""
    if place == "around":
        left, right = (words_at(matches, side) for side in ("left1", "right1"))
        return pl.select(pl.concat_str(pl.lit(left), pl.lit(right), separator=AROUND)).to_series()
    step = int(place[-1])
    lex = matches.lex
    at = matches.first - step if place.startswith("left") else matches.last + step
    inside = (at >= 0) & (at < len(lex.ids))
    at = np.where(inside, at, 0).astype(np.int64)
    inside &= lex.utterances_at(at) == matches.utterances
    surfaces = lex.vocabulary["surface"].cast(pl.String).gather(lex.ids[at].astype(np.int64))
    return pl.select(
        pl.when(pl.lit(pl.Series(inside))).then(pl.lit(surfaces)).otherwise(pl.lit(NOTHING))
    ).to_series()


def marks_of(matches: Hits, short: str) -> pl.Series:
    """(n,) useful, not_useful or empty."""
    if not matches.n:
        return pl.Series([], dtype=pl.String)
    marks: dict[tuple[int, int, int], Mark] = kept_marks(short)
    about = matches.corpus.utterances[matches.utterances].select("dialogue_id", "position")
    places = zip(about["dialogue_id"], about["position"], matches.spans[0].tolist(), strict=True)
    return pl.Series([marks.get(place, "") for place in places], dtype=pl.String)


def _holding(matches: Hits) -> Array:
    return np.unique(matches.lex.dialogue_of[matches.utterances])


def of_step(
    row: Row,
    selection: Selection,
    *,
    query: str,
    role: Role,
    unit: Unit,
    templates: bool,
    sample: int,
    seed: int,
    place: At,
    pattern: str,
    marks: str,
    marked: Marked,
) -> RowTarget:
    """The dialogues with a line that is left after a step."""
    reading = Reading(int(sample), int(seed), place, pattern, marks, marked)
    steps = {step: left for step, _, left in steps_of(hits(selection, query, role, unit, templates), reading)}
    there = np.zeros(len(selection.mask), dtype=bool)
    there[_holding(steps[row["reading_step"]])] = True
    return RowTarget(mask=there)


@table(
    methods=(WORDS, READING),
    drilldown=Leads(of_step, named=("reading_step",)),
    not_comparable="quotes",
    basis=word_basis,
)
def concordance_steps(
    selection: Selection,
    *,
    query: str = "",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
    sample: int = 0,
    seed: int = 1,
    place: At = "right1",
    pattern: str = "",
    marks: str = "",
    marked: Marked = "all",
) -> pl.DataFrame:
    """How a concordance was read: each step with the number of lines that it leaves.

    Options:
        query: the words to look for (docs/search.md)
        role: whose words: both, counselor or client
        unit: short words, or compound nouns as one word
        templates: False leaves out what is said word for word in ten dialogues or more
        sample: so many lines drawn at random; 0: all
        seed: of the sample
        place: where the pattern stands: the 1st to 5th word left or right, or around (1st left and 1st right)
        pattern: the word that stands there, as it is written; empty: any
        marks: id of marks that were kept in the workspace
        marked: all lines, those marked useful, not_useful, or unmarked ones

    Columns:
        reading_step (query, sample, pattern_PLACE, shown_WHICH; marked_useful and marked_not_useful: lines with
            this mark among those left)
        choice (the sample's size and seed, the pattern)
        n (lines)
        n_dialogues

    Raises BadQuery, QueryError, UserError for unknown marks.
    """
    if not query.strip():
        return pl.DataFrame(schema=STEPS)
    reading = Reading(int(sample), int(seed), place, pattern, marks, marked)
    record(READING)
    rows = [
        (step, detail, left.n, len(_holding(left)))
        for step, detail, left in steps_of(hits(selection, query, role, unit, templates), reading)
    ]
    return pl.DataFrame(rows, schema=STEPS, orient="row")


def of_pattern(
    row: Row, selection: Selection, *, query: str, role: Role, unit: Unit, templates: bool, sample: int, seed: int
) -> RowTarget:
    """The dialogues with a line of the pattern."""
    left = read(
        hits(selection, query, role, unit, templates),
        Reading(int(sample), int(seed), row["place"], row["pattern"]),
    )
    there = np.zeros(len(selection.mask), dtype=bool)
    there[_holding(left)] = True
    return RowTarget(mask=there)


@table(
    methods=(WORDS, READING),
    drilldown=Leads(of_pattern, named=("place", "pattern")),
    not_comparable="each_word",
    basis=word_basis,
)
def concordance_patterns(
    selection: Selection,
    *,
    query: str = "",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
    sample: int = 0,
    seed: int = 1,
    place: At = "right1",
    top: int = TOP,
) -> pl.DataFrame:
    """Lines of a concordance grouped by the word that stands at a place beside the hit, most frequent first.

    Options:
        query: the words to look for (docs/search.md)
        role: whose words: both, counselor or client
        unit: short words, or compound nouns as one word
        templates: False leaves out what is said word for word in ten dialogues or more
        sample: so many lines drawn at random; 0: all
        seed: of the sample
        place: the 1st to 5th word left or right, or around (1st left and 1st right)
        top: how many patterns

    Columns:
        place
        pattern (the word as it is written; ∅ where the utterance begins or ends)
        n (lines)
        share (of the lines, 0-1)
        n_dialogues
    """
    if not query.strip():
        return pl.DataFrame(schema=PATTERNS)
    left = read(hits(selection, query, role, unit, templates), Reading(int(sample), int(seed)))
    record(READING)
    frame = pl.DataFrame(
        {"pattern": words_at(left, place), "dialogue": left.lex.dialogue_of[left.utterances].astype(np.int64)}
    )
    counted = frame.group_by("pattern").agg(n=pl.len(), n_dialogues=pl.col("dialogue").n_unique())
    ranked = counted.sort("n", "pattern", descending=[True, False]).head(int(top))
    every = ranked.with_columns(place=pl.lit(place), share=pl.col("n") / max(1, left.n))
    typed: pl.DataFrame = every.select(pl.col(name).cast(dtype) for name, dtype in PATTERNS.items())
    return typed
