"""What a part of the app needs beyond the default install: its size, a button that installs it, or the command."""

from typing import Any

import streamlit as st

from data.extras import EXTRAS, can_install
from data.people.roles import Role
from pages._ui.core.parts import jobs
from pages._ui.core.state import current
from pages._ui.core.state.view import View


def offer(view: View, name: str) -> bool:
    """Whether an extra is there; where not, what it takes and the way to install it.

    The button is for owners of a server, and for everybody on a computer without sign-in.
    """
    extra, labels = EXTRAS[name], view.labels
    if extra.is_installed:
        return True
    job = f"extra.{name}"
    with st.container(border=True):
        st.markdown(f"**{labels(f'extra.{name}')}**")
        sizes = {"disk": labels.number(extra.disk_mb), "download": labels.number(extra.download_mb)}
        st.caption(labels("extra.about", **sizes))

        def done(result: dict[str, Any]) -> None:
            del result
            st.rerun()

        jobs.show(view, job, done)
        if current.person().role < Role.OWNER:
            st.caption(labels("extra.ask_owner"))
        elif can_install():
            if not jobs.running(job):
                st.button(
                    labels("extra.install"),
                    icon=":material/download:",
                    key=view.key(job),
                    on_click=jobs.start,
                    args=(job, ["extra", name]),
                )
            return False
        st.code(extra.command, language="bash")
    return False
