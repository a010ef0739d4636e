"""By whose labels the map is coloured: a scheme and a coder, and of codes which one."""

import streamlit as st

from analysis.core.conditions.labelled import LabelCodec, Labelled
from data.coding.scheme import is_id
from pages._ui.core.state import options
from pages._ui.core.state.view import View

WIDTH = 260


def chosen(view: View) -> str:
    """The option ``codes`` of the map, from widgets that follow the address."""
    labels, schemes = view.labels, view.corpus.schemes
    names = {
        LabelCodec().write(Labelled(scheme, coder=coder)): labels("words.label_parts").join(
            [labels.value("scheme", scheme), labels.value("coder", coder)]
        )
        for scheme, coders in view.corpus.coding.coders().items()
        for coder in coders
        if is_id(scheme) and is_id(coder)
    }
    with st.container(width=WIDTH):
        whose = options.one_of(
            view, "codes", list(names), labels("map.codes"), names.__getitem__, as_list=True, resets=("code",)
        )
    requested = LabelCodec().read(whose)
    if schemes[requested.scheme].is_number:
        return whose
    codes = ["", *(code.id for code in schemes[requested.scheme].codes if is_id(code.id))]
    with st.container(width=WIDTH):
        code = options.one_of(
            view,
            "code",
            codes,
            labels("map.code"),
            lambda one: labels.value("code_of", one) if one else labels("map.code_most"),
            as_list=True,
        )
    return LabelCodec().write(Labelled(requested.scheme, (code,) if code else (), coder=requested.coder))
