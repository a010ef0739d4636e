"""All labels of a corpus, from whichever source: the corpus itself, files that were added, and coding by hand."""

from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path

import polars as pl

from data.coding import queues, ready, sets, store
from data.coding.frames import GOLD, KIND, LABELS, SAMPLES, SOURCE
from data.coding.placing import Source, placed_rows
from data.coding.scheme import Scheme, derived
from data.core.schema import TIME
from data.workspace import Workspace

ORDER = ("dialogue_id", "position", "scheme", "coder")
ROWS: dict[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "position": pl.Int64,
    "start": pl.Int64,
    "end": pl.Int64,
    "scheme": pl.String,
    "code": pl.String,
    "value": pl.Float64,
    "coder": pl.String,
    "kind": pl.String,
    "unsure": pl.Int64,
    "at": pl.String,
    "version": pl.String,
    "hash": pl.String,
}
DRAWN: dict[str, pl.DataType | type[pl.DataType]] = {
    "queue": pl.String,
    "source": pl.String,
    "position": pl.Int64,
    "version": pl.String,
    "hash": pl.String,
    "probability": pl.Float64,
    "stratum": pl.String,
    "split": pl.String,
}


class CorpusLabels:
    """The labels of one corpus as they are now: what was read is kept until somebody codes on.

    Frames are shared and must not be changed.
    """

    def __init__(self, corpus: Source, workspace: Workspace | None = None) -> None:
        self._corpus = corpus
        self._workspace = workspace
        self._read: dict[str, tuple[str, pl.DataFrame]] = {}
        self._book: tuple[str, tuple[Scheme, ...]] | None = None
        self._seen: tuple[str, Mapping[str, Scheme], Mapping[str, tuple[str, ...]]] | None = None

    @property
    def workspace(self) -> Workspace:
        """Where coding by hand is kept."""
        return self._workspace or Workspace()

    def state(self) -> str:
        """What identifies the labels there are now; cheap to ask."""
        from_files = ",".join(sets.ids(self._folder))
        return f"{self.workspace.path}:{store.state(self.workspace, self._corpus.id)}:{from_files}"

    def labels(self) -> pl.DataFrame:
        """One row per label, with the columns of ``LABELS``, sorted by ``ORDER``."""
        state = self.state()
        known = self._read.get("labels")
        if known is None or known[0] != state:
            given, by_hand = self._given(), self._by_hand()
            frame = pl.concat([given, by_hand]).sort(ORDER, maintain_order=True) if len(by_hand) else given
            known = self._read["labels"] = (state, frame)
        return known[1]

    def schemes(self) -> Mapping[str, Scheme]:
        """The scheme of every label, and those of the workspace, by id."""
        return self._overview()[0]

    def codebook(self) -> tuple[Scheme, ...]:
        """The schemes of the workspace alone: no label is read."""
        state = f"{self.workspace.path}:{store.state(self.workspace, '')}"
        if self._book is None or self._book[0] != state:
            self._book = (state, tuple(store.schemes(self.workspace).values()))
        return self._book[1]

    def coders(self) -> Mapping[str, tuple[str, ...]]:
        """Who has given labels of each scheme that has labels, by the scheme's id; gold is what was settled."""
        return self._overview()[1]

    def _overview(self) -> tuple[Mapping[str, Scheme], Mapping[str, tuple[str, ...]]]:
        state = self.state()
        if self._seen is None or self._seen[0] != state:
            known, coders = store.schemes(self.workspace), {}
            met = self.labels().group_by("scheme")
            whose = pl.when(pl.col("kind") == GOLD).then(pl.lit(GOLD)).otherwise("coder").alias("coder")
            overview = met.agg(pl.col("code").drop_nulls().unique(), pl.col("value").unique(), whose.unique())
            for scheme, codes, values, whose in overview.sort("scheme").iter_rows():
                coders[scheme] = tuple(sorted(whose))
                if scheme not in known:
                    given = [value for value in values if value is not None]
                    known[scheme] = ready.by_id(scheme, codes, given) or derived(scheme, codes, given)
            self._seen = (state, known, coders)
        return self._seen[1:]

    def samples(self) -> pl.DataFrame:
        """One row per utterance that was drawn to be coded, with the columns of ``SAMPLES``."""
        rows = [
            (queue.id, *astuple(item.place), item.probability, item.stratum, item.split)
            for queue in queues.queues(self.workspace, self._corpus.id)
            for _, item in queues.items(self.workspace, queue.id)
        ]
        frame = pl.DataFrame(rows, schema=DRAWN, orient="row")
        parts = [SAMPLES.conform(placed_rows(frame, self._corpus))]
        parts += [SAMPLES.conform(self._placed(about, sets.SAMPLES_FILE)) for about in sets.sets(self._folder)]
        return pl.concat(parts).sort("queue", "dialogue_id", "position")

    @property
    def _folder(self) -> Path:
        """Where the sets that came from files are."""
        return sets.folder_of(self._corpus.folder.parent, self._corpus.id)

    def _given(self) -> pl.DataFrame:
        """The labels that the corpus came with and those of files, sorted; read once for the sets there are."""
        names = ",".join(sets.ids(self._folder))
        known = self._read.get("given")
        if known is None or known[0] != names:
            own = own_labels(self._corpus.utterance_labels)
            added = [self._placed(one, sets.LABELS_FILE) for one in sets.sets(self._folder)]
            frame = pl.concat([own, *map(LABELS.conform, added)]).sort(ORDER, maintain_order=True)
            known = self._read["given"] = (names, frame)
        return known[1]

    def _placed(self, about: sets.LabelSet, table: str) -> pl.DataFrame:
        """A table of a set, its rows where they are in this version of the corpus."""
        rows = sets.table(self._folder, about.id, table)
        if about.corpus_version != self._corpus.version:
            rows = rows.drop("dialogue_id").with_columns(version=pl.lit(about.corpus_version))
            rows = placed_rows(rows, self._corpus)
        return rows

    def _by_hand(self) -> pl.DataFrame:
        rows = pl.DataFrame(store.rows_of(self.workspace, self._corpus.id), schema=ROWS, orient="row")
        placed = placed_rows(rows, self._corpus)
        span = pl.col("start") != store.WHOLE
        return LABELS.conform(
            placed.with_columns(
                start=pl.when(span).then("start"),
                end=pl.when(span).then("end"),
                code=pl.when(pl.col("code") != "").then("code"),
                unsure=pl.col("unsure") == 1,
                at=pl.col("at").str.to_datetime(time_unit="ms", strict=False).cast(TIME),
                made_by=pl.lit(""),
            )
        )


def own_labels(labels: pl.DataFrame) -> pl.DataFrame:
    """The labels of a corpus' source in the shape of ``LABELS``; a scheme of numbers alone is one of numbers."""
    number = pl.col("label").str.strip_chars().cast(pl.Float64, strict=False)
    counted = number.is_not_null().all().over("scheme")
    return LABELS.conform(
        labels.with_columns(
            code=pl.when(~counted).then("label"),
            value=pl.when(counted).then(number),
            coder=pl.coalesce("coder", pl.lit(SOURCE)),
            kind=pl.lit(SOURCE, dtype=KIND),
            unsure=pl.lit(False),
            made_by=pl.lit(""),
        )
    )
