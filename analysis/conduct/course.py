"""What changes over a dialogue: how much a system repeats its earlier turns, and whether its persona drifts."""

from collections.abc import Iterator

import polars as pl

from analysis.conduct.acts import COUNTED, Types, conduct_basis
from analysis.conduct.methods import BY_RULE, REPEATED
from analysis.conduct.texts import beside_gold, marked, rules_of
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.responses.metrics import Made, ratio
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED, Items, estimates

GRAM = 4
COURSE: Types = {"fifth": pl.String, "system": pl.String, "estimate": pl.Float64, "gold": pl.Float64, **COUNTED}
DRIFT: Types = {
    "mark_name": pl.String,
    "fifth": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "gold": pl.Float64,
    **COUNTED,
}
LAST_LESS_FIRST = "5-1"


def repeated(texts: list[str | None]) -> Iterator[tuple[int, int]]:
    """For each text in turn: its stretches of four characters that stand in earlier ones, and all of them."""
    seen: set[str] = set()
    for text in texts:
        plain = "".join((text or "").split())
        grams = [plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1)]
        yield sum(gram in seen for gram in grams), len(grams)
        seen.update(grams)


@table(methods=(REPEATED, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=conduct_basis)
def response_repeats(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How much of a response stands in the same system's earlier responses of the dialogue, by fifth.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: of the random draws

    Columns:
        fifth (of the dialogue, 1 to 5)
        system
        estimate (percent of the stretches of four characters, white space left out) with low, high (95 %
            percentile interval, 1,000 draws of dialogues; null below 5)
        gold (the same of the counselors' responses to the same targets, against their own earlier ones)
        low_by_client, high_by_client (drawing clients)
        n (responses)
        n_dialogues
        n_clients

    Responses to single targets never see each other; in a dialogue they would be said to one client.
    """
    answers, rows = beside_gold(selection, systems, responses, items)
    parts = []
    for part in rows.sort("system", "dialogue_id", "position").partition_by("system", "dialogue_id"):
        for column in ("response", "gold"):
            counts = list(repeated(part[column].to_list()))
            part = part.with_columns(
                pl.Series(f"{column}_again", [again for again, _ in counts], dtype=pl.Float64),
                pl.Series(f"{column}_grams", [n for _, n in counts], dtype=pl.Float64),
            )
        parts.append(part)
    if not parts:
        return pl.DataFrame(schema=COURSE)
    every = pl.concat(parts)
    made = [
        Made((pl.col(f"{column}_again"), pl.col(f"{column}_grams")), lambda sums: 100 * ratio(sums))
        for column in ("response", "gold")
    ]
    result_rows = []
    for system in answers.systems:
        for fifth in range(1, 6):
            part = every.filter((pl.col("system") == system) & (pl.col("fifth") == fifth))
            (value, *rest), gold = estimates(part, made, seed)
            result_rows.append((str(fifth), system, value, gold[0], *rest))
    return pl.DataFrame(result_rows, schema=COURSE, orient="row")


@table(methods=(BY_RULE, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=conduct_basis)
def response_drift(
    selection: Selection,
    *,
    rules: str = "",
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """Whether a system's persona drifts: marks of it by fifth of the dialogue, and the last fifth less the first.

    Options:
        rules: the rules of marks (pronouns, politeness, stance); empty: those that come with the project
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: of the random draws

    Columns:
        mark_name (the rule)
        fifth (of the dialogue, 1 to 5; 5-1: the last less the first)
        system
        estimate (percent of responses with the mark, or points of percent) with low, high (95 % percentile
            interval, 1,000 draws of dialogues; null below 5)
        gold (the counselors' on the same targets)
        low_by_client, high_by_client (drawing clients)
        n (responses)
        n_dialogues
        n_clients
    """
    answers, rows = beside_gold(selection, systems, responses, items)
    read = rules_of(selection, "persona", rules)
    every = rows.hstack(marked(rows, read, "response")).hstack(marked(rows, read, "gold"))
    result_rows = []
    for place, rule in enumerate(read):
        for system in answers.systems:
            mine = every.filter(pl.col("system") == system)
            for fifth in (*range(1, 6), LAST_LESS_FIRST):
                made = [_share(f"{column}_{place}", fifth) for column in ("response", "gold")]
                there = mine.filter(
                    pl.col("fifth").is_in([1, 5]) if fifth == LAST_LESS_FIRST else pl.col("fifth") == fifth
                )
                (value, *rest), gold = estimates(there, made, seed)
                result_rows.append((rule.name, str(fifth), system, value, gold[0], *rest))
    return pl.DataFrame(result_rows, schema=DRIFT, orient="row")


def _share(column: str, fifth: int | str) -> Made:
    """The share of a mark in one fifth, or in the last less in the first."""
    flag = pl.col(column).cast(pl.Float64)
    if fifth != LAST_LESS_FIRST:
        return Made((flag, pl.col("position").is_not_null()), lambda sums: 100 * ratio(sums))
    ends = [pl.col("fifth") == end for end in (5, 1)]
    parts = tuple(part for end in ends for part in (pl.when(end).then(flag).otherwise(0.0), end))
    return Made(parts, lambda sums: 100 * (ratio(sums[..., :2]) - ratio(sums[..., 2:])))
