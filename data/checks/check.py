"""Checks of a corpus: named invariants with their breaches, and counts of data characteristics.

A dialogue that breaks an invariant stays in the corpus; the breach is listed, so that readers of a figure know.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from data.checks.quality import quirks
from data.core import schema
from data.core.problems import Problems
from data.corpus import Corpus
from data.importing.readers import READERS

FIRST = 10
ID = "dialogue_id"


@dataclass(frozen=True)
class CheckReport:
    """The state of one corpus."""

    corpus_id: str
    version: str
    #: name, breaches (count), first_ids (up to ten dialogue ids).
    invariants: pl.DataFrame
    #: name, n, unit (what n counts), share (of all such units, 0-1; null where it has no meaning).
    quirks: pl.DataFrame
    #: What the import set aside or noted.
    problems: Problems

    @property
    def breaches(self) -> int:
        """Breaches of all invariants together."""
        return int(self.invariants["breaches"].sum())


def check(corpus: Corpus) -> CheckReport:
    """Look at every invariant and every quirk of a corpus; reads all its tables once."""
    rows = []
    for name, broken in INVARIANTS.items():
        ids = broken(corpus)
        rows.append((name, len(ids), ids.drop_nulls().unique().sort().head(FIRST).to_list()))
    dtypes: dict[str, Any] = {"name": pl.String, "breaches": pl.UInt32, "first_ids": pl.List(schema.ID)}
    invariants = pl.DataFrame(rows, schema=dtypes, orient="row")
    return CheckReport(corpus.id, corpus.version, invariants, quirks(corpus), corpus.problems)


def score_rule(corpus: Corpus) -> pl.Series:
    """The score is 0 if harmful or unethical is checked, half the sum if unwilling is, else the sum."""
    rule = (
        pl.when(pl.any_horizontal(pl.col(schema.CHECK_MARKS[:2]).fill_null(False)))
        .then(0)
        .when(pl.col(schema.CHECK_MARKS[2]).fill_null(False))
        .then(pl.col("item_sum") // 2)
        .otherwise("item_sum")
    )
    return corpus.dialogues.filter(pl.col("score") != rule)[ID]


def score_in_range(corpus: Corpus) -> pl.Series:
    """The score lies within 0-100."""
    return corpus.dialogues.filter(~pl.col("score").is_between(schema.SCORE_LOW, schema.SCORE_HIGH))[ID]


def item_sum_is_sum(corpus: Corpus) -> pl.Series:
    """item_sum is the plain sum of the twenty ratings, and there only where all twenty are."""
    sums = corpus.feedback.group_by(ID).agg(pl.col("rating").cast(pl.Int16).sum(), whole=_all_rated())
    joined = corpus.dialogues.join(sums, on=ID, how="left")
    right = pl.when("whole").then("rating")
    return joined.filter(pl.col("item_sum").ne_missing(right))[ID]


def items_in_range(corpus: Corpus) -> pl.Series:
    """Each rating of an item lies within 0-5."""
    return corpus.feedback.filter(~pl.col("rating").is_between(schema.ITEM_LOW, schema.ITEM_HIGH))[ID]


def twenty_items(corpus: Corpus) -> pl.Series:
    """A dialogue that is rated has all twenty ratings."""
    return corpus.feedback.group_by(ID).agg(whole=_all_rated()).filter(~pl.col("whole"))[ID]


def keys_unique(corpus: Corpus) -> pl.Series:
    """No table has two rows with the same key."""
    broken = []
    for table in (*schema.RECORD_TABLES, schema.MEASURES):
        if table.name in ("speakers", "measures"):
            continue
        rows: pl.DataFrame = getattr(corpus, table.name)
        repeated = rows.filter(~pl.struct(table.key).is_first_distinct())
        broken.append(repeated[ID])
    persons = corpus.speakers["speaker_id"]
    broken.append(pl.Series([None] * (len(persons) - persons.n_unique()), dtype=schema.ID))
    return pl.concat(broken)


def positions_without_gap(corpus: Corpus) -> pl.Series:
    """The utterances of a dialogue are numbered 0 to n - 1."""
    expected = pl.int_range(pl.len(), dtype=pl.UInt32).over(ID)
    return corpus.utterances.filter(pl.col("position") != expected)[ID]


def dialogues_have_utterances(corpus: Corpus) -> pl.Series:
    """Every dialogue has n_utterances utterances, at least one, and its first opened_by's role."""
    counted = corpus.utterances.group_by(ID).agg(n=pl.len(), first=pl.col("role").first())
    joined = corpus.dialogues.join(counted, on=ID, how="left")
    wrong = pl.col("n").ne_missing(pl.col("n_utterances")) | pl.col("first").ne_missing(pl.col("opened_by"))
    return joined.filter(wrong)[ID]


