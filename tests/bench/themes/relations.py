"""Words in relation on the whole corpus, warm, beside scikit-learn, igraph and prince."""

from collections.abc import Callable, Iterator
from typing import Any

import igraph
import numpy as np
import pandas as pd
import prince
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LinearRegression

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.text.lexicon import lexicon
from analysis.relations import (
    correspondence,
    question_answer,
    score_prediction,
    word_network,
    word_scores,
)
from analysis.relations.counting import turn_pairs
from analysis.relations.counting.group_counts import group_counts
from analysis.relations.counting.word_choice import most_frequent
from analysis.rules.codes import code_shares
from analysis.rules.evaluation import coded
from tests.bench.material import Material
from tests.bench.row import Row, median, seconds

NARROWED = Filter(score=(0, 90))


def rows(material: Material) -> Iterator[Row]:
    """Each answer computed anew: what is kept between two tables is emptied before each call."""
    corpus = material.corpus()
    whole, part = select(corpus), select(corpus, NARROWED)
    for name, ask, goal in _answers():
        ask(whole)
        yield Row(f"{name}, whole corpus", 1000 * median(lambda a=ask: a(whole)), "ms", goal=goal)
        yield Row(f"{name}, under a filter", 1000 * median(lambda a=ask: a(part)), "ms", goal=goal)
    yield from _peers(whole)


def _answers() -> Iterator[tuple[str, Callable[[Selection], object], float]]:
    def network(resamples: int) -> Callable[[Selection], object]:
        def ask(selection: Selection) -> object:
            word_network.made.cache_clear()
            return word_network.word_network(selection, resamples=resamples)

        return ask

    def points(selection: Selection) -> object:
        correspondence.made.cache_clear()
        return correspondence.correspondence_points(selection, top=500)

    def answers(selection: Selection) -> object:
        turn_pairs.turn_pairs.cache_clear()
        return question_answer.question_answers(selection)

    def prediction(selection: Selection) -> object:
        score_prediction.made.cache_clear()
        return score_prediction.score_prediction(selection)

    def shares(selection: Selection) -> object:
        coded.cache_clear()
        return code_shares(selection)

    yield "network of 100 words", network(0), 150
    yield "network of 100 words, 200 resamples", network(200), 600
    yield "correspondence of 500 words and topics, ellipses", points, 100
    yield "question and answer, 80 x 80 words", answers, 1_000
    yield "all lemmas against a score", word_scores.word_scores, 2_000
    yield "prediction of a score", prediction, 5_000
    yield "four coding rules by role", shares, 500


def _peers(whole: Selection) -> Iterator[Row]:
    """The cores of the same answers in other libraries, from counts that are at hand."""
    ids = most_frequent(whole, role="both", words="content", stop="auto", top=500, unit="short")
    table = pd.DataFrame(group_counts(whole, ids, by="topic", role="both", unit="short").table)
    yield Row("prince, correspondence alone", 1000 * median(lambda: prince.CA(10).fit(table)), "ms")
    found = word_network.word_network(whole, resamples=0)
    words = {word: place for place, word in enumerate({*found["lemma_1"], *found["lemma_2"]})}
    edges = [(words[a], words[b]) for a, b in found.select("lemma_1", "lemma_2").iter_rows()]
    graph = igraph.Graph(n=len(words), edges=edges)
    yield Row("igraph, betweenness and one Leiden", 1000 * median(lambda: _igraph(graph)), "ms")
    lex = lexicon(whole.corpus, "short")
    surfaces = lex.lemmas["lemma"].gather(lex.lemma_ids[: lex.starts[60_000]])
    texts = [" ".join(surfaces[a:b]) for a, b in zip(lex.starts[:6_000], lex.starts[1:6_001], strict=True)]
    vectorizer = CountVectorizer(max_features=100, binary=True, token_pattern=r"\S+")
    took = 100 * seconds(lambda: _gram(vectorizer, texts))
    yield Row("scikit-learn, counts of 100 words (6,000 utterances, times 100)", 1000 * took, "ms")
    x = np.random.default_rng(0).random((whole.n_dialogues, 20))
    y = x.sum(axis=1)
    took = 180 * seconds(lambda: [LinearRegression().fit(x[:, [i]], y) for i in range(20)])
    yield Row("scikit-learn, 3,600 regressions without errors (20, times 180)", 1000 * took, "ms")


def _igraph(graph: Any) -> None:
    graph.betweenness()
    graph.community_leiden(objective_function="modularity")


def _gram(vectorizer: Any, texts: list[str]) -> Any:
    counts = vectorizer.fit_transform(texts)
    return counts.T @ counts
