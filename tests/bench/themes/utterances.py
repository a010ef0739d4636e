"""The stage of utterances on the whole corpus: time, memory, how true its map is, the nearest of a sentence."""

import shutil
import sys
import time
from collections.abc import Iterator
from importlib import import_module

import numpy as np

from analysis.core.query.selection import select
from analysis.utterances.plane import utterance_plane
from data.core.store import Library
from data.corpus import Corpus
from data.vectors import landmarks, layouts
from tests.bench.material import Material, forget
from tests.bench.row import Row, percentile, seconds
from tests.bench.themes.maps import SENTENCES
from tests.bench.tokens import _run

GOAL_VECTORS_S, GOAL_LAYOUT_S, GOAL_MB, GOAL_NEAREST_MS, GOAL_TRUST = 60, 180, 2_500, 150, 0.75
GOAL_PICTURE_S, GOAL_BOX_S = 2, 1
BESIDE = 100_000
STEPS = """
import time
from data.building.prepare import complete
from data.core.store import Library
begun = {}
def progress(step, done=0, total=None):
    begun.setdefault(step, time.perf_counter())
complete(%r, library=Library(%r), progress=progress)
end = time.perf_counter()
with open(%r, "w") as log:
    print(begun["utterances: map"] - begun["utterances: words"], end - begun["utterances: map"], file=log)
"""


def rows(material: Material) -> Iterator[Row]:
    """As prepare makes it, in a copy of the library; then how true it is, and what is asked of it."""
    corpus = material.corpus()
    library = material.room / "utterances"
    shutil.copytree(corpus.folder, library / corpus.id)
    forget(library / corpus.id, "utterances")
    log = material.room / "took.txt"
    _, mb = _run([sys.executable, "-c", STEPS % (corpus.id, str(library), str(log))])
    vectors, layout = (float(one) for one in log.read_text(encoding="utf-8").split())
    yield Row("utterances: vectors, wall", vectors, "s", goal=GOAL_VECTORS_S)
    yield Row("utterances: map, trust and themes, wall", layout, "s", goal=GOAL_LAYOUT_S)
    yield Row("utterances: peak memory of all processes", mb, "MB", goal=GOAL_MB)
    made = Corpus.open(corpus.id, Library(library))
    yield from _true(made)
    yield from _asked(made)
    shutil.rmtree(library)


def _true(corpus: Corpus) -> Iterator[Row]:
    """How far the map can be trusted, beside UMAP and PaCMAP of a sample where they are installed."""
    spoken = corpus.utterance_map
    points = spoken.points.select("x", "y").to_numpy()
    placed = np.flatnonzero(~spoken.points["is_landmark"].to_numpy() & np.isfinite(points[:, 0]))
    trust = landmarks.trustworthiness(spoken.matrix, points, placed)
    sample = np.sort(np.random.default_rng(0).choice(placed, min(BESIDE, len(placed)), replace=False))
    vectors = np.asarray(spoken.matrix[sample])
    own = landmarks.trustworthiness(vectors, points[sample], np.arange(len(sample)))
    beside = {"two principal components": layouts.reduced(vectors, 2).astype(np.float32)}
    beside |= _others(vectors)
    for name, plane in beside.items():
        there = landmarks.trustworthiness(vectors, plane, np.arange(len(sample)))
        yield Row("utterances: not trustworthy, these 100,000", 1 - own, "", name, 1 - there)
    yield Row("utterances: not trustworthy, all placed points", 1 - trust, "", goal=1 - GOAL_TRUST)


def _others(vectors: np.ndarray) -> dict[str, np.ndarray]:
    """Layouts by libraries that the project does not need: only where somebody has installed them."""
    found: dict[str, np.ndarray] = {}
    try:
        umap = import_module("umap")

        found["UMAP"] = umap.UMAP(metric="cosine", random_state=0).fit_transform(vectors)
    except ImportError:
        print("  UMAP is not installed", file=sys.stderr)
    try:
        pacmap = import_module("pacmap")

        found["PaCMAP"] = pacmap.PaCMAP(random_state=0).fit_transform(vectors)
    except ImportError:
        print("  PaCMAP is not installed", file=sys.stderr)
    return found


def _asked(corpus: Corpus) -> Iterator[Row]:
    spoken = corpus.utterance_map
    spoken.encode(SENTENCES[:1])

    def nearest(text: str) -> np.ndarray:
        likeness = spoken.likeness(spoken.encode([text])[0])
        return np.argpartition(-likeness, 20)[:20]

    took = [seconds(lambda text=text: nearest(text)) for text in SENTENCES for _ in range(5)]
    exact = [set(np.argsort(-(np.asarray(spoken.matrix) @ spoken.encode([text])[0]))[:20]) for text in SENTENCES]
    missed = 1 - np.mean(
        [len(set(nearest(text)) & best) / 20 for text, best in zip(SENTENCES, exact, strict=True)]
    )
    yield Row("utterances: nearest 20, warm, p95", 1000 * percentile(took, 0.95), "ms", goal=GOAL_NEAREST_MS)
    yield Row("utterances: missed of the exact nearest 20", float(missed), "", goal=0.01)
    whole = select(corpus)
    utterance_plane(whole)
    began = time.perf_counter()
    frame = utterance_plane(whole)
    yield Row("utterances: table of the whole map, warm", time.perf_counter() - began, "s", goal=GOAL_PICTURE_S)
    x, y = frame["x"].median(), frame["y"].median()
    box = f"{x - 8},{x + 8},{y - 8},{y + 8}"
    yield Row("utterances: table of a box", seconds(lambda: utterance_plane(whole, box=box)), "s", goal=GOAL_BOX_S)
