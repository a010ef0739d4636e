"""Links from question to answer beside answers that were dealt out anew: error over the whole family of links."""

import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.kept import kept
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Unit, Words
from analysis.relations.counting.turn_pairs import Asks, Speaker, Strata
from analysis.relations.question_answer import LINKS, MINIMUM, TOP, answer_methods, of_link, question_answers
from data.core.progress import Progress, silent

TIMES = 200


@table(
    methods=answer_methods,
    drilldown=Leads(of_link, named=("word_before", "word_after")),
    not_comparable="refit",
)
@kept(1)
def answer_permutations(
    selection: Selection,
    *,
    first: Speaker = "counselor",
    asks: Asks = "words",
    lag: int = 1,
    strata: Strata = "fifth",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    links: int = LINKS,
    minimum: int = MINIMUM,
    permutations: int = TIMES,
    seed: int = 1,
    progress: Progress = silent,
) -> pl.DataFrame:
    """Which links from question to answer hold when all pairs are looked at together.

    As question_answers, with the largest statistic of each permutation in ``p_permuted``.

    Options:
        first: who speaks first; the answer is the other role's
        asks: what is looked at in the first turn: its words, its opening (two words) or its kind of question
        lag: the first or the second answer after it
        strata: within what answers are dealt out anew: a dialogue, or a fifth of it
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        top: how many of the most frequent words
        links: how many of the strongest links
        minimum: how many pairs of turns a link needs at least
        permutations: so many times answers are dealt out
        seed: of what is drawn by chance

    Columns:
        word_before, word_after
        n_pairs, expected, lift, log_odds, low, high, z, p, p_adjusted (as in question_answers)
        p_permuted ((k + 1) / (permutations + 1) of k permutations whose largest absolute z reaches this one)
        n_before, n_after, n_dialogues, n_tests (as in question_answers)

    Source: Westfall and Young (1993).
    """
    return question_answers(
        selection,
        first=first,
        asks=asks,
        lag=lag,
        strata=strata,
        words=words,
        stop=stop,
        unit=unit,
        top=top,
        links=links,
        minimum=minimum,
        permutations=max(1, int(permutations)),
        seed=seed,
        progress=progress,
    )
