"""Affect over the session: what it is read from, what counts, and what was found."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.core.dialogues.steps import language
from analysis.core.errors import Absent
from analysis.core.kept import is_ready
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.figures.interaction.affect_course_lines import affect_course_lines
from analysis.interaction.affect import affect_dynamics, affect_words
from analysis.interaction.affect_sources import (
    LABELS,
    LEXICON,
    MLASK,
    NEGATIVE,
    POSITIVE,
    Negated,
    categories,
    schemes,
)
from data.affect import mlask
from data.affect.store import lexicon_of
from data.core.problems import Missing, UserError
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import offer
from pages._ui.core.parts import extra_offer, layout, lexicon_file, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, options
from pages._ui.core.state.view import View

NEGATIONS: tuple[Negated, ...] = ("counted", "left_out", "turned")
OF_MLASK: tuple[Negated, ...] = ("turned", "left_out")  # it turns by itself what is negated


def show(view: View) -> None:
    """The choices, the course, the dynamics, and the words behind them."""
    labels = view.labels
    st.caption(labels("affect.about"))
    sources = _sources(view)
    if current.may_add():
        words = view.labels("affect.file"), view.labels("affect.file_help")
        lexicon_file.field(view, *words, lambda short: {"source": LEXICON + short, "plus": "", "minus": ""})
    if language(view.corpus) == "ja":
        extra_offer.offer(view, "affect")
    if not sources:
        st.info(labels("affect.none"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        source = options.one_of(
            view,
            "source",
            list(sources),
            labels("affect.source"),
            lambda code: sources[code],
            as_list=True,
            resets=("plus", "minus", "negated"),
        )
        settings: dict[str, Any] = {"source": source}
        if not source.startswith(LABELS):
            settings["negated"] = options.one_of(
                view,
                "negated",
                OF_MLASK if source == MLASK else NEGATIONS,
                labels("affect.negated"),
                lambda code: labels.value("setting.negated", code),
            )
    if source == MLASK and not is_ready("mlask_expressions", select(view.corpus, Filter()), {}):
        offer(view, "mlask_expressions", "mlask_expressions", {}, select(view.corpus, Filter()))
        return
    try:
        settings |= _counted(view, source)
        _found(view, settings)
    except (Absent, Missing) as lacking:
        layout.lacking(view, lacking)
        return
    without_words = {name: value for name, value in settings.items() if name != "top"}
    card(view, affect_course_lines, **without_words)
    table_card(view, affect_dynamics, **without_words)
    table_card(view, affect_words, **without_words)


def _sources(view: View) -> dict[str, str]:
    """What affect can be read from, with its name: labels, the lexicon of the address, ML-Ask."""
    labels, corpus = view.labels, view.corpus
    sources = {LABELS + name: labels("affect.source.labels", name=name) for name in schemes(corpus)}
    settings = options.option("source", "")
    if settings.startswith(LEXICON):
        try:
            name = lexicon_of(settings.removeprefix(LEXICON)).name
            sources[settings] = labels("affect.source.lexicon", name=name)
        except UserError as error:
            st.warning(plain(messages.raised(labels, error)), icon=":material/warning:")
    if mlask.is_installed() and language(corpus) == "ja":
        sources[MLASK] = labels("affect.source.mlask")
    return sources


def _counted(view: View, source: str) -> dict[str, str]:
    """The categories that count and those that are taken off."""
    there = categories(view.corpus, source)
    if not there:
        return {}
    plus, minus = (",".join(POSITIVE), ",".join(NEGATIVE)) if source == MLASK else (there[0], "")
    with st.container(horizontal=True):
        return {
            "plus": _several(view, "plus", there, plus),
            "minus": _several(view, "minus", there, minus),
        }


def _several(view: View, name: str, there: tuple[str, ...], default: str) -> str:
    labels = view.labels
    shown = [code for code in options.option(name, default).split(",") if code in there]

    def change(picked: list[str]) -> dict[str, str]:
        text = ",".join(code for code in there if code in picked)
        return {name: "" if text == default else text or "-"}

    st.multiselect(
        labels(f"affect.{name}"),
        there,
        format_func=lambda code: labels.value("category", code),
        **options.follow(view, name, shown, change),
    )
    return ",".join(shown)


def _found(view: View, settings: dict[str, Any]) -> None:
    """How many utterances hold what counts, and how often a negation stands near, in words."""
    labels, frame = view.labels, cache.table(view.question(affect_dynamics, settings))
    by_role = frame.unique("role", keep="first", maintain_order=True)
    covered = dict(by_role.select("role", "covered").iter_rows())
    if len(covered) < 2 or None in covered.values():
        return
    sentences = [labels("affect.found", **{role: labels.percent(share) for role, share in covered.items()})]
    n = by_role["n_found"].sum()
    negated = by_role.select((pl.col("negated_share") * pl.col("n_found")).sum() / max(1, n)).item()
    if by_role["negated_share"].null_count() < by_role.height and n:
        key = "affect.turned" if settings["source"] == MLASK else "affect.negations"
        sentences.append(labels(key, share=labels.percent(negated)))
    st.markdown(labels.sentences(sentences))
