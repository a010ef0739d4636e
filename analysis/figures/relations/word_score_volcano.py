"""Every word by its slope on a score and by how clear it is."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids
from analysis.figures.kit.label_places import places
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations.word_scores import word_scores

ROWS, WIDTH, HEIGHT = 22, 640.0, 480.0
MARKS, NAMED, SIZE, EDGE, CLEAR = 3_000, 200, 6, 0.06, 0.05
SURE, PALE = 0.5, 0.3
BESIDE = 3.2
GROUPS = ("replicates", "clear", "not_clear")


@figure(of=word_scores)
def word_score_volcano(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words on the right go with higher scores; the higher, the clearer; filled where two halves agree."""
    shown = _shown(words)
    traces = [
        _marks(theme, labels, part, index, name)
        for index, name in enumerate(GROUPS)
        if not (part := shown.filter(pl.col("group") == name)).is_empty()
    ]
    if shown.height:
        traces.append(_names(theme, shown))
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={
            "title": {"text": labels("relations.axis_points")},
            "zeroline": True,
            "zerolinecolor": theme.quiet,
            "range": _range_x(shown["points_per_sd"]),
        },
        yaxis={"title": {"text": labels("relations.axis_log_p")}, "range": _range_y(shown["y"])},
        hovermode="closest",
        showlegend=True,
    )


def _range_x(x: pl.Series) -> list[float] | None:
    """The axis with the margin that the names are placed by."""
    if x.is_empty():
        return None
    low, high = float(x.min()), float(x.max())  # type: ignore[arg-type]
    margin = max(1e-9, high - low) * EDGE / (1 - 2 * EDGE)
    return [low - margin, high + margin]


def _range_y(y: pl.Series) -> list[float] | None:
    return None if y.is_empty() else [0.0, max(1e-9, float(y.max())) / (1 - EDGE)]  # type: ignore[arg-type]


def _shown(words: pl.DataFrame) -> pl.DataFrame:
    """The words with a test, clearest first, of A alone where there are two cohorts: y and group added."""
    numbered = words.with_row_index("mark")
    if "cohort" in words.columns and words.height:
        numbered = numbered.filter(pl.col("cohort") == words["cohort"][0])
    tested = numbered.filter(pl.col("p").is_not_null()).head(MARKS)
    clear = pl.col("p_adjusted") < CLEAR
    return tested.with_columns(
        y=-pl.max_horizontal(pl.col("p"), pl.lit(1e-300)).log10(),
        group=pl.when(clear & pl.col("replicates"))
        .then(pl.lit(GROUPS[0]))
        .when(clear)
        .then(pl.lit(GROUPS[1]))
        .otherwise(pl.lit(GROUPS[2])),
    )


def _marks(theme: Theme, labels: Labels, part: pl.DataFrame, index: int, name: str) -> Any:
    colour = (theme.series[0], theme.series[1], theme.quiet)[index]
    symbol = theme.symbol(index) if index < 2 else "circle-open"
    return go.Scatter(
        mode="markers",
        name=labels(f"relations.volcano.{name}"),
        ids=ids(part),
        x=part["points_per_sd"].to_list(),
        y=part["y"].to_list(),
        marker={
            "size": SIZE,
            "color": colour,
            "symbol": symbol,
            "opacity": 0.4 if index == 2 else [PALE if is_unstable(row) else 0.85 for row in part["survival"]],
        },
        hovertext=[_hover(row, labels) for row in part.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def is_unstable(survived: float | None) -> bool:
    """Whether a result came back in fewer than half of the resamples."""
    return survived is not None and survived < SURE


def _hover(row: dict[str, Any], labels: Labels) -> str:
    bounds = [labels.number(row[name], 2) for name in ("low", "high")]
    interval = "" if row["low"] is None else f" [{', '.join(bounds)}]"
    halves = [labels.number(row[name], 2) for name in ("first_half", "second_half")]
    return "<br>".join(
        (
            f"<b>{escape(row['form'])}</b>",
            f"{labels.column('points_per_sd')} {labels.number(row['points_per_sd'], 2)}{interval}",
            f"{labels('relations.volcano.halves')} {' / '.join(halves)}",
            f"{labels.column('n_dialogues')} {labels.number(row['n_dialogues'])}",
            *(
                [f"{labels.column('survival')} {labels.percent(row['survival'], 0)}"]
                if row["survival"] is not None
                else []
            ),
        )
    )


def _names(theme: Theme, shown: pl.DataFrame) -> Any:
    """Names of the clearest words, as far as they cover nothing."""
    x, y = shown["points_per_sd"], shown["y"]
    span = max(1e-9, float(x.max() - x.min())), max(1e-9, float(y.max()))  # type: ignore[operator,arg-type]
    across = (WIDTH * (EDGE + (1 - 2 * EDGE) * (x - x.min()) / span[0])).to_list()
    down = (HEIGHT * (1 - (1 - EDGE) * y / span[1])).to_list()
    first = shown.head(NAMED)
    name_places = places(across[:NAMED], down[:NAMED], first["form"].to_list(), WIDTH, HEIGHT, (across, down))
    kept = [i for i, place in enumerate(name_places) if place is not None]
    return go.Scatter(
        mode="markers+text",
        marker={"size": 2 * BESIDE, "opacity": 0, "color": theme.ink},
        x=[x[i] for i in kept],
        y=[y[i] for i in kept],
        text=[escape(first["form"][i]) for i in kept],
        textposition=[name_places[i] for i in kept],
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
