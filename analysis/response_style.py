"""How systems write beside the counselors: length, questions, backchannels, empathy, repetition, variety."""

from typing import Any

import numpy as np
import polars as pl
from scipy.special import gammaln

from analysis.answered import KEY, Answered
from analysis.inference import Array
from analysis.registry import table
from analysis.response_leads import SYSTEMS
from analysis.response_metrics import Made, ratio, sums, together
from analysis.response_scores import BEHIND, SEED, Items, Types, chosen, estimates, sample
from analysis.samples import Said, Sample
from analysis.selection import Selection

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
PRIME = np.uint64(0x9E3779B97F4A7C15)
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
    **BEHIND,
}
VARIETY: Types = {
    "system": pl.String,
    "distinct_1": pl.Float64,
    "distinct_2": pl.Float64,
    "even_1": pl.Float64,
    "even_2": pl.Float64,
    "n_words": pl.UInt32,
    "even_words": pl.UInt32,
    "n": pl.UInt32,
}


def style_samples(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "all",
    seed: int = SEED,
) -> list[Sample]:
    """For each feature and system what each dialogue adds to it."""
    found = _asked(selection, systems, responses, items)
    samples = []
    for name in FEATURES:
        for system in found.systems:
            both = _beside(found, system)
            if name != "edited" or both["edits"].is_not_null().any():
                samples.append(sample(selection, both, _made(name, gold=True)[0], (name, Said(system))))
    return samples


@table(samples=style_samples, leads=SYSTEMS)
def response_style(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "all",
    seed: int = SEED,
) -> pl.DataFrame:
    """How systems write beside the counselors on the same targets: length, questions, backchannels, empathy.

    Columns: feature (chars: characters; length_ratio: characters over those of the gold responses;
    question, backchannel, empathy: percent of responses that ask, begin with a backchannel, hold a word
    of empathy, by lists of patterns; said_before: percent that the system gave word for word earlier in
    the dialogue; repetition: percent of pairs of words said before in the same response; copied: percent
    of characters in stretches of at least 8 that stand in the context, in other languages 24; edited:
    edits of characters over length, percent, where a person edited); system; estimate; gold (the counselors'
    on the same targets); against_gold (estimate - gold) with low, high (95 % percentile interval, 1,000 draws
    of dialogues; null below 5; of the estimate itself where there is no gold); low_by_client,
    high_by_client (drawing clients); n (responses); n_dialogues; n_clients. The patterns see words, not
    what is meant.
    """
    found = _asked(selection, systems, responses, items)
    of = {system: _estimates(_beside(found, system), seed) for system in found.systems}
    rows = [
        (name, system, *features[name]) for name in FEATURES for system, features in of.items() if name in features
    ]
    return pl.DataFrame(rows, schema=STYLE, orient="row")


def _asked(selection: Selection, systems: str, responses: str, items: Items) -> Answered:
    """The responses that have a gold one beside them; all, where none has."""
    found = chosen(selection, systems, responses, items)
    return found if found.compared.measures.is_empty() else found.compared


def _beside(found: Answered, system: str) -> pl.DataFrame:
    """A system's measures with the gold response's own beside them."""
    gold = found.golds.select(*KEY, *(pl.col(name).alias(f"of_gold_{name}") for name in WITH_GOLD))
    return found.of(system).join(gold, on=KEY, how="left", maintain_order="left").with_columns(one=1.0)


def _scaled(part: pl.Expr, count: pl.Expr, scale: float) -> Made:
    return Made((part.cast(pl.Float64), count), lambda sums: scale * ratio(sums))


def _made(name: str, *, gold: bool) -> tuple[Made, Made | None, Made]:
    """A feature of the system, of the gold responses (where they have it), and what its interval is of."""
    scale = 1.0 if name in ("chars", "length_ratio") else 100.0
    if name == "length_ratio":
        value = _scaled(pl.col("chars"), pl.col("gold_chars"), 1.0)
        beside = _scaled(pl.col("gold_chars"), pl.col("gold_chars"), 1.0)
        return (
            value,
            beside,
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
    there = {"edited": rows["edits"].is_not_null().any(), "length_ratio": has_gold}
    names = [name for name in FEATURES if there.get(name, True)]
    if rows.is_empty():
        return dict.fromkeys(names, (None,) * 7 + (0, 0, 0))
    made = {name: _made(name, gold=has_gold) for name in names}
    bounded = estimates(rows, [bound for _, _, bound in made.values()], seed)
    flat = {(name, side): one for name, pair in made.items() for side, one in enumerate(pair[:2]) if one}
    every = together(list(flat.values()))
    values = dict(zip(flat, every.value(sums(rows, every, "dialogue_id").sum(axis=0)).tolist(), strict=True))
    found = {}
    for name, (_, *ends, n, dialogues, clients) in zip(names, bounded, strict=True):
        here, gold = values[name, 0], values.get((name, 1))
        against = None if gold is None else here - gold
        found[name] = (here, gold, against, *ends, n, dialogues, clients)
    return found


@table(apart="variety", leads=SYSTEMS)
def response_variety(
    selection: Selection, *, systems: str = "", responses: str = "", items: Items = "all"
) -> pl.DataFrame:
    """How varied the words of each system are, and of the counselors on the same targets (system: gold).

    Columns: system; distinct_1, distinct_2 (distinct words, and pairs of words within a response, over
    all of them, percent: falls with the amount of text; Li et al. 2016); even_1, even_2 (the same,
    expected in equally many words drawn from each: exact rarefaction, Hurlbert 1971); n_words; even_words
    (how many are drawn: the smallest n_words here); n (responses). No intervals: a variety is no mean.
    """
    found = chosen(selection, systems, responses, items)
    said = {name: found.of(name)["words"] for name in found.systems}
    if found.golds["words"].list.len().sum():
        said["gold"] = found.golds["words"]
    counts = {name: (_counted(words, 1), _counted(words, 2)) for name, words in said.items()}
    sizes = [[int(part.sum()) for part in pair] for pair in counts.values()]
    least = [min((size[n] for size in sizes if size[n]), default=0) for n in range(2)]
    rows = []
    for name, pair in counts.items():
        plain = [100 * len(part) / part.sum() if part.sum() else None for part in pair]
        even = [
            100 * expected_kinds(part, k) / k if part.sum() and k else None
            for part, k in zip(pair, least, strict=True)
        ]
        rows.append((name, *plain, *even, int(pair[0].sum()), least[0], len(said[name])))
    return pl.DataFrame(rows, schema=VARIETY, orient="row")


def _counted(words: pl.Series, size: int) -> Array:
    """How often each distinct word, or pair of words of one response, occurs."""
    lengths = words.list.len().to_numpy()
    flat = words.filter(pl.Series(lengths > 0)).explode().to_numpy().astype(np.uint64)
    if size == 2 and len(flat):
        row = np.repeat(np.arange(len(lengths)), lengths)
        flat = (flat[:-1] * PRIME + flat[1:])[row[1:] == row[:-1]]
    return np.asarray(np.unique(flat, return_counts=True)[1])


def expected_kinds(counts: Array, drawn: int) -> float:
    """How many distinct things are expected in ``drawn`` of all, drawn without replacement (Hurlbert 1971)."""
    total = int(counts.sum())
    left = total - counts
    with np.errstate(invalid="ignore"):
        logs = gammaln(left + 1) - gammaln(np.maximum(left - drawn, 0) + 1)
        logs -= gammaln(total + 1) - gammaln(total - drawn + 1)
    missed = np.where(left >= drawn, np.exp(logs), 0.0)
    return float(np.sum(1 - missed))
