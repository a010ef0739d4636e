"""Parts of speech by role."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.text.lexicon import ROLES
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.frequency import parts_of_speech

SHOWN = 7


@figure(of=parts_of_speech)
def pos_dots(parts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share of each role's words each part of speech has; of two cohorts, the seven most frequent."""
    parts = numbered(parts)
    if "cohort" in parts.columns:
        first = parts["pos"].unique(maintain_order=True).head(SHOWN)
        parts = parts.filter(pl.col("pos").is_in(first.implode()))
        parts = parts.with_columns(key=pl.concat_str("pos", "role", separator="\x1f"))
    else:
        parts = parts.with_columns(key=pl.col("pos"))
    percent = parts.with_columns(pl.col("share", "low", "high") * 100).filter(pl.col("share").is_not_null())
    keys, points = place(percent, "key", value="share", group="role", n="n")
    names = [" · ".join(_worded(key.split("\x1f"), labels)) for key in keys]
    roles = {str(role): labels.value("role", role) for role in ROLES}
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, groups=roles, counted=False)


def _worded(codes: list[str], labels: Labels) -> list[str]:
    return [labels.value(kind, code) for kind, code in zip(("pos", "role"), codes, strict=False)]
