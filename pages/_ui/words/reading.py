"""Reading a concordance: a random sample, patterns, marks on lines, and the log of what was done."""

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args

import polars as pl
import streamlit as st

from analysis.core.question import Question
from analysis.labels import Labels
from analysis.words.reading import At, Marked, concordance_patterns, concordance_steps
from data.core.problems import UserError
from data.kept.readings import Mark, keep_marks, kept_marks
from pages._ui.core.cards.card import table_card
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, options, selected_marks
from pages._ui.core.state.view import View

SAMPLES = (0, 20, 50, 100, 200, 500)
MOST_SEED = 99
USUAL = {"sample": 0, "seed": 1, "place": "right1", "pattern": "", "marks": "", "marked": "all"}
STEPS = {
    "sample": ("sample", "seed"),
    "pattern": ("pattern",),
    "marked": ("marks", "marked"),
    "shown": ("marked",),
}


def chosen() -> dict[str, Any]:
    """What of the lines is read, as the address says."""
    number = {name: options.option(name, str(USUAL[name])) for name in ("sample", "seed")}
    reading_options: dict[str, Any] = {
        name: int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else USUAL[name]
        for name, text in number.items()
    }
    reading_options["place"] = options.option("place", "right1", get_args(At))
    reading_options["pattern"] = options.option("pattern", "")
    reading_options["marks"] = options.option("marks", "")
    reading_options["marked"] = (
        options.option("marked", "all", get_args(Marked)) if reading_options["marks"] else "all"
    )
    return {name: value for name, value in reading_options.items() if value != USUAL[name]}


def steps(view: View, settings: Mapping[str, Any]) -> pl.DataFrame:
    """The steps with the lines that each leaves; marks that are not kept here are left out, with a note."""
    reading = chosen()
    try:
        return cache.table(view.question(concordance_steps, {**settings, **reading}))
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)), icon=":material/warning:")
        options.go({"marks": "", "marked": ""})
        st.rerun()


def left(taken: pl.DataFrame) -> int:
    """How many lines are left to be read."""
    return int(taken.filter(~pl.col("reading_step").str.starts_with("marked_"))["n"][-1])


