"""What goes with failures: traits of the responses and of the moment, acts, and words."""

from collections import Counter
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.comparison.log_odds import Prior, log_odds
from analysis.core.statistics.inference import benjamini_hochberg
from analysis.core.statistics.inference.methods import BENJAMINI, CLUSTERED_MODEL
from analysis.core.statistics.preference.adjusted import linear
from analysis.core.text.per_corpus import once_per_corpus
from analysis.failures.listing import FILTERS, REASON, Measure, Verdict, failing
from analysis.failures.methods import WORD_CONTRAST
from analysis.judgement.kept import or_empty
from analysis.responses.answers import KEY, answered, texts
from data.corpus import Corpus
from data.responses.importing import language_of
from data.responses.measures.measure import WordTokenizer

FEWEST, MOST_WORDS, RAREST = 5, 60, 3
PRIOR_WEIGHT = 100.0
LOWEST = 0.25
TRAITS = ("question", "backchannel", "empathy", "chars", "repetition", "copied")
TRAIT: Types = {
    "failure_trait": pl.String,
    "trait_level": pl.String,
    "mean_failed": pl.Float64,
    "mean_other": pl.Float64,
    "failed_less_other": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n": pl.UInt32,
    "n_other": pl.UInt32,
    "n_dialogues": pl.UInt32,
}
WORD: Types = {
    "word": pl.String,
    "log_odds": pl.Float64,
    "z": pl.Float64,
    "n": pl.UInt32,
    "n_other": pl.UInt32,
    "n_dialogues": pl.UInt32,
}


def _parted(selection: Selection, options: dict[str, Any]) -> tuple[pl.DataFrame, str]:
    """The responses of the system with which of them are failures, and the system."""
    given = {name: value for name, value in options.items() if name in FILTERS}
    frame, system, other = failing(selection, **given)
    if frame["chosen"].all():  # no condition was set
        value = pl.col("gap" if other else "own_value")
        frame = frame.with_columns(chosen=(value <= value.quantile(LOWEST)).fill_null(False))
    return frame, system


def _chosen(selection: Selection, options: dict[str, Any]) -> tuple[pl.DataFrame, str]:
    """The same; raises Absent where there are too few of either."""
    frame, system = _parted(selection, options)
    n = int(frame["chosen"].sum())
    if min(n, frame.height - n) < FEWEST:
        raise Absent("failures", selection.corpus.id)
    return frame, system


