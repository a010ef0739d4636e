"""Whether the map of utterances is made, the offer to make it, and a line on how it was made."""

import streamlit as st

from data.core.problems import Missing
from pages._ui.core.parts import jobs, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable


def is_made(view: View) -> bool:
    """Whether there is a map to show; where there is none, why, and what makes it."""
    labels = view.labels
    try:
        spoken = view.corpus.utterance_map
    except Missing as missing:
        _offer(view, missing)
        return False
    if not spoken.points["x"].is_not_nan().any():
        st.info(labels("utterances.all_alike"), icon=":material/info:")
        return False
    return True


def _offer(view: View, missing: Missing) -> None:
    """The command that makes it, and a button where the library can be written."""
    labels, name = view.labels, job(view)
    if not jobs.running(name):
        about = labels("utterances.make", n=labels.number(view.corpus.utterances.height))
        layout.to_make(view, about, missing.corpus, missing.why, missing.command)
        if writable(view):
            st.button(
                labels("utterances.make_now"),
                icon=":material/play_arrow:",
                type="primary",
                key=view.key("utterances.make"),
                on_click=jobs.start,
                args=(name, ["prepare", missing.corpus]),
            )
    jobs.show(view, name, lambda _: st.rerun())


def job(view: View) -> str:
    """The name of the job that makes it."""
    return f"utterances.{view.corpus.id}"


def basis(view: View) -> None:
    """A line on vectors, layout, how far it can be trusted, and how stable the themes are."""
    labels, about = view.labels, view.corpus.utterance_map.about
    trust = about["trustworthiness"]
    agreement = " / ".join("–" if mean is None else labels.number(mean, 2) for mean, _ in about["agreement"])
    line = labels(
        "utterances.made",
        distinct=labels.number(about["n_distinct"]),
        dim=about["dim"],
        landmarks=labels.number(about["n_landmarks"]),
        trust="–" if trust is None else labels.number(trust, 2),
        agreement=agreement,
    )
    st.caption(plain(line))
