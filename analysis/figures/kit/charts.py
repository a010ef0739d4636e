"""The two shapes that most figures share: rows of estimates, and columns of counts.

Both know cohorts: a table with a column ``cohort`` (A, B) is drawn with the two beside each other,
rows dodged, columns one above the other as shares. Each mark carries the number of the table's row that
it shows (``ids``), so that a mark leads to what the row leads to.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.theme import Theme, counts_axis, rows_axis
from analysis.labels import Labels

COHORTS = ("A", "B")
DODGE, PALE = 0.17, 0.35
PANEL = "panel"
"""The name of annotations that are headings of small panels; a page breaks them to the panels' width."""
Legend = list[tuple[str | None, str | None]]


def numbered(table: pl.DataFrame) -> pl.DataFrame:
    """The table with a first column ``mark``: the number of the row, kept through whatever is drawn of it."""
    return table if "mark" in table.columns else table.with_row_index("mark")


def ids(marks: pl.DataFrame) -> list[str] | None:
    """The rows that marks show, as Plotly keeps them beside the marks; None where they show no row."""
    return mark_ids(marks["mark"]) if "mark" in marks.columns else None


def mark_ids(rows: Iterable[int]) -> list[str]:
    """The rows of one trace's marks as ids: ``4``, and ``4.1`` for the next mark of the same row.

    Plotly draws one mark of those that share an id.
    """
    seen: Counter[int] = Counter()
    made = []
    for row in rows:
        made.append(f"{row}.{seen[row]}" if seen[row] else str(row))
        seen[row] += 1
    return made


def row_of(mark_id: str) -> int:
    """The row that a mark of this id shows."""
    return int(str(mark_id).partition(".")[0])


def cohort_before(names: list[str], table: pl.DataFrame) -> list[str]:
    """The names of a table's rows, each after its cohort where the table has two: a row is one line of text."""
    if "cohort" not in table.columns:
        return names
    return [f"{cohort} · {name}" for cohort, name in zip(table["cohort"], names, strict=True)]


def rows(
    theme: Theme,
    labels: Labels,
    points: pl.DataFrame,
    names: list[str],
    *,
    axis: dict[str, Any],
    groups: dict[str, str] | None = None,
    bars: bool = False,
    digits: int = 1,
    counted: bool = True,
    roomy: float = 1.0,
    named: bool = False,
) -> go.Figure:
    """Estimates with their intervals, one line of text each, the first on top.

    ``points``: mark, row (index into names), value, low, high, n; optionally group, cohort and faint (drawn pale).
    Marks without an interval are open. ``groups``: code to legend text, in order. ``counted``: the lines of
    text say the n behind their marks, or the axis' title does where it is the same for all. ``roomy``:
    how many times as high as usual a line is. ``named``: the lines name the groups, so that no legend need.
    """
    cohorts = [c for c in COHORTS if c in points.get_column("cohort", default=pl.Series(dtype=pl.String))]
    by = "cohort" if cohorts else "group"
    legend = [(c, c) for c in cohorts] or _legend(groups)
    everywhere = _same_n(points, labels) if counted else ""
    if everywhere:
        axis = axis | {"title": {"text": f"{axis['title']['text']}  {everywhere}"}}
    traces = []
    for index, (code, name) in enumerate(legend):
        part_of = points if code is None else points.filter(pl.col(by).cast(pl.String) == code)
        if part_of.is_empty():
            continue
        shift = DODGE * (2 * index - 1) if cohorts else 0.0
        faint = part_of.get_column("faint", default=pl.repeat(False, part_of.height, eager=True))
        for pale in (False, True):
            some = part_of.filter(faint == pale)
            if not some.is_empty():
                made = _marks(theme, some, index, name, shift, bars=bars, digits=digits, dodged=bool(cohorts))
                traces.append(made.update(opacity=PALE, showlegend=bool(faint.all())) if pale else made)
    return theme.draw(
        *traces,
        rows=len(names) * (1.35 if cohorts else roomy),
        xaxis=axis,
        yaxis=rows_axis(_with_n(names, points, labels) if counted and not everywhere else names),
        bargap=0.35,
        barmode="overlay",
        showlegend=len(traces) > 1 and not (named and not cohorts),
    )


def _legend(groups: dict[str, str] | None) -> Legend:
    return [*groups.items()] if groups else [(None, None)]


def _marks(
    theme: Theme,
    marked: pl.DataFrame,
    index: int,
    name: str | None,
    shift: float,
    *,
    bars: bool,
    digits: int,
    dodged: bool,
) -> Any:
    value, low, high = (marked[column].to_list() for column in ("value", "low", "high"))
    common = {
        "name": name,
        "ids": ids(marked),
        "x": value,
        "y": [row + shift for row in marked["row"].to_list()],
        "error_x": theme.error(low, value, high),
        "customdata": marked["n"].to_list(),
        "hovertext": [_interval(a, b, digits) for a, b in zip(low, high, strict=True)],
        "hovertemplate": f"%{{x:.{digits}f}}%{{hovertext}}<br>n = %{{customdata:,}}<extra>{name or ''}</extra>",
    }
    if bars:
        bounded = marked["low"].is_not_null().any()
        fill = theme.colour(index) if not bounded else theme.softened(index) if name else theme.soft
        stripes = {"fgcolor": theme.colour(index)} if bounded else {}
        pattern = theme.pattern(index) | stripes if name else {}
        width = {"width": 2 * DODGE} if dodged else {}
        return go.Bar(orientation="h", marker={"color": fill, "pattern": pattern}, **width, **common)
    shape = theme.symbol(index)
    symbols = [shape if bound is not None else f"{shape}-open" for bound in low]
    marker = {"size": 9, "color": theme.colour(index), "symbol": symbols}
    return go.Scatter(mode="markers", marker=marker, **common)


