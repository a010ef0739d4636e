"""One person in one role: how many dialogues, when, about what, with whom; and the way to another person."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.query.filter import Filter
from analysis.core.query.person import FEWEST, SIDES, Side, person_of
from analysis.core.question import Question
from analysis.core.registry import FIGURES
from analysis.display.filters import seen
from analysis.display.tables import present
from analysis.figures.persons.person_dialogue_dots import person_dialogue_dots
from analysis.figures.persons.person_topic_dots import person_topic_dots
from analysis.persons.means import person_means
from analysis.persons.sessions import person_dialogues, person_partners, persons
from analysis.psychometrics.person_effects import person_effect
from data.core.problems import UserError
from pages._ui.core.cards import card, plotly_locale, table_export, table_rows, table_widths
from pages._ui.core.parts import chart, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, options, url
from pages._ui.core.state.view import View

MARKS = {"displayModeBar": False, "displaylogo": False}


def heading(view: View) -> str:
    """The page's title: the person, where there is one."""
    try:
        person = person_of(view.selection, str(st.query_params.get("person", "-")))
    except UserError:
        person = None
    if person is None or not view.corpus.has("persons") or not _of(view.corpus.dialogues, *person).height:
        return view.labels("persons.title")
    word = view.labels.value("role", person[0])
    return view.labels("persons.of", role=word, name=name_of(view, person[1]))


def requested(view: View) -> tuple[Side, int] | None:
    """Whom the address names; a note where it names nobody."""
    text = str(st.query_params.get("person", ""))
    if not text:
        return None
    try:
        person = person_of(view.selection, text)
    except UserError:
        st.info(plain(view.labels("persons.unreadable", person=seen(text[:40]))), icon=":material/info:")
        return None
    if person is not None and not _of(view.corpus.dialogues, *person).height:
        st.info(plain(view.labels("persons.unknown", person=seen(text[:40]))), icon=":material/info:")
        return None
    return person


def choose(view: View) -> None:
    """Everybody in a role, by id; a row leads to the person."""
    labels = view.labels
    st.caption(labels("persons.ranking"))
    role = options.one_of(view, "role", SIDES, labels("persons.role"), lambda code: labels.value("role", code))
    question = view.question(persons, {"role": role})
    frame = cache.table(question)
    shown = _in_words(frame)
    key = view.key("persons")

    def pressed() -> None:
        cells = st.session_state[key].selection.cells
        if cells:
            url.write(person=f"{role}:{frame['person'][cells[0][0]]}")

    with st.container(border=True, gap="small"):
        st.markdown(f"**{labels.title('persons')}**")
        worded = present(shown, labels)
        st.dataframe(
            worded,
            hide_index=True,
            row_height=table_rows.ROW,
            height=560 if frame.height > 15 else "content",
            column_config=table_widths.fitted(worded, shown.columns, _columns(shown, view), labels),
            key=key,
            on_select=pressed,
            selection_mode="single-cell",
            alt=labels.title("persons"),
        )
        st.caption(f"{labels('persons.choose')}  \n{plain(labels.caption('persons'))}")


def about(view: View, role: Side, person: int) -> None:
    """One person's dialogues in time, their topics and partners."""
    labels = view.labels
    option: dict[str, Any] = {"person": f"{role}:{person}"}
    question = view.question(person_dialogues, option)
    own = cache.table(question)
    whole = _of(view.corpus.dialogues, role, person).height
    _ways(view, role, person)
    if own.is_empty():
        st.info(labels("persons.none_selected", all=labels.number(whole)), icon=":material/info:")
        _show_all(view, role, person)
        return
    counted = labels(
        "persons.counts",
        n=labels.number(own.height),
        partners=labels.number(own["partner"].drop_nulls().n_unique()),
        all=labels.number(whole),
    )
    st.markdown(f"**{plain(counted)}**")
    if own.height < whole:
        _show_all(view, role, person)
    few = own.height < FEWEST
    if few:
        st.info(labels("persons.few", n=own.height, fewest=FEWEST), icon=":material/info:")
    mine = replace(view, selection=cache.selection(view.corpus, _narrowed(view, role, person)))
    _in_time(mine, role, person)
    _list(mine, mine.question(person_dialogues, option))
    with layout.pair() as (left, right):
        with left:
            card.table_card(mine, person_partners, **option)
        with right:
            if not view.corpus.has("topics"):
                layout.absent(view, "topics")
            elif not few:
                card.card(view, person_topic_dots, **option)
    if not few:
        card.table_card(view, person_means, **option)
        if view.corpus.has("score"):
            card.table_card(view, person_effect, **option)


