"""What figures of several systems share: a line of text for each system of each thing."""

import polars as pl

from analysis.labels import Labels


def lines(table: pl.DataFrame, key: str, kind: str, value: str, labels: Labels) -> tuple[list[str], pl.DataFrame]:
    """The lines of text (``thing · system``), and the points for ``shapes.rows``, coloured by system."""
    pairs = table.select(key, "system").unique(maintain_order=True).rows()
    number = {pair: row for row, pair in enumerate(pairs)}
    names = [f"{labels.value(kind, code)} · {system}" for code, system in pairs]
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


def legend(table: pl.DataFrame) -> dict[str, str]:
    """Each system by its name."""
    return {name: name for name in table["system"].unique(maintain_order=True)}
