"""The tables of coding: labels as every reader sees them, and the samples that were drawn to be coded."""

import polars as pl

from data.core.schema import ID, TIME, Column, Table

KINDS = ("person", "rule", "model", "source", "gold")
SPLITS = ("dev", "test")
KIND = pl.Enum(KINDS)
SPLIT = pl.Enum(SPLITS)
SOURCE, GOLD = "source", "gold"

LABELS = Table(
    "labels",
    "one code or number that one coder gave to one utterance or a part of it",
    ("dialogue_id", "position", "scheme", "coder", "kind", "start", "end", "code"),
    (
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "the utterance, 0-based", required=True),
        Column("start", pl.UInt32, "first code point of a span; null: the whole utterance"),
        Column("end", pl.UInt32, "code point after the span"),
        Column("scheme", pl.String, "the scheme", required=True),
        Column("code", pl.String, "the code, of nominal schemes"),
        Column("value", pl.Float64, "the number, of ordinal and numeric schemes"),
        Column("coder", pl.String, "who or what gave it", required=True),
        Column("kind", KIND, "what kind of coder; gold: settled among coders", required=True),
        Column("unsure", pl.Boolean, "marked as unsure", required=True),
        Column("at", TIME, "when it was given, without zone"),
        Column("made_by", pl.String, "provenance in one line: name, version, prompt; empty: none", required=True),
    ),
)
SAMPLES = Table(
    "samples",
    "one utterance that was drawn to be coded",
    ("queue", "dialogue_id", "position"),
    (
        Column("queue", pl.String, "the queue", required=True),
        Column("dialogue_id", ID, "the dialogue", required=True),
        Column("position", pl.UInt32, "the utterance", required=True),
        Column("probability", pl.Float64, "with which it was drawn, above 0 to 1", required=True),
        Column("stratum", pl.String, "the stratum it was drawn from", required=True),
        Column("split", SPLIT, "to be learned from, or to be tested on", required=True),
    ),
)
