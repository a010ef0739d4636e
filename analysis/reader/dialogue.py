"""One dialogue: its lines, their lengths and times, response times and silences."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.conditions.lines import Lines
from analysis.core.errors import Mistake
from analysis.core.estimates import Types
from analysis.core.experience import experience
from analysis.core.query import highlights
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.reader.codes import codes_of
from data.core.schema import ROLE, TIME
from data.core.turns import fifth, turn_starts
from data.corpus import Corpus

SILENCE_S = 120
TIMELINE: Types = {
    "position": pl.UInt32,
    "role": ROLE,
    "minute": pl.Float64,
    "chars": pl.UInt32,
    "chars_before": pl.UInt32,
    "gap_s": pl.Float64,
    "response_s": pl.Float64,
    "is_silence": pl.Boolean,
    "turn": pl.UInt32,
    "fifth": pl.UInt8,
    "is_hit": pl.Boolean,
    "is_answer": pl.Boolean,
    "code": pl.String,
    "code_color": pl.String,
}
LINE: Types = {
    "position": pl.UInt32,
    "role": ROLE,
    "speaker": pl.String,
    "addressee": pl.String,
    "said_at": TIME,
    "gap_s": pl.Float64,
    "is_silence": pl.Boolean,
    "turn": pl.UInt32,
    "is_hit": pl.Boolean,
    "is_answer": pl.Boolean,
    "label": pl.String,
    "text": pl.String,
    "original": pl.String,
}


class NoSuchDialogue(Mistake):
    """A dialogue that is not in the corpus."""

    def __init__(self, dialogue: str, corpus: str) -> None:
        super().__init__("no_such_dialogue", id=corpus, dialogue=dialogue)


@dataclass(frozen=True, eq=False)
class Dialogue:
    """One dialogue of a corpus."""

    corpus: Corpus
    row: int
    """Its row in ``corpus.dialogues``."""

    @property
    def id(self) -> int:
        """``dialogue_id``."""
        return int(self.corpus.dialogues["dialogue_id"][self.row])

    def number_of(self, role: str) -> tuple[int, int]:
        """Which dialogue of its counselor's or client's it is (1 the first), and how many the person has."""
        own = self.corpus.dialogues.select("dialogue_id", f"{role}_id", earlier=experience(role))
        person = own[f"{role}_id"][self.row]
        return int(own["earlier"][self.row]) + 1, int((own[f"{role}_id"] == person).sum())

    @property
    def first(self) -> int:
        """Row of its first utterance in ``corpus.utterances``."""
        return int(self.corpus.offsets[self.row])

    @property
    def stop(self) -> int:
        """Row after its last utterance."""
        return int(self.corpus.offsets[self.row + 1])

    @property
    def about(self) -> dict[str, object]:
        """Its row of ``corpus.dialogues``."""
        return self.corpus.dialogues.row(self.row, named=True)

    @property
    def utterances(self) -> pl.DataFrame:
        """Its rows of ``corpus.utterances``."""
        return self.corpus.utterances[self.first : self.stop]

    def lines(self, texts: pl.DataFrame | None = None) -> Lines:
        """Its utterances with their texts, for highlights."""
        texts = self.corpus.lines(self.first, self.stop) if texts is None else texts
        roles = self.utterances["role"].cast(pl.String).to_list()
        return Lines(self.corpus, range(self.first, self.stop), roles, texts["text"].to_list())


def dialogue_of(selection: Selection, dialogue: str = "") -> Dialogue | None:
    """A dialogue of the corpus by name or number, selected or not; empty: the first selected one, if any.

    Raises NoSuchDialogue.
    """
    if not dialogue:
        return Dialogue(selection.corpus, int(np.argmax(selection.mask))) if selection.mask.any() else None
    return by_id(selection.corpus, dialogue)


def one_dialogue(selection: Selection, *, dialogue: str, **options: Any) -> pl.DataFrame:
    """The row of the dialogue that is read; empty if there is none."""
    record = dialogue_of(selection, dialogue)
    return selection.corpus.dialogues.clear() if record is None else selection.corpus.dialogues[[record.row]]


def by_id(corpus: Corpus, dialogue: str) -> Dialogue:
    """A dialogue of a corpus by its name in the source, else by its number. Raises NoSuchDialogue."""
    ids = corpus.dialogues["dialogue_id"]
    dialogue = str(corpus.numbers.get(dialogue, dialogue))
    if dialogue.isascii() and dialogue.isdecimal() and len(dialogue) < 11 and int(dialogue) < 2**32:
        row = int(ids.search_sorted(int(dialogue)))
        if row < len(ids) and ids[row] == int(dialogue):
            return Dialogue(corpus, row)
    raise NoSuchDialogue(dialogue, corpus.id)


def steps(utterances: pl.DataFrame, silence: int = SILENCE_S) -> pl.DataFrame:
    """Lines of one dialogue with gap_s, response_s, is_silence, turn, fifth, minute and chars_before."""
    starts = turn_starts("role")
    has_role = pl.col("role").is_in(["counselor", "client"])
    answers = starts & has_role & has_role.shift().fill_null(False)
    gap = (pl.col("said_at") - pl.col("said_at").shift()).dt.total_milliseconds() / 1000
    return utterances.with_columns(gap_s=gap).with_columns(
        minute=(pl.col("said_at") - pl.col("said_at").min()).dt.total_milliseconds() / 60_000,
        chars_before=pl.col("chars").cum_sum() - pl.col("chars"),
        response_s=pl.when(answers).then(pl.col("gap_s")),
        is_silence=(pl.col("gap_s") >= silence).fill_null(False),
        turn=starts.cum_sum() - 1,
        fifth=fifth(pl.col("position"), pl.len()),
    )


@table(
    methods=(),
    not_comparable="one",
    drilldown="its rows are of the one dialogue that is read",
    basis=of_dialogues(one_dialogue),
)
def dialogue_timeline(
    selection: Selection, *, dialogue: str = "", silence: int = SILENCE_S, codes: str = ""
) -> pl.DataFrame:
    """Who writes how much when in one dialogue, how fast each answers, and where the filter's hits are.

    Options:
        dialogue: an id; empty: the first that is selected
        silence: seconds from which a gap counts as a silence
        codes: whose labels colour the utterances, as SCHEME@CODER; empty: none

    Columns:
        position (0-based)
        role
        minute (since the first utterance; null without times)
        chars (code points)
        chars_before (of all that was written before)
        gap_s (seconds since the utterance before)
        response_s (the same where the role has changed between counselor and client)
        is_silence
        turn (0-based: runs of one role)
        fifth (1-5, of the utterances)
        is_hit (meets the filter's conditions on utterances)
        is_answer (ends the filter's sequence, which a hit begins)
        code (the label that is asked for; null without one)
        code_color (#RRGGBB)
    """
    record = dialogue_of(selection, dialogue)
    if record is None:
        return pl.DataFrame(schema=dict(TIMELINE))
    result = steps(record.utterances, silence).with_columns(is_hit=pl.lit(False), is_answer=pl.lit(False))
    if highlights.has_conditions(selection.filter):
        result = result.with_columns(**_match_columns(record.lines(), selection))
    coded = codes_of(record.corpus, record.id, codes)
    result = result.join(coded, on="position", how="left", maintain_order="left")
    return result.select(pl.col(name).cast(dtype) for name, dtype in TIMELINE.items())


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown="its rows are of the one dialogue that is read",
    basis=of_dialogues(one_dialogue),
)
def dialogue_lines(selection: Selection, *, dialogue: str = "", silence: int = SILENCE_S) -> pl.DataFrame:
    """One dialogue as it was written, line by line.

    Options:
        dialogue: an id; empty: the first that is selected
        silence: seconds from which a gap counts as a silence

    Columns:
        position (0-based)
        role
        speaker, addressee (names, where the role does not tell who speaks to whom)
        said_at
        gap_s (seconds since the line before)
        is_silence
        turn (0-based: runs of one role)
        is_hit (meets the filter's conditions on utterances)
        is_answer (ends the filter's sequence, which a hit begins)
        label (labels on the utterance, as scheme: label; with how many of its coders, where there are several)
        text (raw)
        original (the line it was translated from, where it was)
    """
    record = dialogue_of(selection, dialogue)
    if record is None:
        return pl.DataFrame(schema=dict(LINE))
    texts = record.corpus.lines(record.first, record.stop)
    is_match = _match_columns(record.lines(texts), selection)
    result = steps(record.utterances, silence).with_columns(texts.get_columns()).with_columns(**is_match)
    voices = record.corpus.voices.filter(pl.col("dialogue_id") == record.id)
    for known in (labels_by_position(record), voices.select("position", "speaker", "addressee")):
        result = result.join(known, on="position", how="left", maintain_order="left")
    return result.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())


def labels_by_position(record: Dialogue) -> pl.DataFrame:
    """The labels that the corpus came with, one text an utterance: position, label."""
    labels = record.corpus.utterance_labels.filter(pl.col("dialogue_id") == record.id)
    of = pl.col("coder").n_unique().over("position", "scheme")
    given = labels.with_columns(of=of).group_by("position", "scheme", "label").agg(pl.len(), pl.col("of").first())
    counted = pl.when(pl.col("of") > 1).then(pl.format(" ({}/{})", "len", "of")).otherwise(pl.lit(""))
    order = given.sort("scheme", "len", "label", descending=[False, True, False])
    written = pl.concat_str("scheme", pl.lit(": "), "label", counted)
    return order.group_by("position").agg(label=written.str.join("; "))


def _match_columns(lines: Lines, selection: Selection) -> dict[str, pl.Series]:
    """Which lines meet the filter's conditions, and which end its sequence."""
    matches = highlights.highlights(lines, selection.filter)
    return {"is_hit": pl.Series(matches.is_hit), "is_answer": pl.Series(matches.is_answer)}


@table(
    methods=(),
    not_comparable="one",
    drilldown="its rows are of the one dialogue that is read",
    basis=of_dialogues(one_dialogue),
)
def dialogue_roles(selection: Selection, *, dialogue: str = "", silence: int = SILENCE_S) -> pl.DataFrame:
    """How much each side of one dialogue writes, and how fast it answers.

    Options:
        dialogue: an id; empty: the first that is selected
        silence: seconds without a line that count as a silence

    Columns:
        role
        n_utterances
        n_turns
        chars (code points)
        share_chars (of all in the dialogue, 0-1)
        response_s (median seconds to answer the other side; null without times)
        n_silences (gaps of ``silence`` seconds and more before its lines)
    """
    lines = dialogue_timeline(selection, dialogue=dialogue, silence=silence)
    return (
        lines.group_by("role", maintain_order=True)
        .agg(
            n_utterances=pl.len(),
            n_turns=pl.col("turn").n_unique(),
            chars=pl.col("chars").sum(),
            share_chars=pl.col("chars").sum() / max(1, int(lines["chars"].sum())),
            response_s=pl.col("response_s").median(),
            n_silences=pl.col("is_silence").sum(),
        )
        .sort("role")
    )
