"""What figures of several systems share: a line of text for each system of each thing."""

from collections.abc import Callable
from html import escape

import polars as pl

from analysis.labels import Labels


def lines(table: pl.DataFrame, key: str, value: str, of: Callable[[str], str]) -> tuple[list[str], pl.DataFrame]:
    """The lines of text and the points for ``shapes.rows``, coloured by system.

    ``of``: what people read for a thing. The first line of a thing names it (``thing · system``), those
    below it only the system.
    """
    pairs = table.select(key, "system").unique(maintain_order=True).rows()
    number = {pair: row for row, pair in enumerate(pairs)}
    above = [None, *(code for code, _ in pairs)]
    names = [
        system if code == last else f"{of(code)} · {system}"
        for (code, system), last in zip(pairs, above, strict=False)
    ]
    points = table.select(
        pl.Series("row", [number[pair] for pair in table.select(key, "system").rows()], dtype=pl.Int32),
        pl.col(value).alias("value"),
        "low",
        "high",
        "n",
        pl.col("system").alias("group"),
        *(["cohort"] if "cohort" in table.columns else []),
    )
    return names, points


def legend(table: pl.DataFrame, labels: Labels) -> dict[str, str]:
    """Each system by its name, escaped: Plotly reads markup in a legend."""
    return {name: escape(labels.value("system", name)) for name in table["system"].unique(maintain_order=True)}
