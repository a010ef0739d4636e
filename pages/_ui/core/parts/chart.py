"""A figure on the page: what ``st.plotly_chart`` (Streamlit 1.67) does, with the figure's text made once.

Another figure is another element, as Streamlit's browser side needs it: one that stays shows what it showed first.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal
from zlib import crc32

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.layout_utils import LayoutConfig
from streamlit.elements.lib.utils import compute_and_register_element_id
from streamlit.elements.plotly_chart import PlotlyChartSelectionSerde, parse_selection_mode
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import register_widget

Mode = Literal["points", "box", "lasso"]
POINTS: tuple[Mode, ...] = ("points",)
AROUND: tuple[Mode, ...] = ("points", "box", "lasso")
DRAWING = ("lasso", "select")
TALL = 450
TEXTS = "_texts"


def show(
    drawn: go.Figure,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any],
    press: Callable[[], None] | Literal["rerun"] | None = None,
    modes: tuple[Mode, ...] = POINTS,
    fills: bool = False,
) -> Any:
    """Draw a figure; what is pressed in it is in the session's state under its key, and comes back.

    ``press``: called before the run that a press starts; ``fills``: whether it is as high as what it stands in.
    """
    proto = PlotlyChart(spec=text(drawn, selects=press is not None), config=json.dumps(config), alt=alt)
    proto.id = compute_and_register_element_id(
        "plotly_chart",
        user_key=key,
        dg=None,
        key_as_main_identity={"modes", "contents"},
        modes=modes if press else (),
        contents=crc32(proto.spec.encode()),
    )
    state = None
    if press is not None:
        proto.selection_mode.extend(parse_selection_mode(modes))
        serde = PlotlyChartSelectionSerde()
        state = register_widget(
            proto.id,
            on_change_handler=press if callable(press) else None,
            deserializer=serde.deserialize,
            serializer=serde.serialize,
            ctx=get_script_run_ctx(),
            value_type="string_value",
        ).value
    tall = int(drawn.layout.height or TALL)
    place = LayoutConfig(width="stretch", height="stretch" if fills else tall)
    get_dg_singleton_instance().main_dg._enqueue("plotly_chart", proto, layout_config=place)
    return state


def text(drawn: go.Figure, *, selects: bool) -> str:
    """A figure as the browser takes it, made once; where marks can be pressed, with what Plotly needs for that.

    The browser would add this itself, and draw the chart once more for it.
    """
    texts: dict[bool, str] = drawn.__dict__.setdefault(TEXTS, {})
    if selects not in texts:
        content = drawn.to_dict()
        traces = str(to_json_plotly(content["data"]))
        layout = {**content["layout"], "uirevision": crc32(traces.encode())}  # presses go with their marks
        if selects:
            layout.setdefault("dragmode", "pan")
            layout.setdefault("hovermode", "closest")
            layout.setdefault("clickmode", "event" if layout["dragmode"] in DRAWING else "event+select")
        texts[selects] = f'{{"data":{traces},"layout":{to_json_plotly(layout)}}}'
    return texts[selects]
