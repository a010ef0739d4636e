"""What speaks for which corpus."""

import plotly.graph_objects as go
import polars as pl

from analysis.comparison.telling import telling_features
from analysis.core.registry import figure
from analysis.figures.comparison.panels import groups_of
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

SEPARATOR = "\x1f"


@figure(of=telling_features)
def telling_feature_bars(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Weights of the classifier: to the right what speaks for the further corpus, to the left for the first."""
    corpora = groups_of(frame, labels)
    bounded = numbered(frame).with_columns(
        key=pl.concat_str("corpus_name", "told_by", pl.col("pos").fill_null(""), separator=SEPARATOR),
        low=pl.lit(None, dtype=pl.Float64),
        high=pl.lit(None, dtype=pl.Float64),
        n=pl.lit(0, dtype=pl.UInt32),
    )
    keys, points = place(bounded, "key", value="telling_weight", group="corpus_name", n="n")
    forms = frame.drop_nulls("form")
    written = dict(zip(forms.select("told_by", "pos").rows(), forms["form"], strict=True))
    names = []
    for key in keys:
        _, word, pos = key.split(SEPARATOR)
        names.append(written.get((word, pos), word) if pos else labels.value("compared", word))
    drawn = rows(
        theme,
        labels,
        points,
        names,
        axis={"title": {"text": labels("axis.telling")}, "zeroline": True, "zerolinecolor": theme.grid},
        groups=corpora,
        bars=True,
        digits=3,
        counted=False,
    )
    for trace in drawn.data:
        trace.hovertemplate = "%{x:.3f}<extra>" + str(trace.name or "") + "</extra>"
    return drawn.update_layout(showlegend=not frame.is_empty())
