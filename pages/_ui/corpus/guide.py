"""What one can do here, shown by pictures of results from the invented demo, with the ways there."""

from base64 import b64encode
from pathlib import Path

import streamlit as st

from analysis.core.query.filter import CODECS, Filter
from analysis.display.filters import in_words
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, history, last_view
from pages._ui.core.state.view import View

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"


def go_on(view: View) -> None:
    """A link back to what was seen last, in a tab that was just opened."""
    last = last_view.before()
    if last is None or last[0] not in PAGES:
        return
    labels, (name, query) = view.labels, last
    if query.get("corpus") not in {manifest.id for manifest in cache.manifests()}:
        return
    chosen, _ = Filter.from_query({name: text for name, text in query.items() if name in CODECS})
    st.page_link(
        PAGES[name][0],
        label=plain(labels("frame.continue", page=labels(f"page.{name}"), filter=in_words(chosen, labels))),
        icon=":material/history:",
        query_params={**query, "lang": labels.lang},
    )


def more(view: View, name: str) -> None:
    """A link below a result to the page that has more of it."""
    path, icon = PAGES[name]
    label = view.labels("home.more", page=view.labels(f"page.{name}"))
    st.page_link(path, label=label, icon=icon, query_params=history.query(name, view.labels, view.corpus.id))


def can_do(view: View) -> None:
    """A result of each page, for newcomers; as many beside each other as there is room for.

    One element for all: a browser draws each of a page's elements anew at every change of the selection.
    """
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('home.can_do')}**")
        st.markdown(labels("home.can_filter"))
        st.markdown(labels("home.can_press"))
        cards = [_card(view, name) for name in PAGES if name != "home"]
        show = st.components.v2.component("guide", html="<ul></ul>", css=_read("guide.css"), js=_read("guide.js"))
        show(data={"of": f"{labels.lang} {view.theme}", "cards": cards}, key="guide", height="content")


def _card(view: View, name: str) -> dict[str, str]:
    labels = view.labels
    page = labels(f"page.{name}")
    return {
        "page": name,
        "name": page,
        "says": labels(f"home.can_{name}"),
        "picture": _picture(name, labels.lang, view.theme),
        "described": labels("home.picture", page=page),
    }


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _picture(name: str, lang: str, theme: str) -> str:
    """The picture as a data address; empty where none has been taken."""
    file = PICTURES / f"{name}-{lang}-{theme}.webp"
    return f"data:image/webp;base64,{b64encode(file.read_bytes()).decode()}" if file.exists() else ""
