"""One page of differences: each measure of each corpus on the same axes, with its distance from the first."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from analysis.comparison.drawn_words import SPOKEN, Drawn, place_of
from analysis.comparison.form import IN_CHARACTERS, form_measures
from analysis.comparison.methods import (
    CLUSTERED,
    DISTINCT,
    DISTINCT_INTERVALS,
    ENTROPY,
    FROM_FIRST,
    MTLD,
    OPENINGS,
    RAREFACTION,
    REPEATS,
    SAMPLED,
)
from analysis.comparison.repetition import NEAR, repeated, template_openings
from analysis.comparison.sides import SAMPLE, Side, drawn_from, of_all, same_language, sides
from analysis.core.compare import CohortPersons
from analysis.core.estimates import Types
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample
from analysis.core.statistics import inference
from analysis.core.statistics.comparison.diversity import mtld
from analysis.core.statistics.comparison.manifolds import nearest_other, spread
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import record, unrecorded
from analysis.core.text.distinct import Kinds
from data.core.problems import Missing

MOST_READ = 300
DIFFERENCES: Types = {
    "aspect": pl.String,
    "compared": pl.String,
    "corpus_name": pl.String,
    "mean": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_dialogues": pl.UInt32,
    "from_first": pl.Float64,
    "difference_low": pl.Float64,
    "difference_high": pl.Float64,
    "effect": pl.Float64,
    "p_adjusted": pl.Float64,
    "comparable": pl.Boolean,
}
Row = tuple[object, ...]
Measured = Iterator[tuple[str, str, Sample]]


@table(
    methods=(
        *(CLUSTERED, DISTINCT_INTERVALS, FROM_FIRST, SAMPLED),
        *(MTLD, DISTINCT, RAREFACTION, ENTROPY, REPEATS, OPENINGS),
    ),
    compares=True,
    drilldown="a row measures a whole corpus",
    basis=of_all,
)
def corpus_differences(selection: Selection, *, beside: str = "", other: Selection | None = None) -> pl.DataFrame:
    """How corpora differ in length, balance, variety, repetition and spread, and by how much from the first.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version
            (kokorochat@6a335a5)

    Columns:
        aspect (form, variety, repetition, spread)
        compared (what is measured; shares are 0-1, lengths in utterances, turns, characters, words or minutes)
        corpus_name (the corpus; where two cohorts are of one corpus, which of them)
        mean (over dialogues, or the value of the corpus)
        low, high (95 % interval, clustered by client and counselor, by dialogue where the corpus names no persons;
            null below 5)
        n_dialogues (all of the selection for form and topics; drawn by chance at most 300 for MTLD, 1,000 for the
            spread, and equally many of each corpus, at most 1,000, for Distinct and repetition)
        from_first (the difference from the first corpus) with difference_low, difference_high (95 % interval,
            persons of both)
        effect (Hedges' g of measures that each dialogue has)
        p_adjusted (of the difference, Benjamini-Hochberg over the table)
        comparable (whether the measure can be compared with the first corpus: what is counted in words or
            characters cannot across languages)
    """
    corpora = sides(selection, other, beside)
    if any(side.selection.is_empty for side in corpora):
        return pl.DataFrame(schema=DIFFERENCES)
    with unrecorded():
        frame = _in_order(_rows(corpora))
    if frame["low"].count():
        record(CLUSTERED, DISTINCT_INTERVALS)
    return frame


def _rows(corpora: list[Side]) -> list[Row]:
    drawn = drawn_from(corpora)
    of_side = {side.name: _measured(side, drawn[side.name]) for side in corpora}
    rows: list[Row] = []
    first = corpora[0]
    for side in corpora:
        persons = CohortPersons(apart=False)  # the ids of two corpora differ already
        for (aspect, name), sample in of_side[side.name].items():
            comparable = _comparable(name, first, side)
            before = of_side[first.name].get((aspect, name))
            ends = _difference(before, sample, persons) if side is not first and comparable and before else None
            rows.append((aspect, name, side.name, *_estimate(sample), *(ends or (None,) * 5), comparable))
    return [*rows, *_even_variety(corpora, drawn)]


def _in_order(rows: list[Row]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=DIFFERENCES, orient="row")
    adjusted = inference.benjamini_hochberg(frame["p_adjusted"].fill_null(np.nan).to_numpy())
    frame = frame.with_columns(p_adjusted=pl.Series(adjusted, dtype=pl.Float64)).with_columns(
        pl.col(pl.Float64).fill_nan(None)
    )
    keys = frame.select("aspect", "compared").unique(maintain_order=True).with_row_index("place")
    order = {"form": 0, "variety": 1, "repetition": 2, "spread": 3}
    keys = keys.sort(pl.col("aspect").replace_strict(order, return_dtype=pl.Int8), "place")
    keys = keys.select("aspect", "compared").with_row_index("rank")
    joined = frame.join(keys, on=["aspect", "compared"], maintain_order="left")
    return joined.sort("rank", maintain_order=True).drop("rank")


def _comparable(name: str, first: Side, side: Side) -> bool:
    """Whether a measure means the same in both corpora."""
    if name in IN_CHARACTERS or name.startswith("repeated"):
        return first.language == side.language
    if name.startswith(("mtld", "distinct", "template")):
        return side is first or same_language(first, side)
    return True


def _measured(side: Side, drawn: Array) -> dict[tuple[str, str], Sample]:
    """Every measure of one corpus that it has data for."""
    return _kept(side.selection, (side.name, side.shift, drawn.tobytes()))


@once_per_selection
def _kept(selection: Selection, settings: tuple[str, int, bytes]) -> dict[tuple[str, str], Sample]:
    name, shift, drawn = settings
    side = Side(name, selection, shift)
    part = Drawn(side, np.frombuffer(drawn, dtype=np.int64))
    samples = {}
    for measures in (_form, _variety, _repetition, _spread):
        try:
            for aspect, name, sample in measures(side, part):
                if len(sample.values):
                    samples[aspect, name] = sample
        except Missing:  # the words or the vectors of the corpus are not made
            continue
    return samples


def _form(side: Side, part: Drawn) -> Measured:
    rows = np.flatnonzero(side.selection.mask)
    for name, values in form_measures(side, rows).items():
        yield "form", name, side.sample(rows, values)


def _variety(side: Side, part: Drawn) -> Measured:
    yield from _topics(side)
    read = Drawn(side, side.drawn(MOST_READ))
    for role in SPOKEN:
        of_role = read.words.filter(pl.col("role") == place_of(role)).group_by("dialogue").agg("lemma_id")
        values = np.full(len(read.rows), np.nan)
        for dialogue, lemmas in of_role.iter_rows():
            values[dialogue] = mtld(lemmas)
        yield "variety", f"mtld_{role}", side.sample(read.rows, values)


def _topics(side: Side) -> Measured:
    """The entropy of main topics in bits, and what each dialogue adds to it."""
    rows = np.flatnonzero(side.selection.mask)
    topics = side.corpus.dialogues[rows]["topic_main"]
    known = topics.is_not_null().to_numpy()
    if known.any():
        codes = topics.drop_nulls().rank("dense").to_numpy().astype(np.int64) - 1
        counts = np.bincount(codes)
        surprise = -np.log2(counts[codes] / counts.sum())  # whose mean is Shannon's entropy
        yield "variety", "topic_entropy", side.sample(rows[known], surprise, sampled="statistic")


def _repetition(side: Side, part: Drawn) -> Measured:
    for name, count in (("repeated", repeated), ("template", template_openings)):
        for role in SPOKEN:
            hits, whole = count(part, role)
            if whole.sum():
                values = hits.sum() / whole.sum() + (hits - hits.sum() / whole.sum() * whole) / whole.mean()
                yield "repetition", f"{name}_{role}", side.sample(part.rows, values, sampled="ratio")
    likeness, rows = _likeness(side, part.rows)
    yield "repetition", "near_duplicates", side.sample(rows, (likeness >= NEAR).astype(float), sampled="share")
    yield "repetition", "nearest_likeness", side.sample(rows, likeness)


def _likeness(side: Side, rows: Array) -> tuple[Array, Array]:
    points, known = opening_points(side, rows)
    return nearest_other(points), known


def opening_points(side: Side, rows: Array) -> tuple[Array, Array]:
    """The unit vectors of the openings of some dialogues, and the rows that have one."""
    vectors = side.corpus.vectors.openings[rows]
    known = np.abs(vectors).sum(axis=1) > 0
    return vectors[known], rows[known]


def _spread(side: Side, part: Drawn) -> Measured:
    points, rows = opening_points(side, side.drawn(SAMPLE))
    value, influence = spread(points)
    yield "spread", "mean_distance", side.sample(rows, value + influence, sampled="statistic")


def _even_variety(corpora: list[Side], drawn: dict[str, Array]) -> list[Row]:
    """Distinct words and pairs in equally many words of each corpus, those of the first's language compared."""
    kinds: dict[str, list[Kinds]] = {}
    for side in corpora:
        try:
            words = Drawn(side, drawn[side.name]).words
        except Missing:
            continue
        texts = words.group_by("utterance", maintain_order=True).agg(
            pl.col("dialogue").first().alias("dialogue_id"), pl.col("lemma_id").cast(pl.UInt64).alias("words")
        )
        kinds[side.name] = [Kinds(texts, size) for size in (1, 2)]
    rows: list[Row] = []
    for place, size in enumerate((1, 2)):
        least = min((pair[place].total for pair in kinds.values() if pair[place].total), default=0) // 2
        of_first = kinds[corpora[0].name][place].expected(least) if corpora[0].name in kinds else None
        for side in corpora:
            if side.name not in kinds or (value := kinds[side.name][place].expected(least)) is None:
                continue
            low, high = kinds[side.name][place].interval(least)
            comparable = _comparable("distinct", corpora[0], side)
            gap = value - of_first if comparable and of_first is not None and side is not corpora[0] else None
            shares = [None if one is None else one / 100 for one in (value, low, high)]
            rest = (len(drawn[side.name]), None if gap is None else gap / 100, None, None, None, None, comparable)
            rows.append(("variety", f"distinct_{size}", side.name, *shares, *rest))
    return rows


def _estimate(sample: Sample) -> Row:
    estimate = sample.estimate()
    varies = estimate.high > estimate.low
    return estimate.value, *((estimate.low, estimate.high) if varies else (None, None)), estimate.n


def _difference(a: Sample, b: Sample, persons: CohortPersons) -> Row:
    """Difference, its interval, Hedges' g of plain values, and p."""
    apart = inference.difference(a.values, b.values, persons.of(a, b), is_share=a.is_share)
    effect = apart.effect if a.sampled == "mean" else None
    return apart.value, apart.low, apart.high, effect, apart.p
