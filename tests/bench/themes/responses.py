"""Responses: a baseline over the test set, measuring one system, a page's tables, one item."""

import statistics
from collections.abc import Callable, Iterator
from datetime import datetime

import polars as pl
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.responses.baselines import baseline
from analysis.responses.item import response_item, response_words
from analysis.responses.items import response_items
from analysis.responses.pairs import response_pairs
from analysis.responses.scores import response_groups, response_scores
from analysis.responses.sets import response_coverage, response_reported
from analysis.responses.style import response_style
from analysis.responses.variety import response_variety
from data.corpus import Corpus
from data.responses.importing import keep
from data.responses.raw import Raw
from data.responses.targets import targets
from tests.bench.material import Material
from tests.bench.row import Row, seconds

NAMES = ("bm25", "random_fifth", "most_frequent")
GOALS_S = {"bm25": 60.0}
GOAL_MEASURE_S, GOAL_TABLES_MS, GOAL_ITEM_MS = 20, 200, 150
TABLES: tuple[Callable[[Selection], object], ...] = (
    response_scores,
    response_pairs,
    response_style,
    response_variety,
    response_groups,
    response_reported,
    response_coverage,
)


def rows(material: Material) -> Iterator[Row]:
    """Three baselines over the test set (the demo: all), each measured; then the tables of the three."""
    corpus = material.corpus()
    asked = Filter(band=("top",)) if material.is_real else Filter()
    selection = select(corpus, asked)
    for name in NAMES:
        yield from _one(material, corpus, selection, name)
    corpus = material.corpus()
    selection = select(corpus, asked)
    selection.dialogues, corpus.tokens  # noqa: B018 - open before measuring
    sets = ",".join(one.id for one in corpus.responses.sets() if one.made_by)
    yield Row("responses: opening three systems", 1000 * seconds(lambda: response_coverage(selection)), "ms")
    total = 0.0
    for table in TABLES:
        took = statistics.median(seconds(lambda t=table: t(selection, responses=sets)) for _ in range(5))
        total += took
        yield Row(f"responses: {table.__name__}", 1000 * took, "ms", goal=GOAL_TABLES_MS)
    yield Row("responses: all tables of a page", 1000 * total, "ms")
    listed = [seconds(lambda: response_items(selection, responses=sets, sort="disagreement")) for _ in range(5)]
    yield Row("responses: list of items", 1000 * statistics.median(listed), "ms", goal=GOAL_TABLES_MS)
    places = targets(corpus, selection.dialogue_ids).select("dialogue_id", "position").sample(30, seed=1).rows()

    def item(place: tuple[int, int]) -> None:
        where = {"dialogue": place[0], "position": place[1], "responses": sets}
        response_item(selection, **where)
        response_words(selection, **where)

    item(places[0])
    took_each = [1000 * seconds(lambda p=place: item(p)) for place in places]
    what = "responses: an item with its words compared"
    yield Row(f"{what}, median of 30", statistics.median(took_each), "ms", goal=GOAL_ITEM_MS)
    yield Row(f"{what}, slowest of 30", max(took_each), "ms", goal=GOAL_ITEM_MS)


def _one(material: Material, corpus: Corpus, selection: Selection, name: str) -> Iterator[Row]:
    """Making a baseline, and measuring it beside sacreBLEU's BLEU and chrF on the same texts."""
    made: list[pl.DataFrame] = []
    took = seconds(lambda: made.append(baseline(selection, name)))
    yield Row(f"baseline {name}, {made[0].height:,} targets", took, "s", goal=GOALS_S.get(name, float("nan")))
    raw = [Raw(str(i), row) for i, row in enumerate(made[0].iter_rows(named=True))]
    key = ("bench", name)

    def measure() -> None:
        keep(
            raw,
            corpus.id,
            library=material.library,
            now=datetime(2026, 1, 1),
            name=name,
            kind="baseline",
            key=key,
            made_by=name,
        )

    took = seconds(measure)
    gold = targets(corpus, selection.dialogue_ids)["gold"].to_list()
    said = made[0]["response"].to_list()

    def reference() -> None:
        BLEU(tokenize="ja-mecab").corpus_score(said, [gold])
        CHRF().corpus_score(said, [gold])

    beside = seconds(reference)
    what = f"matching and all measures of {name}"
    yield Row(what, took, "s", "sacreBLEU: BLEU and chrF alone", beside, goal=GOAL_MEASURE_S)
