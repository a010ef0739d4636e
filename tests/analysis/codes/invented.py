"""An invented coding of a corpus: two people, what they settled on, a rule, numbers, and the sample drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.coding.frames import LABELS, SAMPLES
from data.coding.ready import schemes
from data.coding.scheme import Scheme
from data.corpus import Corpus

ACTS = ("OpenQuestion", "ClosedQuestion", "Paraphrase", "Reflection", "Affirmation", "Suggest")
SEED, DRAWN = 7, 0.5
PEOPLE, RULE = ("Aoi", "Ren"), "keywords"


@dataclass(frozen=True)
class InventedCoding:
    """Stands for ``Corpus.coding``."""

    frame: pl.DataFrame
    drawn: pl.DataFrame

    def state(self) -> str:
        return "invented"

    def labels(self) -> pl.DataFrame:
        return self.frame

    def schemes(self) -> Mapping[str, Scheme]:
        return schemes()

    def codebook(self) -> tuple[Scheme, ...]:
        return ()

    def coders(self) -> Mapping[str, tuple[str, ...]]:
        whose = pl.when(pl.col("kind") == "gold").then(pl.lit("gold")).otherwise("coder").unique().sort()
        return {name: tuple(names) for name, names in self.frame.group_by("scheme").agg(whose).iter_rows()}

    def samples(self) -> pl.DataFrame:
        return self.drawn


def coded_corpus(corpus: Corpus, labels: pl.DataFrame, samples: pl.DataFrame | None = None) -> Corpus:
    """A corpus of its own with these labels."""
    own = Corpus(corpus.manifest, corpus.folder)
    frame = LABELS.conform(labels).sort("dialogue_id", "position", "scheme", "coder", maintain_order=True)
    own.__dict__["coding"] = InventedCoding(
        frame, SAMPLES.empty() if samples is None else SAMPLES.conform(samples)
    )
    return own


def rows(
    at: pl.DataFrame, scheme: str, coder: str, kind: str, codes: list[str] | None, values=None
) -> pl.DataFrame:
    """Labels of some utterances (dialogue_id, position)."""
    return at.select("dialogue_id", "position").with_columns(
        scheme=pl.lit(scheme),
        coder=pl.lit(coder),
        kind=pl.lit(kind),
        code=pl.Series(codes, dtype=pl.String) if codes is not None else pl.lit(None, dtype=pl.String),
        value=pl.Series(values, dtype=pl.Float64) if values is not None else pl.lit(None, dtype=pl.Float64),
        unsure=pl.lit(False),
        made_by=pl.lit(f"{coder} 1.0" if kind == "rule" else ""),
    )


def invented(corpus: Corpus) -> Corpus:
    """The rule codes every counselor's utterance; people code half of the dialogues; a reader gives distress."""
    rng = np.random.default_rng(SEED)
    counselor = corpus.utterances.filter(pl.col("role") == "counselor")
    client = corpus.utterances.filter(pl.col("role") == "client")
    truth = rng.choice(len(ACTS), counselor.height, p=[0.25, 0.15, 0.15, 0.2, 0.15, 0.1])

    def with_noise(right: float) -> np.ndarray:
        return np.where(rng.random(len(truth)) < right, truth, rng.integers(0, len(ACTS), len(truth)))

    ids = corpus.dialogues["dialogue_id"]
    chosen = ids.filter(pl.Series(rng.random(len(ids)) < DRAWN))
    inside = counselor["dialogue_id"].is_in(chosen.implode()).to_numpy()
    parts = [rows(counselor, "tag", RULE, "rule", [ACTS[one] for one in with_noise(0.8)])]
    for coder, kind, right in (
        (PEOPLE[0], "person", 0.9),
        (PEOPLE[1], "person", 0.85),
        ("adjudicated", "gold", 1.0),
    ):
        given = with_noise(right)[inside]
        own = counselor.filter(pl.Series(inside))
        parts.append(rows(own, "tag", coder, kind, [ACTS[one] for one in given]))
    late = client["position"].to_numpy() / 30
    numbers = np.clip(np.round(2 - late + rng.normal(0, 0.8, client.height)), 0, 3)
    parts.append(rows(client, "distress_level", PEOPLE[0], "person", None, numbers))
    again = np.clip(numbers + rng.integers(-1, 2, client.height), 0, 3)
    parts.append(rows(client, "distress_level", PEOPLE[1], "person", None, again))
    sample = counselor.filter(pl.Series(inside)).select("dialogue_id", "position").with_columns(
        queue=pl.lit("first"),
        probability=pl.lit(DRAWN),
        stratum=pl.lit(""),
        split=pl.when(pl.col("dialogue_id") % 2 == 0).then(pl.lit("dev")).otherwise(pl.lit("test")),
    )  # fmt: skip
    return coded_corpus(corpus, pl.concat(parts), sample)


def given(corpus: Corpus, *labels: tuple[int, int, str, str | float, str, str], samples=None) -> Corpus:
    """A corpus with some labels: (dialogue, position, scheme, code or number, coder, kind)."""
    parts = []
    for dialogue, position, scheme, label, coder, kind in labels:
        at = pl.DataFrame({"dialogue_id": [dialogue], "position": [position]})
        is_code = isinstance(label, str)
        parts.append(rows(at, scheme, coder, kind, [label] if is_code else None, None if is_code else [label]))
    return coded_corpus(corpus, pl.concat(parts), samples)


def plain(corpus: Corpus, scheme: str, coder: str) -> dict[tuple[int, int], str | float]:
    """What a coder gave by (dialogue, position), as plain Python reads it."""
    found = {}
    for row in corpus.labels.iter_rows(named=True):
        if (row["scheme"], row["coder"]) == (scheme, coder):
            found[row["dialogue_id"], row["position"]] = row["code"] if row["code"] is not None else row["value"]
    return found
