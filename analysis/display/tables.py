"""A table as people read it: headings and codes in their language, few dialogues marked."""

import re

import polars as pl

from analysis.display.contrasts import side_name
from analysis.display.metrics import metric_in_words, result_in_words
from analysis.display.series import series_in_words
from analysis.display.small_samples import MARK, is_small
from analysis.display.terms import reference_in_words, term_in_words
from analysis.display.traits import level_in_words
from analysis.labels import Labels
from data.core.schema import ITEMS

KINDS = {
    "topic_main": "topic",
    "topic_a": "topic",
    "topic_b": "topic",
    "item": "item",
    "item_a": "item",
    "item_b": "item",
    "regime": "regime",
    "half": "half",
    "part": "part",
    "measure": "measure",
    "subset": "subset",
    "statistic": "statistic",
    "aspect": "aspect",
    "role": "role",
    "role_before": "role",
    "role_after": "role",
    "answer_role": "role",
    "moment": "moment",
    "unit": "unit",
    "name": "check",
    "effect_kind": "effect",
    "by": "by",
    "course_of": "course_of",
    "branch_measure": "branch_measure",
    "code_original": "code_of",
    "code_branch": "code_of",
    "system": "system",
    "system_a": "system",
    "system_b": "system",
    "system_1": "system",
    "system_2": "system",
    "system_3": "system",
    "fared": "fared",
    "reasons": "reasons",
    "association": "association",
    "word_nearness": "word_nearness",
    "linkage": "linkage",
    "ranking": "ranking",
    "word_unit": "word_unit",
    "reading_step": "step",
    "place": "place",
    "kind": "kind",
    "model": "model",
    "feature": "feature",
    "level": "level",
    "coloured_by": "map.by",
    "method": "map.method",
    "word_before": "question_type",
    "pos": "pos",
    "change": "change",
    "source": "source",
    "format": "format",
    "rule": "rule",
    "category": "category",
    "coefficient": "coefficient",
    "component": "component",
    "factor": "factor",
    "parameter": "parameter",
    "style": "style",
    "dif_size": "dif_size",
    "settled": "settled",
    "design": "design",
    "quantity": "component",
    "counselors": "counselors",
    "measure_name": "interaction",
    "gap_kind": "gap_kind",
    "lag": "lag",
    "shuffle": "shuffle",
    "label_code": "code_of",
    "code_a": "code_of",
    "code_b": "code_of",
    "code_before": "code_of",
    "code_after": "code_of",
    "act": "code_of",
    "flag": "code_of",
    "mark_name": "code_of",
    "gold_act": "code_of",
    "coder_kind": "coder_kind",
    "scheme_kind": "scheme_kind",
    "scheme": "scheme",
    "estimator": "estimator",
    "target": "target",
    "unseen": "unseen",
    "rater_kind": "rater_kind",
    "rating_coefficient": "rating_coefficient",
    "corpus_name": "compared_corpus",
    "compared": "compared",
    "run_measure": "run_measure",
    "attribute": "attribute",
    "mode": "judging_mode",
    "bias": "bias",
    "rater_pattern": "pattern",
    "verdict": "verdict",
    "among": "among",
    "over": "over",
    "score_kind": "score_kind",
    "failure_trait": "failure_trait",
    "direction": "theme_direction",
    "path": "path_of",
    "pos_1": "pos",
    "pos_2": "pos",
}
KEY_KINDS = (
    "topic",
    "item",
    "measure",
    "subset",
    "regime",
    "statistic",
    "half",
    "moment",
    "role",
    "band",
    "part",
    "kind",
    "model",
    "feature",
    "aspect",
    "pos",
    "curve",
    "column",
    "code_of",
    "estimator",
    "interaction",
    "scheme",
)
GROUPS = ("topic", "band", "role", "phase", "item", "length", "rater_kind")
RANGES = ("experience", "fifths")
DIGITS = re.compile(r"(?<=\d)-(?=\d)")
PART = re.compile(r'"[^"]*"|[^ ]+')
RULE_CODES = ("code", "code_1", "code_2")
P_VALUES = ("p", "p_adjusted", "p_client", "p_permuted", "nonuniform_p_adjusted", "p_equivalent")
# Columns that hold something else than elsewhere where another column stands beside them: heading by that column.
HEADINGS = {
    "chance": {"shuffle": "shuffled_mean"},
    "low": {"shuffle": "shuffled_low"},
    "high": {"shuffle": "shuffled_high"},
    "effect": {"rank": "person_effect", "reliability": "person_effect"},
    "mean": {"mean_before": "mean_change", "predicted_from": "mean_of_ratings", "calibration_slope": "mean_miss"},
    "n_1": {"code_1": "segments_1"},
    "n_2": {"code_2": "segments_2"},
    "per_thousand": {"code": "per_thousand_segments"},
    "reference": {"n_coders": "citation"},
    "response_s": {"minute": "reply_s"},
    "score": {"amount": "value"},
}
BINS = {"low": "class_from", "high": "class_to"}
ESTIMATES = ("mean", "share", "rho", "slope")


