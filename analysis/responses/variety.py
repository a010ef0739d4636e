"""How varied the words of responses are: Distinct, and Distinct of equally many words."""

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import JACKKNIFE
from analysis.core.text.distinct import Kinds
from analysis.responses.methods import DISTINCT, RAREFACTION
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import Items, Types, chosen, chosen_basis

VARIETY: Types = {
    "system": pl.String,
    "distinct_1": pl.Float64,
    "distinct_2": pl.Float64,
    "even_1": pl.Float64,
    "even_2": pl.Float64,
    **dict.fromkeys(("low_1", "high_1", "low_2", "high_2"), pl.Float64),
    "n_words": pl.UInt32,
    "even_words": pl.UInt32,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
}


@table(methods=(DISTINCT, RAREFACTION, JACKKNIFE), not_comparable="variety", drilldown=SYSTEMS, basis=chosen_basis)
def response_variety(
    selection: Selection, *, systems: str = "", responses: str = "", items: Items = "shared"
) -> pl.DataFrame:
    """How varied the words of each system are, and of the counselors on the same targets (system: gold).

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered

    Columns:
        system
        distinct_1, distinct_2 (distinct words, and pairs of words within a response, over all of them, percent:
            falls with the amount of text; Li et al. 2016)
        even_1, even_2 (the same, expected in equally many words drawn from each: exact rarefaction, Hurlbert
            1971)
        low_1, high_1, low_2, high_2 (their 95 % intervals: dialogues left out in turn, in at most 100 groups;
            null below 5)
        n_words
        even_words (how many are drawn: half of the smallest n_words here, so that something can be left out)
        n (responses)
        n_dialogues

    A bootstrap would repeat texts and so lower every variety; distinct_1 and distinct_2 have no interval, for
    they change with the amount of text itself.
    """
    answers = chosen(selection, systems, responses, items)
    texts = {name: answers.of(name) for name in answers.systems}
    if answers.golds["words"].list.len().sum():
        texts["gold"] = answers.golds
    counts = {name: [Kinds(part, size) for size in (1, 2)] for name, part in texts.items()}
    least = [min((pair[n].total for pair in counts.values() if pair[n].total), default=0) // 2 for n in range(2)]
    rows = []
    for name, pair in counts.items():
        plain = [kinds.distinct for kinds in pair]
        even = [kinds.expected(drawn) for kinds, drawn in zip(pair, least, strict=True)]
        ends = [end for kinds, drawn in zip(pair, least, strict=True) for end in kinds.interval(drawn)]
        sizes = (pair[0].total, least[0], texts[name].height, texts[name]["dialogue_id"].n_unique())
        rows.append((name, *plain, *even, *ends, *sizes))
    return pl.DataFrame(rows, schema=VARIETY, orient="row")
