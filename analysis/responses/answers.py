"""The responses to a selection's targets, with their measures and what is known of each target."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from analysis.core.conditions.score_bands import band_of
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.text.per_corpus import once_per_corpus
from analysis.responses.metrics import by_segment
from data.core.store.responses import GOLDS, MEASURES, RESPONSES, ResponseSet
from data.core.turns import fifth
from data.corpus import Corpus

KEY = ("dialogue_id", "position")
MOST = 10**6
CONTEXTS = ((0, 9), (10, 19), (20, 39), (40, 79), (80, MOST))


@dataclass(frozen=True, eq=False)
class Answered:
    """Some sets' responses: ``systems`` in order; ``measures``: one row a response; ``golds``: one row a target.

    Both carry what is known of the target: topic_main, band, fifth, context (utterances before it, in
    classes), client_id, counselor_id.
    """

    sets: tuple[ResponseSet, ...]
    systems: tuple[str, ...]
    measures: pl.DataFrame
    golds: pl.DataFrame

    def of(self, system: str) -> pl.DataFrame:
        """The measures of one system."""
        return self.measures.filter(pl.col("system") == system)

    @cached_property
    def shared(self) -> "Answered":
        """Only the targets that every one of these systems answered."""
        counts = self.measures.group_by(KEY).agg(pl.col("system").n_unique())
        every = counts.filter(pl.col("system") == len(self.systems)).select(KEY)
        return Answered(
            self.sets,
            self.systems,
            self.measures.join(every, on=KEY, how="semi", maintain_order="left"),
            self.golds.join(every, on=KEY, how="semi", maintain_order="left"),
        )

    @cached_property
    def compared(self) -> "Answered":
        """Only the targets that have a gold response: files without references bring none."""
        with_gold = pl.col("words").list.len() > 0
        if self.golds.select(with_gold.all()).item():
            return self
        golds = self.golds.filter(with_gold)
        measures = self.measures.join(golds.select(KEY), on=KEY, how="semi", maintain_order="left")
        return Answered(self.sets, self.systems, measures, golds)


def answered(selection: Selection, systems: str = "", responses: str = "") -> Answered:
    """What these systems answered in a selection. Raises Missing where the corpus has no responses.

    ``systems``: names apart by commas, empty for all; ``responses``: ids of sets, likewise. A name may hold
    commas itself: the longest name there is is taken.
    """
    corpus = selection.corpus
    sets = corpus.responses.fitting(_names(responses))
    systems_here = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    chosen = _chosen(systems, systems_here, corpus.id)
    whole = _all_answers(corpus, tuple(one.id for one in sets))
    measures = whole.measures
    golds = whole.golds
    if not selection.is_whole:
        inside = pl.col("dialogue_id").is_in(selection.dialogue_ids.implode())
        measures, golds = measures.filter(inside), golds.filter(inside)
    if chosen != whole.systems:
        measures = measures.filter(pl.col("system").is_in(chosen))
        golds = golds.join(measures.select(KEY), on=KEY, how="semi", maintain_order="left")
    return Answered(tuple(sets), chosen, measures, golds)


@once_per_corpus
def _all_answers(corpus: Corpus, ids: tuple[str, ...]) -> Answered:
    """All responses of some sets, joined."""
    responses = corpus.responses
    sets = responses.fitting(list(ids))
    measures = by_segment(responses.tables(sets, MEASURES))
    golds = responses.tables(sets, GOLDS).unique(KEY, maintain_order=True).sort(KEY)
    known = _known(corpus, golds.select(KEY))
    alike = golds.select(*KEY, gold_chars="chars", gold_words="words")
    joined = measures.join(known, on=KEY, how="left", maintain_order="left").join(
        alike, on=KEY, how="left", maintain_order="left"
    )
    systems = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    return Answered(tuple(sets), systems, joined, golds.join(known, on=KEY, how="left"))


def _known(corpus: Corpus, targets: pl.DataFrame) -> pl.DataFrame:
    """What is known of each target."""
    names = ("topic_main", "client_id", "counselor_id", "n_utterances", "score")
    joined = targets.join(corpus.dialogues.select("dialogue_id", *names), on="dialogue_id", how="left")
    spans = [
        pl.when(pl.col("position").is_between(low, high)).then(
            pl.lit(f"{low}-{high}" if high < 10**6 else f"{low}-")
        )
        for low, high in CONTEXTS
    ]
    return joined.select(
        *KEY,
        "topic_main",
        "client_id",
        "counselor_id",
        band=band_of(pl.col("score")),
        fifth=fifth(pl.col("position"), pl.col("n_utterances")).cast(pl.UInt8),
        context=pl.coalesce(spans),
    )


def texts(answers: Answered, corpus: Corpus) -> pl.DataFrame:
    """The responses themselves, row by row beside ``measures``: response, edited, turns, outcome, meta, where."""
    every = corpus.responses.tables(answers.sets, RESPONSES).drop("set", "reference")
    key = ("system", *KEY)
    return answers.measures.select(key).join(every, on=key, how="left", maintain_order="left")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def names_in(text: str, known: Collection[str]) -> list[str]:
    """The names in a text that are apart by commas, where the names that there are may hold some themselves."""
    parts, names = text.split(","), []
    most = 1 + max((name.count(",") for name in known), default=0)
    while parts:
        whole = (",".join(parts[:n]).strip() for n in range(most, 0, -1))
        name = next((name for name in whole if name in known), parts[0].strip())
        del parts[: name.count(",") + 1]
        if name:
            names.append(name)
    return names


def _chosen(systems: str, known: tuple[str, ...], corpus_id: str) -> tuple[str, ...]:
    """The systems asked for, in the order of the sets."""
    if not systems:
        return known
    wanted = set(names_in(systems, known))
    if unknown := sorted(wanted - set(known)):
        raise mistake("no_responses_of", corpus=corpus_id, name=unknown[0], names=", ".join(known))
    return tuple(name for name in known if name in wanted)
