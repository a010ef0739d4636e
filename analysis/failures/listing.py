"""Where a system fails: its responses by metric, by judgement, against another system, or as they were tagged."""

from typing import Any, Literal

import polars as pl

from analysis.core.basis import Basis
from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.errors import Absent, mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.judgement.kept import once_per_judgements
from analysis.judgement.measured import measures
from analysis.judgement.reading import rows_of
from analysis.responses.answers import KEY, answered, texts
from data.responses.targets import targets

Measure = Literal["chrf", "bleu", "rouge_1", "rouge_2", "rouge_l", "chars", "repetition", "copied", "judged"]
Verdict = Literal["any", "lost", "tied", "won"]
Sort = Literal["difference", "value", "judged"]
SHOWN = (
    "dialogue_id", "position", "topic_main", "fifth", "before", "gold", "response", "other_response", "own_value",
    "other_value", "gap", "preference", "mean_rating", "n_judgements", "tags",
)  # fmt: skip

NUMBERS = ("preference", "mean_rating", "own_value", "other_value", "gap")


def failing(
    selection: Selection,
    system: str = "",
    worse_than: str = "",
    metric: Measure = "chrf",
    verdict: Verdict = "any",
    attribute: str = "",
    raters: str = "",
    low: str = "",
    high: str = "",
    failure_set: str = "",
) -> tuple[pl.DataFrame, str, str]:
    """The responses of a system with what is known of each, and which of them are asked for (``chosen``).

    Returns:
        The frame; the system; the system it is compared with, empty for none.
    """
    corpus = selection.corpus
    names = answered(selection).systems
    system = system or names[0]
    if unknown := [name for name in (system, worse_than) if name and name not in (*names, "gold")]:
        raise mistake("no_responses_of", corpus=corpus.id, name=unknown[0], names=", ".join(names))
    if system == worse_than:
        raise mistake("compared_with_itself", system=system)
    key = ("failing", selection.filter, system, worse_than, metric, attribute, raters, _sets(selection))
    frame = once_per_judgements(
        corpus, key, lambda: _failing(selection, system, worse_than, metric, attribute, raters)
    )
    by = pl.col("gap") if worse_than else pl.col("own_value")
    chosen = [pl.lit(True)]
    if low:
        chosen.append(by >= _number(low))
    if high:
        chosen.append(by <= _number(high))
    if verdict != "any":
        lost = {"lost": pl.col("preference") < 0.5, "tied": pl.col("preference") == 0.5}
        chosen.append(lost.get(verdict, pl.col("preference") > 0.5))
    if failure_set:
        chosen.append(pl.col("sets").list.contains(failure_set))
    return frame.with_columns(chosen=pl.all_horizontal(chosen).fill_null(False)), system, worse_than


def _sets(selection: Selection) -> str:
    responses = selection.corpus.responses
    return ",".join(responses.name_of(one) for one in responses.sets())


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise mistake("not_a_bound", text=text) from None


def _failing(
    selection: Selection, system: str, worse_than: str, metric: Measure, attribute: str, raters: str
) -> pl.DataFrame:
    corpus = selection.corpus
    known = measures(selection)
    if not selection.is_whole:
        known = known.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    own, other = (known.filter(pl.col("system") == name) for name in (system, worse_than))
    judged = _judged(selection, system, worse_than, attribute, raters)
    frame = own.drop("system").join(judged, on=KEY, how="left", maintain_order="left")
    if worse_than:
        beside = other.select(*KEY, *(pl.col(name).alias(f"other_{name}") for name in known.columns[3:]))
        frame = frame.join(beside, on=KEY, how="inner", maintain_order="left")
    value = pl.coalesce("mean_rating", "preference") if metric == "judged" else pl.col(metric)
    if metric == "judged":
        other_value: pl.Expr = pl.col("other_rating")
    else:
        other_value = pl.col(f"other_{metric}") if worse_than else pl.lit(None, dtype=pl.Float64)
    frame = frame.with_columns(own_value=value, other_value=other_value)
    gap = pl.col("own_value") - pl.col("other_value")
    if metric == "judged":
        gap = pl.coalesce(gap, pl.col("preference") - 0.5)
    tagged = (
        corpus.judging.tagged()
        .filter(pl.col("system") == system)
        .group_by(KEY, maintain_order=True)
        .agg(sets=pl.col("name"), tags=pl.col("tag").filter(pl.col("tag") != "").str.join(", "))
    )
    about = corpus.dialogues.select("dialogue_id", "n_utterances", "topic_main")
    from data.core.turns import fifth

    joined = (
        frame.with_columns(gap=gap)
        .join(tagged, on=KEY, how="left", maintain_order="left")
        .join(about, on="dialogue_id", how="left", maintain_order="left")
    )
    return joined.with_columns(fifth=fifth(pl.col("position"), pl.col("n_utterances")).cast(pl.UInt8)).sort(KEY)


