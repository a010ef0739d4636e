"""Agreement of those who judge."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.agreement import judgement_agreement
from analysis.labels import Labels

SHOWN = ("alpha_ordinal", "cohen")


@figure(of=judgement_agreement)
def judgement_agreement_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Krippendorff's alpha and Cohen's kappa of people, models, both and each two, with 95 % intervals."""
    is_two, together = pl.col("among") == "two", pl.lit(labels("judgement.together"))
    who = (
        pl.when(is_two)
        .then(pl.format("{} – {}", "rater", "other_rater"))
        .when(pl.col("among") == "consensus")
        .then(pl.format("{} – {}", together, "other_rater"))
        .otherwise("among")
    )
    shown = frame.with_row_index("mark").with_columns(line=who).filter(pl.col("coefficient").is_in(SHOWN))
    names = {one: labels.value("among", one) for one in ("people", "models")}
    return code_dots(
        shown,
        "line",
        value="estimate",
        group="coefficient",
        groups={one: labels.value("coefficient", one) for one in SHOWN if one in set(shown["coefficient"])},
        names=names,
        axis=labels("axis.agreement"),
        labels=labels,
        theme=theme,
        n="n_units",
    )
