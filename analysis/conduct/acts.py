"""Acts of responses against the acts of the gold responses to the same targets, by rule."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from analysis.conduct.labeled import labeled
from analysis.conduct.methods import BY_LABEL, BY_RULE, KAPPA
from analysis.conduct.rules import held
from analysis.conduct.texts import beside_gold, rules_of
from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import BOOTSTRAP, Method
from analysis.responses.metrics import Made, ratio
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED, Items, basis_of, estimates

Types = dict[str, pl.DataType | type[pl.DataType]]
COUNTED: Types = {
    "low": pl.Float64,
    "high": pl.Float64,
    "low_by_client": pl.Float64,
    "high_by_client": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
}
ACTS: Types = {
    "act": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "gold": pl.Float64,
    "against_gold": pl.Float64,
    "kappa": pl.Float64,
    "kappa_low": pl.Float64,
    "kappa_high": pl.Float64,
    **COUNTED,
}
CONFUSION: Types = {
    "system": pl.String,
    "gold_act": pl.String,
    "act": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
}
NO_ACT = "–"


def conduct_basis(selection: Selection, *, systems: str, responses: str, items: Items, **options: Any) -> Basis:
    """The responses whose texts are looked at."""
    return basis_of(selection, beside_gold(selection, systems, responses, items)[0])


def _acts_basis(
    selection: Selection, *, scheme: str, systems: str, responses: str, items: Items, **options: Any
) -> Basis:
    """The same; where acts are labels, the responses that have some beside gold's."""
    answers, rows = beside_gold(selection, systems, responses, items)
    if not scheme:
        return basis_of(selection, answers)
    both = labeled(selection, rows, scheme)[0]
    inside = pl.col("dialogue_id").is_in(both["dialogue_id"].unique().implode())
    n_targets = both.select("dialogue_id", "position").n_unique()
    return Basis.counted(selection, selection.dialogues.filter(inside), responses=both.height, targets=n_targets)


def _compared_acts(options: Mapping[str, Any]) -> tuple[Method, ...]:
    return (*_crossed_acts(options), KAPPA, BOOTSTRAP)


def _crossed_acts(options: Mapping[str, Any]) -> tuple[Method, ...]:
    return (BY_LABEL if options["scheme"] else BY_RULE,)


def _kappa(sums: Array) -> Array:
    """Cohen's kappa of two marks: of (…, 4) n, both, one, the other."""
    n, both, a, b = (sums[..., i] for i in range(4))
    with np.errstate(divide="ignore", invalid="ignore"):
        agreed = (n - a - b + 2 * both) / n
        chance = (a * b + (n - a) * (n - b)) / n**2
        return np.asarray(np.where(chance < 1 - 1e-12, (agreed - chance) / (1 - chance), np.nan))


@table(methods=_compared_acts, not_comparable="systems", drilldown=SYSTEMS, basis=_acts_basis)
def response_acts(
    selection: Selection,
    *,
    rules: str = "",
    scheme: str = "",
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """Which acts the responses hold, beside those of the gold responses to the same targets.

    Options:
        rules: the rules of acts; empty: those that come with the project in the corpus' language
        scheme: acts by file in place of rules: of a response what its row names (meta.acts), of gold the labels of
            this scheme; only where both are labeled. Empty: by rule
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: of the random draws

    Columns:
        act (the rule, or the code; one response may hold several)
        system
        estimate (percent of responses with it)
        gold (percent of gold responses with it)
        against_gold (estimate - gold) with low, high (95 % percentile interval, 1,000 draws of dialogues; null
            below 5)
        kappa (Cohen's, of the response's act and the gold's on the same target; null where neither varies)
        kappa_low, kappa_high (95 % percentile interval, draws of dialogues)
        low_by_client, high_by_client (of the difference, drawing clients)
        n (responses)
        n_dialogues
        n_clients

    Another act than the counselor's may be as good; patterns see words, not what is meant.
    """
    answers, rows = beside_gold(selection, systems, responses, items)
    with_gold, names, response, gold_ones = _marks(selection, rows, rules, scheme)
    every = with_gold.hstack(_columns("response", response)).hstack(_columns("gold", gold_ones))
    result_rows = []
    for place, name in enumerate(names):
        mine, theirs = (pl.col(f"{column}_{place}").cast(pl.Float64) for column in ("response", "gold"))
        one = pl.col("position").is_not_null()
        made = [Made((part, one), lambda sums: 100 * ratio(sums)) for part in (mine - theirs, mine, theirs)] + [
            Made((one, mine * theirs, mine, theirs), _kappa)
        ]
        for system in answers.systems:
            difference, share, gold, kappa = estimates(every.filter(pl.col("system") == system), made, seed)
            value, low, high, low_client, high_client, *counts = difference
            bounds = (low, high, low_client, high_client)
            result_rows.append((name, system, share[0], gold[0], value, *kappa[:3], *bounds, *counts))
    return pl.DataFrame(result_rows, schema=ACTS, orient="row")


@table(methods=_crossed_acts, not_comparable="systems", drilldown=SYSTEMS, basis=_acts_basis)
def response_act_confusion(
    selection: Selection,
    *,
    rules: str = "",
    scheme: str = "",
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
) -> pl.DataFrame:
    """Which act a system answered with where the counselor answered with which.

    Of a text with several acts the first rule counts.

    Options:
        rules: the rules of acts; empty: those that come with the project in the corpus' language
        scheme: acts by file in place of rules: of a response what its row names (meta.acts), of gold the labels of
            this scheme; only where both are labeled. Empty: by rule
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered

    Columns:
        system
        gold_act (of the gold response; –: no rule holds)
        act (of the response)
        n (targets)
        share (of the targets with this gold act, 0-1)
    """
    answers, rows = beside_gold(selection, systems, responses, items)
    with_gold, named, response, gold_ones = _marks(selection, rows, rules, scheme)
    names = [*named, NO_ACT]
    acts = {"gold_act": _first(gold_ones, names), "act": _first(response, names)}
    counted = with_gold.select("system").with_columns(**acts).group_by("system", "gold_act", "act").len("n")
    shares = counted.with_columns(share=pl.col("n") / pl.col("n").sum().over("system", "gold_act"))
    order = {name: place for place, name in enumerate(names)}
    ranked = shares.sort(
        pl.col("system").replace_strict(list(answers.systems), range(len(answers.systems)), return_dtype=pl.Int32),
        *(pl.col(name).replace_strict(list(order), list(order.values()), return_dtype=pl.Int32) for name in acts),
    )
    return ranked.select(pl.col(name).cast(kind) for name, kind in CONFUSION.items())


def _marks(
    selection: Selection, rows: pl.DataFrame, rules: str, scheme: str
) -> tuple[pl.DataFrame, list[str], Array, Array]:
    """The responses that are compared, the acts, and (n, acts) which hold of the response and of gold."""
    if scheme:
        return labeled(selection, rows, scheme)
    read = rules_of(selection, "acts", rules)
    with_gold = rows.filter(pl.col("gold").is_not_null())
    response, gold = (held(with_gold[column], read) for column in ("response", "gold"))
    return with_gold, [rule.name for rule in read], response, gold


def _columns(name: str, flags: Array) -> list[pl.Series]:
    return [pl.Series(f"{name}_{place}", flags[:, place]) for place in range(flags.shape[1])]


def _first(flags: Array, names: list[str]) -> pl.Series:
    """The name of the first act that holds of each row; the last name where none does."""
    ends = np.column_stack([flags, np.ones(len(flags), dtype=bool)])
    return pl.Series([names[place] for place in ends.argmax(axis=1)], dtype=pl.String)
