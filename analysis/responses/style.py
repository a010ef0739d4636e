"""How systems write beside the counselors: length, questions, backchannels, empathy, repetition, variety."""

from typing import Any

import polars as pl

from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.responses.answers import KEY, Answered
from analysis.responses.methods import WRITING_STYLE
from analysis.responses.metrics import Made, ratio, sums, together
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SAMPLE_SIZES, SEED, Items, Types, basis_of, chosen, estimates, sample

FEATURES = (
    "chars",
    "length_ratio",
    "question",
    "backchannel",
    "empathy",
    "repetition",
    "copied",
    "said_before",
    "edited",
)
WITH_GOLD = ("chars", "question", "backchannel", "empathy", "repetition", "copied")
STYLE: Types = {
    "feature": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "gold": pl.Float64,
    "against_gold": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "low_by_client": pl.Float64,
    "high_by_client": pl.Float64,
    **SAMPLE_SIZES,
}


def style_samples(
    selection: Selection,
    *,
    systems: str,
    responses: str,
    items: Items,
    seed: int,
) -> list[Sample]:
    """For each feature and system what each dialogue adds to it."""
    answers = _answers(selection, systems, responses, items)
    samples = []
    for name in FEATURES:
        for system in answers.systems:
            both = _beside(answers, system)
            if name != "edited" or both["edits"].is_not_null().any():
                samples.append(sample(selection, both, _formulas(name, gold=True)[0], (name, TextKey(system))))
    return samples


def _style_basis(selection: Selection, *, systems: str, responses: str, items: Items, **options: Any) -> Basis:
    """The responses that the features are counted in."""
    return basis_of(selection, _answers(selection, systems, responses, items))


@table(methods=(WRITING_STYLE, BOOTSTRAP), samples=style_samples, drilldown=SYSTEMS, basis=_style_basis)
def response_style(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How systems write beside the counselors on the same targets: length, questions, backchannels, empathy.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: seed of the random draws

    Columns:
        feature (chars: characters; length_ratio: characters over those of the gold responses; question,
            backchannel, empathy: percent of responses that ask, begin with a backchannel, hold a word of empathy,
            by lists of patterns; said_before: percent that the system gave word for word earlier in the dialogue;
            repetition: percent of pairs of words said before in the same response; copied: percent of characters
            in stretches of at least 8 that stand in the context, in other languages 24; edited: edits of
            characters over length, percent, where a person edited)
        system
        estimate
        gold (the counselors' on the same targets)
        against_gold (estimate - gold) with low, high (95 % percentile interval, 1,000 draws of dialogues; null
            below 5; of the estimate itself where there is no gold)
        low_by_client, high_by_client (drawing clients)
        n (responses)
        n_dialogues
        n_clients

    The patterns see words, not what is meant.
    """
    answers = _answers(selection, systems, responses, items)
    of = {system: _estimates(_beside(answers, system), seed) for system in answers.systems}
    rows = [
        (name, system, *features[name]) for name in FEATURES for system, features in of.items() if name in features
    ]
    return pl.DataFrame(rows, schema=STYLE, orient="row")


def _answers(selection: Selection, systems: str, responses: str, items: Items) -> Answered:
    """The responses that have a gold one beside them; all, where none has."""
    answers = chosen(selection, systems, responses, items)
    return answers if answers.compared.measures.is_empty() else answers.compared


def _beside(answers: Answered, system: str) -> pl.DataFrame:
    """A system's measures with the gold response's own beside them."""
    gold = answers.golds.select(*KEY, *(pl.col(name).alias(f"of_gold_{name}") for name in WITH_GOLD))
    return answers.of(system).join(gold, on=KEY, how="left", maintain_order="left").with_columns(one=1.0)


def _scaled(part: pl.Expr, count: pl.Expr, scale: float) -> Made:
    return Made((part.cast(pl.Float64), count), lambda sums: scale * ratio(sums))


def _formulas(name: str, *, gold: bool) -> tuple[Made, Made | None, Made]:
    """A feature of the system, of the gold responses (where they have it), and what its interval is of."""
    scale = 1.0 if name in ("chars", "length_ratio") else 100.0
    if name == "length_ratio":
        value = _scaled(pl.col("chars"), pl.col("gold_chars"), 1.0)
        of_gold = _scaled(pl.col("gold_chars"), pl.col("gold_chars"), 1.0)
        return (
            value,
            of_gold,
            _scaled(pl.col("chars").cast(pl.Float64) - pl.col("gold_chars"), pl.col("gold_chars"), 1.0),
        )
    if name not in WITH_GOLD or not gold:
        column = pl.col("edits" if name == "edited" else name)
        alone = _scaled(column.cast(pl.Float64).fill_null(0), column.is_not_null(), scale)
        return alone, None, alone
    mine, theirs = (pl.col(column).cast(pl.Float64) for column in (name, f"of_gold_{name}"))
    one = pl.col("one")
    return _scaled(mine, one, scale), _scaled(theirs, one, scale), _scaled(mine - theirs, one, scale)


def _estimates(rows: pl.DataFrame, seed: int) -> dict[str, tuple[Any, ...]]:
    """Each feature's row from ``estimate`` on; of edits and of gold's length only where there are any."""
    has_gold = bool(rows["gold_chars"].sum())
    available = {"edited": rows["edits"].is_not_null().any(), "length_ratio": has_gold}
    names = [name for name in FEATURES if available.get(name, True)]
    if rows.is_empty():
        return dict.fromkeys(names, (None,) * 7 + (0, 0, 0))
    formulas = {name: _formulas(name, gold=has_gold) for name in names}
    bounded = estimates(rows, [bound for _, _, bound in formulas.values()], seed)
    flat = {(name, side): one for name, pair in formulas.items() for side, one in enumerate(pair[:2]) if one}
    every = together(list(flat.values()))
    values = dict(zip(flat, every.value(sums(rows, every, "dialogue_id").sum(axis=0)).tolist(), strict=True))
    rows_of = {}
    for name, (_, *ends, n, dialogues, clients) in zip(names, bounded, strict=True):
        own, gold = values[name, 0], values.get((name, 1))
        against = None if gold is None else own - gold
        rows_of[name] = (own, gold, against, *ends, n, dialogues, clients)
    return rows_of
