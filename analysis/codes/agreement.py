"""Whether coders agree: coefficients by scheme and code, with intervals from dialogues drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import polars as pl

from analysis.codes.methods import AGREEMENT
from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import MACHINES, Coded, coder_names, of_coder, once_per_labels, scheme_of
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import Absent, mistake
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.coding import agreement as measures
from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, Array
from analysis.core.statistics.inference.methods import BOOTSTRAP, record
from analysis.core.statistics.inference.resampling import bootstrap
from data.coding.scheme import Scheme

Among = Literal["people", "all"]
SEED = 1
WHOLE = ""
FOUND: Types = {
    "scheme": pl.String,
    "label_code": pl.String,
    "coefficient": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_units": pl.UInt32,
    "n_coders": pl.UInt32,
    "n_dialogues": pl.UInt32,
}


@dataclass(frozen=True, eq=False)
class Compared:
    """What several coders gave to the same utterances.

    Attributes:
        scheme: What was coded.
        coders: Their names.
        codes: All codes that one of them gave.
        row: (n,) row in ``Corpus.utterances`` of those that two or more coded.
        dialogue: (n,) row in ``Corpus.dialogues``.
        state: (n, coders) number of the set of codes, -1 where one did not code.
        held: (sets, codes) what each set holds.
        value: (sets,) the number of each set in schemes of numbers, else 0, 1, …
    """

    scheme: Scheme
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    row: Array
    dialogue: Array
    state: Array
    held: Array
    value: Array

    def where(self, keep: Array) -> "Compared":
        """Some of the utterances (a mask)."""
        return Compared(
            self.scheme, self.coders, self.codes, self.row[keep], self.dialogue[keep], self.state[keep],
            self.held, self.value,
        )  # fmt: skip

    def has(self, code: str) -> Array:
        """(n, coders) 1 where the code was given, 0 where another was, -1 where one did not code."""
        of_set = self.held[:, self.codes.index(code)].astype(np.int64)
        return np.asarray(np.where(self.state >= 0, of_set[self.state], -1))


def compared(selection: Selection, scheme: str, coders: tuple[str, ...]) -> Compared:
    """The selected utterances that two or more of some coders coded."""
    entry = scheme_of(selection, scheme)
    corpus = selection.corpus
    whole = once_per_labels(
        corpus,
        ("compared", entry.id, coders),
        lambda: _made([of_coder(corpus, entry, one) for one in coders]),
    )
    return whole if selection.is_whole else whole.where(selection.mask[whole.dialogue])


def people(selection: Selection, scheme: str, among: Among) -> tuple[str, ...]:
    """The coders who are compared: people, or machines too; never gold, which was made from them.

    Raises Absent where there are fewer than two.
    """
    entry = scheme_of(selection, scheme)
    kinds = ("person", *MACHINES) if among == "all" else ("person",)
    names = coder_names(selection.corpus, entry.id, kinds)
    if len(names) < measures.FEWEST_CODERS:
        raise Absent("two_coders", selection.corpus.id)
    return tuple(sorted(names))


def _made(coders: list[Coded]) -> Compared:
    scheme = coders[0].scheme
    rows, times = np.unique(np.concatenate([one.row for one in coders]), return_counts=True)
    rows = rows[times >= measures.FEWEST_CODERS]
    dialogue = np.zeros(len(rows), dtype=np.int64)
    names = list(dict.fromkeys(code for one in coders for code in one.codes))
    if scheme.is_number:
        every = np.unique(np.concatenate([one.value for one in coders]))
        names = [f"{value:g}" for value in every]
    else:
        places = {code.id: place for place, code in enumerate(scheme.codes)}
        names.sort(key=lambda code: (places.get(code, len(places)), code))
    given = []
    for one in coders:
        there = np.isin(one.row, rows)
        at = np.searchsorted(rows, one.row[there])
        dialogue[at] = one.dialogue[there]
        if scheme.is_number:
            given.append((at, np.eye(len(names), dtype=bool)[np.searchsorted(every, one.value[there])]))
            continue
        held = np.zeros((len(at), len(names)), dtype=bool)
        held[:, [names.index(code) for code in one.codes]] = one.held[there]
        given.append((at, held))
    sets, number = np.unique(np.concatenate([held for _, held in given]), axis=0, return_inverse=True)
    if scheme.is_number or scheme.exclusive:  # in the order of the codes
        order = np.argsort(np.argmax(sets, axis=1), kind="stable")
        sets, number = sets[order], np.argsort(order)[number.ravel()]
    state = np.full((len(rows), len(coders)), -1)
    begin = 0
    for place, (at, held) in enumerate(given):
        state[at, place] = number.ravel()[begin : begin + len(held)]
        begin += len(held)
    value = every[np.argmax(sets, axis=1)] if scheme.is_number else np.arange(len(sets), dtype=float)
    return Compared(scheme, tuple(one.coder for one in coders), tuple(names), rows, dialogue, state, sets, value)


Part = tuple[str, str, Array, Callable[[Array], Array], int]


def _parts(comparison: Compared, group: Array, groups: int) -> list[Part]:
    """Each coefficient: code, name, (groups, parts) sums, what makes its value of them, and its units."""
    parts: list[Part] = []
    kinds = _metrics(comparison.scheme)
    coded = [(WHOLE, comparison.state, len(comparison.held), kinds)]
    if not comparison.scheme.is_number:
        coded += [(code, comparison.has(code), 2, ("nominal",)) for code in comparison.codes]
    for code, ratings, n_codes, metrics in coded:
        counted = measures.counts(ratings, n_codes)
        units = measures.unit_sums(counted, group, groups)
        pairs = [
            measures.crossed(ratings[:, a], ratings[:, b], n_codes, group, groups)
            for a, b in combinations(range(ratings.shape[1]), 2)
        ]
        both = measures.coincidences(counted, group, groups)
        n = len(ratings)
        parts.append((code, "observed_agreement", units, measures.observed, n))
        parts.append((code, "cohen", np.concatenate(pairs, axis=1), measures.cohen(n_codes), n))
        parts.append((code, "fleiss", units, measures.fleiss, n))
        values = comparison.value if code == WHOLE else np.arange(2.0)
        parts += [(code, f"alpha_{metric}", both, measures.alpha(metric, values), n) for metric in metrics]
        if n_codes > 1:
            parts.append((code, "ac1", units, measures.ac1, n))
    return parts


def _metrics(scheme: Scheme) -> tuple[measures.Metric, ...]:
    return ("nominal", "ordinal", "interval") if scheme.is_number else ("nominal",)


def _compared_dialogues(selection: Selection, *, scheme: str, among: Among, **options: object) -> pl.DataFrame:
    """The selected dialogues in which two or more of the coders coded the same."""
    rows = compared(selection, scheme, people(selection, scheme, among)).dialogue
    return selection.corpus.dialogues[np.unique(rows)]


def _behind(row: Row, selection: Selection, *, scheme: str, among: Among) -> RowTarget:
    there = np.zeros(len(selection.mask), dtype=bool)
    there[compared(selection, scheme, people(selection, scheme, among)).dialogue] = True
    return RowTarget(mask=there)


@table(
    methods=(AGREEMENT, BOOTSTRAP),
    basis=of_dialogues(_compared_dialogues),
    drilldown=Leads(_behind, named=("label_code", "coefficient")),
    not_comparable="agreement",
)
def agreement(
    selection: Selection, *, scheme: str = "", among: Among = "people", seed: int = SEED
) -> pl.DataFrame:
    """Whether coders agree, in a scheme and for each of its codes against all others.

    Utterances that two coders or more coded count. Where one may give several codes, the whole set is compared.

    Options:
        scheme: an id; empty: the most used of codes, else of numbers
        among: people, or all coders: people, models, rules and labels of the source; never gold
        seed: of the dialogues that are drawn anew

    Columns:
        scheme
        label_code (one code against all others; empty: the whole scheme)
        coefficient (observed_agreement: share of pairs of coders who agree, 0-1; cohen: Cohen's kappa, with more
            than two coders the mean over their pairs (Light's); fleiss: Fleiss' kappa; alpha_nominal,
            alpha_ordinal, alpha_interval: Krippendorff's alpha; ac1: Gwet's AC1)
        estimate (at most 1; null where everybody gave the same code)
        low, high (95 % percentile interval of 1,000 draws of whole dialogues; null below 5 dialogues)
        n_units (utterances)
        n_coders
        n_dialogues

    Source: Cohen (1960), Light (1971), Fleiss (1971), Gwet (2008), Hayes and Krippendorff (2007).
    """
    coders = people(selection, scheme, among)
    comparison = compared(selection, scheme, coders)
    if not len(comparison.row):
        return pl.DataFrame(schema=FOUND)
    where, group = np.unique(comparison.dialogue, return_inverse=True)
    parts = _parts(comparison, group, len(where))
    bounds = _bounds([sums for _, _, sums, _, _ in parts], [value for _, _, _, value, _ in parts], int(seed))
    rows = [
        (comparison.scheme.id, code, name, float(value(sums.sum(axis=0))), *bound, n, len(coders), len(where))
        for (code, name, sums, value, n), bound in zip(parts, bounds, strict=True)
    ]
    frame = pl.DataFrame(rows, schema=FOUND, orient="row")
    return frame.with_columns(pl.col("estimate", "low", "high").fill_nan(None))


def _bounds(sums: list[Array], values: list[Callable[[Array], Array]], seed: int) -> list[tuple[float, float]]:
    """The interval of each coefficient, of the same dialogues drawn anew."""
    if len(sums[0]) < MIN_CLUSTERS:
        return [(np.nan, np.nan)] * len(sums)
    record(BOOTSTRAP)
    different = {id(one): one for one in sums}
    ends = np.cumsum([one.shape[1] for one in different.values()])
    drawn = bootstrap(np.concatenate([*different.values()], axis=1), lambda part: part, seed=seed)
    places = dict(zip(different, np.split(drawn, ends[:-1], axis=1), strict=True))
    tail = (1 - LEVEL) / 2
    intervals = []
    for own, value in zip(sums, values, strict=True):
        made = value(places[id(own)])
        there = made[np.isfinite(made)]
        low, high = np.quantile(there, [tail, 1 - tail]) if len(there) else (np.nan, np.nan)
        intervals.append((float(low), float(high)))
    return intervals


def two(selection: Selection, scheme: str, first: str, second: str) -> tuple[str, str]:
    """Two coders by name; those who are not named are the first others, people before machines, gold last."""
    entry = scheme_of(selection, scheme)
    corpus = selection.corpus
    every = [
        *coder_names(corpus, entry.id, ("person",)),
        *coder_names(corpus, entry.id, MACHINES),
        *coder_names(corpus, entry.id, ("gold",)),
    ]
    if len(every) < measures.FEWEST_CODERS:
        raise Absent("two_coders", corpus.id)
    for name in (first, second):
        if name and name not in every:
            raise mistake("no_coder", name=name, scheme=entry.id, names=", ".join(every))
    a = first or next(name for name in every if name != second)
    return a, second or next(name for name in every if name != a)