def rows_have_dialogue(corpus: Corpus) -> pl.Series:
    """Every utterance, rating and label belongs to a dialogue, every dialogue has its measures."""
    tables = (corpus.utterances, corpus.feedback, corpus.ratings, corpus.utterance_labels)
    orphans = [rows.select(ID).join(corpus.dialogues, on=ID, how="anti")[ID] for rows in tables]
    return pl.concat([*orphans, corpus.dialogues.filter(pl.col("n_turns").is_null())[ID]])


def times_complete(corpus: Corpus) -> pl.Series:
    """A dialogue has a time at every utterance, or none."""
    timed = corpus.utterances.group_by(ID, maintain_order=True).agg(
        some=pl.col("said_at").is_not_null().any(), gaps=pl.col("said_at").is_null().any()
    )
    return timed.filter(pl.col("some") & pl.col("gaps"))[ID]


def times_forward(corpus: Corpus) -> pl.Series:
    """Time never runs backwards within a dialogue; one breach a step back."""
    earlier = (pl.col("said_at") < pl.col("said_at").shift()) & (pl.col(ID) == pl.col(ID).shift())
    return corpus.utterances.filter(earlier)[ID]


def texts_not_empty(corpus: Corpus) -> pl.Series:
    """Every utterance has a text that is more than white space."""
    blank = corpus.texts.is_null() | ~corpus.texts.str.contains(r"\S")
    return corpus.utterances[ID].filter(blank)


def roles_known(corpus: Corpus) -> pl.Series:
    """Every utterance is the counselor's or the client's."""
    return corpus.utterances.filter(pl.col("role") == "other")[ID]


def persons_known(corpus: Corpus) -> pl.Series:
    """Where a corpus names persons, each dialogue has its two, and they are among the speakers."""
    if not corpus.has("persons"):
        return pl.Series(dtype=schema.ID)
    known = corpus.speakers["speaker_id"].implode()
    both = pl.all_horizontal(pl.col("counselor_id", "client_id").is_in(known).fill_null(False))
    return corpus.dialogues.filter(~both)[ID]


def topics_known(corpus: Corpus) -> pl.Series:
    """Where a corpus has topics, each dialogue has one: of the format's list, if it has such a list."""
    if not corpus.has("topics"):
        return pl.Series(dtype=schema.ID)
    coded = next((reader.topics for reader in READERS if reader.name == corpus.manifest.format), ())
    topic = corpus.dialogues["topic_main"]
    unknown = topic.is_null() | ~topic.is_in(list(coded)) if coded else topic.is_null()
    return corpus.dialogues[ID].filter(unknown.fill_null(True))


def ratings_in_range(corpus: Corpus) -> pl.Series:
    """Every other judgement lies between the ends of its scale."""
    outside = (pl.col("value") < pl.col("low")) | (pl.col("value") > pl.col("high"))
    return corpus.ratings.filter(outside | ~pl.col("value").is_finite())[ID]


def sessions_in_order(corpus: Corpus) -> pl.Series:
    """Numbered sessions of one client began in the order of their numbers."""
    dated = corpus.dialogues.drop_nulls(["client_id", "session_number", "started_at"])
    dated = dated.sort("client_id", "session_number", "started_at")
    latest = pl.col("started_at").cum_max().over("client_id")
    return dated.filter(pl.col("started_at") < latest)[ID]


def labels_on_utterances(corpus: Corpus) -> pl.Series:
    """Every label stands on an utterance that exists."""
    return corpus.utterance_labels.join(corpus.utterances, on=[ID, "position"], how="anti")[ID]


def manifest_counts(corpus: Corpus) -> pl.Series:
    """The manifest's counts are those of the tables; a breach has no dialogue id."""
    tables = {"dialogues": corpus.dialogues, "utterances": corpus.utterances, "speakers": corpus.speakers}
    wrong = [None for name, rows in tables.items() if corpus.manifest.counts.get(name) != rows.height]
    return pl.Series(wrong, dtype=schema.ID)


def _all_rated() -> pl.Expr:
    return (pl.col("rating").count() == len(schema.ITEMS)) & (pl.len() == len(schema.ITEMS))


INVARIANTS: dict[str, Callable[[Corpus], pl.Series]] = {
    rule.__name__: rule
    for rule in (
        score_rule,
        score_in_range,
        item_sum_is_sum,
        items_in_range,
        twenty_items,
        keys_unique,
        positions_without_gap,
        dialogues_have_utterances,
        rows_have_dialogue,
        times_complete,
        times_forward,
        texts_not_empty,
        roles_known,
        persons_known,
        topics_known,
        ratings_in_range,
        sessions_in_order,
        labels_on_utterances,
        manifest_counts,
    )
}