def _basis(selection: Selection, **options: Any) -> Basis:
    frame, _ = _parted(selection, options)
    inside = pl.col("dialogue_id").is_in(frame["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), responses=frame.height)


@table(methods=(CLUSTERED_MODEL, BENJAMINI), not_comparable="quotes", drilldown=REASON, basis=_basis)
@or_empty(TRAIT)
def failure_traits(
    selection: Selection,
    *,
    system: str = "",
    worse_than: str = "",
    metric: Measure = "chrf",
    verdict: Verdict = "any",
    attribute: str = "",
    raters: str = "",
    low: str = "",
    high: str = "",
    failure_set: str = "",
) -> pl.DataFrame:
    """What failures have more or less of than the system's other responses: traits, moments, acts.

    Options:
        system, worse_than, metric, verdict, attribute, raters, low, high, failure_set: which responses are the
            failures, see response_failures; without any condition the lowest quarter

    Columns:
        failure_trait (question, backchannel, empathy: the response holds one; chars; repetition, copied: shares;
            topic; fifth: of the dialogue; act: code of what is answered or of the gold response, where the
            corpus has labels)
        trait_level (the topic, fifth or code; empty of the others)
        mean_failed, mean_other (shares 0-1, or characters)
        failed_less_other with low, high (95 %, clustered by dialogue; null below 5 dialogues)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg over the table)
        n, n_other (failures and other responses of the system)
        n_dialogues
    """
    options = {name: value for name, value in locals().items() if name in FILTERS}
    frame, _ = _chosen(selection, options)
    parts = [(trait, "", frame[trait].cast(pl.Float64)) for trait in TRAITS]
    for trait, column in (("topic", "topic_main"), ("fifth", "fifth")):
        levels = frame[column].drop_nulls().value_counts().filter(pl.col("count") >= FEWEST)[column].sort()
        parts += [(trait, str(level), (frame[column] == level).cast(pl.Float64)) for level in levels]
    parts += [("act", code, held) for code, held in _acts(selection, frame).items()]
    failed, group, rows = frame["chosen"].to_numpy(), frame["dialogue_id"].to_numpy(), []
    for trait, level, values in parts:
        there = values.is_not_null().to_numpy()
        own, who = values.fill_null(0).to_numpy()[there], failed[there]
        if min(who.sum(), (~who).sum()) < FEWEST or own.min(initial=np.inf) == own.max(initial=-np.inf):
            continue
        fitted = linear(np.column_stack([np.ones(len(own)), who]), own, group[there])
        numbers = [one if np.isfinite(one) else None for one in fitted.of(np.array([0.0, 1.0]))]
        means = (float(own[who].mean()), float(own[~who].mean()))
        sizes = (int(who.sum()), int((~who).sum()), len(np.unique(group[there])))
        rows.append((trait, level, *means, *numbers, None, *sizes))
    traits = pl.DataFrame(rows, schema=TRAIT, orient="row")
    adjusted = benjamini_hochberg(traits["p"].fill_null(np.nan).to_numpy())
    return traits.with_columns(p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None))


def _acts(selection: Selection, frame: pl.DataFrame) -> dict[str, pl.Series]:
    """Of each code that was given to five answered utterances or gold responses whether the turn has it."""
    labels = selection.corpus.labels.filter(pl.col("code").is_not_null())
    if labels.is_empty():
        return {}
    at = pl.col("position")
    near = pl.concat([labels, labels.with_columns(at + 1)])
    held = near.select(*KEY, name=pl.concat_str("scheme", "code", separator=": ")).unique()
    counted = held.join(frame.select(KEY), on=KEY, how="semi")["name"].value_counts()
    coded = labels.select(*KEY).unique()
    places = pl.concat([coded, coded.with_columns(at + 1)]).unique().with_columns(coded=pl.lit(True))
    known = frame.select(KEY).join(places, on=KEY, how="left", maintain_order="left")["coded"]
    by_act = {}
    for name in counted.filter(pl.col("count") >= FEWEST)["name"].sort():
        has = held.filter(pl.col("name") == name).select(*KEY, has=pl.lit(1.0))
        own = frame.select(KEY).join(has, on=KEY, how="left", maintain_order="left")["has"].fill_null(0.0)
        by_act[name] = own.set(known.is_null(), None)
    return by_act


@once_per_corpus
def _words(corpus: Corpus, key: tuple[str, str]) -> dict[tuple[int, int], Counter[str]]:
    """The words of each response of a system by its place."""
    from analysis.core.query.filter import Filter
    from analysis.core.query.selection import select

    rows = texts(answered(select(corpus, Filter()), key[0]), corpus).filter(pl.col("system") == key[0])
    cut = WordTokenizer(language_of(corpus))(rows["response"].fill_null("").to_list())
    return {
        (dialogue, position): Counter(word for word in words if any(sign.isalnum() for sign in word))
        for (dialogue, position), words in zip(rows.select(*KEY).iter_rows(), cut, strict=True)
    }


@table(methods=(WORD_CONTRAST,), not_comparable="quotes", drilldown=REASON, basis=_basis)
@or_empty(WORD)
def failure_words(
    selection: Selection,
    *,
    system: str = "",
    worse_than: str = "",
    metric: Measure = "chrf",
    verdict: Verdict = "any",
    attribute: str = "",
    raters: str = "",
    low: str = "",
    high: str = "",
    failure_set: str = "",
) -> pl.DataFrame:
    """Which words the system writes more in failures than in its other responses, and the other way round.

    Options:
        system, worse_than, metric, verdict, attribute, raters, low, high, failure_set: which responses are the
            failures, see response_failures; without any condition the lowest quarter

    Columns:
        word (as written, in NFKC)
        log_odds (weighted log-odds ratio, above 0: more in failures)
        z (log_odds over its standard deviation; exploratory, words of one response are not independent)
        n, n_other (how often in failures and elsewhere)
        n_dialogues (with the word)

    Source: Monroe, Colaresi and Quinn (2008), informative prior of all responses of the system.
    """
    options = {name: value for name, value in locals().items() if name in FILTERS}
    frame, name = _chosen(selection, options)
    corpus = selection.corpus
    by_place = _words(corpus, (name, ",".join(one.id for one in corpus.responses.sets())))
    failed, others = Counter[str](), Counter[str]()
    dialogues: dict[str, set[int]] = {}
    for dialogue, position, chosen in frame.select(*KEY, "chosen").iter_rows():
        held = by_place.get((dialogue, position), Counter())
        (failed if chosen else others).update(held)
        for word in held:
            dialogues.setdefault(word, set()).add(dialogue)
    both = failed + others
    words = sorted(word for word, n in both.items() if n >= RAREST)
    if not words or not failed or not others:
        raise Absent("failures", corpus.id)
    a, b, every = (np.array([counts[word] for word in words], dtype=float) for counts in (failed, others, both))
    prior = Prior(every / sum(both.values()) * PRIOR_WEIGHT, PRIOR_WEIGHT)
    odds, variance = log_odds(a, float(sum(failed.values())), b, float(sum(others.values())), prior)
    z = odds / np.sqrt(variance)
    order = np.argsort(-np.abs(z), kind="stable")[:MOST_WORDS]
    rows = [
        (words[at], float(odds[at]), float(z[at]), int(a[at]), int(b[at]), len(dialogues[words[at]]))
        for at in order
    ]
    return pl.DataFrame(rows, schema=WORD, orient="row").sort("z", descending=True)
