"""Vectors, layout and neighbours of the whole corpus: time, memory, and how true each encoder and layout is.

Topics are machine labels that no vector was made with. A dialogue counts as found where most of its ten
nearest have its topic; dialogues of the same client or counselor are not counted, nor are identical
sub-topics. The floor is the share of the most frequent topic.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.map.neighbours import sentence_neighbours
from data.core.store import EMBEDDED
from data.corpus import Corpus
from data.encoders import unit
from data.encoders.lsa import WordModel
from data.encoders.use import Use
from data.vectors import layouts, segments
from tests.bench.material import Material, forget
from tests.bench.row import Row, percentile, seconds
from tests.bench.tokens import _run

GOAL_VECTORS_S, GOAL_LAYOUT_S, GOAL_MB, GOAL_SENTENCE_MS = 60, 25, 2_000, 100
GOAL_WHOLE, GOAL_SUB, GOAL_TRUST = 0.77, 0.82, 0.94
K = 10
SENTENCES = (
    "上司に叱られて会社に行きたくない",
    "母の介護で眠れない",
    "友達ができない",
    "死にたい気持ちになる",
    "転職すべきか",
)
STAGES = ("vectors", "layouts")


def rows(material: Material) -> Iterator[Row]:
    """As prepare makes them, in a copy of the library; then how true they are."""
    corpus = material.corpus()
    library = material.room / "map"
    shutil.copytree(corpus.folder, library / corpus.id)
    yield from _made(library, corpus.id)
    shutil.rmtree(library)
    yield from _asked(corpus)
    if corpus.has("topics"):
        yield from _true(corpus)


def _made(library: Path, corpus_id: str) -> Iterator[Row]:
    folder = library / corpus_id
    took = {}
    peak = 0.0
    for stage in STAGES:
        forget(folder, stage)
        if stage == "vectors":
            shutil.rmtree(folder / EMBEDDED, ignore_errors=True)
            forget(folder, "layouts")
        began = time.perf_counter()
        code = f"from tests.bench.themes.maps import make; make({str(library)!r}, {corpus_id!r}, {stage!r})"
        cpu, mb = _run([sys.executable, "-c", code])
        took[stage] = (time.perf_counter() - began, cpu)
        peak = max(peak, mb)
    vectors, layout = took["vectors"], took["layouts"]
    yield Row("map: default vectors, wall", vectors[0], "s", goal=GOAL_VECTORS_S)
    yield Row("map: default vectors, CPU of all processes", vectors[1], "s")
    yield Row("map: layout and clusters, wall", layout[0], "s", goal=GOAL_LAYOUT_S)
    yield Row("map: layout and clusters, CPU", layout[1], "s")
    yield Row("map: peak memory of all processes", peak, "MB", goal=GOAL_MB)


def make(library: str, corpus_id: str, stage: str) -> None:
    """One stage, all before it being there; for a process of its own."""
    from data.building.prepare import complete
    from data.core.store import Library

    if stage == "vectors":
        import data.building.prepare as preparing
        from data.building.stages import STAGES

        vars(preparing)["STAGES"] = tuple(s for s in STAGES if s.name != "layouts")
    complete(corpus_id, library=Library(library))


def _asked(corpus: Corpus) -> Iterator[Row]:
    whole = select(corpus, Filter())
    first = seconds(lambda: sentence_neighbours(whole, text=SENTENCES[0]))
    yield Row("map: neighbours of a typed sentence, first", 1000 * first, "ms")
    took = [
        seconds(lambda text=text: sentence_neighbours(whole, text=text)) for text in SENTENCES for _ in range(5)
    ]
    yield Row(
        "map: neighbours of a typed sentence, warm, p95",
        1000 * percentile(took, 0.95),
        "ms",
        goal=GOAL_SENTENCE_MS,
    )


def _true(corpus: Corpus) -> Iterator[Row]:
    """Accuracy is printed as what is missed, so that smaller is better, as everywhere here."""
    topics = corpus.dialogues["topic_main"]
    known = topics.is_not_null().to_numpy()
    _, topic = np.unique(topics.fill_null("").to_numpy(), return_inverse=True)
    majority = float(np.bincount(topic[known]).max() / known.sum())
    same = _same(corpus)
    floor = ("always the most frequent topic", 1 - majority)

    records = corpus.folder / corpus.manifest.stages["records"]
    matrix = corpus.tokens.matrix
    counts = (matrix[0::2] + matrix[1::2]).tocsr()
    words = WordModel.fit(counts, corpus.tokens.lemmas["is_content"].to_numpy()).vectors(counts)
    opening = Use().encode(segments.openings(records))
    meaning = unit(opening - opening.mean(axis=0))
    default = np.array(corpus.vectors.matrix)
    for name, vectors, goal in (
        ("words (TF-IDF, SVD)", words, np.nan),
        ("use of the opening", meaning, np.nan),
        ("default: both", default, 1 - GOAL_WHOLE),
    ):
        missed = 1 - accuracy(vectors, topic, same)
        yield Row(f"map: topics missed on whole dialogues, {name}", missed, "", *floor, goal)
    subs = corpus.dialogues["topic_sub"].fill_null("").to_numpy()
    _, sub = np.unique(subs, return_inverse=True)
    alike = same | (sub[:, None] == sub[None])
    texts = sorted(set(subs))
    for name, encode, goal in (
        ("use", lambda: Use().encode(texts), np.nan),
        ("default: both", lambda: corpus.vectors.encode(texts), 1 - GOAL_SUB),
    ):
        found = encode()
        missed = 1 - accuracy(unit(found)[sub], topic, alike)
        yield Row(f"map: topics missed on distinct sub-topics, {name}", missed, "", *floor, goal)
    points = np.array(corpus.layout.table.select("x", "y").to_numpy())
    components = layouts.reduced(default)[:, :2].astype(np.float32)
    trust = layouts.trustworthiness(default, points)
    plain = layouts.trustworthiness(default, components)
    yield Row("map: not trustworthy, t-SNE", 1 - trust, "", "two principal components", 1 - plain, 1 - GOAL_TRUST)
    yield Row("map: topics missed on the plane, t-SNE", 1 - accuracy_on_plane(points, topic, same), "", *floor)


def _same(corpus: Corpus) -> np.ndarray:
    """(n, n) whether two dialogues share the client or the counselor; each with itself."""
    same = np.eye(corpus.dialogues.height, dtype=bool)
    if corpus.has("persons"):
        for name in ("client_id", "counselor_id"):
            ids = corpus.dialogues[name].to_numpy()
            same |= ids[:, None] == ids[None]
    return same


def accuracy(vectors: np.ndarray, topic: np.ndarray, same: np.ndarray) -> float:
    """Share of the rows whose ten nearest others mostly have their topic; the more alike decides a tie."""
    return _voted(np.where(same, -9, vectors @ vectors.T), topic)


def accuracy_on_plane(points: np.ndarray, topic: np.ndarray, same: np.ndarray) -> float:
    """The same by distance on the map."""
    apart = ((points[:, None, :] - points[None]) ** 2).sum(axis=2)
    return _voted(np.where(same, -1e9, -apart), topic)


def _voted(likeness: np.ndarray, topic: np.ndarray) -> float:
    near = np.argpartition(-likeness, K, axis=1)[:, :K]
    close = np.take_along_axis(likeness, near, axis=1)
    weight = 1 + 1e-6 * (close - close.min()) / max(float(np.ptp(close)), 1e-9)
    votes = np.zeros((len(topic), int(topic.max()) + 1))
    np.add.at(votes, (np.repeat(np.arange(len(topic)), K), topic[near].ravel()), weight.ravel())
    return float((votes.argmax(axis=1) == topic).mean())
