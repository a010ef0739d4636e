"""What remains of the corpus under the current filters, and buttons that remove them."""

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.display.filters import condition
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import url
from pages._ui.core.state.view import View


def nothing_matches(view: View) -> None:
    """Why the page is empty, and which filters to remove."""
    labels, resolved = view.labels, view.selection
    st.subheader(labels("empty.title"), anchor=False)
    helpful = {name: n for name, n in resolved.left_out.items() if n}
    st.write(labels("empty.hint" if helpful else "empty.nothing"))
    with st.container(horizontal=True):
        for name, n in sorted(helpful.items(), key=lambda pair: -pair[1]):
            label = labels("empty.loosen", name=labels(f"condition.{name}"), n=labels.number(n))
            st.button(label, key=view.key(f"loosen.{name}"), on_click=_remove, args=(view, name))
        st.button(
            labels("frame.clear"), key=view.key("loosen"), on_click=url.write_selection, args=(view, Filter())
        )


def _remove(view: View, name: str) -> None:
    url.write_selection(view, view.selection.filter.without(name))


def remaining(view: View) -> None:
    """How much the selection holds, and its conditions, each with a button that removes it."""
    _counts(view)
    _chips(view)


def _counts(view: View) -> None:
    labels, resolved = view.labels, view.selection
    whole = labels("frame.of", n=labels.number(view.corpus.dialogues.height))
    parts = [labels("n.utterances", n=labels.number(resolved.n_utterances))]
    if view.corpus.has("persons"):
        parts.append(labels("n.persons", n=labels.number(resolved.n_persons)))
    n = labels("n.dialogues", n=labels.number(resolved.n_dialogues))
    st.markdown(f"**{n}** :gray[{'' if resolved.is_whole else whole}]  \n:gray[{' · '.join(parts)}]")


def _chips(view: View) -> None:
    labels, chosen = view.labels, view.selection.filter
    names = [name for name in chosen.conditions if name != "role"]
    with st.container(gap="xsmall"):  # drawn even when empty: a group below it that moved would fold
        for name in names:
            words = condition(name, getattr(chosen, name), labels, chosen)
            st.button(
                plain(words if len(words) <= 60 else words[:59] + "…"),
                icon=":material/close:",
                icon_position="right",
                help=labels("frame.remove"),
                key=view.key(f"chip.{name}"),
                on_click=_remove,
                args=(view, name),
                width="stretch",
            )
        if len(names) > 1:
            st.button(
                labels("frame.clear"),
                type="tertiary",
                key=view.key("clear"),
                on_click=url.write_selection,
                args=(view, Filter()),
            )
