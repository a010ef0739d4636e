"""Utterances similar in meaning to a sentence; where their vectors are not made, the offer to make them."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.query.meaning import Meaning
from analysis.dialogues.similar import Unit, similar_utterances
from data.core.problems import Missing, Starting, UserError
from data.core.store import MADE_BY
from data.core.turns import FIFTHS
from data.encoders import USE
from data.encoders.static import STATIC
from data.vectors.segments import UTTERANCE
from pages._ui.core.cards.card import table_card
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts import jobs, layout, messages, polling
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, url
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable
from pages._ui.filters import search_box

NEAREST = (20, 50, 100, 200)
PHASES = ("0", *(str(number) for number in range(1, FIFTHS + 1)))
LONGEST = 200


def show(view: View) -> None:
    """The utterances nearest to what is typed, by whoever is chosen in the box."""
    labels = view.labels
    options: dict[str, Any] = {"sentence": search_box.sentence(), "speaker": search_box.speaker(view)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options["k"] = state_options.number_of(view, "k", NEAREST, labels("similar.k"), NEAREST[0])
        options["phase"] = int(
            state_options.one_of(view, "phase", PHASES, labels("similar.phase"), partial(_phase, view))
        )
        options["unit"] = state_options.one_of(
            view, "unit", get_args(Unit), labels("similar.unit"), partial(labels.value, "similar_unit")
        )
        if encoders := _encoders(view, options["unit"]):
            options["encoder"] = state_options.one_of(
                view, "encoder", (STATIC, *encoders), labels("map.encoder"), str, as_list=True
            )
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
        if "encoder" not in options or options["encoder"] == STATIC:
            view.corpus.utterance_map.wake()  # while somebody types
        return
    table_card(view, similar_utterances, **options)
    _as_condition(view, options)
    _another(view)


def _phase(view: View, phase: str) -> str:
    return view.labels("condition.all") if phase == "0" else phase


def _encoders(view: View, unit: str) -> list[str]:
    """The other encoders whose vectors of utterances or turns are made."""
    made = (name.split(MADE_BY) for name in view.corpus.manifest.stages if name.startswith(f"vectors{MADE_BY}"))
    return sorted(encoder for _, encoder, of in made if of == unit)


def _as_condition(view: View, options: dict[str, Any]) -> None:
    """The same search as a condition on every page, lit on the map of utterances."""
    labels = view.labels
    if options.get("encoder", STATIC) != STATIC or options["unit"] == "turn":
        return
    chosen = view.selection.filter.having(meaning=Meaning(options["sentence"], options["k"]))
    query = {**url.filtered(url.carried(labels, view.corpus.id), chosen)}
    links.link(view, PAGES["utterances"][0], labels("similar.on_map"), PAGES["utterances"][1], query)


def _another(view: View) -> None:
    """Vectors by another encoder, as a job that can be stopped and goes on where it stopped."""
    labels, name = view.labels, f"utterances.encoder.{view.corpus.id}"
    if not writable(view):
        return
    with st.expander(labels("similar.another"), icon=":material/model_training:"):
        st.caption(labels("similar.another_about"))
        key = view.key("similar.encoder")

        def start() -> None:
            if encoder := st.session_state[key].strip():
                jobs.start(name, ["embed", view.corpus.id, "--unit", UTTERANCE, f"--encoder={encoder}"])

        with st.form(view.key("similar.embed"), border=False):
            st.text_input(labels("map.model"), placeholder=USE, max_chars=LONGEST, key=key)
            st.form_submit_button(
                labels("similar.make_vectors"),
                icon=":material/play_arrow:",
                disabled=jobs.running(name),
                on_click=start,
            )
    jobs.show(view, name, lambda _: st.rerun())  # whether the form is open or not


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
            args=(name, ["prepare", missing.corpus]),
        )
    jobs.show(view, name, lambda _: st.rerun())
