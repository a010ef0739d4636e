"""The n of a table in words, and the reasons why it has no interval."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from analysis.core.basis import Basis
from analysis.core.compare import FACT
from analysis.core.statistics.inference import MIN_CLUSTERS
from analysis.core.statistics.models.graded import PER_PARAMETER
from analysis.display.filters import in_words
from analysis.labels import Labels

SIDES = "ABCDEF"
IN_ROW = {"few_dialogues": "few_dialogues_in_row"}
BY_DIALOGUE = (
    "low_by_client"  # a table with this column resamples dialogues, and clients as a check; so do judgements
)
ESTIMATES = (
    *("mean", "share", "rho", "r", "slope", "estimate", "difference", "per_million", "log_odds", "percentile"),
    *("r_rest", "icc", "even_1", "share_difference", "points_per_sd", "points_difference", "effect", "weight"),
    *("dif", "r_squared", "severity", "preference", "model_points", "a_minus_b"),
)


def n_in_words(basis: Basis, labels: Labels) -> str:
    """What is counted, the unit of analysis first, then the persons."""
    counts = [labels(f"basis.{unit}", n=labels.number(n)) for unit, n in basis.counts]
    listing = labels.listing(counts[1:])
    if basis.has_persons:
        persons = labels(
            "basis.persons",
            persons=labels.number(basis.n_persons),
            clients=labels.number(basis.n_clients),
            counselors=labels.number(basis.n_counselors),
        )
        if basis.dialogues.height > 1:
            persons += labels("basis.largest", largest=labels.percent(basis.largest_share))
        listing = labels("basis.with_persons", counts=listing, persons=persons) if listing else persons
    return labels("basis.n", first=counts[0], rest=labels("basis.rest", listing=listing) if listing else "")


def basis_lines(bases: Sequence[Basis], labels: Labels) -> list[str]:
    """For each cohort its n, the filter in words, corpus and version."""
    lines = []
    for basis in bases:
        corpus, words = basis.selection.corpus, in_words(basis.selection.filter, labels)
        lines.append(labels.facts([n_in_words(basis, labels), words, f"{corpus.id} {corpus.version[:7]}"]))
    return lines if len(lines) == 1 else [f"{side}  {line}" for side, line in zip(SIDES, lines, strict=False)]


def bounds_of(frame: pl.DataFrame) -> list[str]:
    """The columns of lower bounds of intervals."""
    return [name for name in frame.columns if name in ("low", "share_low", "tau_low") or name.startswith("low_")]


NO_VARIATION, NOT_RESAMPLED = "no_variation", "not_resampled"


def unbounded(frame: pl.DataFrame) -> bool:
    """Whether a table that has intervals has none in any row."""
    bounds = bounds_of(frame)
    return bool(bounds) and not frame.is_empty() and all(frame[name].count() == 0 for name in bounds)


def interval_reasons(frame: pl.DataFrame, bases: Sequence[Basis], labels: Labels) -> str:
    """Why there is no interval, in any row or in some; empty if every row has one.

    Args:
        frame: a table, of one cohort or of two, or the differences of two cohorts.
        bases: what its values rest on, of each cohort.
        labels: the reader's language.
    """
    bounds = bounds_of(frame)
    rows = frame.filter(pl.col("effect_kind") != FACT) if "effect_kind" in frame.columns else frame
    if not bounds or rows.is_empty():
        return ""
    missing = rows.filter(pl.all_horizontal(pl.col(bounds).is_null()))
    codes = dict.fromkeys(
        code for row in missing.iter_rows(named=True) for code in _of_model(row, rows) or _codes(row, bases)
    )
    if not codes:
        return ""
    if set(codes) == {NO_VARIATION} and unbounded(rows) and "survival" in rows.columns:
        codes = {NOT_RESAMPLED: None}  # its intervals are of resamples
    fewest = {
        "clients": min(basis.n_clients for basis in bases),
        "counselors": min(basis.n_counselors for basis in bases),
    }
    if all(basis.dialogues.height >= MIN_CLUSTERS for basis in bases):  # enough of them, but not in each row
        codes = dict.fromkeys(IN_ROW.get(code, code) for code in codes)
    listing = labels("unbounded.between").join(labels(f"unbounded.{code}", **fewest) for code in codes)
    if missing.height == rows.height:
        return labels("unbounded.all", reasons=listing)
    numbers = {"n": labels.number(missing.height), "of": labels.number(rows.height)}
    return labels("unbounded.some", reasons=listing, **numbers)


def _of_model(row: Mapping[str, Any], rows: pl.DataFrame) -> list[str]:
    """Why a model gives one of its values no interval; empty where the reason is another."""
    if row.get("settled") == "not_fitted":
        return ["not_fitted"]
    if "parameter" in row and rows.height * PER_PARAMETER > (row["n_dialogues"] or 0):
        return ["few_for_parameters"]
    if "effect" in row and "n_levels" in row:  # a person's effect
        return ["few_dialogues" if row["effect"] is None else "no_differences"]
    if "icc" in row and row.get("component") == "topic":
        return ["no_sample"]
    if "component" in row and "n_repeated" in row:  # of social relations
        few = (row["n_levels"] or 0) < MIN_CLUSTERS
        is_variance = row["variance"] is not None
        return ["variance_component" if is_variance else "few_pairs" if few else "no_value"]
    if "n_items" in row and str(row["coefficient"]).startswith("omega") and row["kind"] == "between_clients":
        return ["omega_between"]
    return []


def _codes(row: Mapping[str, Any], bases: Sequence[Basis]) -> list[str]:
    """Why one row has no interval: what applies to all rows first, then what applies to its own value."""
    cohort = {"A": bases[:1], "B": bases[-1:]}.get(str(row.get("cohort")), bases)
    if {BY_DIALOGUE, "attribute", "score_kind", "failure_trait"} & row.keys():
        few = (row["n_dialogues"] or 0) < MIN_CLUSTERS
        return ["few_dialogues" if few else "no_value" if _value(row) is None else "no_variation"]
    if "n_human" in row or "tau_low" in row:  # played dialogues are drawn anew
        few = (row["n"] or 0) < MIN_CLUSTERS
        return ["no_value" if row.get("tau", 0) is None else "few_dialogues" if few else "no_variation"]
    if "n_units" in row and "coefficient" in row:  # dialogues are drawn anew
        few = (row["n_dialogues"] or 0) < MIN_CLUSTERS
        return ["few_dialogues" if few else "no_value" if _value(row) is None else "no_variation"]
    if "corpus_name" in row:  # clustered by dialogue where a corpus names no persons
        return ["no_variation"]
    if "n_partners" in row:
        few = any(basis.dialogues.height < MIN_CLUSTERS for basis in cohort)
        if few:
            return ["few_dialogues"]
        return ["few_partners" if row["n_partners"] < MIN_CLUSTERS else "few_partners_in_row"]
    if not any(basis.has_persons for basis in cohort) and ({"scale", "item"} <= row.keys() or "n_a" in row):
        fewest = min(row[name] or 0 for name in ("n_dialogues", "n_a", "n_b") if name in row)
        if fewest < MIN_CLUSTERS or "n_a" not in row:  # ratings, where dialogues stand alone
            return ["few_dialogues" if fewest < MIN_CLUSTERS else "no_variation"]
    if not all(basis.persons_known for basis in cohort):
        # of ratings, where one side is a system, the persons of the other are known
        one_side = {"scale", "item"} <= row.keys() and any(row.get(name) for name in ("n_clients", "n_counselors"))
        return ["few_in_row" if one_side else "unknown_persons"]
    persons = {
        "few_clients": [basis.n_clients for basis in cohort],
        "few_counselors": [basis.n_counselors for basis in cohort],
    }
    if "n_items" in row and "coefficient" in row:  # of a scale clients alone are drawn anew
        del persons["few_counselors"]
    few_persons = [code for code, numbers in persons.items() if min(numbers) < MIN_CLUSTERS]
    if few_persons:
        return few_persons
    if row.get("kind") == "between_clients" or row.get("variance") is not None:
        return ["variance_component"]
    if _value(row) is None:
        return ["few_dialogues" if "n_levels" in row else "no_value"]
    if _is_constant(row):
        return ["constant"]
    is_share = "share" in row or row.get("effect_kind") == "cohen_h"
    counted = [row[name] for name in ("n_clients", "n_counselors") if row.get(name) is not None]
    few = is_share or "points_per_sd" in row or any(n < MIN_CLUSTERS for n in counted) or "n_a" in row
    return ["few_in_row" if few else "no_variation"]


def _value(row: Mapping[str, Any]) -> float | None:
    """The estimate of a row."""
    return next((row[name] for name in ESTIMATES if name in row), None)


def _is_constant(row: Mapping[str, Any]) -> bool:
    """Whether the row is a share, or the difference of two, of which one is 0 or 1."""
    shares = [row["a"], row["b"]] if row.get("effect_kind") == "cohen_h" else [row.get("share")]
    return any(share in (0.0, 1.0) for share in shares if share is not None)
