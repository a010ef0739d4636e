"""Which scheme, which coder, which groups: the choices of the page of codes, kept in the address."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.codes.fidelity import MEASURES
from analysis.codes.shares import By
from analysis.core.coded.coded import MACHINES, coder_names, scheme_ids, schemes_of
from analysis.core.coded.paired import LONGEST, Ends
from data.coding.frames import GOLD
from data.coding.scheme import TOPIC
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts import layout
from pages._ui.core.state import options, url
from pages._ui.core.state.view import View

NEEDS = {"topic": "topics", "band": "score", "experience": "persons", "year": "times"}
ENDS = ("counselor", "client")


def is_coded(view: View) -> bool:
    """Whether anything is coded; else what to do."""
    if scheme_ids(view.corpus):
        return True
    layout.absent(view, "coded")
    if "coding" in PAGES:
        st.page_link(
            PAGES["coding"][0],
            label=view.labels("codes.go_code"),
            icon=":material/edit_note:",
            query_params=url.carried(view.labels, view.corpus.id),
        )
    return False


def scheme(
    view: View, *, among: list[str] | None = None, name: str = "scheme", label: str = "codes.scheme"
) -> str:
    """The scheme that is looked at; asked only where there are several."""
    ids = among or scheme_ids(view.corpus)
    if len(ids) == 1:
        return ids[0]
    return options.one_of(
        view,
        "scheme",
        ids,
        view.labels("codes.scheme"),
        partial(scheme_name, view),
        resets=("coder", "code", "first", "second"),
        as_list=True,
    )


def scheme_name(view: View, scheme_id: str) -> str:
    """A scheme as it calls itself."""
    entry = schemes_of(view.corpus).get(scheme_id)
    return scheme_id if entry is None else entry.name(view.labels.lang)


def coder_name(view: View, name: str) -> str:
    """A coder's name; what is settled, and the labels of the source, in words."""
    return view.labels.value("coder", name)


def coded(view: View, *, numbers: bool | None = None, acts: bool = False) -> dict[str, Any]:
    """Scheme and coder; empty where no scheme is of the kind."""
    ids = scheme_ids(view.corpus, numbers=False if acts else numbers)
    if acts:
        known = {code for parts in MEASURES.values() for side in parts for code in side}
        schemes = schemes_of(view.corpus)
        ids = [one for one in ids if known & {code.id for code in schemes[one].codes}]
    if not ids:
        return {}
    chosen = scheme(view, among=ids)
    names = coder_names(view.corpus, chosen)
    if len(names) == 1:
        return {"scheme": chosen, "coder": names[0]}
    coder = options.one_of(
        view, "coder", names, view.labels("codes.coder"), partial(coder_name, view), as_list=True
    )
    return {"scheme": chosen, "coder": coder}


def two_coders(view: View, scheme_id: str) -> dict[str, Any]:
    """Two coders whose codes are set beside each other; empty where there is one."""
    every = [
        name for kinds in (("person",), MACHINES, (GOLD,)) for name in coder_names(view.corpus, scheme_id, kinds)
    ]
    if len(every) < len(ENDS):
        return {}
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        a = options.one_of(
            view, "coder_a", every, labels("codes.coder_a"), partial(coder_name, view), as_list=True,
            resets=("first", "second"),
        )  # fmt: skip
        others = [name for name in every if name != a]
        b = options.one_of(
            view, "coder_b", others, labels("codes.coder_b"), partial(coder_name, view), as_list=True,
            resets=("first", "second"),
        )  # fmt: skip
    return {"coder_a": a, "coder_b": b}


def machine(view: View) -> dict[str, Any]:
    """A scheme that a machine and people coded, and which machine; empty where there is none."""
    corpus = view.corpus
    ids = [
        one
        for one in scheme_ids(corpus)
        if coder_names(corpus, one, MACHINES) and coder_names(corpus, one, (GOLD, "person"))
    ]
    if not ids:
        return {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = scheme(view, among=ids)
        names = coder_names(corpus, chosen, MACHINES)
        picked = names[0]
        if len(names) > 1:
            picked = options.one_of(
                view, "machine", names, view.labels("codes.machine"), partial(coder_name, view), as_list=True
            )
    return {"scheme": chosen, "machine": picked}


def measure(view: View, scheme_id: str) -> dict[str, Any]:
    """Which measure of fidelity is set against the items."""
    there = {code.id for code in schemes_of(view.corpus)[scheme_id].codes}
    names = [name for name, parts in MEASURES.items() if all(set(side) & there for side in parts)]
    wording = partial(view.labels.value, "interaction")
    return {"of": options.one_of(view, "of", names, view.labels("interaction.of"), wording)}


def are_topics_coded(view: View) -> bool:
    """Whether people coded the topics of dialogues."""
    return bool(coder_names(view.corpus, TOPIC, (GOLD, "person")))


def groups(view: View) -> str:
    """By which groups shares are counted."""
    codes = [by for by in get_args(By) if by not in NEEDS or view.corpus.has(NEEDS[by])]
    return options.one_of(view, "by", codes, view.labels("codes.by"), partial(view.labels.value, "by"))


def corrected_groups(view: View, scheme_id: str) -> dict[str, Any]:
    """The code whose share is corrected group by group, and the groups."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = code_to_sort_by(view, {"scheme": scheme_id})
        return {**chosen, "by": groups(view)}


def transitions(view: View) -> dict[str, Any]:
    """Scheme, coder, who speaks before and after, and how far apart."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        settings = coded(view)
        others = ["", *(one for one in scheme_ids(view.corpus) if one != settings["scheme"])]
        then = ""
        if len(others) > 1:
            then = options.one_of(
                view, "then", others, labels("codes.then"),
                lambda one: scheme_name(view, one or settings["scheme"]), as_list=True, resets=("first", "second"),
            )  # fmt: skip
    chosen = {**settings, "then": then}
    schemes = schemes_of(view.corpus)
    roles = {role for one in (settings["scheme"], then) if one for role in schemes[one].roles}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(roles) > 1:
            for name in ("from_role", "to_role"):
                chosen[name] = options.one_of(
                    view, name, get_args(Ends), labels(f"codes.{name}"), partial(labels.value, f"setting.{name}")
                )
        chosen["lag"] = options.number_of(view, "lag", range(1, LONGEST + 1), labels("codes.lag"), 1)
    return chosen


def code_to_sort_by(view: View, settings: dict[str, Any]) -> dict[str, Any]:
    """The code that portraits are sorted by."""
    codes = [code.id for code in schemes_of(view.corpus)[settings["scheme"]].codes]
    if not codes or schemes_of(view.corpus)[settings["scheme"]].is_number:
        return {}
    name = partial(view.labels.value, "code_of")
    return {"code": options.one_of(view, "code", codes, view.labels("codes.code"), name, as_list=True)}
