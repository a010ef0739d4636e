"""Systems of predictions in figures: those that know the rater carry a mark."""

import polars as pl

LEAKY = " ‡"


def marked(table: pl.DataFrame) -> pl.DataFrame:
    """The table with a mark behind the name of each system that knows other ratings by the client."""
    return table.with_columns(system=pl.when("leaky").then(pl.col("system") + LEAKY).otherwise("system"))
