"""What is said after what: words of a turn and words of the answer, across the border of turns."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import (
    LEVEL,
    MIN_CLUSTERS,
    Clusters,
    benjamini_hochberg,
    quantile,
    standard_error,
)
from analysis.core.statistics.inference.methods import BENJAMINI, TWO_WAY, Method, record
from analysis.core.statistics.multivariate.stratified import OddsRatios, dealt_anew, odds_ratios, stratified
from analysis.core.text.lexicon import Array, Unit, Words
from analysis.core.text.methods import WORDS
from analysis.core.text.segments import segment_of_utterances
from analysis.relations.counting.turn_pairs import Asks, Speaker, Strata, TurnPairs, turn_pairs
from analysis.relations.methods import PERMUTED, WITHIN_DIALOGUE
from data.core.progress import Progress, silent
from data.core.schema import ROLE

TOP, LINKS, MINIMUM, LINES = 80, 60, 3, 50
ANSWERS: Types = {
    "word_before": pl.String,
    "word_after": pl.String,
    "n_pairs": pl.UInt32,
    "expected": pl.Float64,
    "lift": pl.Float64,
    "log_odds": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "z": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "p_permuted": pl.Float64,
    "n_before": pl.UInt32,
    "n_after": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_tests": pl.UInt32,
}
LINE: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "position_2": pl.UInt32,
    "text_2": pl.String,
}


def answer_methods(options: Mapping[str, Any]) -> tuple[Method, ...]:
    """The methods of the links, the permutations where they are asked for."""
    return WORDS, WITHIN_DIALOGUE, TWO_WAY, BENJAMINI, *((PERMUTED,) if options["permutations"] else ())


def of_link(row: Row, selection: Selection, **options: Any) -> RowTarget:
    """The dialogues in which the one follows the other."""
    pairs = _pairs(selection, **options)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[pairs.dialogue[_rows(pairs, row["word_before"], row["word_after"])]] = True
    return RowTarget(mask=there)


def _pairs(
    selection: Selection,
    *,
    first: Speaker,
    asks: Asks,
    lag: int,
    strata: Strata,
    words: Words,
    stop: str,
    unit: Unit,
    top: int,
    **options: Any,
) -> TurnPairs:
    return turn_pairs(selection, first, asks, max(1, int(lag)), strata, words, stop, unit, int(top))


def _rows(pairs: TurnPairs, before: str, after: str) -> Array:
    """(n,) the pairs of turns that hold the one before and the other after."""
    held = [
        np.asarray(matrix[:, [i for i, name in enumerate(names) if name == wanted]].sum(axis=1)).ravel() > 0
        for matrix, names, wanted in (
            (pairs.before, pairs.names_before, before),
            (pairs.after, pairs.names_after, after),
        )
    ]
    return np.flatnonzero(held[0] & held[1])


@table(
    methods=answer_methods,
    drilldown=Leads(of_link, named=("word_before", "word_after")),
    not_comparable="relations",
)
def question_answers(
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
    permutations: int = 0,
    seed: int = 1,
    progress: Progress = silent,
) -> pl.DataFrame:
    """What follows what across turns: which words of an answer go with which words of the turn before it.

    Options:
        first: who speaks first; the answer is the other role's
        asks: what is looked at in the first turn: its words, its opening (two words) or its kind of question
        lag: the first or the second answer after it
        strata: within what answers are thought of as dealt out anew: a dialogue, or a fifth of it, so that
            greetings make no link either
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        top: how many of the most frequent words
        links: how many of the strongest links
        minimum: how many pairs of turns a link needs at least
        permutations: so many times answers are dealt out indeed
        seed: of what is drawn by chance

    Columns:
        word_before, word_after
        n_pairs (pairs of turns with both)
        expected (of them if answers were dealt out anew within strata)
        lift (n_pairs over expected)
        log_odds (natural log of the common odds ratio) with low, high (95 % interval, two-way clustered by client
            and counselor, null below 5 clusters)
        z (Mantel-Haenszel; ranks the links)
        p (two-sided, normal)
        p_adjusted (Benjamini-Hochberg over n_tests)
        p_permuted (of the largest absolute z, over all permutations; null without)
        n_before, n_after (pairs of turns with each)
        n_dialogues (with such a pair)
        n_tests
    """
    options = {"first": first, "asks": asks, "lag": lag, "strata": strata, "top": top}
    pairs = _pairs(selection, **options, words=words, stop=stop, unit=unit)  # type: ignore[arg-type]
    if not len(pairs.dialogue) or not pairs.before.shape[1] or not pairs.after.shape[1]:
        return pl.DataFrame(schema=ANSWERS)
    tests = stratified(pairs.before, pairs.after, pairs.strata)
    tested = (tests.expected >= 1) & np.isfinite(tests.z)
    from scipy.special import ndtr

    p = np.where(tested, 2 * ndtr(-np.abs(tests.z)), np.nan)
    adjusted = benjamini_hochberg(p.ravel()).reshape(p.shape)
    usable = tested & (tests.both >= max(1, int(minimum))) & (tests.z > 0)
    order = np.lexsort((np.arange(tests.z.size), -np.where(usable, tests.z, -np.inf).ravel()))
    best = [divmod(int(cell), tests.z.shape[1]) for cell in order[: min(int(links), int(usable.sum()))]]
    if not best:
        return pl.DataFrame(schema=ANSWERS)
    record(WITHIN_DIALOGUE)
    ratios = odds_ratios(pairs.before, pairs.after, pairs.strata, best)
    low, high = _interval(selection, pairs, ratios)
    cases, largest = (pairs.before, pairs.after, pairs.strata), None
    if permutations >= 1:
        dealt = dealt_anew(*cases, times=int(permutations), seed=int(seed), progress=progress)
        largest = tests.largest(dealt, tested)
    rows = []
    for place, cell in enumerate(best):
        i, j = cell
        drawn = None
        if largest is not None:
            record(PERMUTED)
            drawn = (1 + int(np.count_nonzero(largest >= abs(tests.z[cell])))) / (1 + len(largest))
        rows.append(
            {
                "word_before": pairs.names_before[i],
                "word_after": pairs.names_after[j],
                "n_pairs": tests.both[cell],
                "expected": tests.expected[cell],
                "lift": tests.lift[cell],
                "log_odds": ratios.log_odds[place],
                "low": low[place],
                "high": high[place],
                "z": tests.z[cell],
                "p": p[cell],
                "p_adjusted": adjusted[cell],
                "p_permuted": drawn,
                "n_before": tests.n_first[i],
                "n_after": tests.n_second[j],
                "n_dialogues": len(np.unique(pairs.dialogue[ratios.rows[place]])),
                "n_tests": int(tested.sum()),
            }
        )
    frame = pl.DataFrame(rows).select(pl.col(name).cast(dtype) for name, dtype in ANSWERS.items())
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _interval(selection: Selection, pairs: TurnPairs, ratios: OddsRatios) -> tuple[Array, Array]:
    """95 % interval of the log odds of links: each dialogue enters by what it adds, two-way clustered."""
    middle = ratios.log_odds
    nothing = np.full(len(middle), np.nan)
    rows, of_pair = np.unique(pairs.dialogue, return_inverse=True)
    dialogues = selection.corpus.dialogues[rows]
    record(TWO_WAY)  # its sentence also says when there is no interval
    clusters = Clusters.of(dialogues)
    if clusters is None or min(clusters.groups[:2]) < MIN_CLUSTERS:
        return nothing, nothing
    dialogue = np.zeros(len(ratios.influence), dtype=np.int64)
    dialogue[pairs.strata] = of_pair
    n = dialogues.height
    error = [
        standard_error(n * np.bincount(dialogue, weights=added, minlength=n), clusters)
        for added in ratios.influence.T
    ]
    half = quantile(LEVEL, min(clusters.groups[:2]) - 1) * np.array(error)
    return middle - half, middle + half


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def answer_lines(
    selection: Selection,
    *,
    before: str = "",
    after: str = "",
    first: Speaker = "counselor",
    asks: Asks = "words",
    lag: int = 1,
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    page: int = 1,
    lines: int = LINES,
) -> pl.DataFrame:
    """The pairs of turns behind a link: a turn with the one word, and the answer with the other.

    Options:
        before: what the first turn holds, as in word_before of question_answers
        after: what the answer holds, as in word_after
        first: who speaks first; the answer is the other role's
        asks: what is looked at in the first turn: its words, its opening (two words) or its kind of question
        lag: the first or the second answer after it
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        top: how many of the most frequent words
        page: which lines are shown, from 1
        lines: how many lines on a page

    Columns:
        dialogue_id
        position (0-based place of the turn's first utterance)
        role
        text (the turn, its utterances joined by a space)
        position_2, text_2 (the same of the answer)
    """
    if not before or not after:
        return pl.DataFrame(schema=LINE)
    options = {"first": first, "asks": asks, "lag": lag, "strata": "dialogue", "top": top}
    pairs = _pairs(selection, **options, words=words, stop=stop, unit=unit)  # type: ignore[arg-type]
    begin = (int(page) - 1) * int(lines)
    rows = _rows(pairs, before, after)[begin : begin + int(lines)]
    corpus = selection.corpus
    turn_of = segment_of_utterances(corpus, "turn", 0)
    ends = np.searchsorted(turn_of, pairs.turns[rows]), np.searchsorted(turn_of, pairs.turns[rows], side="right")
    texts = [
        [
            " ".join(corpus.texts[a:b].to_list())
            for a, b in zip(*(end[:, side].tolist() for end in ends), strict=True)
        ]
        for side in (0, 1)
    ]
    about = corpus.utterances[ends[0][:, 0]].select("dialogue_id", "position", "role")
    frame = about.with_columns(
        text=pl.Series(texts[0], dtype=pl.String),
        position_2=corpus.utterances[ends[0][:, 1]]["position"],
        text_2=pl.Series(texts[1], dtype=pl.String),
    )
    typed: pl.DataFrame = frame.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())
    return typed
