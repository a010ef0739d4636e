"""Rendering: from a Plotly figure to SVG, PDF and PNG, without a browser."""

from analysis.core.earlier import named as __getattr__

__all__ = ["__getattr__"]
