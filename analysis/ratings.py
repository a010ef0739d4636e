"""Judgements on other scales than the 20 items, and labels on utterances."""

import polars as pl

from analysis import inference
from analysis.inference import Clusters
from analysis.registry import need, table
from analysis.selection import Selection
from analysis.topics import INTERVAL_SCHEMA, row


@table
def rating_summary(selection: Selection) -> pl.DataFrame:
    """How dialogues were judged on other scales, before, after or of the session.

    Columns: scale, item, moment (before, after, session); scale_low, scale_high (the scale's ends);
    mean; low, high (95 % interval, two-way clustered by client and counselor; null below 5
    clusters); n_dialogues; n_clients, n_counselors; largest_share (of one person).
    """
    need(selection, "ratings")
    persons = selection.dialogues.select("dialogue_id", "client_id", "counselor_id")
    judged = selection.ratings.join(persons, on="dialogue_id", how="left")
    keys = ["scale", "item", "moment", "low", "high"]
    rows = []
    for key, group in judged.group_by(keys, maintain_order=True):
        rows.append((*key, *row(inference.mean(group["value"].to_numpy(), Clusters.of(group)))))
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "scale": pl.String,
        "item": pl.String,
        "moment": selection.ratings.schema["moment"],
        "scale_low": pl.Float64,
        "scale_high": pl.Float64,
        "mean": pl.Float64,
        **INTERVAL_SCHEMA,
    }
    return pl.DataFrame(rows, schema=schema, orient="row").sort(
        "scale", "moment", maintain_order=True, nulls_last=True
    )


@table
def label_counts(selection: Selection) -> pl.DataFrame:
    """How often each label stands on the utterances of each role.

    Columns: scheme, role, label; n_utterances; share (of the role's labelled utterances, 0-1).
    """
    need(selection, "labels")
    roles = selection.utterances.select("dialogue_id", "position", "role")
    labelled = selection.utterance_labels.join(roles, on=["dialogue_id", "position"])
    counts = labelled.group_by("scheme", "role", "label").agg(n_utterances=pl.len())
    return counts.with_columns(
        share=pl.col("n_utterances") / pl.col("n_utterances").sum().over("scheme", "role")
    ).sort("scheme", "role", "n_utterances", "label", descending=[False, False, True, False])
