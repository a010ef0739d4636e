"""Responses one by one: the list, the way through it, and one item whole."""

from functools import partial
from typing import Any, Literal, get_args

import polars as pl
import streamlit as st

from analysis.display.tables import present
from analysis.responses.item import response_item
from analysis.responses.items import Order, Sort, response_items
from analysis.responses.metrics import Segment
from analysis.responses.nearness_models import NEARNESS
from data.core.problems import UserError
from pages._ui.core.cards import table_rows
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, history, links
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.responses.panels import signatures
from pages._ui.responses.query import ResponseQuery
from pages._ui.responses.side_by_side import MOST, beside, is_marked

METRICS = tuple(code for code in get_args(Segment) if code != NEARNESS)
SORTS: tuple[str, ...] = get_args(Sort)
ORDERS: tuple[str, ...] = get_args(Order)
LINES = 50
LISTED = 272
LONGEST = 80
COLUMNS = ("estimate", "spread", "disagreement", "best", "before", "gold", "topic_main", "fifth")


def items(view: View, query: ResponseQuery) -> None:
    """The items as they were asked for, and the one that the address names, else the first."""
    labels = view.labels
    options = _order(view, query)
    try:
        listed = cache.table(view.question(response_items, {**query.options, **options}))
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    if listed.is_empty():
        st.info(labels("responses_page.no_item"), icon=":material/info:")
        return
    place = _place(view, listed)
    _list(view, listed, place, str(options["sort"]))
    _move(view, listed, place)
    dialogue, position = listed.row(place)[:2]
    one = {**query.options, "dialogue": dialogue, "position": position}
    rows = cache.table(view.question(response_item, one))
    if rows.filter(part="response").height > MOST:
        st.info(labels("responses_page.most", n=MOST), icon=":material/info:")
    beside(view, rows, one)
    signatures(view, query)


def item_name(dialogue: int, position: int) -> str:
    """An item as the address names it."""
    return f"{dialogue}.{position}"


def _order(view: View, query: ResponseQuery) -> dict[str, Any]:
    """What the list is sorted and filtered by. A change begins at its first item again."""
    labels = view.labels
    resets = ("item",)
    edited = any("edited" in one.has for one in query.sets)
    foretold = any("outcome" in one.has for one in query.sets)
    lacking = {name for name, there in (("edits", edited), ("outcome", foretold)) if not there}
    sorts = [code for code in SORTS if code not in lacking]
    metrics = [*(code for code in METRICS if code not in lacking), *query.models]
    chosen: dict[str, Any] = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.container(width=190):
            chosen["sort"] = state_options.one_of(
                view,
                "sort",
                sorts,
                labels("responses_page.sort"),
                partial(labels.value, "sort_items"),
                resets=(*resets, "low", "high"),
                as_list=True,
            )
        with st.container(width=150):
            metric = state_options.one_of(
                view,
                "metric",
                metrics,
                labels("responses_page.metric"),
                partial(query.metric_in_words, labels=labels),
                resets=(*resets, "low", "high"),
                as_list=True,
            )
            chosen |= query.metric(metric)
        if chosen["sort"] != "dialogue":
            chosen["order"] = state_options.one_of(
                view,
                "order",
                ORDERS,
                labels("responses_page.order"),
                partial(labels.value, "order_items"),
                resets=resets,
            )
        if len(query.systems) > 1 and chosen["sort"] in ("dialogue", "estimate"):
            with st.container(width=190):
                chosen["system"] = state_options.one_of(
                    view,
                    "system",
                    ("", *query.systems),
                    labels("responses_page.whose"),
                    lambda name: name or labels("responses_page.mean"),
                    resets=resets,
                    as_list=True,
                )
        with st.container(width=230):
            chosen["text"] = state_options.words(
                view,
                "text",
                labels("responses_page.text"),
                labels("responses_page.text_hint"),
                longest=LONGEST,
                resets=resets,
            )
        low, high = (state_options.option(name, "") for name in ("low", "high"))
        bounds = {"low": low[:8], "high": high[:8]}
        label = labels("responses_page.range_of", **bounds) if low or high else labels("responses_page.range")
        with st.popover(plain(label), icon=":material/tune:", type="tertiary"), st.container(horizontal=True):
            for name in ("low", "high"):
                chosen[name] = _bound(view, name, resets)
    return chosen


def _bound(view: View, name: str, resets: tuple[str, ...]) -> str:
    """The least or the greatest value that the list keeps; empty for none."""
    text = state_options.option(name, "")
    try:
        shown: float | None = float(text)
    except ValueError:
        shown = None
    if shown is not None and not 0 <= shown <= 10**6:
        shown = None

    def change(value: float | None) -> dict[str, str]:
        return {name: "" if value is None else f"{value:g}", **dict.fromkeys(resets, "")}

    with st.container(width=130):
        st.number_input(
            view.labels(f"responses_page.{name}"),
            min_value=0.0,
            value=None,
            step=None,
            format="%g",
            placeholder="–",
            **state_options.follow(view, name, shown, change),
        )
    return "" if shown is None else f"{shown:g}"


