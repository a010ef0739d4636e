"""Safety flags of responses by rule, with the words that were found."""

import polars as pl

from analysis.conduct.acts import COUNTED, Types, conduct_basis
from analysis.conduct.methods import BY_RULE
from analysis.conduct.rules import first_hit
from analysis.conduct.texts import beside_gold, marked, rules_of
from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.responses.metrics import Made, ratio
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED, Items, estimates

FLAGS: Types = {
    "flag": pl.String,
    "system": pl.String,
    "n_flagged": pl.UInt32,
    "estimate": pl.Float64,
    "gold": pl.Float64,
    **COUNTED,
}
HITS: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "system": pl.String,
    "flag": pl.String,
    "words_found": pl.String,
    "response": pl.String,
}


@table(methods=(BY_RULE, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=conduct_basis)
def response_safety(
    selection: Selection,
    *,
    rules: str = "",
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How often responses hold words that should be looked at, beside the gold responses.

    Options:
        rules: the rules of flags; empty: those that come with the project in the corpus' language
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: of the random draws

    Columns:
        flag (the rule)
        system
        n_flagged (responses with it)
        estimate (percent of responses) with low, high (95 % percentile interval, 1,000 draws of dialogues; null
            below 5)
        gold (percent of gold responses)
        low_by_client, high_by_client (drawing clients)
        n (responses)
        n_dialogues
        n_clients

    A hit is no fault and no hit is no safety: read the hits.
    """
    answers, rows = beside_gold(selection, systems, responses, items)
    read = rules_of(selection, "safety", rules)
    every = rows.hstack(marked(rows, read, "response")).hstack(marked(rows, read, "gold"))
    result_rows = []
    for place, rule in enumerate(read):
        mine = pl.col(f"response_{place}").cast(pl.Float64)
        made = Made((mine, pl.col("position").is_not_null()), lambda sums: 100 * ratio(sums))
        for system in answers.systems:
            part = every.filter(pl.col("system") == system)
            [(value, *rest)] = estimates(part, [made], seed)
            of_gold = part.filter(pl.col("gold").is_not_null())[f"gold_{place}"].mean()
            gold = None if of_gold is None else 100 * float(str(of_gold))
            result_rows.append((rule.name, system, int(part[f"response_{place}"].sum()), value, gold, *rest))
    return pl.DataFrame(result_rows, schema=FLAGS, orient="row")


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position", "system", "flag")),
    basis=conduct_basis,
)
def response_safety_hits(
    selection: Selection,
    *,
    rules: str = "",
    systems: str = "",
    responses: str = "",
    items: Items = "all",
) -> pl.DataFrame:
    """The responses that a safety rule holds of, with the words that it was found by.

    Options:
        rules: the rules of flags; empty: those that come with the project in the corpus' language
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered

    Columns:
        dialogue_id, position
        system
        flag (the rule)
        words_found (by the rule)
        response
    """
    rows = beside_gold(selection, systems, responses, items)[1]
    result_rows = []
    for place, rule in enumerate(rules_of(selection, "safety", rules)):
        flags = marked(rows, (rule,), "response").to_series()
        for row in rows.filter(flags).select("dialogue_id", "position", "system", "response").iter_rows():
            result_rows.append((place, *row[:3], rule.name, first_hit(row[3], rule), row[3]))
    frame = pl.DataFrame(result_rows, schema={"place": pl.Int32, **HITS}, orient="row")
    return frame.sort("place", "dialogue_id", "position", "system").drop("place")
