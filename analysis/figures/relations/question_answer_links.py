"""What follows what: words of a turn on the left, words of its answer on the right."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations.question_answer import question_answers

SHOWN, ROW, MARK = 40, 0.95, 9
THIN, THICK, STEPS, CLEAR = 1.0, 6.0, 4, 0.05
EDGE = 0.34


@figure(of=question_answers)
def question_answer_links(links: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The 40 strongest links; thick lines are high lifts, dotted ones are not clear after correction."""
    shown = _shown(links)
    sides = [_places(shown, name) for name in ("word_before", "word_after")]
    most = max(1, *(len(side) for side in sides))
    for side in sides:
        step = most / max(1, len(side))
        side.update({name: (place + 0.5) * step for name, place in side.items()})
    traces = [*_lines(theme, shown, sides), *_marks(theme, labels, shown, sides)]
    traces += [_names(theme, labels, side, x) for x, side in enumerate(sides) if side]
    hidden = {"showgrid": False, "showticklabels": False}
    heads = [
        {"x": x, "y": -0.3, "yanchor": "bottom", "text": f"<b>{escape(labels(key))}</b>", "showarrow": False}
        | {"xanchor": "center"}
        for x, key in enumerate(("relations.before", "relations.after"))
    ]
    return theme.draw(
        *traces,
        rows=ROW * most + 1,
        xaxis={**hidden, "range": [-EDGE, 1 + EDGE]},
        yaxis={**hidden, "range": [most + 0.2, -1.2]},
        annotations=heads if shown.height else [],
        showlegend=False,
        hovermode="closest",
    )


def _shown(links: pl.DataFrame) -> pl.DataFrame:
    """The strongest links, of A alone where there are two cohorts, with the row each is."""
    numbered = links.with_row_index("mark")
    if "cohort" in links.columns and links.height:
        numbered = numbered.filter(pl.col("cohort") == links["cohort"][0])
    return numbered.head(SHOWN)


def _places(shown: pl.DataFrame, name: str) -> dict[str, float]:
    """Each word of a side with its rank; words that share partners stand near each other."""
    other = "word_after" if name == "word_before" else "word_before"
    order = {word: i for i, word in enumerate(shown[other].unique(maintain_order=True))}
    middle: dict[str, list[int]] = {}
    for row in shown.select(name, other).iter_rows():
        middle.setdefault(row[0], []).append(order[row[1]])
    ranked = sorted(middle, key=lambda word: (sum(middle[word]) / len(middle[word]), word))
    return {word: float(place) for place, word in enumerate(ranked)}


def _lines(theme: Theme, shown: pl.DataFrame, sides: list[dict[str, float]]) -> list[Any]:
    """Lines by width and by whether they are clear."""
    most = float(shown["lift"].log().max() or 1.0) if shown.height else 1.0  # type: ignore[arg-type]
    kinds: dict[tuple[int, bool], list[dict[str, Any]]] = {}
    for row in shown.with_columns(strength=pl.col("lift").log() / max(most, 1e-9)).iter_rows(named=True):
        step = round(max(0.0, row["strength"]) * (STEPS - 1))
        kinds.setdefault((step, (1.0 if row["p_adjusted"] is None else row["p_adjusted"]) < CLEAR), []).append(row)
    traces = []
    for (step, clear), rows in sorted(kinds.items()):
        x: list[float | None] = []
        y: list[float | None] = []
        for row in rows:
            x += [0.0, 1.0, None]
            y += [sides[0][row["word_before"]], sides[1][row["word_after"]], None]
        width = THIN + (THICK - THIN) * step / (STEPS - 1)
        line = {"width": width, "color": theme.series[0], "dash": "solid" if clear else "dot"}
        shape = {"line": line, "opacity": 0.45 if clear else 0.25}
        traces.append(go.Scatter(mode="lines", x=x, y=y, hoverinfo="skip", showlegend=False, **shape))
    return traces


def _marks(theme: Theme, labels: Labels, shown: pl.DataFrame, sides: list[dict[str, float]]) -> list[Any]:
    """What can be pressed of a line: a small mark near its middle, moved where lines cross; none on paper."""
    if shown.is_empty() or not theme.on_screen:
        return []
    x, y, hover = [], [], []
    for place, row in enumerate(shown.iter_rows(named=True)):
        along = 0.35 + 0.3 * (place % 7) / 6
        begin, end = sides[0][row["word_before"]], sides[1][row["word_after"]]
        x.append(along)
        y.append(begin + along * (end - begin))
        hover.append(_hover(row, labels))
    return [
        go.Scatter(
            mode="markers",
            ids=[str(mark) for mark in shown["mark"]],
            x=x,
            y=y,
            marker={"size": MARK, "color": theme.series[0], "line": {"width": 1, "color": theme.surface}},
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
        )
    ]


def _names(theme: Theme, labels: Labels, side: dict[str, float], x: int) -> Any:
    return go.Scatter(
        mode="markers+text",
        marker={"size": MARK, "color": theme.series[1], "symbol": "square"},
        x=[x] * len(side),
        y=[*side.values()],
        text=[escape(labels.value("question_type", name)) for name in side],
        textposition="middle left" if x == 0 else "middle right",
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _hover(row: dict[str, Any], labels: Labels) -> str:
    ends = [escape(labels.value("question_type", row[name])) for name in ("word_before", "word_after")]
    bounds = [labels.number(row[name], 2) for name in ("low", "high")]
    interval = "" if row["low"] is None else f" [{', '.join(bounds)}]"
    return "<br>".join(
        (
            f"<b>{ends[0]} → {ends[1]}</b>",
            f"{labels.column('lift')} {labels.number(row['lift'], 2)}",
            f"{labels.column('log_odds')} {labels.number(row['log_odds'], 2)}{interval}",
            f"{labels.column('n_pairs')} {labels.number(row['n_pairs'])}"
            f" ({labels.column('expected')} {labels.number(row['expected'], 1)})",
        )
    )
