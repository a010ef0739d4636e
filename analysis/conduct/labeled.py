"""Acts of responses by file: of a response what its row says (``meta.acts``), of gold the labels of a scheme."""

import numpy as np
import orjson
import polars as pl

from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array
from analysis.responses.answers import KEY
from data.responses.targets import targets

ACTS, ACT = "acts", "act"


def labeled(selection: Selection, rows: pl.DataFrame, scheme: str) -> tuple[pl.DataFrame, list[str], Array, Array]:
    """The responses with labels on both sides, the acts there are, and (n, acts) which are whose: response, gold.

    Of gold the settled labels count where there are some, else those of every coder. Raises UserError where the
    corpus has no such scheme.
    """
    labels = selection.corpus.labels.filter(pl.col("code").is_not_null())
    known = labels["scheme"].unique().sort().to_list()
    if scheme not in known:
        raise mistake("not_a_choice", name="scheme", choices=", ".join(known) or "–", text=scheme[:40])
    gold = _of_gold(selection, rows, labels.filter(pl.col("scheme") == scheme))
    both = rows.with_columns(acts=pl.Series([acts_of(meta) for meta in rows["meta"]], dtype=pl.List(pl.String)))
    joined = both.join(gold, on=KEY, how="inner", maintain_order="left").filter(pl.col("acts").list.len() > 0)
    names = sorted({*joined["acts"].explode().drop_nulls(), *joined["gold_acts"].explode().drop_nulls()})
    mine, theirs = (_flags(joined[column], names) for column in ("acts", "gold_acts"))
    return joined, names, mine, theirs


def acts_of(meta: str | None) -> list[str]:
    """The acts that a response's row names: ``acts`` as a list, or ``act`` as text apart by commas."""
    try:
        value = orjson.loads(meta or "null")
    except orjson.JSONDecodeError:
        return []
    given = (value.get(ACTS) or value.get(ACT)) if isinstance(value, dict) else None
    parts = given.split(",") if isinstance(given, str) else given if isinstance(given, list) else []
    return [str(part).strip() for part in parts if str(part).strip()]


def _of_gold(selection: Selection, rows: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """dialogue_id, position (of the target), gold_acts: the codes at the target's utterances."""
    places = targets(selection.corpus, rows["dialogue_id"].unique()).select(
        *KEY, at=pl.int_ranges("position", pl.col("position") + pl.col("utterances"), dtype=pl.UInt32)
    )
    at = places.explode("at").join(
        labels.select("dialogue_id", "code", "kind", at="position"), on=["dialogue_id", "at"], how="inner"
    )
    settled = pl.col("kind").cast(pl.String) == "gold"
    kept = at.filter(settled | ~settled.any().over(KEY))
    return kept.group_by(KEY, maintain_order=True).agg(gold_acts=pl.col("code").unique(maintain_order=True))


def _flags(lists: pl.Series, names: list[str]) -> Array:
    held = [[name in (codes if codes is not None else ()) for name in names] for codes in lists.to_list()]
    return np.array(held, dtype=bool).reshape(len(lists), len(names))
