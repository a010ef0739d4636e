"""Shares of topics by score band, year or length."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import MARK, is_small
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.group_names import group_name
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.topics.groups import topic_groups


@figure(of=topic_groups)
def topic_group_cells(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share each topic has in each group; a column adds up to 100 %."""
    cohorts = shares.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    topics = shares["topic_main"].unique(maintain_order=True).to_list()
    keys = ["group", "cohort"] if cohorts else ["group"]
    groups = shares.select("by", *keys, "n_dialogues").unique(keys, maintain_order=True)
    order = groups["group"].unique(maintain_order=True).to_list()
    groups = groups.sort(pl.col("group").cast(pl.Enum(order)), *keys[1:], maintain_order=True)
    names, columns = [], {}
    for index, (by, *key, n) in enumerate(groups.select("by", *keys, "n_dialogues").iter_rows()):
        named = " ".join([group_name(by, key[0], labels), *key[1:]])
        names.append(f"{named}\n{labels.number(n)}{MARK if is_small(n) else ''}")
        columns[tuple(key)] = (index, named)
    drawn = []
    for mark, row in enumerate(shares.iter_rows(named=True)):
        column, named = columns[tuple(row[key] for key in keys)]
        percent = 100 * row["share"]
        bounds = "" if row["low"] is None else f" [{100 * row['low']:.1f}, {100 * row['high']:.1f}]"
        topic = labels.value("topic", row["topic_main"])
        hover = f"{topic} · {named}<br>{percent:.1f}%{bounds}<br>n = {row['n_topic']:,} / {row['n_dialogues']:,}"
        drawn.append(Cell(topics.index(row["topic_main"]), column, percent, f"{percent:.1f}", hover, mark))
    highest = max((cell.value or 0.0 for cell in drawn), default=1.0)
    rows = [labels.value("topic", topic) for topic in topics]
    title, below = labels("axis.share"), labels("axis.group_n")
    return cells(theme, drawn, rows, names, ends=(0.0, max(1.0, highest)), title=title, below=below)