def _judged(selection: Selection, system: str, worse_than: str, attribute: str, raters: str) -> pl.DataFrame:
    """Of each response its points in pairs (with the other system, if one is named), ratings, and how many."""
    schema = dict.fromkeys(("preference", "mean_rating", "other_rating"), pl.Float64)
    empty = pl.DataFrame(
        schema={"dialogue_id": pl.UInt32, "position": pl.UInt32, **schema, "n_judgements": pl.UInt32}
    )
    try:
        rows = rows_of(selection, attribute, raters)
    except Absent:
        return empty
    mine = pl.col("first") == system
    pairs = rows.filter(pl.col("second").is_not_null(), mine | (pl.col("second") == system))
    if worse_than:
        pairs = pairs.filter((pl.col("first") == worse_than) | (pl.col("second") == worse_than))
    points = pl.when(mine).then("value").otherwise(1 - pl.col("value"))
    of_pairs = pairs.group_by(KEY, maintain_order=True).agg(preference=points.mean(), n_pairs=pl.len())
    ratings = rows.filter(pl.col("second").is_null())
    rated = (
        ratings.filter(mine)
        .group_by(KEY, maintain_order=True)
        .agg(mean_rating=pl.col("value").mean(), n_rated=pl.len())
    )
    other = (
        ratings.filter(pl.col("first") == worse_than)
        .group_by(KEY, maintain_order=True)
        .agg(other_rating=pl.col("value").mean())
    )
    joined = of_pairs.join(rated, on=KEY, how="full", coalesce=True).join(other, on=KEY, how="left")
    n = pl.sum_horizontal(pl.col("n_pairs", "n_rated").fill_null(0)).cast(pl.UInt32)
    return joined.with_columns(n_judgements=n).select(empty.columns)


REASON = "its rows sum up responses; response_failures lists the failures one by one, each with its dialogue"


def chosen_basis(selection: Selection, **options: Any) -> Basis:
    """The failures that are chosen, and their dialogues."""
    given = {name: value for name, value in options.items() if name in FILTERS}
    frame, _, _ = failing(selection, **given)
    chosen = frame.filter("chosen")
    inside = pl.col("dialogue_id").is_in(chosen["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), responses=chosen.height)


FILTERS = (
    "system", "worse_than", "metric", "verdict", "attribute", "raters", "low", "high", "failure_set",
)  # fmt: skip


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
    basis=chosen_basis,
)
def response_failures(
    selection: Selection,
    *,
    system: str = "",
    worse_than: str = "",
    metric: Measure = "chrf",
    verdict: Verdict = "any",
    attribute: str = "",
    raters: str = "",
    low: str = "",
    high: str = "",
    failure_set: str = "",
    sort: Sort = "difference",
) -> pl.DataFrame:
    """The responses of one system that fare worst: by a metric, by judgement, or against another system.

    Options:
        system: whose; empty: the first there is
        worse_than: another system, or gold; empty: none
        metric: chrf, bleu, rouge_1, rouge_2, rouge_l, chars, repetition, copied, or judged (ratings, or points of
            pairs)
        verdict: any, or only responses that were judged and lost, tied or won on average
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        low, high: only where the difference (without another system the value) lies within these numbers
        failure_set: only responses in the set of failures of this name
        sort: difference or value (the lowest first), judged (the lowest preference or rating first)

    Columns:
        dialogue_id, position
        topic_main
        fifth (1-5)
        before (the turn that is answered)
        gold (what the counselor wrote)
        response, other_response
        own_value, other_value (the metric of both), gap (own_value less other_value)
        preference (points in the pairs that were judged, 0-1)
        mean_rating
        n_judgements
        tags
    """
    frame, name, other = failing(
        selection, system, worse_than, metric, verdict, attribute, raters, low, high, failure_set
    )
    chosen = frame.filter("chosen")
    order = [pl.coalesce("mean_rating", "preference")] if sort == "judged" else []
    order += [pl.col("gap" if worse_than and sort != "value" else "own_value")]
    chosen = chosen.sort(*order, *KEY, nulls_last=True)
    corpus = selection.corpus
    spoken = targets(corpus, chosen["dialogue_id"].unique()).select(*KEY, "before", "gold")
    every = texts(answered(selection), corpus).join(chosen.select(KEY), on=KEY, how="semi")
    for column, who in (("response", name), ("other_response", other)):
        mine = every.filter(pl.col("system") == who).select(*KEY, pl.col("response").alias(column))
        chosen = chosen.join(mine.unique(KEY), on=KEY, how="left", maintain_order="left")
    joined = chosen.join(spoken, on=KEY, how="left", maintain_order="left")
    if "gold" in (name, other):
        joined = joined.with_columns(pl.col("gold").alias("response" if name == "gold" else "other_response"))
    return joined.select(pl.col(one).cast(pl.Float64) if one in NUMBERS else one for one in SHOWN)
