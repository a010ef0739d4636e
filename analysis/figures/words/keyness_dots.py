"""The words that tell two cohorts apart most, with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.contrasts import side_name
from analysis.figures.kit.charts import numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.keyness import keyness

EACH, SURE = 14, 0.5


@figure(of=keyness)
def keyness_dots(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Log-odds of the 14 strongest words of each side; a line across 0 leaves the side open, pale is unstable."""
    words = numbered(words)
    of_a, of_b = words.filter(pl.col("z") > 0).head(EACH), words.filter(pl.col("z") < 0).tail(EACH)
    shown = pl.concat([of_a, of_b]).with_row_index("row")
    points = shown.select(
        "mark",
        "row",
        "low",
        "high",
        value="log_odds",
        n=pl.col("n_a") + pl.col("n_b"),
        group=pl.when(pl.col("z") > 0).then(pl.lit("a")).otherwise(pl.lit("b")),
        faint=(pl.col("survival") < SURE).fill_null(False),
    )
    names = {side: side_name(next(iter(words[f"cohort_{side}"]), ""), labels) for side in ("a", "b")}
    axis = {"title": {"text": labels("words_page.axis_log_odds")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, shown["form"].to_list(), axis=axis, groups=names, digits=2, counted=False)
