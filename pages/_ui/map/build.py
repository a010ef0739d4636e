"""Making a map: the offer where there is none, and another encoder's beside the one there is."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data.core.problems import Missing
from data.encoders import USE
from pages._ui.core.parts import extra_offer, jobs, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable

LONGEST, SHORT = 200, 60


def offer(view: View, missing: Missing) -> None:
    """Why there is no map, and a button that makes it."""
    labels, name = view.labels, _job(view)
    if not jobs.running(name):
        layout.to_make(view, labels("map.make"), missing.corpus, missing.why)
        if not writable(view):
            return
        st.button(
            labels("map.make_now"),
            icon=":material/play_arrow:",
            type="primary",
            key=view.key("map.make"),
            on_click=jobs.start,
            args=(name, ["embed", missing.corpus]),
        )
    jobs.show(view, name, _announcer(view))


def another(view: View) -> None:
    """A map by another encoder; the one there is stays."""
    labels, name = view.labels, _job(view)
    with st.container(border=True):
        st.markdown(f"**{labels('map.another')}**")
        st.caption(labels("map.another_about"))
        if not writable(view):
            return
        extra_offer.offer(view, "encoders")
        keys = {option: view.key(f"map.{option}") for option in ("encoder", "prefix", "query-prefix")}

        def start() -> None:
            settings = {option: st.session_state[key] for option, key in keys.items()}
            if encoder := settings.pop("encoder").strip():
                given = [f"--{option}={text}" for option, text in {"encoder": encoder, **settings}.items() if text]
                jobs.start(name, ["embed", view.corpus.id, *given])

        with st.form(view.key("map.embed"), border=False):
            st.text_input(labels("map.model"), placeholder=USE, max_chars=LONGEST, key=keys["encoder"])
            for side, option in zip(st.columns(2), ("prefix", "query-prefix"), strict=True):
                side.text_input(
                    labels(f"map.{option}"),
                    help=labels("map.prefix_help"),
                    max_chars=SHORT,
                    key=keys[option],
                )
            st.form_submit_button(
                labels("map.make_now"), icon=":material/play_arrow:", disabled=jobs.running(name), on_click=start
            )
        jobs.show(view, name, _announcer(view))


def _announcer(view: View) -> Callable[[dict[str, Any]], None]:
    def announce(_: dict[str, Any]) -> None:
        st.success(plain(view.labels("map.done", id=view.corpus.id)))

    return announce


def _job(view: View) -> str:
    return f"map.{view.corpus.id}"
