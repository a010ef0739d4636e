"""The tables of a corpus: their columns, types, units and allowed values.

A corpus is a handful of tables joined by ``dialogue_id``. What a source lacks is an empty table
or a column of nulls, never a missing one, so that a page can ask what is there. A table or column that an
older library lacks is read as empty, so ``VERSION`` is raised only where one changes its meaning or goes.
"""

from dataclasses import dataclass

import polars as pl

VERSION = 3

ROLES = ("counselor", "client", "other")
REGIMES = ("sum", "halved", "zero")
CHECK_MARKS = ("harmful_due_to_ignorance", "other_potentially_unethical", "unwilling_to_continue")
MOMENTS = ("before", "after", "session")
RATER_KINDS = ("client", "counselor", "observer", "model")
ITEM_LOW, ITEM_HIGH = 0, 5
SCORE_LOW, SCORE_HIGH = 0, 100

IMPRESSION_ITEMS = (
    "felt_heard_and_understood",
    "felt_respected",
    "gained_new_insights",
    "felt_hopeful_or_expectant",
    "concerns_were_addressed",
    "thought_through_concerns_together",
    "conversation_had_good_rhythm",
    "conversation_felt_comfortable",
    "felt_appropriate_and_satisfying",
    "conversation_was_valuable",
)
SKILL_ITEMS = (
    "conversation_started_smoothly",
    "conversation_ended_well",
    "showed_acceptance_and_empathy",
    "provided_acknowledgment_and_affirmation",
    "asked_effective_questions",
    "summarized_key_points_effectively",
    "clarified_issues_clearly",
    "helped_identify_goals",
    "offered_actionable_suggestions",
    "encouraged_and_instilled_hope",
)
ITEMS = IMPRESSION_ITEMS + SKILL_ITEMS

ID = pl.UInt32
TIME = pl.Datetime("ms")
ROLE = pl.Enum(ROLES)
REGIME = pl.Enum(REGIMES)
ITEM = pl.Enum(ITEMS)


@dataclass(frozen=True)
class Column:
    """One column: its type and what a value means, with unit and range."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    meaning: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: what a row is, which columns identify it, and the columns."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def dtypes(self) -> dict[str, pl.DataType | type[pl.DataType]]:
        """Column name to Polars type, in order."""
        return {column.name: column.dtype for column in self.columns}

    def empty(self) -> pl.DataFrame:
        """A frame of this table without a row."""
        return pl.DataFrame(schema=self.dtypes)

    def conform(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with exactly this table's columns: absent ones null, types cast strictly."""
        missing = [pl.lit(None).alias(c) for c in self.dtypes if c not in frame.columns]
        return frame.with_columns(missing).select(pl.col(name).cast(dtype) for name, dtype in self.dtypes.items())


DIALOGUES = Table(
    "dialogues",
    "one record: a dialogue, and as an event in time a session",
    ("dialogue_id",),
    (
        Column("dialogue_id", ID, "number of the dialogue in this corpus", required=True),
        Column("source_id", pl.String, "its name in the source", required=True),
        Column("started_at", TIME, "time of the first utterance, without zone"),
        Column("ended_at", TIME, "time of the last utterance, without zone"),
        Column("duration_min", pl.Float64, "ended_at - started_at, minutes, >= 0"),
        Column("n_utterances", pl.UInt32, "utterances, >= 1", required=True),
        Column("opened_by", ROLE, "role of the first utterance", required=True),
        Column("topic_main", pl.String, "coded main topic, see the manifest's list"),
        Column("topic_sub", pl.String, "sub-topic, free text"),
        Column("counselor_id", ID, "speaker in the role of counselor"),
        Column("client_id", ID, "speaker in the role of client"),
        Column("session_number", pl.UInt16, "which session of this client, as the source says"),
        Column("score", pl.Int16, "published score, 0-100"),
        Column("item_sum", pl.Int16, "plain sum of the 20 items, 0-100; null unless all are there"),
        Column("regime", REGIME, "how score follows from item_sum: sum, halved or zero"),
        Column(CHECK_MARKS[0], pl.Boolean, "checked: hurtful remark out of ignorance"),
        Column(CHECK_MARKS[1], pl.Boolean, "checked: another ethical violation suspected"),
        Column(CHECK_MARKS[2], pl.Boolean, "checked: client unwilling to continue"),
        Column("language", pl.String, "ISO 639-1 code of the text"),
        Column("origin", pl.String, "how it came about: role_play, written, translated, generated"),
        Column("system", pl.String, "the model that wrote it, where one did"),
        Column("counselor_origin", pl.String, "origin of the counselor's side; null: as the dialogue's"),
        Column(
            "counselor_system", pl.String, "the model that wrote the counselor's side; null: as the dialogue's"
        ),
        Column("client_origin", pl.String, "origin of the client's side; null: as the dialogue's"),
        Column("client_system", pl.String, "the model that wrote the client's side; null: as the dialogue's"),
        Column("profile", pl.String, "description of the client, where given"),
        Column("branch_of", ID, "the dialogue that this one departs from, where it is a regeneration"),
        Column("branch_at", pl.UInt32, "first position that is another than in that dialogue, 0-based"),
    ),
)

