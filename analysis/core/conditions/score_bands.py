"""Score bands: the thirds of the published score that the corpus' paper names."""

import polars as pl

BANDS: dict[str, tuple[float, float]] = {"low": (0, 69), "high": (70, 98), "top": (99, 100)}


def band_of(score: pl.Expr) -> pl.Expr:
    """The code of the score band of each dialogue; null without a score."""
    return pl.coalesce([pl.when(score.is_between(*ends)).then(pl.lit(band)) for band, ends in BANDS.items()])
