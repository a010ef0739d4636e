"""Utterances similar in meaning to a sentence; where their vectors are not made, the offer to make them."""

import streamlit as st

from analysis.dialogues.similar import similar_utterances
from data.problems import Missing, Starting, UserError
from data.vectors.segments import UTTERANCE
from pages._ui.cards.card import table_card
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts import jobs, layout, messages, polling
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, url
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable
from pages._ui.filters import search_box

NEAREST = (20, 50, 100, 200)


def show(view: View) -> None:
    """The utterances nearest to what is typed, by whoever is chosen in the box."""
    labels = view.labels
    options = {"sentence": search_box.sentence(), "speaker": search_box.speaker(view)}
    options["k"] = str(state_options.number_of(view, "k", NEAREST, labels("similar.k"), NEAREST[0]))
    try:
        frame = cache.table(view.question(similar_utterances, options))
    except Missing as missing:
        _offer(view, missing)
        return
    except Starting:
        st.info(labels("map.starting"), icon=":material/hourglass_top:")
        polling.soon(view)
        return
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    if frame.is_empty():
        view.corpus.vectors_of(unit=UTTERANCE).wake()  # while somebody types
        return
    table_card(view, similar_utterances, **options)


def _offer(view: View, missing: Missing) -> None:
    labels, name = view.labels, f"utterances.{view.corpus.id}"
    if not jobs.running(name):
        about = labels("similar.make", n=labels.number(view.corpus.utterances.height))
        layout.to_make(view, about, missing.corpus, missing.why, missing.command)
        if view.corpus.encoders:
            query = {**url.carried(labels, view.corpus.id), f"{url.OPTION}show": "sentence"}
            query |= {f"{url.OPTION}sentence": search_box.sentence()} if search_box.sentence() else {}
            links.link(view, PAGES["map"][0], labels("home.search_meaning"), PAGES["map"][1], query)
        if not writable(view):
            return
        st.button(
            labels("map.make_now"),
            icon=":material/play_arrow:",
            type="primary",
            key=view.key("similar.make"),
            on_click=jobs.start,
            args=(name, ["embed", missing.corpus, "--unit", UTTERANCE]),
        )
    jobs.show(view, name, lambda _: st.rerun())
