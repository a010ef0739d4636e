"""Codes on the whole corpus: as many labels as an annotated KokoroChat has; every table warm, and jobs."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from analysis.codes.agreement import compared, people
from analysis.core.coded.coded import coded
from analysis.core.coded.sampled import checked
from analysis.core.kept import KEPT
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import TABLES, load
from data.coding.ready import schemes
from data.corpus import Corpus
from tests.analysis.codes.invented import coded_corpus
from tests.bench.material import Material
from tests.bench.row import Row, median, seconds

NARROWED = Filter(score=(0, 90))
TABLES_MS, SHUFFLES_S = 150, 20
CODED = 300
CODERS = (("model", "model", 0.8), ("A", "person", 0.9), ("B", "person", 0.85), ("settled", "gold", 1.0))
WARM: tuple[tuple[str, dict[str, Any]], ...] = (
    ("coder_summary", {}),
    ("agreement", {"scheme": "tag"}),
    ("agreement", {"scheme": "distress_level"}),
    ("coder_confusion", {"scheme": "tag"}),
    ("disagreements", {"scheme": "tag"}),
    ("label_checks", {}),
    ("corrected_shares", {}),
    ("corrected_groups", {"by": "topic"}),
    ("label_shares", {"scheme": "tag", "coder": "model", "by": "phase"}),
    ("label_shares", {"scheme": "tag", "coder": "model", "by": "topic"}),
    ("label_shares", {"scheme": "tag", "coder": "model", "by": "experience"}),
    ("label_course", {"scheme": "distress_level", "coder": "model"}),
    ("label_dynamics", {"scheme": "distress_level", "coder": "model"}),
    ("transitions", {"scheme": "tag", "coder": "model"}),
    ("transitions", {"scheme": "tag", "coder": "model", "then": "distress_level"}),
    ("transition_lines", {"scheme": "tag", "coder": "model"}),
    ("transition_differences", {"scheme": "tag", "coder": "model"}),
    ("fidelity", {"coder": "model"}),
    ("portraits", {"scheme": "tag", "coder": "model"}),
    ("coding_study", {}),
)


def invented(corpus: Corpus) -> Corpus:
    """A model labels every utterance and gives two numbers to the client's; people code all of some dialogues."""
    rng = np.random.default_rng(1)
    every, own = corpus.utterances.select("dialogue_id", "position", "role"), schemes()
    client = every.filter(pl.col("role") == "client")
    chosen = rng.choice(
        corpus.dialogues["dialogue_id"].to_numpy(), min(CODED, corpus.dialogues.height), replace=False
    )
    parts = []
    for scheme, at, values in (
        ("tag", every, [code.id for code in own["tag"].codes]),
        ("distress_level", client, [0.0, 1.0, 2.0, 3.0]),
        ("disclosure_depth", client, [0.0, 1.0, 2.0, 3.0]),
    ):
        truth = rng.integers(0, len(values), at.height)
        inside = at["dialogue_id"].is_in(chosen).to_numpy()
        for coder, kind, right in (
            ("model", "model", 0.8),
            ("A", "person", 0.9),
            ("B", "person", 0.85),
            ("", "gold", 1),
        ):
            rows = at if kind == "model" else at.filter(pl.Series(inside))
            real = truth if kind == "model" else truth[inside]
            given = np.where(rng.random(len(real)) < right, real, rng.integers(0, len(values), len(real)))
            column = pl.Series("given", np.array(values)[given])
            parts.append(
                rows.select(
                    "dialogue_id",
                    "position",
                    pl.lit(scheme).alias("scheme"),
                    pl.lit(coder).alias("coder"),
                    pl.lit(kind).alias("kind"),
                    (column if scheme == "tag" else pl.lit(None, dtype=pl.String)).alias("code"),
                    (column if scheme != "tag" else pl.lit(None, dtype=pl.Float64)).alias("value"),
                    pl.lit(False).alias("unsure"),
                    pl.lit("model 1.0" if kind == "model" else "").alias("made_by"),
                )
            )
    drawn = every.filter(pl.col("dialogue_id").is_in(chosen)).select(
        "dialogue_id",
        "position",
        pl.lit("q").alias("queue"),
        pl.lit(len(chosen) / corpus.dialogues.height).alias("probability"),
        pl.lit("").alias("stratum"),
        pl.lit("dev").alias("split"),
    )
    return coded_corpus(corpus, pl.concat(parts), drawn)


def rows(material: Material) -> Iterator[Row]:
    """What is made once, every table warm, the jobs; scikit-learn computes kappa and F1 of the same labels."""
    load()
    corpus = invented(material.corpus())
    whole, part = select(corpus), select(corpus, NARROWED)
    yield Row("codes of all utterances as arrays, made once", seconds(lambda: coded(whole, "tag", "model")), "s")
    for name, options in WARM:
        ask = TABLES[name].function
        said = ", ".join([name, *(str(value) for value in options.values())])
        ask(whole, **options)
        took = median(lambda a=ask, o=options: a(whole, **o))
        yield Row(f"{said}, whole corpus", 1000 * took, "ms", goal=TABLES_MS)
        ask(part, **options)
        took = median(lambda a=ask, o=options: a(part, **o))
        yield Row(f"{said}, under a filter", 1000 * took, "ms", goal=TABLES_MS)
    found = compared(whole, "tag", people(whole, "tag", "people"))
    ours = 1000 * median(lambda: TABLES["agreement"].function(whole, scheme="tag"))
    theirs = 1000 * median(lambda: cohen_kappa_score(*found.state.T))
    yield Row("agreement, 5 coefficients of 12 with intervals", ours, "ms", "scikit-learn, kappa alone", theirs)
    both = checked(whole, "tag", "model")
    gold, machine = both.gold.held.argmax(axis=1), both.machine.held.argmax(axis=1)[both.at]
    ours = 1000 * median(lambda: TABLES["label_checks"].function(whole))
    theirs = 1000 * median(lambda: precision_recall_fscore_support(gold, machine))
    yield Row("label_checks with intervals", ours, "ms", "scikit-learn, without intervals", theirs)
    took = seconds(lambda: KEPT["transition_chance"].compute(whole, scheme="tag", coder="model"))
    yield Row("job transition_chance, 1,000 shuffles", took, "s", goal=SHUFFLES_S)
