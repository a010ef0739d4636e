"""The table of judgements as every reader sees it."""

import polars as pl

from data.core.schema import ID, TIME, Column, Table

PERSON, MODEL = "person", "model"
RATERS = pl.Enum((PERSON, MODEL))
GOLD = "gold"

JUDGEMENTS = Table(
    "judgements",
    "one rater's judgement of one attribute of a response, or of two responses beside each other",
    ("dialogue_id", "position", "attribute", "rater", "first", "second", "repeat"),
    (
        Column("study", pl.String, "the study or the file", required=True),
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "the turn that was answered, 0-based", required=True),
        Column("attribute", pl.String, "what was judged, as overall or empathy", required=True),
        Column("rater", pl.String, "who judged", required=True),
        Column("kind", RATERS, "a person, or a model as judge", required=True),
        Column("first", pl.String, "the system; of a pair the one that was shown first (left)", required=True),
        Column("second", pl.String, "the other system of a pair; null: a rating of one response"),
        Column(
            "value", pl.Float64, "of a pair 1 where first won, 0.5 tie, 0 lost; else the rating", required=True
        ),
        Column("ordered", pl.Boolean, "whether it is known which of a pair was shown first", required=True),
        Column("repeat", pl.UInt32, "0, or how often the rater had judged the same before", required=True),
        Column("reason", pl.String, "what the rater wrote; empty: nothing", required=True),
        Column("reasons", pl.String, "ids of ready reasons that the rater chose, separated by commas"),
        Column("at", TIME, "when, without zone"),
        Column("chars_first", pl.UInt32, "length of first's text in the file, where it holds it"),
        Column("chars_second", pl.UInt32, "length of second's text in the file"),
    ),
)