UTTERANCES = Table(
    "utterances",
    "one message",
    ("dialogue_id", "position"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "place in the dialogue, 0-based", required=True),
        Column("role", ROLE, "who speaks; other: a role this project has no word for", required=True),
        Column("said_at", TIME, "time, without zone"),
        Column("chars", pl.UInt32, "code points of text", required=True),
    ),
)

TEXTS = Table(
    "texts",
    "the texts of one message: row by row beside utterances, hence without a key",
    (),
    (
        Column("text", pl.String, "the raw text, to the code point", required=True),
        Column(
            "normalized",
            pl.String,
            "text normalised (NFKC, look-alike signs as one) where that differs, else null; for search and words",
        ),
        Column("original", pl.String, "the line this one was translated from"),
    ),
)

#: Who wrote each side of a dialogue, and the whole: columns of ``DIALOGUES``.
MADE = ("origin", "system", "counselor_origin", "counselor_system", "client_origin", "client_system")

VOICES = Table(
    "voices",
    "who says one utterance and to whom, where the role does not tell: three persons and more, or an addressee",
    ("dialogue_id", "position"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "the utterance", required=True),
        Column("speaker", pl.String, "the speaker's name in the dialogue"),
        Column("addressee", pl.String, "to whom it is said, by name; several are parted by ', '"),
        Column("speaker_id", ID, "the speaker, where the source names persons across dialogues"),
    ),
)

SPEAKERS = Table(
    "speakers",
    "one person, in whichever role",
    ("speaker_id",),
    (
        Column("speaker_id", ID, "number of the person in this corpus", required=True),
        Column("source_id", pl.String, "the person's name in the source", required=True),
    ),
)

FEEDBACK = Table(
    "feedback",
    "one client's rating of one item after one dialogue",
    ("dialogue_id", "item"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("item", ITEM, "one of the 20 items", required=True),
        Column("rating", pl.Int8, "0-5; null where the source's value was unusable"),
    ),
)

RATINGS = Table(
    "ratings",
    "any other judgement of a dialogue",
    ("dialogue_id", "scale", "item", "rater", "moment"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("scale", pl.String, "the instrument, as ctrs or distress", required=True),
        Column("item", pl.String, "item of the scale; null for a single-item scale"),
        Column("rater", pl.String, "who judged, where known"),
        Column("rater_kind", pl.Enum(RATER_KINDS), "what kind of judge"),
        Column("moment", pl.Enum(MOMENTS), "before, after, or of the session", required=True),
        Column("value", pl.Float64, "the judgement, from low to high", required=True),
        Column("low", pl.Float64, "lowest possible value"),
        Column("high", pl.Float64, "highest possible value"),
    ),
)

UTTERANCE_LABELS = Table(
    "utterance_labels",
    "one label on one utterance",
    ("dialogue_id", "position", "scheme", "coder"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "the utterance", required=True),
        Column("scheme", pl.String, "the set of labels", required=True),
        Column("label", pl.String, "the label", required=True),
        Column("coder", pl.String, "who gave it, where the source says so"),
    ),
)

MEASURES = Table(
    "measures",
    "what is counted once for each dialogue, so that no page counts utterances again",
    ("dialogue_id",),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("n_turns", pl.UInt32, "turns: maximal runs of one role", required=True),
        Column("utterances_counselor", pl.UInt32, "counselor's utterances", required=True),
        Column("utterances_client", pl.UInt32, "client's utterances", required=True),
        Column("chars_counselor", pl.UInt32, "code points of the counselor's raw text", required=True),
        Column("chars_client", pl.UInt32, "code points of the client's raw text", required=True),
        Column("chars_all", pl.UInt32, "code points of all raw text, other roles too", required=True),
        Column("same_role_pairs", pl.UInt32, "adjacent utterances of one role", required=True),
        Column("response_s_counselor", pl.Float64, "mean gap where client -> counselor, seconds"),
        Column("response_s_client", pl.Float64, "mean gap where counselor -> client, seconds"),
        Column("longest_gap_s", pl.Float64, "longest gap between utterances, seconds"),
        Column("zero_gaps", pl.UInt32, "gaps of 0 seconds"),
        Column("backward_gaps", pl.UInt32, "gaps below 0 seconds"),
    ),
)

RECORD_TABLES = (DIALOGUES, UTTERANCES, VOICES, SPEAKERS, FEEDBACK, RATINGS, UTTERANCE_LABELS)
TABLES = {table.name: table for table in (*RECORD_TABLES, TEXTS, MEASURES)}
