"""Links to the evidence: into a dialogue at an utterance, and to a person, each carrying what is selected.

A link is a dict of query parameters (for ``st.page_link`` and ``st.switch_page``) or a text for the
cells of a table. The text is relative to the page it stands on, so that it also holds where the app is
served below a path of its own.
"""

import re
from collections.abc import Iterable
from typing import Literal

import streamlit as st

from pages._ui.core.state import history, url
from pages._ui.core.state.view import View

READER, PERSONS = "pages/reader.py", "pages/persons.py"
Role = Literal["counselor", "client"]

PLAIN_NAME = re.compile(r"[^\W_]+(?:[-/ ][^\W_]+)*")


def reader_query(view: View, dialogue_id: int, at: int | None = None) -> dict[str, str]:
    """The address of a dialogue, at an utterance (its 0-based position) where one is named.

    It carries language, corpus and selection; from cohort B's view it opens in B's corpus.
    """
    where = {} if at is None else {"at": str(at)}
    return {**_carried(view), "dialogue": view.corpus.dialogue_name(dialogue_id), **where}


def reader_url(view: View, dialogue_id: int, at: int | None = None) -> str:
    """The same as a text, for a cell of ``st.column_config.LinkColumn``."""
    return f"reader?{url.as_query(reader_query(view, dialogue_id, at))}"


def reader_urls(view: View, dialogue_ids: Iterable[int], at: Iterable[int] | None = None) -> list[str]:
    """Such a text for each row of a table; the selection is written once."""
    begin = f"reader?{url.as_query(_carried(view))}&"
    named = [url.as_query({"dialogue": name}) for name in map(view.corpus.dialogue_name, dialogue_ids)]
    if at is None:
        return [f"{begin}{name}" for name in named]
    return [f"{begin}{name}&at={place}" for name, place in zip(named, at, strict=True)]


def reader_link(
    view: View,
    dialogue_id: int,
    at: int | None = None,
    *,
    label: str = "",
    icon: str | None = ":material/forum:",
    help: str | None = None,
) -> None:
    """A link that opens the dialogue in this tab; ``label``: by default “Dialogue 10”."""
    words = label or view.labels("reader.dialogue", id=name_of(view, dialogue_id))
    link(view, READER, words, icon, reader_query(view, dialogue_id, at), help=help)


def name_of(view: View, dialogue_id: int) -> str:
    """The dialogue's name in the source, where a link's label can hold it without reading it as Markdown."""
    name = view.corpus.dialogue_name(dialogue_id)
    return name if PLAIN_NAME.fullmatch(name) else str(dialogue_id)


def person_query(view: View, role: Role, person_id: int) -> dict[str, str]:
    """The address of one person's dialogues in one role."""
    return {**_carried(view), "person": f"{role}:{person_id}"}


def person_link(view: View, role: Role, person_id: int, *, label: str = "") -> None:
    """A link to one person's dialogues."""
    words = label or view.labels("reader.person", role=view.labels.value("role", role), id=person_id)
    link(view, PERSONS, words, ":material/person:", person_query(view, role, person_id))


def link(
    view: View,
    page: str,
    label: str,
    icon: str | None,
    query: dict[str, str],
    *,
    help: str | None = None,
    trailing: bool = False,
    disabled: bool = False,
) -> None:
    """A link to an address of another page, with the way back; on that page itself a button, which changes it."""
    side: Literal["left", "right"] = "right" if trailing else "left"
    if page != f"pages/{view.page}.py":
        query = history.carrying(view, query)
        st.page_link(
            page, label=label, icon=icon, icon_position=side, help=help, disabled=disabled, query_params=query
        )
        return
    st.button(
        label,
        icon=icon,
        icon_position=side,
        help=help,
        disabled=disabled,
        key=view.key(f"to.{label}.{url.as_query(query)}"),
        on_click=st.query_params.from_dict,
        args=(query,),
    )


def _carried(view: View) -> dict[str, str]:
    """Language, corpus and the view's selection; cohort B's own conditions without their prefix."""
    params = url.carried(view.labels, view.corpus.id)
    if not view.prefix:
        chosen = view.selection.filter  # on home that of what was searched, which the address does not have
        return params if chosen == url.chosen_filter()[0] else url.filtered(params, chosen)
    own = {n.removeprefix(view.prefix): t for n, t in params.items() if n.startswith(view.prefix)}
    return {**own, "lang": view.labels.lang, "corpus": view.corpus.id}
