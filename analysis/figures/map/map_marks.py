"""What the figures of the map share: an empty plane, grey context, and the order of what colours it."""

from collections.abc import Iterable
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.theme import Theme
from analysis.figures.kit.topic_looks import topic_looks
from analysis.labels import Labels

ROWS = 26.0
SIZE = 5.0
FEW, MANY, CROWDED = 30, 500, 8_000
CONTEXT = 1_500
EDGE, FLATTEST = 0.04, 0.4
FEWEST_VALUES, APART = 10, 0.02


def plane(points: pl.DataFrame, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both axes, without ticks and titles (they have no unit), one unit the same length on each."""
    spans = []
    for axis in "xy":
        low, high = points[axis].min(), points[axis].max()
        spans.append((-1.0, 1.0) if low is None or high is None else (float(low), float(high)))  # type: ignore[arg-type]
    longest = max(max(high - low for low, high in spans), 1e-3)
    ends = []
    for low, high in spans:
        room = max(EDGE * longest, (FLATTEST * longest - (high - low)) / 2)
        ends.append([low - room, high + room])
    plain = {
        "automargin": False,
        "showgrid": False,
        "showticklabels": False,
        "zeroline": False,
        "title": {"text": ""},
    }
    return {**plain, "range": ends[0], **more}, {**plain, "range": ends[1], **more}


def steady(theme: Theme) -> dict[str, Any]:
    """On a page the plane's sides follow the room there is, not its ranges, which would grow with each change."""
    return {"constrain": "domain"} if theme.on_screen else {}


def context(theme: Theme, points: pl.DataFrame) -> Any:
    """What is not selected, in grey, and at most 1,500 of what is; it takes no press and has no legend.

    All of it would be sent twice with whatever is drawn around.
    """
    if "cohort" in points.columns:
        points = points.unique("dialogue_id", maintain_order=True)
    chosen = points.filter("chosen")
    some = chosen.gather_every(max(1, -(-chosen.height // CONTEXT))) if chosen.height else chosen
    grey = pl.concat([points.filter(~pl.col("chosen")), some])
    return go.Scattergl(
        mode="markers",
        x=grey["x"],
        y=grey["y"],
        marker={"size": size(theme) - 1, "color": theme.quiet, "opacity": 0.2},
        hoverinfo="skip",
        showlegend=False,
    )


def size(theme: Theme, n: int = MANY) -> float:
    """Of a point, of n that are drawn: few are larger, very many smaller, and those on paper."""
    larger = 2.0 if n <= FEW else 1.4 if n < MANY else min(1.0, (CROWDED / n) ** 0.25)
    return larger * (SIZE if theme.on_screen else 0.55 * SIZE)


def legend(theme: Theme, title: str = "") -> dict[str, Any]:
    """Below the plane or beside it; a press on a group leaves the others in grey, another brings them back."""
    vertical = {"orientation": "v", "x": 1.02, "xanchor": "left", "y": 1, "yanchor": "top"}
    return {
        "itemsizing": "constant",
        **(vertical if theme.wide else {"y": 0, "yanchor": "top"}),
        "itemclick": "toggleothers",
        "itemdoubleclick": "toggle",
        "title": {"text": title, "side": "top", "font": {"size": 12, "color": theme.quiet}},
    }


def measured(chosen: pl.DataFrame, labels: Labels) -> str:
    """What the numbers that colour the points are; of labels the code and its scheme."""
    by = next(iter(chosen["coloured_by"]), "topic")
    if by != "label":
        return labels(f"map.by.{by}")
    scheme, code = chosen.select("scheme", "label_code").row(0)
    if code is None:
        return labels("map.mean_of", scheme=escape(labels.value("scheme", scheme)))
    names = labels.listing(escape(labels.value("code_of", one)) for one in code.split(", "))
    return labels("map.share_of", code=names, scheme=escape(labels.value("scheme", scheme)))


def groups(chosen: pl.DataFrame, labels: Labels) -> list[tuple[str, str, str]]:
    """(code, name, how many) of the groups, the largest first; clusters and cohorts in order. Not escaped."""
    by = next(iter(chosen["coloured_by"]), "topic")
    counts = chosen["map_group"].value_counts().drop_nulls().sort("count", "map_group", descending=[True, False])
    rows = counts.rows()
    if by == "cluster":
        rows = sorted(rows, key=lambda row: int(row[0]))
    elif by == "cohort":
        rows = sorted(rows)
    called = dict(chosen.select("map_group", "cluster_name").unique().rows()) if by == "cluster" else {}
    kind = "code_of" if by == "label" else by
    named = [f"{code} {called[code]}" if called else labels.value(kind, code) for code, _ in rows]
    return [(code, name, labels.number(n)) for (code, n), name in zip(rows, named, strict=True)]


def looks(theme: Theme, by: str, points: pl.DataFrame, codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Colour and marker of groups by code, whatever is selected: of a topic those it has everywhere."""
    if by == "topic":
        return topic_looks(theme, points["topic_main"].unique())
    known = sorted(points["map_group"].drop_nulls().unique()) if by != "cohort" else sorted(codes)
    places = {code: int(code) - 1 if by == "cluster" else place for place, code in enumerate(known)}
    return {code: theme.group(place) for code, place in places.items()}


def hover(points: pl.DataFrame, labels: Labels) -> dict[str, Any]:
    """Dialogue, topic, sub-topic, score: escaped, for they are the corpus' own words.

    What is a number, or the same for all, stands in the template: written out for each point it would be half of
    all that the browser is sent. The dialogue_id is the first of customdata.
    """
    numbers = [points["dialogue_id"].cast(pl.UInt32)]
    top, below = f"{labels.column('dialogue_id')} %{{customdata[0]}}", ""
    words = points.select("topic_main", "topic_sub")
    topics = words["topic_main"].unique()
    if len(topics) == 1:
        words = words.drop("topic_main")
        top += _line("" if topics[0] is None else labels.value("topic", topics[0]).replace("%", "％"))
    if (scores := points["score"]).null_count() == 0:
        numbers.append(scores.cast(pl.UInt32))
        below = f"<br>{labels.column('score')} %{{customdata[1]}}"
    elif scores.null_count() < points.height:
        words = words.with_columns(scores)
    return {
        "customdata": pl.DataFrame(numbers).to_numpy(order="c"),
        "hovertext": np.array([_words(row, labels) for row in words.iter_rows(named=True)], dtype=object),
        "hovertemplate": f"{top}%{{hovertext}}{below}<extra></extra>",
    }


def _words(row: dict[str, Any], labels: Labels) -> str:
    """What is a dialogue's own, a line each."""
    sub = row["topic_sub"] or ""
    topic = row.get("topic_main")
    score = row.get("score")
    return (
        _line("" if topic is None else labels.value("topic", topic))
        + _line(sub if len(sub) <= 60 else sub[:59] + "…")
        + _line("" if score is None else f"{labels.column('score')} {score}")
    )


def _line(text: str) -> str:
    return f"<br>{escape(text)}" if text else ""


def tools(theme: Theme) -> dict[str, Any]:
    """The tools to draw with: down the right edge, where they cover nothing, and dark enough to be found."""
    return {"orientation": "v", "color": theme.quiet, "activecolor": theme.accent}


def scale(theme: Theme, values: pl.Series) -> list[list[Any]]:
    """From little to much, one step of colour for each fifth of the values: it changes where the data are.

    Values that are few, or evenly spread, get an even ramp.
    """
    steps = len(theme.ramp) - 1
    known = values.drop_nulls().to_numpy().astype(np.float64)
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    even = [index / steps for index in range(steps + 1)]
    if len(np.unique(known)) <= FEWEST_VALUES:
        return [[place, colour] for place, colour in zip(even, theme.ramp, strict=True)]
    places, last = [0.0], 0.0  # steps that fall together are kept a little apart
    inner = np.quantile(known, even[1:-1])
    for index, value in enumerate(inner, 1):
        last = min(max((float(value) - low) / (high - low), last + APART), 1 - APART * (steps - index))
        places.append(last)
    return [[place, colour] for place, colour in zip([*places, 1.0], theme.ramp, strict=True)]
