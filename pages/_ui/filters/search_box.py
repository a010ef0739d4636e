"""The search box: what to look for, how, and in whose words. It writes the filter, as the sidebar does.

A sentence to which utterances are to be similar in meaning is an option of the page, not a condition.
"""

import streamlit as st

from analysis.core.query.codecs import MAX_TEXT
from analysis.core.query.filter import CODECS, Filter
from analysis.core.query.person import searched_roles
from analysis.core.query.utterance_conditions import UTTERANCE_MASKS
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options, url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View
from pages._ui.filters import sequence_form

MEANING = "meaning"
HOWS = ("text", "lemma", "regex", "query", "then", MEANING)
APART = ("then", MEANING)
LONGEST_SENTENCE = 300
HOW, PAGE = "o.how", "o.page"
BOTH = "both"


def show(view: View) -> None:
    """The box, and below it what to do where nothing is found."""
    how = _how(view)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _switch(view, how)
            if how != "then":
                _role(view)
        if how == "then":
            sequence_form.form(view, "box")
        elif how == MEANING:
            options.words(
                view,
                MEANING,
                view.labels("search.box_meaning", n=view.labels.number(view.corpus.utterances.height)),
                view.labels("search.hint.meaning"),
                longest=LONGEST_SENTENCE,
                help_text=view.labels("help.meaning"),
            )
        else:
            _words(view, how)
        if is_searching(view.selection.filter):
            _clear(view)
        elif how != MEANING:
            n = view.labels.number(view.selection.n_dialogues)
            st.caption(view.labels("search.start", dialogues=n))


def is_searching(chosen: Filter) -> bool:
    """Whether the filter has a condition on utterances."""
    return any(getattr(chosen, name) for name in UTTERANCE_MASKS)


def write(view: View, chosen: Filter, **fields: str) -> None:
    """Put a filter into the address; the hits begin at their first page again."""
    st.query_params.from_dict({n: t for n, t in st.query_params.to_dict().items() if n != PAGE})
    url.write_selection(view, chosen, **fields)


def _how(view: View) -> str:
    """What the address says, else what the filter holds, else words as typed."""
    requested = st.query_params.get(HOW)
    if requested in HOWS:
        return requested
    conditions = (name for name in HOWS if name != MEANING)
    return next((name for name in conditions if url.requested(name, view.selection.filter, view.prefix)), HOWS[0])


def sentence() -> str:
    """The sentence to which utterances are to be similar; empty where another way of searching is open."""
    return options.option(MEANING, "").strip() if st.query_params.get(HOW) == MEANING else ""


def is_by_meaning() -> bool:
    """Whether utterances are searched for by meaning."""
    return bool(st.query_params.get(HOW) == MEANING)


def speaker(view: View) -> str:
    """Whose utterances are searched: counselor, client, further speakers or all."""
    requested = view.selection.filter.role or st.query_params.get(f"{view.prefix}role", "")
    return requested if requested in searched_roles(view.corpus) else BOTH


def _switch(view: View, how: str) -> None:
    labels = view.labels

    def change(now: str | None) -> None:
        now, chosen = now or HOWS[0], view.selection.filter
        query = "" if how == MEANING else getattr(chosen, how)
        if not {how, now} & set(APART) and query and not getattr(chosen, now):
            chosen = chosen.without(how).having(**{now: query})
        write(view, chosen, **{HOW: now}, **_waiting(view, speaker(view)))

    st.segmented_control(
        labels("search.how"),
        HOWS,
        format_func=lambda name: labels(f"search.how.{name}"),
        required=True,
        **controlled(view.key("box.how"), how, change),
    )


def _role(view: View) -> None:
    labels, chosen = view.labels, view.selection.filter
    roles = searched_roles(view.corpus)
    everyone = labels("search.role.all" if len(roles) > 2 else "search.role.both")

    def change(role: str) -> None:
        write(view, chosen.having(role="" if role == BOTH else role), **_waiting(view, role))

    st.segmented_control(
        labels("search.role"),
        (BOTH, *roles),
        format_func=lambda role: everyone if role == BOTH else labels.value("role", role),
        required=True,
        **controlled(view.key("box.role"), speaker(view), change),
    )


def _waiting(view: View, role: str) -> dict[str, str]:
    """A role in the address: alone it is no condition yet, and waits there for the words."""
    return {} if role == BOTH else {f"{view.prefix}role": role}


def _words(view: View, how: str) -> None:
    labels, role = view.labels, speaker(view)

    def change(typed: str) -> None:
        query = typed.strip()
        try:
            read = CODECS[how].read(query) if query else ""
        except ValueError:
            st.toast(labels("note.unreadable", name=labels(f"condition.{how}"), value=""))
            return
        searched = view.selection.filter.having(role="" if role == BOTH else role, **{how: read})
        write(view, searched, **_waiting(view, role))

    st.text_input(
        labels("search.box", n=labels.number(view.corpus.utterances.height)),
        placeholder=labels(f"search.hint.{how}"),
        icon=":material/search:",
        help=labels(f"help.{how}"),
        max_chars=MAX_TEXT,
        **controlled(view.key(f"box.{how}"), url.requested(how, view.selection.filter, view.prefix), change),
    )


def _clear(view: View) -> None:
    """Ways on: the whole search off; where nothing is found, the same words looked for more widely."""
    labels, chosen = view.labels, view.selection.filter
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.selection.is_empty:
            st.markdown(f"**{labels('search.nothing')}**", width="content")
            if chosen.text and not chosen.lemma:
                words = plain(chosen.text if len(chosen.text) <= 30 else chosen.text[:29] + "…")
                st.button(
                    labels("search.as_lemma", value=words),
                    key=view.key("box.as_lemma"),
                    on_click=write,
                    args=(view, chosen.without("text").having(lemma=chosen.text)),
                    kwargs={HOW: "lemma"},
                )
            if chosen.role:
                st.button(
                    labels("search.without_role"),
                    key=view.key("box.without_role"),
                    on_click=write,
                    args=(view, chosen.without("role")),
                )
        st.button(
            labels("search.clear"),
            icon=":material/close:",
            type="tertiary",
            key=view.key("box.clear"),
            on_click=write,
            args=(view, chosen.without(*UTTERANCE_MASKS, "role")),
        )