def present(frame: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    """The frame with every code replaced by its label and every column by its heading.

    In a table of estimates the first words of a row carry a mark where fewer than 30 dialogues stand
    behind it.
    """
    few = _few(frame)
    worded = []
    for column in frame.iter_columns():
        words = _words(frame, column, labels)
        if words is not None:
            if few is not None and column.name not in ("cohort", *P_VALUES):
                words = [word + MARK if small else word for word, small in zip(words, few, strict=True)]
                few = None
            column = pl.Series(column.name, words, dtype=pl.String)
        worded.append(column.rename(labels.column(heading(frame, column.name))))
    return pl.DataFrame(worded)


def heading(frame: pl.DataFrame, name: str) -> str:
    """The label of a column's heading: most often its name."""
    if name in BINS and frame.schema[name].is_integer():  # ends of a class of values, and no interval
        return BINS[name]
    return next((label for beside, label in HEADINGS.get(name, {}).items() if beside in frame.columns), name)


def _words(frame: pl.DataFrame, column: pl.Series, labels: Labels) -> list[str] | None:
    """A column of codes in words; None for what is no code."""
    if column.name == "key":
        return [code_in_words(key, labels) for key in column]
    if column.name == "group" and "by" in frame.columns:
        pairs = zip(frame["by"], column, strict=True)
        return [labels.value(by, code) if by in GROUPS else code for by, code in pairs]
    if column.name in RULE_CODES:  # of the reader's lines some have none
        return None if column.null_count() else [labels.value("rule_code", code) for code in column]
    if column.name == "against_outcome":
        return [labels.value("item" if code in ITEMS else "outcome", code) for code in column]
    if column.name in P_VALUES:
        return ["–" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}" for p in column]
    if column.name in ("metric", "measured_by"):
        return [metric_in_words(code, labels) for code in column]
    if column.name == "result":
        return [result_in_words(code, labels) for code in column]
    if column.name == "trait_level":
        pairs = zip(frame["failure_trait"], column, strict=True)
        return [level_in_words(trait, level, labels) for trait, level in pairs]
    if column.name == "term":
        return [term_in_words(code, labels) for code in column]
    if column.name == "reference":
        return [reference_in_words(code, labels) for code in column]
    if column.name == "told_by":  # a word is no code
        pairs = zip(frame["pos"], column, strict=True)
        return [labels.value("compared", code) if pos is None else code for pos, code in pairs]
    if column.name == "origin":
        return [
            labels.listing(labels.value("origin", code) for code in (codes or "").split(", ")) if codes else "–"
            for codes in column
        ]
    if column.name == "at_session":
        return [labels("at_session.all") if code == "all" else labels("at_session.n", n=code) for code in column]
    if column.name == "series":
        pairs = zip(frame["course_of"], column, strict=True)
        return [series_in_words(of, code, labels) for of, code in pairs]
    if column.name in ("cohort_a", "cohort_b"):
        return [side_name(code, labels) if code else "–" for code in column]
    if column.name in RANGES and column.dtype == pl.String:  # 1-4 would be a date in a spreadsheet
        return [DIGITS.sub("–", code) if code else "–" for code in column]
    if column.name == "alike":
        return [labels.value("alike", code) for code in column]
    if column.name == "map_group":
        pairs = zip(frame["coloured_by"], column, strict=True)
        kinds = {"label": "code_of"}
        return [code if by == "cluster" and code else labels.value(kinds.get(by, by), code) for by, code in pairs]
    kind = KINDS.get(column.name)
    return None if kind is None else [labels.value(kind, code) for code in column]


def _few(frame: pl.DataFrame) -> list[bool] | None:
    """Which rows rest on fewer than 30 dialogues; None where the table is none of estimates."""
    bounded = {"low", "high", "n_dialogues"} <= set(frame.columns)
    if not bounded or not any(name in frame.columns for name in ESTIMATES):
        return None
    return [is_small(n) for n in frame["n_dialogues"]]


def code_in_words(key: str, labels: Labels) -> str:
    """The codes of a row of differences in words; what stands in quotation marks as it is."""
    words = []
    for code in PART.findall(key):
        if code.startswith('"'):
            words.append(code.strip('"'))
            continue
        kind = next((kind for kind in KEY_KINDS if labels.value(kind, code) != code), None)
        words.append(code if kind is None else labels.value(kind, code))
    return " · ".join(words)
