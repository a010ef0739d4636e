"""Responses one by one: which of them to look at."""

from typing import Literal

import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.responses.answers import KEY, answered, texts
from analysis.responses.metrics import SEGMENT, Segment
from analysis.responses.nearness_models import BY_SEGMENT, NEARNESS, of_model
from analysis.responses.scores import chosen_basis
from data.responses.targets import targets

Sort = Literal["dialogue", "estimate", "spread", "disagreement", "length", "edits"]
Order = Literal["high", "low"]
RANKED = ("bleu", "chrf", "rouge_l")
SHOWN = (*SEGMENT, "chars", "question", "backchannel", "empathy", "repetition", "copied", "edits", "outcome")


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
    basis=chosen_basis,
)
def response_items(
    selection: Selection,
    *,
    metric: Segment = "chrf",
    sort: Sort = "dialogue",
    order: Order = "high",
    text: str = "",
    low: str = "",
    high: str = "",
    system: str = "",
    model: str = "",
    systems: str = "",
    responses: str = "",
) -> pl.DataFrame:
    """Every target with responses: what was asked, the gold response, how the systems fare, and where they differ.

    Options:
        sort, order: by a column, the highest or lowest first
        text: only where the gold response, what it answers, or a response holds these characters
        low, high: only where the column that is sorted by (``estimate``, in the order of dialogues) is within
            these numbers
        system: whose metric ``estimate`` is, empty for the systems' mean
        model: whose nearness, where several have measured it
        metric: the metric that the items are listed with: chrf, bleu, rouge_l, rouge_1, rouge_2, length,
            question, backchannel, empathy, copied, repetition, edits, outcome, nearness
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus

    Columns:
        dialogue_id, position
        topic_main
        fifth (1-5)
        before (the turn that is answered)
        gold
        n_systems (that answered)
        estimate (the metric of ``system``, or the mean over systems: chrf, bleu of the segment, rouge_l, rouge_1,
            rouge_2 0-100; length: characters over gold's; question, backchannel, empathy: 100 where the response
            has one, else 0; copied, repetition, edits percent; outcome: the number that the producer predicts;
            nearness: times 100)
        best, worst (systems by the metric)
        spread (highest less lowest system)
        disagreement (between metrics: by how much a response's rank by BLEU, chrF and ROUGE-L differs, 0-100, the
            largest of the systems)
        chars (of gold)
        edits (the largest share that a person changed, percent; null where nobody did)
    """
    answers = answered(selection, systems, responses)
    if system and system not in answers.systems:
        raise mistake("no_responses_of", corpus=selection.corpus.id, name=system, names=", ".join(answers.systems))
    rows = answers.measures
    if metric == "outcome":
        rows = rows.with_columns(outcome=texts(answers, selection.corpus)["outcome"])
    if metric == NEARNESS:
        near, _ = of_model(answers, selection.corpus, model)
        rows = rows.join(near, on=BY_SEGMENT, how="left", maintain_order="left")
    rows = rows.with_columns(metric_value=_value(metric), disagreement=_disagreement())
    own = pl.col("metric_value")
    value = own.filter(pl.col("system") == system).first() if system else own.mean()
    listed = rows.group_by(KEY).agg(
        pl.col("topic_main", "fifth").first(),
        n_systems=pl.col("system").n_unique(),
        estimate=value,
        best=pl.col("system").sort_by("metric_value", descending=True, nulls_last=True).first(),
        worst=pl.col("system").sort_by("metric_value", nulls_last=True).first(),
        spread=own.max() - own.min(),
        disagreement=pl.col("disagreement").max(),
        edits=100 * pl.col("edits").max(),
    )
    corpus = selection.corpus
    ids = listed["dialogue_id"].unique()
    target_rows = targets(corpus, ids).select(*KEY, "before", "gold", chars=pl.col("gold").str.len_chars())
    joined = listed.join(target_rows, on=KEY, how="left").sort(KEY)
    if text:
        described = (
            texts(answers, corpus).filter(pl.col("response").str.contains(text, literal=True)).select(KEY).unique()
        )
        held = pl.any_horizontal(pl.col(c).str.contains(text, literal=True) for c in ("gold", "before"))
        joined = pl.concat([joined.filter(held), joined.join(described, on=KEY, how="semi")]).unique(KEY).sort(KEY)
    by = {"dialogue": None, "length": "chars"}.get(sort, sort)
    for bound, text_of in ((pl.Expr.ge, low), (pl.Expr.le, high)):
        if text_of:
            joined = joined.filter(bound(pl.col(by or "estimate"), _bound(text_of)))
    if by is not None:
        joined = joined.sort(by, *KEY, descending=[order == "high", False, False], nulls_last=True)
    return joined.select(
        *KEY,
        "topic_main",
        "fifth",
        "before",
        "gold",
        "n_systems",
        "estimate",
        "best",
        "worst",
        "spread",
        "disagreement",
        "chars",
        "edits",
    )


def _bound(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise mistake("not_a_bound", text=text) from None


def _value(metric: str) -> pl.Expr:
    """A segment's metric on the scale it is shown in."""
    if metric == "length":
        return pl.when(pl.col("gold_chars") > 0).then(pl.col("chars") / pl.col("gold_chars"))
    return pl.col(metric).cast(pl.Float64) * (1 if metric in ("chrf", "bleu", "outcome") else 100)


def _disagreement() -> pl.Expr:
    """How far apart a response's ranks among all responses are, 0-100."""
    ranks = [100 * (pl.col(name).rank("average") - 0.5) / pl.len() for name in RANKED]
    return pl.max_horizontal(ranks) - pl.min_horizontal(ranks)
