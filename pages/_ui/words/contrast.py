"""Which two sides the words page compares: cohorts A and B, or one of the splits at hand."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.core.conditions.labelled import LabelCodec, Labelled
from analysis.core.text.lexicon import Role
from analysis.display.filters import label
from pages._ui.core.state import options
from pages._ui.core.state.view import View

OTHERS = ("topics", "year", "coded")
NAMES = {"topics": "words_page.topic", "year": "words_page.year", "coded": "words_page.code"}
INTERVALS = ("analytic", "resampled")


def chosen(view: View) -> dict[str, str]:
    """The options ``against`` and ``interval`` of the keyness table, from widgets that follow the address."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        against = "" if view.other is not None else _against(view)
        against = _value(view, against) if against in OTHERS else against
        interval = options.one_of(
            view,
            "interval",
            INTERVALS,
            labels("words_page.interval"),
            partial(labels.value, "interval"),
            help_text=labels("words_page.interval_help"),
        )
    return {"against": against, "interval": interval}


def _against(view: View) -> str:
    """``score``, ``roles``, ``rest``, or a field whose value is yet to choose."""
    labels = view.labels
    kinds = _codes(view)
    requested = options.option("against", kinds[0])
    field = requested.partition(":")[0]
    shown = field if field in kinds else kinds[0]

    def change(code: str) -> dict[str, str]:
        return {
            "against": f"{code}:{_values(view, code)[0]}" if code in OTHERS else "" if code == kinds[0] else code
        }

    st.segmented_control(
        labels("words_page.against"),
        kinds,
        format_func=partial(labels.value, "against"),
        required=True,
        **options.follow(view, "against", shown, change),
    )
    return shown


def _value(view: View, field: str) -> str:
    """The field with its value, from a list."""
    labels, values = view.labels, _values(view, field)
    requested = options.option("against", "").partition(":")[2]
    picked = requested if requested in values else values[0]
    named: dict[str, Callable[[str], str]] = {
        "topics": lambda code: labels.value("topic", code),
        "year": str,
        "coded": lambda code: label(LabelCodec().read(code), labels),
    }
    st.selectbox(
        labels(NAMES[field]),
        values,
        format_func=named[field],
        width=420 if field == "coded" else 200,
        **options.follow(view, f"against.{field}", picked, lambda code: {"against": f"{field}:{code}"}),
    )
    return f"{field}:{picked}"


def _codes(view: View) -> list[str]:
    role: Role = "both"
    there = {
        "rest": not view.selection.is_whole,
        "score": view.corpus.has("score"),
        "roles": options.option("role", role) == role,
        "topics": bool(_values(view, "topics")) if view.corpus.has("topics") else False,
        "year": len(_values(view, "year")) > 1 if view.corpus.has("times") else False,
        "coded": bool(_values(view, "coded")),
    }
    return [code for code, possible in there.items() if possible]


def codes(view: View) -> list[str]:
    """The codes of the corpus by each coder, as the conditions that utterances with them meet."""
    schemes = view.corpus.schemes
    return [
        LabelCodec().write(Labelled(scheme, (code.id,), coder=coder))
        for scheme, coders in view.corpus.coding.coders().items()
        if not schemes[scheme].is_number
        for coder in coders
        for code in schemes[scheme].codes
    ]


def _values(view: View, field: str) -> list[str]:
    """The topics or years of the selection, or the codes of its corpus by each coder."""
    if field == "coded":
        return codes(view)
    dialogues = view.selection.dialogues
    if field == "topics":
        there = set(dialogues["topic_main"].drop_nulls())
        return [topic for topic in view.corpus.manifest.topics if topic in there]
    return [str(year) for year in dialogues["started_at"].dt.year().drop_nulls().unique().sort(descending=True)]
