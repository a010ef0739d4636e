"""Nearness in meaning: what models said of the responses, and a way to ask another, as a job."""

import shlex
from functools import partial
from typing import Any

import streamlit as st

from analysis.display.metrics import metric_in_words
from analysis.figures.responses.response_nearness_dots import response_nearness_dots
from analysis.responses.nearness import response_nearness
from data.encoders import DEFAULT, USE
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import extra_offer, jobs, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable
from pages._ui.responses.query import ResponseQuery

COSINE, BERTSCORE = "cosine", "bertscore"
KNOWN = {
    COSINE: (USE, "cl-nagoya/ruri-v3-310m"),
    BERTSCORE: ("tohoku-nlp/bert-base-japanese-v3", "FacebookAI/xlm-roberta-large"),
}
MOST_LAYERS = 200


def nearness(view: View, query: ResponseQuery, options: dict[str, Any]) -> None:
    """The figures there are, each model by its name, and the form that asks one more."""
    if query.models:
        with layout.pair() as (left, right):
            with left:
                card(view, response_nearness_dots, **options)
            with right:
                _ask(view, query)
        table_card(view, response_nearness, **options)
    else:
        _ask(view, query)


def _ask(view: View, query: ResponseQuery) -> None:
    labels, name = view.labels, f"near.{view.corpus.id}"
    with st.container(border=True):
        st.markdown(f"**{labels('near.ask')}**")
        st.caption(labels("near.about"))
        kind = st.segmented_control(
            labels("near.kind"),
            (COSINE, BERTSCORE),
            default=COSINE,
            required=True,
            format_func=partial(labels.value, "near_kind"),
            key=view.key("near.kind"),
        )
        arguments = _model(view, kind)
        if arguments not in ([], [f"--encoder={USE}"]):
            extra_offer.offer(view, "encoders")
        jobs.show(view, name, partial(_done, view))
        can = writable(view)
        if can and not jobs.running(name):
            st.button(
                labels("near.run", n=labels.number(sum(one.matched for one in query.sets))),
                icon=":material/play_arrow:",
                key=view.key("near.run"),
                disabled=not arguments,
                on_click=jobs.start,
                args=(name, ["responses", "near", "--corpus", view.corpus.id, *arguments]),
            )
        command = ["responses", "near", "--corpus", view.corpus.id, *(arguments or ["--encoder=MODEL"])]
        st.code("python -m data " + shlex.join(command), language="bash", wrap_lines=True)


def _model(view: View, kind: str) -> list[str]:
    """Which model, as the command takes it; nothing until one is named."""
    labels = view.labels
    others = [one for one in view.corpus.encoders if one != DEFAULT] if kind == COSINE else []
    with st.container(horizontal=True, gap="small"):
        with st.container(width=340):
            chosen = st.selectbox(
                labels("near.model"),
                list(dict.fromkeys((*KNOWN[kind], *others))),
                index=0 if kind == COSINE else None,
                accept_new_options=True,
                placeholder=labels("near.model_hint"),
                help=labels("near.model_help"),
                key=view.key(f"near.model.{kind}"),
            )
        layer = 0
        if kind == BERTSCORE:
            with st.container(width=130):
                layer = st.number_input(
                    labels("near.layer"),
                    min_value=0,
                    max_value=MOST_LAYERS,
                    help=labels("near.layer_help"),
                    key=view.key("near.layer"),
                )
    model = (chosen or "").strip()
    if not model:
        return []
    return [f"--encoder={model}"] if kind == COSINE else [f"--bertscore={model}", f"--layer={layer}"]


def _done(view: View, result: dict[str, Any]) -> None:
    labels = view.labels
    model = metric_in_words(result["measured_by"], labels)
    state = "near.done" if result["made"] else "near.there"
    st.success(plain(labels(state, n=labels.number(result["made"]), model=model)), icon=":material/check:")
