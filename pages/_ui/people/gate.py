"""The door: nothing of a page is drawn before somebody has signed in, where the server asks for it."""

from typing import NoReturn

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from analysis.labels import Labels
from data.core.problems import UserError
from data.people.roles import LONGEST, People, Person, person_id
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current

ENTERED = "people.entered"
_JS = """
export default function ({ data }) {
  const lasts = data.name ? 60 * 60 * 24 * 30 : 0;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const rules = `Path=/; Max-Age=${lasts}; SameSite=Lax${secure}`;
  document.cookie = `${data.cookie}=${encodeURIComponent(data.name)}; ${rules}`;
}
"""


def enter(labels: Labels) -> Person:
    """The person of this session; where nobody has signed in the page ends with the way to do so."""
    try:
        people = current.settings()
        person = current.signed_in(people)
    except UserError as error:
        _refused(labels, error)
    if person is None:
        _sign_in(labels, people)
    if people.sign_in == "name":
        _remember()
    if not person.is_anyone and st.session_state.get(ENTERED) != person.id:
        st.session_state[ENTERED] = person.id
        current.log("sign_in", person.name)
    return person


def sidebar(labels: Labels) -> None:
    """Who is signed in, in which role, and the way out."""
    me = current.person()
    if me.is_anyone:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(plain(f"{me.name} · {labels(f'people.role.{me.role.name.lower()}')}"), width="content")
        st.button(labels("people.sign_out"), type="tertiary", key="people.sign_out", on_click=_sign_out)


def _sign_in(labels: Labels, people: People) -> NoReturn:
    st.title(labels("people.title"), anchor=False)
    if people.sign_in == "name":
        _remember()
        st.write(labels("people.about_name"))
        with st.form("people.sign_in", width=420):
            name = st.text_input(labels("people.name"), max_chars=LONGEST)
            if st.form_submit_button(labels("people.start"), type="primary"):
                _take(labels, name)
    elif _has_provider():
        st.write(labels("people.about_oidc"))
        st.button(labels("people.sign_in"), type="primary", on_click=st.login)
    else:
        st.error(labels("people.no_provider"))
    st.stop()


def _take(labels: Labels, name: str) -> None:
    try:
        person_id(name)
    except UserError as error:
        st.error(plain(messages.raised(labels, error)))
        return
    st.session_state[current.NAME] = name.strip()
    st.rerun()


def _refused(labels: Labels, error: UserError) -> NoReturn:
    st.title(labels("people.title"), anchor=False)
    st.error(plain(messages.raised(labels, error)))
    if error.code == "no_email":
        st.button(labels("people.sign_out"), on_click=st.logout)
    st.stop()


def _sign_out() -> None:
    current.log("sign_out", "")
    st.session_state.pop(ENTERED, None)
    if current.settings().sign_in == "name":
        st.session_state[current.NAME] = ""
    else:
        st.logout()


def _remember() -> None:
    """Let the browser remember the name, or forget it, once it was entered or left in this session."""
    if current.NAME in st.session_state:
        cookie = st.components.v2.component("kokoroscope_name", html="<span hidden></span>", js=_JS)
        data = {"cookie": current.COOKIE, "name": st.session_state[current.NAME]}
        cookie(data=data, key="kokoroscope_name", height="content")


def _has_provider() -> bool:
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False
