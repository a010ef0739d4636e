"""Words on suicide and self-harm in charts are the data's own; who does not want to see them leaves them blank."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from analysis.labels import Labels
from pages._ui.core.state.controlled import controlled

OPTION = "veil"
BLANK = "○○"
SENSITIVE = re.compile(
    r"自[殺死害傷殘残杀]|(?<!必)死(ん[でだ]|[なにぬねの]\w{0,2})?|心中(?!で)|遺書|希死|リスト・?カット|首吊り|飛び降り|"
    r"殺[すさしせそ]\w?|殺害|[寻尋]死|[轻輕]生|割腕|"
    r"\b(suicid\w*|self-harm\w*|kill(s|ed|ing)?|die[sd]?|dying|dead|deaths?)\b",
    re.IGNORECASE,
)
WRITTEN = ("text", "hovertext", "labels", "name", "ticktext", "y", "x", "theta")


def is_on() -> bool:
    """Whether the address asks for it."""
    return st.query_params.get(OPTION) == "1"


def switch(labels: Labels) -> None:
    """The switch, whose state the address keeps from page to page."""

    def write(on: bool) -> None:
        query = {name: text for name, text in st.query_params.to_dict().items() if name != OPTION}
        st.query_params.from_dict({**query, **({OPTION: "1"} if on else {})})

    st.toggle(labels("frame.veil"), **controlled(f"frame.{labels.lang}.{OPTION}", is_on(), write))


def words(text: str) -> str:
    """A text without these words, where the address asks for it."""
    return SENSITIVE.sub(BLANK, text) if is_on() else text


def over(drawn: go.Figure) -> go.Figure:
    """The same figure without these words, where the address asks for it."""
    return go.Figure(_without(drawn.to_dict(), ""), skip_invalid=True) if is_on() else drawn


def _without(part: Any, name: str) -> Any:
    if isinstance(part, Mapping):
        return {key: value if key == "template" else _without(value, key) for key, value in part.items()}
    if isinstance(part, str):
        return SENSITIVE.sub(BLANK, part) if name in WRITTEN else part
    if isinstance(part, np.ndarray) and part.dtype == object:
        return np.array([_without(value, name) for value in part], dtype=object)
    if isinstance(part, (list, tuple)):
        return [_without(value, name) for value in part]
    return part
