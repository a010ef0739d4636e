"""What the crossed model may be told of a dialogue: topic, year, experience, features, interaction and labels."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from analysis.core.dialogues.features import FEATURES
from analysis.core.dialogues.measures import TIMED, dialogue_measures, names, values_of
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array
from data.corpus import Corpus

DEFAULT = "topic,year"
FACTORS: dict[str, tuple[str, pl.Expr]] = {
    "topic": ("topics", pl.col("topic_main")),
    "year": ("times", pl.col("started_at").dt.year().cast(pl.String)),
}
EXPERIENCE = "experience"
LABELS = "labels"
NUMBER = r"^-?\d+(\.\d+)?$"
OF_TIMES = ("duration_min", "response_s_counselor", "response_s_client", "longest_gap_s", EXPERIENCE)
INTERACTION = {name.replace(" ", "_"): name for name in names()}


def available(corpus: Corpus) -> tuple[str, ...]:
    """The predictors that a corpus has: factors, features, experience, measures of interaction, labels."""
    timed = corpus.has("times")
    plain = [name for name in (*FEATURES, EXPERIENCE) if timed or name not in OF_TIMES]
    talk = [code for code, name in INTERACTION.items() if timed or name.split(" ")[0] not in TIMED]
    factors = [name for name, (needed, _) in FACTORS.items() if corpus.has(needed)]
    return (*factors, *plain, *talk, *_labels(corpus))


def _labels(corpus: Corpus) -> list[str]:
    """``labels:SCHEME`` where all labels are numbers, else ``labels:SCHEME:LABEL`` for each."""
    label_names = []
    every = corpus.utterance_labels.select("scheme", "label").unique().sort("scheme", "label")
    for (scheme,), part in every.group_by("scheme", maintain_order=True):
        if part["label"].str.contains(NUMBER).all():
            label_names.append(f"{LABELS}:{scheme}")
        else:
            label_names += [f"{LABELS}:{scheme}:{label}" for label in part["label"]]
    return [code for code in label_names if "," not in code and "=" not in code]


def chosen(selection: Selection, predictors: str) -> tuple[str, ...]:
    """The predictors that this corpus has, in the order of ``available``; labels of another corpus are left out.

    Raises UserError for an unknown one.
    """
    there = available(selection.corpus)
    named = {name.strip() for name in predictors.split(",") if name.strip() not in ("", "none")}
    known = {*there, *FACTORS, *FEATURES, EXPERIENCE, *INTERACTION}
    if unknown := {name for name in named - known if not name.startswith(f"{LABELS}:")}:
        raise mistake("no_predictor", name=sorted(unknown)[0][:60], there=", ".join(there))
    return tuple(name for name in there if name in named)


def formula(measure: str, predictors: tuple[str, ...], *, pairs: bool = False) -> str:
    """The model as lme4 writes it."""
    own = [
        *((name if name.isidentifier() else f"`{name}`" for name in predictors) if predictors else ("1",)),
        "(1 | client)",
        "(1 | counselor)",
        *(["(1 | client:counselor)"] if pairs else []),
    ]
    return f"{measure} ~ {' + '.join(own)}"


def with_predictors(selection: Selection, predictors: tuple[str, ...]) -> pl.DataFrame:
    """The selected dialogues that have a value of each predictor, which stands in a column of its name."""
    dialogues = with_experience(selection)
    own = [
        (FACTORS[name][1] if name in FACTORS else FEATURES[name].cast(pl.Float64)).alias(name)
        for name in predictors
        if name in FACTORS or name in FEATURES
    ]
    extended = dialogues.with_columns(own)
    talk = [name for name in predictors if name in INTERACTION]
    if talk:
        measured = dialogue_measures(selection)
        extended = extended.with_columns(
            pl.Series(name, values_of(measured, INTERACTION[name])).fill_nan(None) for name in talk
        )
    for name in (one for one in predictors if one.startswith(f"{LABELS}:")):
        shares = _of_label(selection, name)
        extended = extended.join(shares, on="dialogue_id", how="left", maintain_order="left")
    return (
        extended.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in predictors))
        if predictors
        else extended
    )


def _of_label(selection: Selection, name: str) -> pl.DataFrame:
    """dialogue_id, and a label's share of the labelled utterances, or the mean of labels that are numbers."""
    _, scheme, *label = name.split(":", 2)
    own = selection.utterance_labels.filter(pl.col("scheme") == scheme)
    value = (pl.col("label") == label[0]).cast(pl.Float64) if label else pl.col("label").cast(pl.Float64)
    return own.group_by("dialogue_id", maintain_order=True).agg(value.mean().alias(name))


def with_experience(selection: Selection) -> pl.DataFrame:
    """The dialogues with ``experience``: how many the counselor had before each; null without times."""
    every = selection.corpus.dialogues
    order = pl.col("started_at").rank("ordinal").over("counselor_id")
    known = every.select(
        "dialogue_id",
        pl.when(pl.col("counselor_id").is_not_null()).then(order - 1).cast(pl.Float64).alias(EXPERIENCE),
    )
    return selection.dialogues.join(known, on="dialogue_id", how="left", maintain_order="left")


def columns(dialogues: pl.DataFrame, names: tuple[str, ...]) -> tuple[dict[str, Array], Mapping[str, str]]:
    """The fixed effects' columns, those that add nothing to the others left out; and factors' reference levels."""
    by_name: dict[str, Array] = {}
    references = {}
    for name in names:
        if name in FACTORS:
            levels = _levels(dialogues, name)
            if levels:
                references[name] = levels[0]
            values = dialogues[name]
            by_name |= {f"{name}={level}": (values == level).cast(pl.Float64).to_numpy() for level in levels[1:]}
        else:
            numbers = dialogues[name].to_numpy()
            if len(numbers) and np.ptp(numbers) > 0:
                by_name[name] = (numbers - numbers.mean()) / numbers.std(ddof=1)
    kept: dict[str, Array] = {}
    basis = np.ones((dialogues.height, 1)) / max(1.0, np.sqrt(dialogues.height))
    for name, column in by_name.items():
        left = column - basis @ (basis.T @ column)
        size = float(np.linalg.norm(left))
        if size > 1e-7 * max(1.0, float(np.linalg.norm(column))):
            kept[name] = column
            basis = np.column_stack([basis, left / size])
    return kept, references


def _levels(dialogues: pl.DataFrame, name: str) -> list[str]:
    """A factor's levels: topics by frequency, years in order; the first is the reference."""
    values = dialogues[name].rename("level")
    if name == "year":
        return sorted(values.unique())
    counts = values.value_counts(name="n").sort("n", "level", descending=[True, False])
    return counts["level"].to_list()
