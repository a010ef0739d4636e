"""The tips of Plotly's tools in the page's language."""

from collections.abc import Mapping
from typing import Any

from analysis.labels import Labels

TIPS = {
    "Zoom": "zoom",
    "Pan": "pan",
    "Box Select": "box",
    "Lasso Select": "lasso",
    "Zoom in": "zoom_in",
    "Zoom out": "zoom_out",
    "Autoscale": "autoscale",
    "Reset axes": "reset",
    "Download plot as a PNG": "image",
    "Download plot as a png": "image",
    "Double-click to zoom back out": "back",
}


def config(own: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """A chart's configuration with the tips in another language than Plotly's own, which is English."""
    said = {name: labels(f"browser.{name}") for name in ("fullscreen", "close_fullscreen")}
    own = {**own, "window": {**said, "lost": labels("plotly.lost")}}
    if labels.is_english:
        return own
    words = {tip: labels(f"plotly.{name}") for tip, name in TIPS.items()}
    return {**own, "locale": labels.lang, "locales": {labels.lang: {"dictionary": words, "format": {}}}}
