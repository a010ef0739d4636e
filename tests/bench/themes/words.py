"""The words page's tables over many filters, warm, beside the same counts in pandas and in DuckDB."""

import statistics
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from analysis.core.query.selection import Selection, select
from analysis.core.text.lexicon import lexicon
from analysis.words.concordance import concordance, concordance_counts
from analysis.words.frequency import word_frequencies
from analysis.words.keyness import keyness
from analysis.words.ngrams import ngrams
from analysis.words.profile import collocates
from analysis.words.usage import word_trend
from data.corpus import Corpus
from tests.bench.filters import FILTERS
from tests.bench.material import Material
from tests.bench.row import Row, seconds

WORD = "不安"
QUERIES = (
    WORD,
    "lemma:死ぬ lemma:たい",
    "pos:動詞 * 不安",
    "pos:名詞",
    "pos:名詞 pos:助詞",
    "* lemma:為る",
    "/い$/",
)
Table = Callable[[Selection], object]

OURS: dict[str, tuple[Table, float]] = {
    "word frequencies": (word_frequencies, 50),
    "keyness, analytic": (keyness, 50),
    "keyness of roles, analytic": (lambda s: keyness(s, against="roles"), 50),
    "keyness, resampled by client": (lambda s: keyness(s, interval="resampled"), 1_000),
    "bigrams": (ngrams, 500),
    "trigrams": (lambda s: ngrams(s, size=3), 500),
    **{f"concordance {q}: 100 lines, all counted": (lambda s, q=q: _lines(s, q), 100) for q in QUERIES},
    "concordance 不安, by the word right": (lambda s: concordance(s, query=WORD, sort="right1"), 100),
    "concordance pos:名詞, by the word left": (lambda s: concordance(s, query="pos:名詞", sort="left1"), 100),
    "trend of a word over fifths": (lambda s: word_trend(s, word=WORD), 150),
    "neighbours of a word": (lambda s: collocates(s, word=WORD), 150),
}


def rows(material: Material) -> Iterator[Row]:
    """Medians over the filters, the whole corpus by itself, and the peers."""
    corpus = material.corpus()
    chosen = [select(corpus, asked) for asked in FILTERS]
    for selection in chosen:
        selection.dialogues  # noqa: B018 - resolved before measuring
    peers = dict(_peers(corpus))
    for name, (table, goal) in OURS.items():
        table(chosen[0])
        took = [1000 * statistics.median(seconds(lambda s=s, t=table: t(s)) for _ in range(3)) for s in chosen]
        what = f"{name}, median of {len(took)} filters"
        beside = peers.get(name, {})
        if not beside:
            yield Row(what, statistics.median(took), "ms", goal=goal)
        for peer, count in beside.items():
            count(chosen[0])
            theirs = [1000 * seconds(lambda s=s, c=count: c(s)) for s in chosen]
            yield Row(what, statistics.median(took), "ms", peer, statistics.median(theirs), goal=goal)
        yield Row(f"{name}, whole corpus", took[0], "ms", goal=goal)
        yield Row(f"{name}, slowest of the filters", max(took), "ms", goal=goal)


def _lines(selection: Selection, query: str) -> None:
    """As the page does, with nothing remembered of the query."""
    lexicon(selection.corpus)._first_tokens.clear()
    concordance(selection, query=query)
    concordance_counts(selection, query=query)


def _peers(corpus: Corpus) -> Iterator[tuple[str, dict[str, Callable[[Selection], Any]]]]:
    """The same counts, without intervals, from one row a token."""
    tokens = corpus.tokens
    utterance = np.repeat(np.arange(corpus.utterances.height, dtype=np.uint32), np.diff(tokens.starts))
    dialogue = np.repeat(corpus.dialogues["dialogue_id"].to_numpy(), np.diff(corpus.offsets))[utterance]
    frame = pl.DataFrame({"dialogue": dialogue, "utterance": utterance, "lemma": tokens.lemma_of[tokens.ids]})
    base = duckdb.connect()
    base.execute("create table tokens as select row_number() over () as place, * from frame")
    table = frame.to_pandas()
    good = corpus.dialogues.filter(pl.col("score") >= 70)["dialogue_id"].to_list()
    lemma = int(tokens.lemmas.filter(pl.col("lemma") == WORD)["lemma_id"][0])

    def ids(selection: Selection) -> Any:
        chosen = pl.DataFrame({"id": selection.dialogue_ids})  # noqa: F841  (DuckDB finds it by its name)
        base.execute("create or replace temp table chosen as select id from chosen")
        return selection.dialogue_ids.to_pandas()

    def mask(selection: Selection) -> pd.Series:
        return table["dialogue"].isin(selection.dialogue_ids.to_pandas())

    here = "from tokens semi join chosen on dialogue = id"

    def duck(query: str) -> Callable[[Selection], Any]:
        return lambda selection: (ids(selection), base.execute(query).fetchnumpy())

    def runs(selection: Selection) -> Any:
        part = table[mask(selection)]
        after = part.assign(next=part.groupby("utterance")["lemma"].shift(-1)).dropna()
        return after.groupby(["lemma", "next"]).size().nlargest(200)

    counted = f"select lemma, count(*) n, count(distinct dialogue) d {here} group by lemma order by n desc"
    yield (
        "word frequencies",
        {
            "pandas": lambda s: table[mask(s)].groupby("lemma")["dialogue"].agg(["size", "nunique"]),
            "DuckDB": duck(counted),
        },
    )
    base.execute(f"create table good as select unnest({good}) as id")
    sides = f"select lemma, dialogue in (select id from good) a, count(*) n {here} group by 1, 2"
    yield (
        "keyness, analytic",
        {
            "pandas": lambda s: table[mask(s)].groupby(["lemma", table["dialogue"].isin(good)]).size(),
            "DuckDB": duck(sides),
        },
    )
    pairs = f"select lemma, lead(lemma) over (partition by utterance order by place) b {here}"
    counted_pairs = f"select lemma, b, count(*) n from ({pairs}) where b is not null group by 1, 2 order by n desc"
    yield (
        "bigrams",
        {
            "pandas": runs,
            "DuckDB": duck(f"{counted_pairs} limit 200"),
        },
    )
    yield (
        f"concordance {WORD}: 100 lines, all counted",
        {
            "pandas": lambda s: table[mask(s) & (table["lemma"] == lemma)],
            "DuckDB": duck(f"select * {here} where lemma = {lemma}"),
        },
    )