def _narrowed(view: View, role: Side, person: int) -> Filter:
    """The selection's filter, and this person alone."""
    only = ((person, person),)
    chosen = view.selection.filter
    return chosen.having(counselor=only) if role == "counselor" else chosen.having(client=only)


def name_of(view: View, person: int) -> str:
    """A person as the source names them."""
    rows = view.corpus.speakers.filter(pl.col("speaker_id") == person)["source_id"]
    return str(rows[0]) if len(rows) else str(person)


def _of(dialogues: pl.DataFrame, role: Side, person: int) -> pl.DataFrame:
    return dialogues.filter(pl.col(f"{role}_id") == person)


def _ways(view: View, role: Side, person: int) -> None:
    """To the same person's other role, and to everybody."""
    other: Side = "client" if role == "counselor" else "counselor"
    n = _of(view.corpus.dialogues, other, person).height
    labels = view.labels
    with st.container(horizontal=True, gap="small"):
        if n:
            label = labels("persons.other_role", role=labels.value("role", other), n=labels.number(n))
            links.person_link(view, other, person, label=label)
        carried = url.carried(labels, view.corpus.id)
        links.link(view, links.PERSONS, labels.title("persons"), ":material/list:", carried)


def _show_all(view: View, role: Side, person: int) -> None:
    labels = view.labels
    query = {"lang": labels.lang, "corpus": view.corpus.id, "person": f"{role}:{person}"}
    links.link(view, links.PERSONS, labels("persons.show_all"), ":material/filter_alt_off:", query)


def _in_time(view: View, role: Side, person: int) -> None:
    """The figure; a click on a dot opens the dialogue."""
    labels, option = view.labels, {"person": f"{role}:{person}"}
    named = f"{labels.value('role', role)} {person}"
    figure = FIGURES[person_dialogue_dots.__name__]
    question = view.question(figure.table.function, option)
    drawn = cache.figure(person_dialogue_dots, question, labels, view.theme)
    key = view.key(f"dots.{option['person']}")
    opened = f"{key}.opens"

    def press(told: chart.Press) -> None:
        st.session_state[opened] = told.data

    with st.container(border=True, gap="xsmall"):
        with card.head(labels.title(figure.name)):
            card.tools(view, figure, question)
        chart.show(
            drawn,
            key=key,
            alt=labels("card.alt", title=labels.title(figure.name), filter=named),
            config=plotly_locale.config(MARKS, labels),
            press=press,
        )
        st.caption(plain(labels.caption(figure.name)))
    if (dialogue := st.session_state.pop(opened, None)) is not None:
        st.switch_page(links.READER, query_params=links.reader_query(view, int(dialogue)))


def _list(view: View, question: Question) -> None:
    """The dialogues in time, each with its link."""
    labels, own = view.labels, cache.table(question)
    shown = _in_words(own)
    worded = present(shown, labels)
    read = labels("persons.read")
    linked = worded.insert_column(0, pl.Series(read, links.reader_urls(view, own["dialogue_id"])))
    with st.container(border=True, gap="small"):
        with card.head(labels.title("person_dialogues")), layout.tools(view, "table.person_dialogues"):
            table_export.button(view, question, own)
        st.dataframe(
            linked,
            hide_index=True,
            row_height=table_rows.ROW,
            height=table_rows.TALLEST if table_rows.ROW * (own.height + 1) > table_rows.TALLEST else "content",
            column_config=table_widths.fitted(
                linked,
                ["", *shown.columns],
                {
                    **_columns(shown, view),
                    read: st.column_config.LinkColumn(display_text=":material/open_in_new:", width=56),
                },
                labels,
            ),
            placeholder="–",
            key=view.key("list"),
            alt=labels.title("person_dialogues"),
        )
        st.caption(plain(labels.caption("person_dialogues")))


def _columns(shown: pl.DataFrame, view: View) -> dict[str, Any]:
    """How the columns are written."""
    written = {view.labels.column(name): table_rows.column(shown, "", name) for name in shown.columns}
    config = {heading: how for heading, how in written.items() if how}
    minutes = view.labels.column("duration_min")
    return config | ({minutes: st.column_config.NumberColumn(format="%.0f")} if minutes in config else {})


def _in_words(shown: pl.DataFrame) -> pl.DataFrame:
    """The columns that say something: none that is empty, no name that only repeats the id."""
    shown = table_rows.without_repeated_names(shown)
    return shown.select(name for name in shown.columns if shown[name].count())
