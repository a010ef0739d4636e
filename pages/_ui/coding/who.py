"""Who codes: the person who is signed in, or a name that is chosen once and remembered by the browser."""

from secrets import token_hex
from typing import Literal
from urllib.parse import quote, unquote

import streamlit as st

from data.coding import queues
from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

COOKIE, CODER, TAKEN = "kokoroscope_coder", "coding.coder", "coding.taken"
_JS = """
export default function ({ data }) {
  const lasts = data.value ? 60 * 60 * 24 * 365 : 0;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${data.cookie}=${data.value}; Path=/; Max-Age=${lasts}; SameSite=Lax${secure}`;
}
"""


def coder(view: View) -> str:
    """The coder's name; empty where none is chosen yet, or where this person may not code."""
    me = current.person()
    if not me.is_anyone:
        return _of_person(me.name, me.id) if current.may_add() else ""
    name, _ = _entered()
    return name


def panel(view: View, work: Literal["coding", "judge"] = "coding") -> str:
    """The name of who codes or judges with the way to another one, or the field to enter it."""
    labels, name = view.labels, coder(view)
    if not current.person().is_anyone:
        if not name:
            st.info(labels(f"{work}.not_allowed"), icon=":material/info:")
        return name
    if CODER in st.session_state:
        _remember(*st.session_state[CODER])
    if name:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(labels(f"{work}.you_are", name=plain(name)), width="content")
            st.button(labels("coding.not_me"), type="tertiary", key=view.key("coding.leave"), on_click=_leave)
        return name
    with st.form(view.key("coding.enter"), width=480):
        entered = st.text_input(
            labels(f"{work}.name"), help=labels(f"{work}.name_help"), max_chars=queues.LONGEST_NAME
        )
        if st.form_submit_button(labels("coding.begin"), type="primary"):
            _enter(view, entered)
    if taken := st.session_state.get(TAKEN):
        st.warning(plain(labels("error.coder_taken", name=taken)), icon=":material/group:")
        st.button(
            labels("coding.it_is_me", name=taken),
            key=view.key("coding.again"),
            on_click=_enter,
            args=(view, taken),
            kwargs={"again": True},
        )
    return ""


def _entered() -> tuple[str, str]:
    if CODER in st.session_state:
        name, token = st.session_state[CODER]
        return str(name), str(token)
    cookie = st.context.cookies.get(COOKIE)
    token, _, name = unquote(cookie).partition(" ") if isinstance(cookie, str) else ("", "", "")
    return name, token


def _enter(view: View, name: str, *, again: bool = False) -> None:
    _, token = _entered()
    token = token or token_hex(8)
    try:
        name = queues.enter(current.common(), name, token, again=again)
    except UserError as error:
        if error.code == "coder_taken":
            st.session_state[TAKEN] = error.values["name"]
        else:
            st.session_state.pop(TAKEN, None)
            st.error(plain(messages.raised(view.labels, error)))
        return
    st.session_state.pop(TAKEN, None)
    st.session_state[CODER] = (name, token)
    if not again:
        st.rerun()


def _leave() -> None:
    _, token = _entered()
    st.session_state[CODER] = ("", token)


def _of_person(name: str, person_id: str) -> str:
    """A signed-in person's name as a coder; with the id where another person has the same name."""
    known = st.session_state.get(CODER)
    if known and known[1] == person_id:
        return str(known[0])
    clean = "".join(" " if sign in ":@,>|\\" else sign for sign in name)
    for candidate in (clean, f"{clean} {person_id.translate(str.maketrans('@:,', '   '))}"):
        try:
            st.session_state[CODER] = (queues.enter(current.common(), candidate, person_id), person_id)
            return str(st.session_state[CODER][0])
        except UserError:
            continue
    return ""


def _remember(name: str, token: str) -> None:
    """Let the browser remember the name, or forget it."""
    cookie = st.components.v2.component("kokoroscope_coder", html="<span hidden></span>", js=_JS)
    value = quote(f"{token} {name}") if name else ""
    cookie(data={"cookie": COOKIE, "value": value}, key="kokoroscope_coder", height="content")
