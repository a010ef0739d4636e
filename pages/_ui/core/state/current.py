"""Who is at work in this session, where what they keep lies, and the log of what they do."""

from datetime import datetime
from hashlib import sha256
from urllib.parse import quote, unquote

import streamlit as st

from analysis.core.errors import mistake
from data.core.store import Library
from data.people import access, audit
from data.people.roles import ANYONE, People, Person, Role
from data.workspace import Workspace

COOKIE = "kokoroscope_name"
NAME = "people.name"
FOLDER, LONGEST_FOLDER = "people", 80


def settings() -> People:
    """The server's settings, read afresh: a role that was changed holds from the next press on."""
    return People.read()


def signed_in(people: People) -> Person | None:
    """The person of this session, None where somebody has yet to sign in. Raises UserError."""
    if not people.sign_in:
        return ANYONE
    if people.sign_in == "name":
        cookie = st.context.cookies.get(COOKIE)
        name = st.session_state.get(NAME, unquote(cookie) if isinstance(cookie, str) else "")
        return people.person(name, name) if name else None
    if not st.user.is_logged_in:
        return None
    known = st.user.to_dict()
    if known.get("email_verified") is False or not (known.get("email") or known.get("sub")):
        raise mistake("no_email")
    return people.person(str(known.get("email") or known["sub"]), str(known.get("name") or ""))


def person() -> Person:
    """Who is at work; the frame has let nobody in who has not signed in. Raises UserError."""
    person_now = signed_in(settings())
    if person_now is None:
        raise mistake("sign_in_first")
    return person_now


def workspace() -> Workspace:
    """Where this person's own things are kept."""
    me = person()
    return common() if me.is_anyone else Workspace(common().path.parent / FOLDER / _folder(me))


def common() -> Workspace:
    """Where shared things are kept, and the selections that links name."""
    return Workspace()


def sees(library: Library, corpus_id: str) -> bool:
    """Whether this person may see a corpus."""
    me = person()
    return me.is_anyone or access.of(library, corpus_id).seen_by(me)


def may_add() -> bool:
    """Whether this person may add to the library."""
    return person().role >= Role.CODER


def now() -> str:
    """Local time as it is written beside what people do, ISO 8601."""
    return datetime.now().isoformat(timespec="milliseconds")


def log(action: audit.Action, what: str) -> None:
    """Write down what this person does."""
    audit.record(common().path.parent, person(), action, what, datetime.now())


def _folder(me: Person) -> str:
    """A folder name that belongs to one id alone and leads nowhere else."""
    return f"{quote(me.id, safe='@')[:LONGEST_FOLDER]}-{sha256(me.id.encode()).hexdigest()[:12]}"
