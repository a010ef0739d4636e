"""Beside the map: a preview of the pressed dialogue, or what the selected group is about."""

from dataclasses import replace
from itertools import islice
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.query.filter import Filter
from analysis.display.filters import in_words
from analysis.map.typical import typical_dialogues
from analysis.reader.dialogue import Dialogue, NoSuchDialogue, by_id, dialogue_lines, dialogue_of
from analysis.scores.distribution import score_summary
from analysis.words.keyness import keyness
from data.core.problems import Missing, UserError
from pages._ui.core.cards import veil
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, history, links, options, url
from pages._ui.core.state.view import View
from pages._ui.map.settings import Settings

POINT = "point"
OPENING = 6
SHORTEST_QUOTATION, LONGEST_QUOTATION = 12, 90
EARLY = 40
WORDS = 8
CLEAR = 0.05


def press(point: dict[str, Any]) -> None:
    """Open the preview of a pressed point; the page and the map stay as they are."""
    side = "b." if point.get("cohort") == "B" else ""
    options.go({POINT: f"{side}{point['dialogue_id']}"})
    st.rerun()


def show(view: View, settings: Settings, hint: str) -> None:
    """The preview where a point is pressed, else the group where not everything is selected, else a hint."""
    text = options.option(POINT, "")
    seen = view.of_other if text.startswith("b.") and view.other is not None else view
    try:
        dialogue = dialogue_of(seen.selection, text.removeprefix("b.")) if text else None
    except NoSuchDialogue:
        dialogue = None
    if dialogue is not None:
        _preview(seen, dialogue)
    if not view.selection.is_whole and view.other is None:
        _group(view, settings)
    elif dialogue is None:
        with st.container(border=True):
            st.markdown(hint)


def _preview(view: View, dialogue: Dialogue) -> None:
    """The opening lines of a dialogue, its topic and rating, and the way into it."""
    labels, about = view.labels, dialogue.about
    with st.container(border=True, gap="small", key=view.key("map.preview")):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{plain(labels('reader.dialogue', id=dialogue.id))}**", width="content")
            st.button(
                labels("map.close"),
                icon=":material/close:",
                type="tertiary",
                key=view.key("map.close"),
                on_click=options.go,
                args=({POINT: ""},),
            )
        facts = [labels.value("topic", about["topic_main"])] if about["topic_main"] else []
        facts += [str(about["topic_sub"])] if about["topic_sub"] else []
        facts += [labels("search.score", n=about["score"])] if about["score"] is not None else []
        facts += [labels("n.utterances", n=labels.number(about["n_utterances"]))]  # type: ignore[arg-type]
        st.markdown(plain(labels.facts(facts)))
        lines = cache.table(view.question(dialogue_lines, {"dialogue": str(dialogue.id)}))
        for row in islice(lines.iter_rows(named=True), OPENING):
            st.markdown(f"**{plain(labels.value('role', row['role']))}**  {plain(row['text'])}")
        links.reader_link(view, dialogue.id, label=labels("lead.read_one"))


def _group(view: View, settings: Settings) -> None:
    """How large the selected group is, its words and ratings against the rest, and dialogues that stand for it."""
    labels, selection = view.labels, view.selection
    with st.container(border=True, gap="small", key=view.key("map.group")):
        share = selection.n_dialogues / max(1, view.corpus.dialogues.height)
        n = labels("n.dialogues", n=labels.number(selection.n_dialogues))
        st.markdown(f"**{plain(labels('map.group', n=n, share=labels.percent(share)))}**")
        st.caption(plain(in_words(selection.filter, labels)))
        words = _words(view)
        _ratings(view)
        _typical(view, settings, words)
        with st.container(horizontal=True):
            for name, extra in (("words", {f"{url.OPTION}show": "keyness"}), ("topics", {}), ("dialogues", {})):
                st.page_link(
                    PAGES[name][0],
                    label=labels("map.group_on", page=labels(f"page.{name}")),
                    icon=PAGES[name][1],
                    query_params=history.carrying(view, {**url.carried(labels, view.corpus.id), **extra}),
                )


def _words(view: View) -> list[str]:
    """The words that are clearly more frequent in the group than in the rest, the strongest first."""
    labels = view.labels
    try:
        frame = cache.table(view.question(keyness, {"against": "rest", "resamples": 0}))
    except (Missing, UserError):
        return []
    clear = frame.filter((pl.col("p_adjusted") < CLEAR) & (pl.col("log_odds") > 0)).head(WORDS)
    words: list[str] = clear["form"].to_list()
    told = labels.listing(map(veil.words, words)) if words else labels("map.group_no_words")
    st.markdown(f"**{labels('map.group_words')}**  \n{plain(told)}")
    return words


def _ratings(view: View) -> None:
    """The mean score of the group, with its interval, beside that of the whole corpus."""
    if not view.corpus.has("score"):
        return
    labels = view.labels
    whole = cache.selection(view.corpus, Filter())
    means = []
    for selection in (view.selection, whole):
        frame = cache.table(replace(view, selection=selection).question(score_summary))
        row = next(iter(frame.iter_rows(named=True)), None)
        mean = "–" if row is None else labels.number(row["mean"], 1)
        known = row is not None and row["low"] is not None
        interval = f" [{labels.number(row['low'], 1)}–{labels.number(row['high'], 1)}]" if known and row else ""
        means.append(f"{mean}{interval}")
    st.markdown(
        f"**{labels('map.group_ratings')}**  \n{plain(labels('map.group_score', here=means[0], whole=means[1]))}"
    )


def _typical(view: View, settings: Settings, words: list[str]) -> None:
    """Three dialogues near the middle of the group, each with what its client says in the words of the group."""
    labels = view.labels
    frame = cache.table(view.question(typical_dialogues, {"encoder": settings.encoder}))
    if frame.is_empty():
        return
    st.markdown(f"**{labels('map.group_typical')}**")
    for dialogue_id in frame["dialogue_id"]:
        for position, text in (
            _quoted(by_id(view.corpus, str(dialogue_id)), words).select("position", "text").iter_rows()
        ):
            short = text if len(text) <= LONGEST_QUOTATION else text[: LONGEST_QUOTATION - 1] + "…"
            st.markdown(f"{plain(labels('map.quoted', text=short))}")
            links.reader_link(view, int(dialogue_id), int(position))


def _quoted(dialogue: Dialogue, words: list[str]) -> pl.DataFrame:
    """Of what a client says early on, neither short nor long, the line with most of the words; at most one."""
    lines = dialogue.utterances.select("position", "role").hstack(
        dialogue.corpus.lines(dialogue.first, dialogue.stop).select("text")
    )
    early = lines.filter(pl.col("role") == "client").head(EARLY)
    length = pl.col("text").str.len_chars()
    fitting = early.filter(length.is_between(SHORTEST_QUOTATION, LONGEST_QUOTATION))
    if words:
        holds = (pl.col("text").str.contains(word, literal=True).cast(pl.Int32) for word in words)
        fitting = fitting.sort(pl.sum_horizontal(holds), descending=True, maintain_order=True)
    return (fitting if fitting.height else early).head(1)
