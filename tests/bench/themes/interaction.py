"""Interaction on the whole corpus, warm, and its jobs; pandas computes means of the same measures beside them."""

from collections.abc import Iterator

import numpy as np

from analysis.core.dialogues.measures import dialogue_measures
from analysis.core.dialogues.steps import steps
from analysis.core.kept import KEPT
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import TABLES, load
from analysis.interaction.matching import replies
from analysis.interaction.shared_words import SharedWords, Shuffle
from tests.bench.material import Material
from tests.bench.row import Row, median, seconds

NARROWED = Filter(score=(0, 90))
TABLES_MS, SHUFFLES_S = 150, 30
WARM = (
    "interaction_means",
    "reply_times",
    "interaction_course",
    "interaction_scores",
    "interaction_points",
    "turn_lags",
    "alignment_means",
)


def rows(material: Material) -> Iterator[Row]:
    """What is made once for a corpus; every table, warm; the shuffles, and a plain product of matrices."""
    load()
    corpus = material.corpus()
    whole, part = select(corpus), select(corpus, NARROWED)
    yield Row("one row an utterance, made once", seconds(lambda: steps(corpus)), "s")
    yield Row("words of turns that answer, made once", seconds(lambda: replies(corpus)), "s")
    for name in WARM:
        ask = TABLES[name].function
        ask(whole)
        yield Row(f"{name}, whole corpus", 1000 * median(lambda a=ask: a(whole)), "ms", goal=TABLES_MS)
        yield Row(f"{name}, under a filter", 1000 * median(lambda a=ask: a(part)), "ms", goal=TABLES_MS)
    measures = dialogue_measures(whole).to_pandas().set_index("dialogue_id")
    ours = 1000 * median(lambda: TABLES["interaction_means"].function(whole))
    theirs = 1000 * median(lambda: measures.agg(["mean", "median", "std"]))
    yield Row("interaction_means", ours, "ms", "pandas, without intervals", theirs)
    turns = replies(corpus)
    order = Shuffle(turns.dialogue * 2 + turns.role, np.random.default_rng(1)).order()
    shared = SharedWords(turns)
    ours, theirs = (1000 * median(act) for act in (lambda: shared.means(order), lambda: turns.overlap(order)))
    yield Row("one shuffle's overlap", ours, "ms", "scipy, overlap of every turn", theirs)
    took = seconds(lambda: KEPT["alignment_shuffles"].compute(whole, draws=200))
    yield Row("job alignment_shuffles, 200 draws", took, "s", goal=SHUFFLES_S)