def _interval(low: float | None, high: float | None, digits: int) -> str:
    return "" if low is None or high is None else f" [{low:.{digits}f}, {high:.{digits}f}]"


def _persons_per_row(points: pl.DataFrame, labels: Labels) -> dict[int, str]:
    """For each row the n behind its mark, or its marks."""
    counts = points.group_by("row", maintain_order=True).agg("n")
    return {row: "/".join(dict.fromkeys(map(labels.number, counted))) for row, counted in counts.iter_rows()}


def _same_n(points: pl.DataFrame, labels: Labels) -> str:
    """The n behind every row, where it is the same behind all of several."""
    counts = _persons_per_row(points, labels)
    return f"(n={next(iter(counts.values()))})" if len(counts) > 1 and len(set(counts.values())) == 1 else ""


def _with_n(names: list[str], points: pl.DataFrame, labels: Labels) -> list[str]:
    """Each line of text with the n behind its mark, or its marks."""
    counts = _persons_per_row(points, labels)
    return [f"{name}  n={counts.get(row, 0)}" for row, name in enumerate(names)]


def columns(
    theme: Theme,
    labels: Labels,
    bins: pl.DataFrame,
    *,
    axis: dict[str, Any],
    groups: dict[str, str] | None = None,
) -> go.Figure:
    """Counts as touching columns; with cohorts as shares, A above B.

    ``bins``: x (centre), width, text (what the bin covers), n; optionally group (stacked) and cohort; one
    a row of the table.
    """
    bins = numbered(bins)
    cohorts = [c for c in COHORTS if c in bins.get_column("cohort", default=pl.Series(dtype=pl.String))]
    traces = []
    for slot, cohort in enumerate(cohorts or [None]):
        part = bins if cohort is None else bins.filter(pl.col("cohort") == cohort)
        whole = max(1, int(part["n"].sum()))
        for index, (code, name) in enumerate(_legend(groups)):
            of_group = part if code is None else part.filter(pl.col("group") == code)
            if of_group.is_empty():
                continue
            counts = of_group["n"].to_list()
            traces.append(
                go.Bar(
                    name=name,
                    ids=ids(of_group),
                    legendgroup=name,
                    showlegend=bool(name) and slot == 0,
                    x=of_group["x"].to_list(),
                    y=[100 * n / whole for n in counts] if cohort else counts,
                    width=of_group["width"].to_list(),
                    marker={
                        "color": theme.series[index if groups else slot],
                        "pattern": theme.pattern(index if groups else slot),
                        "line": {"width": 1, "color": theme.surface},
                    },
                    customdata=list(zip(of_group["text"].to_list(), counts, strict=True)),
                    hovertemplate="%{customdata[0]}<br>n = %{customdata[1]:,}<extra></extra>",
                    yaxis="y" if slot == 0 else "y2",
                )
            )
    layout = _facets(labels, cohorts) if cohorts else {"yaxis": _counts(labels, bins)}
    bottom = {"anchor": "y2"} if len(cohorts) > 1 else {}
    return theme.draw(*traces, barmode="stack", xaxis={**axis, **bottom}, **layout)


def _counts(labels: Labels, bins: pl.DataFrame) -> dict[str, Any]:
    return counts_axis(labels("axis.n_dialogues"), bins["n"].to_list())


def _facets(labels: Labels, cohorts: list[str]) -> dict[str, Any]:
    """One panel a cohort, the same scale in both."""
    panels = {}
    for slot, cohort in enumerate(cohorts):
        domain = [0.0, 1.0] if len(cohorts) == 1 else ([0.54, 1.0], [0.0, 0.46])[slot]
        panels["yaxis" if slot == 0 else "yaxis2"] = {
            "title": {"text": f"{cohort}  {labels('axis.share')}"},
            "rangemode": "tozero",
            "domain": domain,
            **({"matches": "y"} if slot else {}),
        }
    return panels


def place(
    table: pl.DataFrame, key: str, *, value: str, group: str | None = None, n: str = "n_dialogues"
) -> tuple[list[str], pl.DataFrame]:
    """The keys in order of appearance, and the table as points for ``rows``.

    What is no longer the whole table, row by row, must be ``numbered`` before it is cut.
    """
    keys = table[key].unique(maintain_order=True).to_list()
    points = numbered(table).select(
        "mark",
        pl.col(key).replace_strict(keys, list(range(len(keys))), return_dtype=pl.Int32).alias("row"),
        pl.col(value).alias("value"),
        "low",
        "high",
        pl.col(n).alias("n"),
        *([pl.col(group).alias("group")] if group else []),
        *(["cohort"] if "cohort" in table.columns else []),
    )
    return keys, points
