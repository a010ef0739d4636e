"""The words that are used most, by role."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.text.lexicon import ROLES
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.frequency import word_frequencies

SHOWN = 25
APART = "\x1f"


@figure(of=word_frequencies)
def word_dots(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How often each role uses the 25 most frequent words; with cohorts, how often each cohort does."""
    keyed = numbered(words).with_columns(key=pl.concat_str("lemma", "pos", separator=APART))
    first = keyed["key"].unique(maintain_order=True).head(SHOWN)
    keyed = keyed.filter(pl.col("key").is_in(first.implode()))
    if "cohort" in keyed.columns:
        long, roles = keyed, dict[str, str]()
    else:
        long = pl.concat(
            keyed.select(
                "mark",
                "key",
                "n",
                per_million=f"per_million_{role}",
                low=f"low_{role}",
                high=f"high_{role}",
                role=pl.lit(role),
            )
            for role in ROLES
        ).filter(pl.col("per_million").is_not_null())
        roles = {str(role): labels.value("role", role) for role in ROLES}
    order = pl.DataFrame({"key": first, "order": range(len(first))})
    long = long.join(order, on="key").sort("order", maintain_order=True)
    keys, points = place(long, "key", value="per_million", group="role" if roles else None, n="n")
    axis = {"title": {"text": labels("axis.per_million")}, "rangemode": "tozero"}
    forms = dict(keyed.select("key", "form").iter_rows())
    names = [forms[key] for key in keys]
    return rows(theme, labels, points, names, axis=axis, groups=roles or None, digits=0, counted=False)
