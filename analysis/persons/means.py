"""One person's dialogues on average, beside those of everybody else."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.estimates import BOUNDS, Types
from analysis.core.query.person import FEWEST, Side, person_of
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.statistics.inference.methods import BY_PARTNER
from analysis.persons.sessions import estimated, own_and_others, own_dialogues

MEAN: Types = {
    "feature": pl.String,
    "mean": pl.Float64,
    **BOUNDS,
    "n_dialogues": pl.UInt32,
    "n_partners": pl.UInt32,
    "others_mean": pl.Float64,
}


@table(
    methods=(BY_PARTNER,),
    not_comparable="one",
    drilldown="its rows are means over all of one person's dialogues, listed beside it",
    basis=of_dialogues(own_dialogues),
)
def person_means(selection: Selection, *, person: str = "") -> pl.DataFrame:
    """One person's selected dialogues on average, beside everybody else's; only from 5 dialogues on.

    Options:
        person: as counselor:12; empty: the counselor of the first selected dialogue

    Columns:
        feature (duration_min; utterances; own_chars: characters of an own utterance; own_response_s: own seconds
            to answer; item_sum: the clients' ratings, 0-100)
        mean
        low, high (95 % interval, clustered by partner; null below 5 partners)
        n_dialogues
        n_partners
        others_mean (of all other selected dialogues)

    The means are null below 5 dialogues.
    """
    need(selection, "persons")
    known = person_of(selection, person)
    if known is None:
        return pl.DataFrame(schema=dict(MEAN))
    mine, others = own_and_others(selection, person)
    rows = []
    for name, values in _measures(known[0]).items():
        own = mine.with_columns(value=values.cast(pl.Float64)).filter(pl.col("value").is_not_null())
        rest = others.select(values.cast(pl.Float64).mean()).item() if others.height else None
        if selection.corpus.dialogues.select(values.count()).item():
            estimate = estimated(own, own["value"].to_numpy())
            rows.append((name, *estimate, rest if own.height >= FEWEST else None))
    return pl.DataFrame(rows, schema=dict(MEAN), orient="row")


def _measures(role: Side) -> dict[str, pl.Expr]:
    return {
        "duration_min": pl.col("duration_min"),
        "utterances": pl.col("n_utterances"),
        "own_chars": pl.col(f"chars_{role}") / pl.col(f"utterances_{role}"),
        "own_response_s": pl.col(f"response_s_{role}"),
        "item_sum": pl.col("item_sum"),
    }