def controls(view: View, reading: Mapping[str, Any]) -> bool:
    """Sample, seed, marks; whether lines are shown word by word."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        layout = options.one_of(
            view, "lines", ("text", "words"), labels("reading.lines"), partial(labels.value, "reading_lines")
        )
        options.one_of(
            view,
            "sample",
            [str(n) for n in SAMPLES],
            labels("reading.sample"),
            lambda n: labels("reading.all") if n == "0" else labels.number(int(n)),
            help_text=labels("reading.sample_help"),
            resets=("page",),
        )
        if reading.get("sample"):
            st.number_input(
                labels("reading.seed"),
                1,
                MOST_SEED,
                step=1,
                width=110,
                **options.follow(
                    view,
                    "seed",
                    min(MOST_SEED, max(1, int(reading.get("seed", 1)))),
                    lambda seed: {"seed": "" if seed == 1 else str(seed), "page": ""},
                ),
            )
        if reading.get("marks"):
            options.one_of(
                view,
                "marked",
                get_args(Marked),
                labels("reading.marked"),
                partial(labels.value, "marked"),
                resets=("page",),
            )
    return layout == "words"


def marks(view: View, question: Question, lines: pl.DataFrame) -> None:
    """Buttons that mark the picked lines; each press is a new state, which the address names.

    They belong to the part of the page that a pick runs again, and a press runs the whole page.
    """
    labels, name = view.labels, question.table.name
    if not current.may_add():
        return
    rows = selected_marks.rows(name, question.table, lines)
    if not rows:
        st.caption(labels("reading.pick"))
        return
    hits = lines[rows].select("dialogue_id", "position", "begin").rows()

    def put(mark: Mark | None) -> None:
        state = kept_marks(options.option("marks", ""))
        for hit in hits:
            if mark is None:
                state.pop(hit, None)
            else:
                state[hit] = mark
        try:
            options.go({"marks": keep_marks(state), "mark": ""})
        except UserError as error:
            st.toast(plain(messages.raised(labels, error)))

    ways: tuple[tuple[Mark | None, str], ...] = (
        ("useful", ":material/check:"),
        ("not_useful", ":material/close:"),
        (None, ":material/ink_eraser:"),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(labels("reading.picked", n=labels.number(len(rows))), width="content")
        for mark, icon in ways:
            code = mark or "none"
            if st.button(labels(f"reading.mark.{code}"), icon=icon, key=view.key(f"mark.{name}.{code}")):
                put(mark)
                st.rerun()


def patterns(view: View, settings: Mapping[str, Any], reading: Mapping[str, Any]) -> None:
    """The lines grouped by the word beside the hit; one pattern can be read alone."""
    labels = view.labels
    with st.expander(labels("reading.patterns"), icon=":material/segment:", expanded=bool(reading.get("pattern"))):
        place = options.one_of(
            view,
            "place",
            get_args(At),
            labels("reading.place"),
            partial(labels.value, "place"),
            resets=("pattern", "page"),
            as_list=True,
        )
        drawn = {name: reading[name] for name in ("sample", "seed") if name in reading}
        grouped = {**settings, **drawn, "place": place}
        frequent = cache.table(view.question(concordance_patterns, grouped))["pattern"].to_list()
        wanted = options.option("pattern", "")
        listed = ["", *frequent] if wanted in ("", *frequent) else ["", wanted, *frequent]
        options.one_of(
            view,
            "pattern",
            listed,
            labels("reading.pattern"),
            lambda code: code or labels("reading.all_patterns"),
            resets=("page",),
            as_list=True,
        )
        table_card(view, concordance_patterns, **grouped)


def log(view: View, query: str, taken: pl.DataFrame) -> None:
    """What was done, each step to be taken back, and the same as text for a paper."""
    if taken.height < 2 and not options.option("sort", ""):
        return
    labels = view.labels
    with st.expander(labels("reading.log"), icon=":material/history:", expanded=True):
        for number, row in enumerate(taken.iter_rows(named=True), 1):
            kind = row["reading_step"].split("_")[0]
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(f"{number}. {step_in_words(row, query, labels)}"), width="content")
                if kind in STEPS and row["reading_step"] != "marked_not_useful":
                    st.button(
                        labels("reading.undo"),
                        icon=":material/undo:",
                        type="tertiary",
                        key=view.key(f"undo.{row['reading_step']}"),
                        on_click=options.go,
                        args=({**dict.fromkeys(STEPS[kind], ""), "page": ""},),
                    )
        if sort := options.option("sort", ""):
            st.markdown(plain(labels("reading.step.sort", order=labels.value("sort", sort))), width="content")
        st.caption(labels("reading.methods"))
        st.code(methods(query, taken, labels), language=None, wrap_lines=True)


def step_in_words(row: Mapping[str, Any], query: str, labels: Labels) -> str:
    """One step with the lines it leaves."""
    step, _, which = row["reading_step"].partition("_")
    size, _, seed = row["choice"].removesuffix(")").partition(" (")
    return labels(
        f"reading.step.{step if step in ('query', 'sample', 'pattern') else row['reading_step']}",
        query=query,
        size=size,
        seed=seed,
        place=labels.value("place", which),
        pattern=row["choice"],
        n=labels.number(row["n"]),
        dialogues=labels.number(row["n_dialogues"]),
    )


def methods(query: str, taken: pl.DataFrame, labels: Labels) -> str:
    """The reading as it is written in a paper."""
    sentences = []
    for row in taken.iter_rows(named=True):
        key = (
            row["reading_step"]
            if row["reading_step"].startswith(("marked_", "shown_"))
            else row["reading_step"].split("_")[0]
        )
        size, _, seed = row["choice"].removesuffix(")").partition(" (")
        which = row["reading_step"].partition("_")[2]
        sentences.append(
            labels(
                f"reading.methods.{key}",
                query=query,
                size=size,
                seed=seed,
                place=labels.value("place", which),
                pattern=row["choice"],
                n=labels.number(row["n"]),
                dialogues=labels.number(row["n_dialogues"]),
            )
        )
    if sort := options.option("sort", ""):
        sentences.append(labels("reading.methods.sort", order=labels.value("sort", sort)))
    return labels.sentences(sentences)
