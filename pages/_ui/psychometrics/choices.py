"""Which scale, which score and which predictors: the choices of the psychometrics page, kept in the address."""

import streamlit as st

from analysis.core.errors import Absent
from analysis.core.measure import Measure, measured
from analysis.display.terms import term_in_words
from analysis.psychometrics.predictors import DEFAULT, available, chosen, formula
from analysis.psychometrics.scale import scale_names, scale_of
from data.core.problems import UserError
from pages._ui.core.state import options
from pages._ui.core.state.view import View


def scale(view: View) -> str:
    """The scale that is looked at, empty for the first there is; asked only where there are several."""
    labels, names = view.labels, scale_names(view.selection)
    if len(names) < 2:
        return ""

    def worded(name: str) -> str:
        return labels("scale.items") if name == "items" else labels("psychometrics.scale_name", name=name)

    picked = options.one_of(view, "scale", names, labels("psychometrics.scale"), worded)
    return "" if picked == names[0] else picked


def incomplete(view: View, name: str) -> None:
    """How many ratings of the scale are left out, where some are."""
    n = scale_of(view.selection, name).incomplete
    if n:
        st.caption(view.labels("psychometrics.incomplete", n=view.labels.number(n)))


def measure(view: View) -> Measure:
    """The score that a model is fitted to."""
    if not view.corpus.has("feedback"):
        return "score"
    codes: tuple[Measure, Measure] = ("item_sum", "score")
    label = view.labels("psychometrics.measure")
    picked = options.one_of(view, "measure", codes, label, lambda code: view.labels.value("measure", code))
    return "score" if picked == "score" else "item_sum"


def predictors(view: View, of: Measure) -> str:
    """The fixed effects of the crossed model, and its formula as lme4 writes it."""
    labels = view.labels
    there = available(view.corpus)
    shown = [name for name in options.option("predictors", DEFAULT).split(",") if name in there]

    def change(picked: list[str]) -> dict[str, str]:
        text = ",".join(name for name in there if name in picked)
        return {"predictors": "" if text == DEFAULT else text or "none"}

    st.multiselect(
        labels("psychometrics.predictors"),
        there,
        format_func=lambda name: predictor_in_words(view, name),
        help=labels("psychometrics.predictors_help"),
        **options.follow(view, "predictors", shown, change),
    )
    settings = ",".join(shown)
    try:
        written = formula(measured(view.selection, of), chosen(view.selection, settings))
    except (Absent, UserError):
        return settings
    st.caption(f"{labels('psychometrics.formula')}`{written}`")
    return settings


def predictor_in_words(view: View, name: str) -> str:
    """A predictor's label: one of the model's own, or as its term is called."""
    own = view.labels.value("predictor", name)
    return term_in_words(name, view.labels) if own == name else own
