"""Machines as coders: rules and searches by a press, and a model on this machine where its owner allows one."""

import tempfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import streamlit as st

from analysis.core.text.lexicon import Array
from analysis.export import VERSION
from analysis.rules.labels import in_scheme, rule_labels
from data.annotations.labels import local
from data.coding.scheme import LONGEST_ID, Scheme
from data.core.problems import UserError
from data.people.roles import Role
from pages._ui.coding import work
from pages._ui.core.parts import jobs, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

NEW = ""
LONGEST_PROVENANCE = 300


def rules(view: View, name: str, text: str, masks: Callable[[], Mapping[str, Array]]) -> None:
    """A rule file or a search that becomes a coder: as which coder, in which scheme.

    ``text``: what it says, for provenance. ``masks``: code to which utterances have it, asked for on the press.
    """
    labels, job = view.labels, f"rules.{view.corpus.id}"
    if not current.may_add() or not add_corpus.writable(view):
        return
    short = sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
    known = {one.id: one for one in view.corpus.schemes.values() if not one.is_number}
    with st.expander(labels("coding.as_coder"), icon=":material/smart_toy:"):
        st.caption(labels("coding.as_coder_about"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            coder = st.text_input(
                labels("coding.machine_name"),
                f"{name}-{short}"[:LONGEST_ID],
                key=view.key(f"machine.coder.{short}"),
            )
            chosen = st.selectbox(
                labels("coding.scheme"),
                [NEW, *known],
                format_func=lambda one: labels.value("scheme", one) if one else labels("coding.scheme_of_rules"),
                key=view.key("machine.scheme"),
            )
            scheme = known.get(chosen)
            rest = _rest(view, scheme)
        pressed = st.button(labels("coding.make_coder"), type="primary", key=view.key("machine.rules"))
        if pressed and not jobs.running(job):
            _give(view, masks, scheme, chosen or f"{name}-{short}", coder, rest, f"{name} {short}: {text}")
        _tell(view, job)


def _rest(view: View, scheme: Scheme | None) -> str:
    labels = view.labels
    codes = ["none"] if scheme is None else [code.id for code in scheme.codes]
    return str(
        st.selectbox(
            labels("coding.rest"),
            [*codes, ""] if scheme is None else ["", *codes],
            format_func=lambda code: labels.value("code_of", code) if code else labels("coding.rest_nothing"),
            help=labels("coding.rest_help"),
            key=view.key(f"machine.rest.{scheme.id if scheme else NEW}"),
        )
    )


def _give(
    view: View,
    masks: Callable[[], Mapping[str, Array]],
    scheme: Scheme | None,
    scheme_id: str,
    coder: str,
    rest: str,
    about: str,
) -> None:
    labels = view.labels
    try:
        given = masks() if scheme is None else in_scheme(masks(), scheme)
        if not given:
            known = "" if scheme is None else labels.listing(code.name(labels.lang) for code in scheme.codes)
            st.error(plain(labels("coding.no_code_fits", known=known)))
            return
        rows = rule_labels(view.corpus, given, scheme=scheme, rest=rest)
    except UserError as error:
        st.error(plain(messages.raised(labels, error)))
        return
    path = Path(tempfile.mkdtemp(prefix="kokoroscope-labels-")) / f"{scheme_id}.parquet"
    rows.write_parquet(path)
    made_by = " ".join(f"{about} (KokoroScope {VERSION}, {current.now()[:16]})".split())[:LONGEST_PROVENANCE]
    options = {"--scheme": scheme_id, "--coder": coder.strip(), "--kind": "rule", "--made-by": made_by}
    arguments = [f"{name}={value}" for name, value in options.items() if value]
    jobs.start(f"rules.{view.corpus.id}", ["labels", "add", str(path), "--corpus", view.corpus.id, *arguments])
    st.rerun()


def model(view: View) -> None:
    """A press that runs the owner's command over a queue; without one, how it is done by files."""
    labels, every = view.labels, work.of_corpus(view)
    job = f"model.{view.corpus.id}"
    me = current.person()
    if not local.command() or not every or not (me.is_anyone or me.role >= Role.OWNER):
        st.caption(labels("coding.model_by_file", setting=local.SETTING))
        return
    names = {queue.id: queue.name for queue in every}
    with st.container(border=True):
        st.markdown(f"**{labels('coding.model')}**")
        st.caption(labels("coding.model_about"))
        st.code(local.command(), language="bash", wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            queue = st.selectbox(
                labels("coding.queue"), list(names), format_func=names.__getitem__, key=view.key("machine.queue")
            )
            pressed = st.button(
                labels("coding.run_model"),
                icon=":material/play_arrow:",
                type="primary",
                disabled=jobs.running(job),
                key=view.key("machine.run"),
            )
        if pressed:
            jobs.start(job, ["labels", "run", "--corpus", view.corpus.id, "--queue", queue])
            st.rerun()
        _tell(view, job)


def _tell(view: View, job: str) -> None:
    if (result := jobs.result(view, job)) is not None:
        counts = {name: view.labels.number(result[name]) for name in ("matched", "rows", "set_aside", "noted")}
        st.success(view.labels("coding.added", **counts), icon=":material/check:")
