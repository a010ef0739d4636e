"""The codebook: schemes that are there, ready ones to take, a table to edit, and files in and out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from data.coding import exchange, ready, refi, store
from data.coding.scheme import KINDS, ROLES, UNITS, Code, Scheme, with_keys
from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, options
from pages._ui.core.state.view import View

NEW = "new"
TEXTS = ("names", "definition", "example", "counter_example")


def panel(view: View, *, may_change: bool) -> None:
    """All of it: the scheme that is chosen, its codes, and what can be done with it."""
    labels = view.labels
    known = view.corpus.schemes
    own = store.schemes(current.common())
    if may_change:
        _take(view, own)
    names = {scheme.id: scheme.name(labels.lang) for scheme in known.values()}
    chosen = options.one_of(
        view,
        "scheme",
        [*names, *([NEW] if may_change else [])] or [""],
        labels("coding.scheme"),
        lambda name: labels("coding.new_scheme") if name == NEW else names.get(name, labels("condition.all")),
        as_list=True,
    )
    scheme = known.get(chosen)
    if scheme is not None and scheme.source:
        st.caption(plain(labels("coding.source_is", source=scheme.source)))
    if may_change:
        _edit(view, scheme, is_own=chosen in own)
    elif scheme is not None:
        st.dataframe(_rows(scheme, labels.lang), hide_index=True, column_config=_headings(view))
    _files(view, scheme, may_change=may_change)


def _take(view: View, own: Mapping[str, Scheme]) -> None:
    labels = view.labels
    others = [scheme for scheme in ready.schemes().values() if scheme.id not in own]
    if not others:
        return
    with st.expander(labels("coding.ready"), icon=":material/library_add:", expanded=len(own) < len(others)):
        st.caption(labels("coding.ready_about"))
        for scheme in others:
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                facts = [
                    labels.listing(labels.value("role", role) for role in scheme.roles),
                    _extent(view, scheme),
                ]
                st.markdown(
                    f"**{plain(scheme.name(labels.lang))}**  \n{plain(labels.facts(facts))}", width="content"
                )
                st.button(
                    labels("coding.take"),
                    key=view.key(f"coding.take.{scheme.id}"),
                    on_click=_add,
                    args=(view, scheme),
                )


def _extent(view: View, scheme: Scheme) -> str:
    labels = view.labels
    if scheme.is_number:
        return labels("coding.scale", low=labels.number(scheme.low), high=labels.number(scheme.high))
    return labels("coding.n_codes", n=len(scheme.codes))


def _edit(view: View, scheme: Scheme | None, *, is_own: bool) -> None:
    """Everything of a scheme as a form; a code that is renamed takes its labels along."""
    labels, lang = view.labels, view.labels.lang
    given = scheme or Scheme("", {}, codes=())
    slot = f"{given.id}.{hash(repr(given.to_dict()))}"
    with st.form(view.key(f"coding.edit.{slot}"), border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            identity = st.text_input(
                labels("coding.scheme_id"),
                given.id,
                disabled=scheme is not None,
                help=labels("coding.scheme_id_help"),
            )
            name = st.text_input(labels("coding.scheme_name"), given.names.get(lang, ""))
            kind = st.selectbox(
                labels("coding.kind"),
                KINDS,
                KINDS.index(given.kind),
                format_func=lambda k: labels.value("coding_kind", k),
            )
            unit = st.selectbox(
                labels("coding.unit"),
                UNITS,
                UNITS.index(given.unit),
                format_func=lambda u: labels.value("coding_unit", u),
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            roles = st.multiselect(
                labels("coding.roles"), ROLES, given.roles, format_func=lambda role: labels.value("role", role)
            )
            low = st.number_input(
                labels("coding.low"), value=given.low, help=labels("coding.scale_help"), width=140
            )
            high = st.number_input(labels("coding.high"), value=given.high, width=140)
            exclusive = st.toggle(
                labels("coding.exclusive"), given.exclusive, help=labels("coding.exclusive_help")
            )
        rows = _rows(given, lang)
        edited = st.data_editor(
            rows,
            num_rows="dynamic",
            hide_index=True,
            key=view.key(f"coding.codes.{slot}"),
            column_config=_headings(view),
        )
        saves = st.form_submit_button(labels("coding.save_scheme"), type="primary")
    if is_own and scheme is not None:
        st.button(
            labels("coding.remove_scheme"),
            icon=":material/delete:",
            type="tertiary",
            key=view.key("coding.remove_scheme"),
            on_click=_remove,
            args=(view, scheme.id),
        )
    if saves:
        changed: dict[int, dict[str, Any]] = st.session_state[view.key(f"coding.codes.{slot}")]["edited_rows"]
        renamed = {
            given.codes[row].id: str(change["id"]).strip()
            for row, change in changed.items()
            if change.get("id") and row < len(given.codes)
        }
        codes = _codes(edited, given, lang, renamed)
        names = {**given.names, lang: name.strip()} if name.strip() else dict(given.names)
        made = replace(given, id=identity.strip(), names=names, codes=codes)
        made = replace(made, kind=kind, unit=unit, roles=tuple(roles), low=low, high=high, exclusive=exclusive)
        if _save(view, made, renamed):
            options.go({"scheme": made.id})
            st.rerun()


def _headings(view: View) -> dict[str, Any]:
    columns = ("id", "key", *TEXTS, "parent", "color")
    return {name: st.column_config.TextColumn(view.labels(f"coding.column_{name}")) for name in columns}


def _rows(scheme: Scheme, lang: str) -> pl.DataFrame:
    rows = [
        {"id": code.id, "key": code.key, **{text: getattr(code, text).get(lang, "") for text in TEXTS}}
        | {"parent": code.parent, "color": code.color or scheme.color(code.id)}
        for code in scheme.codes
    ]
    columns = ("id", "key", *TEXTS, "parent", "color")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String))


def _codes(edited: pl.DataFrame, given: Scheme, lang: str, renamed: Mapping[str, str]) -> tuple[Code, ...]:
    """The codes as they were edited, with what they have in other languages; empty rows are left out."""
    before = {renamed.get(code.id, code.id): code for code in given.codes}
    codes = []
    for row in edited.iter_rows(named=True):
        cell = {name: (value or "").strip() for name, value in row.items()}
        if not cell["id"]:
            continue
        old = before.get(cell["id"], Code(cell["id"]))
        texts = {
            text: {**getattr(old, text), lang: cell[text]}
            if cell[text]
            else {other: said for other, said in getattr(old, text).items() if other != lang}
            for text in TEXTS
        }
        parent = renamed.get(cell["parent"], cell["parent"])
        color = "" if cell["color"] == given.color(old.id) and not old.color else cell["color"]
        codes.append(replace(old, id=cell["id"], key=cell["key"].lower(), parent=parent, color=color, **texts))
    return tuple(codes)


def _files(view: View, scheme: Scheme | None, *, may_change: bool) -> None:
    labels = view.labels
    key = view.key("coding.book")

    def take_in() -> None:
        sent = st.session_state[key]
        if sent is None:
            return
        try:
            for one in exchange.read(sent.getvalue(), sent.name, view.corpus.schemes):
                store.save_scheme(current.common(), with_keys(one))
        except UserError as error:
            st.session_state[f"{key}.wrong"] = messages.raised(labels, error)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        if may_change:
            st.file_uploader(labels("coding.read_book"), type=list(exchange.ENDS), key=key, on_change=take_in)
        if scheme is not None:
            files = {
                "YAML": (exchange.to_yaml, "yaml", "application/yaml"),
                "CSV": (exchange.to_csv, "csv", "text/csv"),
                "REFI-QDA": (lambda schemes: refi.codebook(schemes, labels.lang), "qdc", "application/xml"),
            }
            for name, (write, end, mime) in files.items():
                st.download_button(
                    name,
                    write([scheme]),
                    f"{scheme.id}.{end}",
                    mime,
                    icon=":material/download:",
                    key=view.key(f"coding.save.{end}"),
                    on_click="ignore",
                )
    if wrong := st.session_state.pop(f"{key}.wrong", None):
        st.error(plain(wrong))


def _add(view: View, scheme: Scheme) -> None:
    _save(view, scheme)


def _save(view: View, scheme: Scheme, renamed: dict[str, str] | None = None) -> bool:
    try:
        store.save_scheme(current.common(), with_keys(scheme), renamed)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)), icon=":material/error:")
        return False
    return True


def _remove(view: View, scheme_id: str) -> None:
    try:
        store.remove_scheme(current.common(), scheme_id)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)), icon=":material/error:")
