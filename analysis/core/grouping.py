"""Ways to part dialogues: by topic, score band, year, session length, number of utterances."""

from collections.abc import Iterator
from typing import Literal

import polars as pl

from analysis.core.conditions.score_bands import BANDS, band_of
from analysis.core.drilldown import JUST
from analysis.core.query.filter import MAX_LENGTH, Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need

By = Literal["year", "band", "topic", "minutes", "utterances"]

MINUTES = (45, 60, 70, 80, 100)
UTTERANCES = (50, 75, 100, 125, 150)
NEEDS = {"year": "times", "band": "score", "topic": "topics", "minutes": "times"}


def grouped(selection: Selection, by: By) -> pl.DataFrame:
    """The dialogues with a last column ``group``, a code; those without one are left out.

    Years as ``2020``, bands as ``low``, topics by their code, minutes and utterances as ``60-69``
    (closed at both ends in whole numbers) or ``100+``. Raises Absent where the corpus lacks it.
    """
    if by in NEEDS:
        need(selection, NEEDS[by])
    return selection.dialogues.with_columns(group=_code(by)).filter(pl.col("group").is_not_null())


def parts(dialogues: pl.DataFrame, by: By) -> Iterator[tuple[str, pl.DataFrame]]:
    """(code, its dialogues) in reading order: topics by frequency, all else from low to high."""
    for code in codes(dialogues, by):
        yield code, dialogues.filter(pl.col("group") == code)


def codes(dialogues: pl.DataFrame, by: By) -> list[str]:
    """The codes there are, in reading order."""
    present = set(dialogues["group"])
    if by == "topic":
        counts = dialogues.group_by("group").len().sort("len", "group", descending=[True, False])
        return counts["group"].to_list()
    ordered = {"band": [*BANDS], "minutes": _spans(MINUTES), "utterances": _spans(UTTERANCES)}
    return [code for code in ordered.get(by, sorted(present)) if code in present]


def _code(by: By) -> pl.Expr:
    if by == "year":
        return pl.col("started_at").dt.year().cast(pl.String)
    if by == "topic":
        return pl.col("topic_main")
    if by == "band":
        return band_of(pl.col("score"))
    column, edges = ("duration_min", MINUTES) if by == "minutes" else ("n_utterances", UTTERANCES)
    code = pl.lit(f"{edges[-1]}+")
    for edge, span in reversed([*zip(edges, _spans(edges), strict=False)]):
        code = pl.when(pl.col(column) < edge).then(pl.lit(span)).otherwise(code)
    return pl.when(pl.col(column).is_not_null()).then(code)


def _spans(edges: tuple[int, ...]) -> list[str]:
    starts = (0, *edges)
    within = [f"{low}-{high - 1}" for low, high in zip(starts, edges, strict=False)]
    return [*within, f"{edges[-1]}+"]


def condition(by: By, code: str) -> Filter:
    """The filter that selects a group."""
    if by == "year":
        return Filter(year=((int(code), int(code)),))
    if by == "topic":
        return Filter(topics=(code,))
    if by == "band":
        return Filter(band=(code,))
    low, _, high = code.rstrip("+").partition("-")
    if by == "utterances":
        return Filter(utterances=(int(low), int(high or MAX_LENGTH)))
    return Filter(minutes=(int(low), int(high) + 1 - JUST if high else MAX_LENGTH))
