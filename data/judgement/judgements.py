"""All judgements of a corpus, from whichever source: files that were added, and studies that people judge."""

from pathlib import Path

import polars as pl

from data.coding.placing import Source, placed_rows
from data.core.schema import TIME
from data.judgement import failures, sets, store
from data.judgement.frames import JUDGEMENTS, PERSON, RATERS
from data.workspace import Workspace

ROWS: dict[str, pl.DataType | type[pl.DataType]] = {
    "study": pl.String,
    "source": pl.String,
    "position": pl.Int64,
    "version": pl.String,
    "hash": pl.String,
    "a": pl.String,
    "b": pl.String,
    "rater": pl.String,
    "attribute": pl.String,
    "value": pl.Float64,
    "b_left": pl.Boolean,
    "reason": pl.String,
    "reasons": pl.String,
    "at": pl.String,
}
TAGGED = {"name": pl.String, **{name: ROWS[name] for name in ("source", "position", "version", "hash")}}
TAGGED |= {"system": pl.String, "tag": pl.String}


class CorpusJudgements:
    """The judgements of one corpus as they are now; what was read is kept until somebody judges on.

    Frames are shared and must not be changed.
    """

    def __init__(self, corpus: Source, workspace: Workspace | None = None) -> None:
        self._corpus = corpus
        self._workspace = workspace
        self._given: tuple[str, pl.DataFrame] | None = None
        self._all: tuple[str, pl.DataFrame] | None = None

    @property
    def workspace(self) -> Workspace:
        """Where studies are kept."""
        return self._workspace or Workspace()

    def state(self) -> str:
        """What identifies the judgements there are now; cheap to ask."""
        from_files = ",".join(sets.ids(self._folder))
        return f"{self.workspace.path}:{store.state(self.workspace, self._corpus.id)}:{from_files}"

    def judgements(self) -> pl.DataFrame:
        """One row per judgement, with the columns of ``JUDGEMENTS``; none of studies that are running."""
        state = self.state()
        if self._all is None or self._all[0] != state:
            self._all = (state, pl.concat([self._of_files(), self._of_studies()]))
        return self._all[1]

    def every(self) -> pl.DataFrame:
        """The same with the judgements of studies that are running, which raters should not see."""
        return pl.concat([self._of_files(), self._of_studies(running=True)])

    def sets(self) -> list[sets.JudgementSet]:
        """The sets that came from files, in the order they were added."""
        return sets.sets(self._folder)

    def names(self) -> dict[str, str]:
        """The name of each study and of each file, by its id."""
        of_files = {one.id: one.name for one in self.sets()}
        return of_files | {one.id: one.name for one in store.studies(self.workspace, self._corpus.id)}

    def running(self) -> list[store.Study]:
        """The studies whose judgements are not shown yet, since somebody may still judge."""
        every = store.studies(self.workspace, self._corpus.id)
        return [one for one in every if store.is_running(self.workspace, one)]

    def tagged(self) -> pl.DataFrame:
        """The responses in sets of failures: name, dialogue_id, position, system, tag."""
        rows = [
            (name, one.place.source, one.place.position, one.place.version, one.place.hash, one.system, one.tag)
            for name, one in failures.failures(self.workspace, self._corpus.id)
        ]
        frame = pl.DataFrame(rows, schema=TAGGED, orient="row")
        placed = placed_rows(frame, self._corpus) if rows else frame.with_columns(dialogue_id=pl.lit(None))
        kept = ("name", pl.col("dialogue_id").cast(pl.UInt32), pl.col("position").cast(pl.UInt32), "system", "tag")
        return placed.select(kept)

    @property
    def _folder(self) -> Path:
        """Where the sets that came from files are."""
        return sets.folder_of(self._corpus.folder.parent, self._corpus.id)

    def _of_files(self) -> pl.DataFrame:
        names = ",".join(sets.ids(self._folder))
        if self._given is None or self._given[0] != names:
            fitting = [one for one in self.sets() if one.corpus_version == self._corpus.version]
            parts = [JUDGEMENTS.conform(sets.table(self._folder, one.id, sets.ROWS)) for one in fitting]
            self._given = (names, pl.concat([JUDGEMENTS.empty(), *parts]))
        return self._given[1]

    def _of_studies(self, *, running: bool = False) -> pl.DataFrame:
        given = store.rows_of(self.workspace, self._corpus.id, running=running)
        rows = pl.DataFrame(given, schema=ROWS, orient="row")
        if rows.is_empty():
            return JUDGEMENTS.empty()
        placed = placed_rows(rows, self._corpus)
        is_pair = pl.col("b") != ""
        return JUDGEMENTS.conform(
            placed.with_columns(
                first=pl.when(is_pair & pl.col("b_left")).then("b").otherwise("a"),
                second=pl.when(is_pair).then(pl.when("b_left").then("a").otherwise("b")),
                kind=pl.lit(PERSON, dtype=RATERS),
                ordered=is_pair,
                repeat=pl.lit(0, dtype=pl.UInt32),
                at=pl.col("at").str.to_datetime(time_unit="ms", strict=False).cast(TIME),
                chars_first=pl.lit(None, dtype=pl.UInt32),
                chars_second=pl.lit(None, dtype=pl.UInt32),
            )
        )