def _place(view: View, listed: pl.DataFrame) -> int:
    """The row of the item that the address names; the first where it names none, or one that is not listed."""
    text = state_options.option("item", "")
    if not text:
        return 0
    dialogue, _, position = text.partition(".")
    if dialogue.isdecimal() and position.isdecimal() and max(len(dialogue), len(position)) < 10:
        here = (pl.col("dialogue_id") == int(dialogue)) & (pl.col("position") == int(position))
        rows = listed.select(pl.arg_where(here)).to_series()
        if len(rows):
            return int(rows[0])
    messages = view.labels("responses_page.not_listed", item=text[:LONGEST])
    st.info(plain(messages), icon=":material/info:")
    return 0


def _named(listed: pl.DataFrame, place: int) -> dict[str, str]:
    dialogue, position = listed.row(place)[:2]
    return {"item": item_name(dialogue, position)}


def _list(view: View, listed: pl.DataFrame, place: int, sort: str) -> None:
    """The fifty around the item, made when they are asked for; pressing one opens it."""
    labels = view.labels
    opened = st.expander(
        labels("responses_page.list", n=labels.number(listed.height)),
        type="compact",
        icon=":material/list:",
        key=view.key("list"),
        on_change="rerun",
    )
    if not opened.open:
        return
    begin = place - place % LINES
    columns = [name for name in COLUMNS if name != "topic_main" or view.corpus.has("topics")]
    if sort in ("length", "edits"):
        columns.insert(0, {"length": "chars"}.get(sort, sort))
    shown = listed[begin : begin + LINES].select("dialogue_id", "position", *columns)
    worded = present(shown, labels)
    key = view.key(f"listed.{begin}.{place}")

    def pressed() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            state_options.go(_named(listed, begin + rows[0]))

    with opened:
        st.dataframe(
            worded,
            hide_index=True,
            row_height=table_rows.ROW,
            height=LISTED,
            column_config=_widths(worded, shown),
            placeholder="–",
            key=key,
            on_select=pressed,
            selection_mode="single-row",
            selection_default={"selection": {"rows": [place - begin], "columns": [], "cells": []}},
            alt=labels.title("response_items"),
        )
        if listed.height > LINES:
            _pages(view, listed, begin)


def _widths(worded: pl.DataFrame, shown: pl.DataFrame) -> dict[str, Any]:
    widths: dict[str, Literal["small", "medium", "large"]] = {"before": "large", "gold": "large", "best": "medium"}
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    configured = {}
    for heading, name in zip(worded.columns, shown.columns, strict=True):
        if shown.schema[name].is_float():
            configured[heading] = number(format="%.1f", width="small")
        elif shown.schema[name].is_integer():
            configured[heading] = number(width="small", format="%d")
        else:
            configured[heading] = text(width=widths.get(name, "small"))
    return configured


def _pages(view: View, listed: pl.DataFrame, begin: int) -> None:
    """Fifty back, fifty on."""
    labels = view.labels
    last = min(begin + LINES, listed.height)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, to in (("back", begin - LINES), ("on", begin + LINES)):
            inside = 0 <= to < listed.height
            st.button(
                labels(f"responses_page.{name}", n=LINES),
                key=view.key(f"list.{name}"),
                disabled=not inside,
                on_click=state_options.go,
                args=(_named(listed, to) if inside else {},),
            )
        span = {"first": labels.number(begin + 1), "last": labels.number(last), "n": labels.number(listed.height)}
        st.caption(labels("responses_page.span", **span))


def _move(view: View, listed: pl.DataFrame, place: int) -> None:
    """Previous and next, by button and key; where one is; the way to the dialogue itself."""
    labels = view.labels
    row = listed.row(place, named=True)
    about = [
        labels("reader.dialogue", id=plain(view.corpus.dialogue_name(row["dialogue_id"]))),
        labels("responses_page.position", position=row["position"]),
        *([labels.value("topic", row["topic_main"])] if row["topic_main"] else []),
        labels("responses_page.fifth", n=row["fifth"]),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, key, to in (("previous", "K", place - 1), ("next", "J", place + 1)):
            inside = 0 <= to < listed.height
            st.button(
                labels(f"responses_page.{name}"),
                icon=f":material/arrow_{'back' if name == 'previous' else 'forward'}:",
                icon_position="left" if name == "previous" else "right",
                shortcut=key,
                key=view.key(name),
                disabled=not inside,
                on_click=state_options.go,
                args=(_named(listed, to) if inside else {},),
            )
        here = labels("responses_page.here", n=labels.number(place + 1), of=labels.number(listed.height))
        st.markdown(f"**{here}**  :gray[{plain(' · '.join(about))}]", width="stretch")
        _marking(view)
        there = history.carrying(view, links.reader_query(view, row["dialogue_id"], row["position"]))
        links.link(view, links.READER, labels("responses_page.read"), ":material/forum:", there)


def _marking(view: View) -> None:
    """Whether the words that differ are marked."""
    st.toggle(
        view.labels("responses_page.diff"),
        **state_options.follow(view, "diff", is_marked(), lambda on: {"diff": "1" if on else ""}),
    )
