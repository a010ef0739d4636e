"""Reader: one dialogue as it was written, with its timeline and everything that is known of it."""

import streamlit as st

from pages._ui.core.parts import deferred
from pages._ui.frame import page
from pages._ui.reader import branches, details, display, marks, navigation, quotation, state, timeline, transcript

with page.around("reader", title=state.heading) as view:
    reading = state.opened(view)
    if reading is None:
        state.lost(view)
    else:
        navigation.move(reading)
        shown = display.choose(reading)
        text, facts = st.columns([7, 5], gap="medium")
        with text:
            transcript.chat(reading, shown, quotation.chosen(reading))
        with facts.container(key="reader-facts"):
            quotation.panel(reading, shown.parallel)
            marks.panel(reading)
            above, below = deferred.place(timeline.TALL), deferred.place(details.TALL)
        deferred.wait(reading.id)
        with above.container():
            timeline.timeline(reading)
        with below.container():
            details.side(reading)
        branches.show(reading)
